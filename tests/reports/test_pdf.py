"""The PDF says what the edition says, in any language, and nothing about who made it, where or when."""

import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import getFont

from reports import charts
from reports.pdf import draw
from reports.wording import sections
from shelter.paper.fonts import BOLD, LIGHT, REGULAR
from tests.reports.editions import edition
from tests.reports.words import report_text


@pytest.mark.parametrize("label", ["2026H1", "2026"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_same_edition_gives_the_same_bytes(label: str, language: str) -> None:
    text = report_text(language)

    assert draw(edition(label), text=text) == draw(edition(label), text=text)


def test_the_file_is_tagged_titled_and_in_its_language_and_names_nobody() -> None:
    pdf = draw(edition(), text=report_text("fr"))

    assert b"/Marked true" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang (fr)" in pdf
    assert b"/Author ()" in pdf
    assert b"/Producer (Shelter)" in pdf
    assert str(Path.home()).encode() not in pdf
    assert b"D:2000" in pdf  # a fixed day, not the moment of making


def test_every_font_is_embedded_and_has_the_accents_of_french_and_filipino() -> None:
    pdf = draw(edition(), text=report_text("fr"))
    fonts = set(re.findall(rb"/BaseFont /([\w+-]+)", pdf))

    assert fonts
    assert all(re.match(rb"[A-Z]{6}\+OpenSans", font) for font in fonts)
    for name in (REGULAR, BOLD, LIGHT):
        assert all(ord(letter) in getFont(name).face.charToGlyph for letter in "ñÑéèêàçœŒ’«»–·\N{NO-BREAK SPACE}")


def test_a_published_zero_is_never_shown_as_none() -> None:
    rows = [row for section in sections(edition(), report_text()) for figure in section.figures for row in figure.rows]
    small = [row for row in rows if row.value == 0]

    assert small
    assert {row.shown for row in small} == {"moins de 5"}
    assert {row.share for row in small} <= {"peu", ""}


@pytest.mark.parametrize("narrow", [False, True])
def test_a_chart_is_a_file_without_script_or_outside_reference_and_says_every_label(narrow: bool) -> None:
    for section in sections(edition("2026"), report_text()):
        file = charts.svg(section.shown, narrow=narrow).decode()
        outside = re.findall(r'(?:href|src)="[^"]+"|url\([^#]|<script', file)

        assert outside == []
        for figure in section.figures:
            for bar in figure.bars:
                assert bar.shown in file


def test_pages_hold_compressed_text_only(tmp_path: Path) -> None:
    """No stream of the file carries a word of the machine it was made on."""
    pdf = draw(edition(), text=report_text())
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            plain = zlib.decompress(stream)
        except zlib.error:
            plain = stream
        assert str(tmp_path.parent).encode() not in plain


@pytest.mark.parametrize(
    "module",
    [
        "shelter.counting",
        "shelter.paper.sheet",
        "reports.disclosure",
        "reports.wording",
        "reports.charts",
        "reports.pdf",
        "care_plans.paper.drawing",
    ],
)
def test_the_pure_modules_load_no_django_and_no_database(module: str) -> None:
    code = f"import sys, {module}; print([m for m in ('django', 'psycopg') if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "[]"
