"""The PDF says what the edition says, in any language, and nothing about who made it, where or when."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import getFont

from reports.disclosure import reopen, write
from reports.pdf import draw
from shelter.paper.fonts import BOLD, LIGHT, REGULAR
from tests import paper
from tests.reports.editions import edition, numbers_in, numbers_of
from tests.reports.words import report_text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_same_edition_gives_the_same_bytes_also_after_it_was_stored(language: str) -> None:
    text, made = report_text(language), edition(language=language)

    assert draw(made, text=text) == draw(reopen(write(made)), text=text)


def test_the_file_is_tagged_titled_and_in_its_language_and_names_nobody() -> None:
    pdf = draw(edition(), text=report_text("fr"))

    assert b"/Marked true" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang (fr)" in pdf
    assert b"/DisplayDocTitle true" in pdf
    assert b"/Author ()" in pdf
    assert b"/Producer (Shelter)" in pdf
    assert str(Path.home()).encode() not in pdf
    assert set(re.findall(rb"D:(\d{4})", pdf)) == {b"2000"}  # a fixed day, not the moment of making


def test_every_font_is_embedded_and_has_the_accents_of_french_and_filipino() -> None:
    pdf = draw(edition(), text=report_text("fr"))
    fonts = set(re.findall(rb"/BaseFont /([\w+-]+)", pdf))

    assert fonts
    assert all(re.match(rb"[A-Z]{6}\+OpenSans", font) for font in fonts)
    for name in (REGULAR, BOLD, LIGHT):
        assert all(ord(letter) in getFont(name).face.charToGlyph for letter in "ñÑéèêàçœŒ’«»–·\N{NO-BREAK SPACE}")
    assert "Maison Peñafrancia" in paper.read(pdf).text()


def test_a_screen_reader_meets_one_title_to_a_page_and_tables_with_heads() -> None:
    read = paper.read(draw(edition(), text=report_text()))
    titles = [piece for piece in read.pieces if piece.kind == "H1"]

    assert [title.text for title in titles] == [
        "Rapport aux donateurs", "Sommaire", "Les filles accompagnées", "Soins et thérapie", "Scolarité", "Activités",
        "Famille et réintégration", "Bien-être", "Prévention", "Finances", "Définitions et limites",
        "Comment ces chiffres sont faits",
    ]  # fmt: skip
    pages = [title.pages[0] for title in titles]
    assert pages == sorted(set(pages))
    assert [piece.text for piece in read.pieces if piece.path[-1] == "TR"][:7] == [
        "Âge", "Filles", "Part", "5 à 9 ans", "5", "6 %", "10 à 14 ans",
    ]  # fmt: skip


def test_every_page_but_the_cover_says_which_it_is_and_the_contents_say_where_each_part_begins() -> None:
    read = paper.read(draw(edition(), text=report_text()))
    begins = {piece.text: piece.pages[0] + 1 for piece in read.pieces if piece.kind == "H1"}
    lines = [piece.text for piece in read.pieces if "TOC" in piece.path]

    for number, margin in enumerate(read.margins[1:], start=2):
        assert margin.endswith(f"Page {number} sur {len(read.margins)}")
    assert {title: int(page) for title, page in zip(lines[1::3], lines[2::3], strict=True)} == {
        title: page for title, page in begins.items() if title not in ("Rapport aux donateurs", "Sommaire")
    }


def test_each_line_of_the_contents_is_a_link_also_in_the_structure_and_each_part_stands_in_the_outline() -> None:
    pdf = draw(edition(), text=report_text())
    linked = [piece for piece in paper.read(pdf).pieces if piece.path[-3:] == ("TOCI", "Reference", "Link")]

    assert pdf.count(b"/Subtype /Link") == pdf.count(b"/StructParent ") == pdf.count(b"/Type /OBJR") == 10
    assert len(linked) == 2 * 10  # the title and its page
    assert b"/Outlines" in pdf


def test_the_officers_words_come_first_and_long_ones_go_on_on_the_next_page() -> None:
    short, long = (paper.read(draw(edition(long=long), text=report_text())) for long in (False, True))

    assert len(long.margins) > len(short.margins)
    for read in (short, long):
        told = read.text()
        assert told.index("Une année calme") < told.index("Environ 85 filles")
        assert "Les visites à domicile ne sont pas encore comptées." in told
    assert long.text().count("La maison Peñafrancia a rouvert son jardin.") == 24


def test_a_figure_that_was_asked_for_and_is_not_there_says_why() -> None:
    told = paper.read(draw(edition(), text=report_text())).text()

    assert "Aide juridique (L1)" in told
    assert "Pas encore enregistré." in told


def test_what_was_entered_by_hand_says_so_and_what_is_aimed_at_stands_beside_its_figure() -> None:
    told = paper.read(draw(edition(), text=report_text())).text()

    assert told.count("Saisi à la main (chargée des donateurs). Ne concerne pas les filles.") == 2
    assert "3 124 500,50 PHP".replace(" ", "\N{NO-BREAK SPACE}") in told.replace(" ", "\N{NO-BREAK SPACE}")
    assert "Point de départ : 60 %" in told
    assert "Objectif : 90 %" in told


def test_a_number_under_the_base_is_words_and_never_0() -> None:
    cells = paper.read(draw(edition(), text=report_text())).of("TD", "P")

    assert "moins de 5" in cells
    assert "0" not in cells


def test_every_number_of_the_paper_is_in_the_document() -> None:
    made = edition()
    shown = [piece.text for piece in paper.read(draw(made, text=report_text())).pieces if piece.kind in ("TD", "P")]
    figures = {
        number for text in shown if re.fullmatch(r"[\d\s%]+", text) for number in numbers_in("".join(text.split()))
    }

    assert len(figures) > 20
    assert figures <= numbers_of(made) | set(range(2, 16))  # pages of the contents


@pytest.mark.parametrize(
    "module",
    [
        "shelter.counting",
        "shelter.paper.sheet",
        "reports.disclosure",
        "reports.wording",
        "reports.charts",
        "reports.pdf",
        "reports.workbook",
        "care_plans.paper.drawing",
    ],
)
def test_the_pure_modules_load_no_django_and_no_database(module: str) -> None:
    code = f"import sys, {module}; print([m for m in ('django', 'psycopg') if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "[]"
