"""A sheet about one child flows, is read aloud in order, and is the same file each time."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shelter.paper.fonts import REGULAR
from shelter.paper.letters import fitted, short, shown
from shelter.paper.sheet import Face, Sheet, draw_sheet
from tests.paper import Paper, read

FACE = Face(
    "fil", "Care plan", "Copy 0042 · printed by M. Santos · Banaba", "page {page} of {pages}", "Banaba", "Draft"
)
LONG = "Water the garden in the morning, before the house wakes up. " * 40


def draw(write: Callable[[Sheet], None], *, size: float = 1) -> Paper:
    return read(draw_sheet(FACE, write, size=size))


def everything(sheet: Sheet) -> None:
    sheet.heading("Care plan", "Version 4", "Banaba")
    sheet.notice("Draft")
    sheet.box("Good at", ["Circus", "Numbers"])
    sheet.section("In her own words")
    sheet.quote("Gusto ko maka-tapos sa klase.", "2 November", "hil")
    sheet.subsection("Goal", "Learning")
    sheet.table(["Step", "What"], [["−2", "Leaves"], ["−1", "Stays"]], tinted=[1])
    sheet.facts([("Until", "February"), ("Nothing", " ")])
    sheet.bullets(["Garden", "Cat"])
    sheet.cards([("Night", ["Lamp"]), ("People", ["Lorna", "Grace"])])
    sheet.paragraph("That is all.")
    sheet.signatures([("Worker", "M. Santos"), ("Her own mark", "")])
    sheet.space("Something I want to add", least=60)


def test_the_file_is_tagged_titled_and_in_its_language_and_names_nobody() -> None:
    file = draw_sheet(FACE, everything)

    assert b"/Marked true" in file
    assert b"/StructTreeRoot" in file
    assert b"/Lang (fil)" in file
    assert b"/Title (Care plan)" in file
    assert b"/Author ()" in file
    assert b"/DisplayDocTitle true" in file
    assert b"Banaba" not in file
    assert b"Santos" not in file
    assert str(Path.home()).encode() not in file


def test_the_same_words_give_the_same_bytes() -> None:
    assert draw_sheet(FACE, everything) == draw_sheet(FACE, everything)


def test_each_part_is_tagged_as_what_it_is_and_read_in_order() -> None:
    paper = draw(everything)

    assert paper.of("H1", "H2", "H3") == [
        "Care plan", "Good at", "In her own words", "Goal", "Night", "People", "Something I want to add",
    ]  # fmt: skip
    assert [(piece.kind, piece.text) for piece in paper.pieces if "Table" in piece.path] == [
        ("TH", "Step"), ("TH", "What"), ("TH", "−2"), ("TD", "Leaves"), ("TH", "−1"), ("TD", "Stays"),
    ]  # fmt: skip
    assert [piece.text for piece in paper.pieces if piece.path[-1] == "LI"] == [
        "Circus", "Numbers", "Until", "February", "Garden", "Cat", "Lorna", "Grace",
    ]  # fmt: skip
    assert paper.of("Lbl") == ["Until"]


def test_her_own_words_are_in_her_language_and_their_source_in_ours() -> None:
    quoted = [piece for piece in draw(everything).pieces if "BlockQuote" in piece.path]

    assert [(piece.text, piece.language) for piece in quoted] == [
        ("Gusto ko maka-tapos sa klase.", "hil"),
        ("2 November", ""),
    ]


def test_every_page_carries_the_copy_line_its_number_and_that_it_is_a_draft() -> None:
    paper = draw(lambda sheet: sheet.table(["Long"], [[LONG]] * 6))

    assert len(paper.margins) > 2
    for number, margin in enumerate(paper.margins, start=1):
        assert FACE.copy in margin
        assert f"page {number} of {len(paper.margins)}" in margin
        assert ("Draft" in margin) == (number > 1)


def test_a_paragraph_that_goes_on_overleaf_is_still_one_piece() -> None:
    words = " ".join(str(number) for number in range(3000))

    [piece] = draw(lambda sheet: sheet.paragraph(words)).pieces

    assert piece.pages == list(range(len(piece.pages)))
    assert len(piece.pages) > 1
    assert piece.text == words


@pytest.mark.parametrize("lines", range(30, 50))
def test_a_heading_is_never_left_behind_at_the_foot_of_a_page(lines: int) -> None:
    def write(sheet: Sheet) -> None:
        sheet.bullets(["filled"] * lines)
        sheet.section("What helps")
        sheet.subsection("At night", "for whoever is there")
        sheet.paragraph("The lamp stays on. " * 20)
        sheet.box("Box", ["one line", "another"])
        sheet.section("Who")
        sheet.table(["Step", "What"], [["−2", "Leaves"]])

    page = {piece.text: piece.pages[0] for piece in draw(write).pieces}

    assert (
        page["What helps"]
        == page["At night"]
        == page["for whoever is there"]
        == page[("The lamp stays on. " * 20).strip()]
    )
    assert page["Box"] == page["one line"]
    assert page["Who"] == page["Step"] == page["−2"]


def test_the_head_of_a_long_table_comes_back_on_each_page_but_is_read_once() -> None:
    rows = [[str(number), LONG[:200]] for number in range(40)]

    paper = draw(lambda sheet: sheet.table(["Step", "What it looks like"], rows))

    assert len(paper.margins) > 1
    assert all("What it looks like" in margin for margin in paper.margins[1:])
    assert paper.of("TH").count("Step") == 1


def test_a_cell_longer_than_a_page_loses_nothing() -> None:
    paper = draw(lambda sheet: sheet.table(["a", "b"], [["x", "word " * 2000]]))

    assert paper.of("TD")[0].count("word") == 2000


def test_cards_that_are_too_long_stand_under_one_another_and_lose_nothing() -> None:
    cards = [(f"card {number}", [LONG, LONG]) for number in range(5)]

    paper = draw(lambda sheet: sheet.cards(cards), size=1.4)

    assert paper.of("LBody") == [LONG.strip()] * 10


def test_markup_is_shown_as_it_was_typed() -> None:
    assert draw(lambda sheet: sheet.paragraph("<b>5 & 6</b> <para>")).of("P") == ["<b>5 & 6</b> <para>"]


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("Señorita, élève, “quoted”, ’t, −2, œuf, Ñ", "Señorita, élève, “quoted”, ’t, −2, œuf, Ñ"),
        ("nin\u0303a", "niña"),
        ("joy \U0001f600 here", "joy ? here"),
        ("中文", "??"),
        ("10\u202f000 : non\u2011stop", "10\u00a0000 : non-stop"),
        ("zero\u200bwidth\x07\ufeff", "zerowidth"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("\u01f9 \ufb01n g\u1dc4", "n ﬁn g"),
        ("lone \ud800", "lone ?"),
    ],
)
def test_a_letter_that_the_typeface_lacks_does_not_vanish(typed: str, seen: str) -> None:
    assert shown(typed) == seen


def test_shortened_words_say_that_something_is_missing() -> None:
    assert short("one\n two   three", 100) == "one two three"
    assert short("one two three", 8) == "one two…"
    assert fitted("a" * 500, REGULAR, 9, 60).endswith("…")
    assert fitted("short", REGULAR, 9, 60) == "short"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=400), min_size=1, max_size=6), st.sampled_from([0.8, 1, 1.7]))
def test_any_words_can_be_drawn(words: list[str], size: float) -> None:
    def write(sheet: Sheet) -> None:
        sheet.heading(words[0], words[-1], words[0])
        for text in words:
            sheet.section(text)
            sheet.quote(text, text, "hil")
            sheet.box(text, [text, text], strong=True)
            sheet.cards([(text, [text])] * 3)
            sheet.table([text, text], [[text, text]])
            sheet.facts([(text, text)])
        sheet.signatures([(text, text) for text in words])

    assert draw(write, size=size).margins


@pytest.mark.parametrize("text", ["W" * 3000, "line\n" * 200, "word " * 1500])
def test_endless_words_end(text: str) -> None:
    def write(sheet: Sheet) -> None:
        sheet.heading(text, text, text)
        sheet.section(text)
        sheet.box(text, [text])
        sheet.cards([(text, [text]), ("short", ["short"])])
        sheet.table([text, "short"], [["short", text]])
        sheet.signatures([(text, text)])

    assert len(draw(write).margins) > 3
