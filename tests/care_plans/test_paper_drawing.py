"""The four papers say what they are given, in their order, and her own page is one page whatever is written."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from care_plans.paper import drawing
from care_plans.paper.content import Part, Voice, Voices
from tests.care_plans import papers
from tests.paper import read

ALL = {
    "floor card": lambda: drawing.draw_floor_card(papers.floor_card()),
    "fiche de vie": lambda: drawing.draw_floor_card(papers.floor_card_fr()),
    "safety plan": lambda: drawing.draw_safety_plan(papers.safety_plan()),
    "care plan": lambda: drawing.draw_care_plan(papers.care_plan()),
    "projet": lambda: drawing.draw_care_plan(papers.care_plan_fr()),
    "summary": lambda: drawing.draw_child_summary(papers.summary()),
    "mon projet": lambda: drawing.draw_child_summary(papers.summary_fr()),
}
LONG = "She waters the garden in the morning and laughs with the others. " * 30


@pytest.mark.parametrize("name", ALL)
def test_the_same_content_gives_the_same_bytes(name: str) -> None:
    assert ALL[name]() == ALL[name]()


@pytest.mark.parametrize("name", ALL)
def test_a_paper_is_tagged_and_its_file_does_not_name_her(name: str) -> None:
    file = ALL[name]()

    assert b"/StructTreeRoot" in file
    assert b"/Lang (fr)" in file or b"/Lang (en)" in file
    assert b"Banaba" not in file
    assert read(file).of("H1")


@pytest.mark.parametrize("name", ALL)
def test_every_page_carries_the_copy_line(name: str) -> None:
    assert all("0042" in margin and "M. Santos" in margin for margin in read(ALL[name]()).margins)


def test_the_floor_card_is_one_page_with_her_allergies_and_what_helps_first() -> None:
    paper = read(drawing.draw_floor_card(papers.floor_card()))

    assert len(paper.margins) == 1
    assert paper.of("H1", "H2") == [
        "Banaba", "Allergies", "What helps now", "What makes it worse", "What is hard for her", "At night",
        "Who she wants with her", "Do not ask", "Who does what",
    ]  # fmt: skip


def test_a_floor_card_is_never_cut_short() -> None:
    card = replace(papers.floor_card(), helps=Part("What helps now", (LONG,) * 6))

    paper = read(drawing.draw_floor_card(card))

    assert paper.text().count(LONG.strip()) == 6
    assert paper.of("H2")[-1] == "Who does what"


def test_the_safety_plan_is_usable_with_almost_nothing_written() -> None:
    full, empty = papers.safety_plan(), Part("")
    plan = replace(
        full,
        helps=Part("What helps now", (), "Not written yet"),
        worse=empty,
        signs=empty,
        triggers=Part("What is hard for her", (), "Not written yet"),
        wants=empty,
        night=empty,
        do_not_ask=empty,
        who_does_what=replace(full.who_does_what, rows=()),
    )

    paper = read(drawing.draw_safety_plan(plan))

    assert paper.of("H1", "H2") == ["Safety plan", "What helps now", "What is hard for her"]
    assert paper.of("P").count("Not written yet") == 2


def test_the_care_plan_begins_with_her_strengths_and_her_words() -> None:
    paper = read(drawing.draw_care_plan(papers.care_plan()))

    assert paper.of("H1", "H2", "H3") == [
        "Care plan", "What she is good at", "What she likes", "What she wants, in her own words",
        "Her view of this plan", "What she needs, by area", "Goals", "Stay in class for the whole morning",
        "Sleep through the night, most nights", "Family, and where this leads", "Towards a life of her own",
        "Who took part", "When we look at it again", "Agreed and approved",
    ]  # fmt: skip


def test_each_goal_has_five_steps_and_says_where_she_starts() -> None:
    paper = read(drawing.draw_care_plan(papers.care_plan()))
    table = [piece.text for piece in paper.pieces if "Table" in piece.path]

    assert table[3:9] == [
        "−2",
        "Leaves class most mornings",
        "",
        "−1",
        "Stays three mornings a week",
        "She starts here",
    ]
    assert [cell for cell in table if cell in {"−2", "−1", "0", "+1", "+2"}] == ["−2", "−1", "0", "+1", "+2"] * 2


def test_a_draft_says_so_on_every_page() -> None:
    paper = read(drawing.draw_care_plan(papers.care_plan(draft=True)))

    assert "Draft. Not agreed with her yet." in paper.of("P")
    assert len(paper.margins) > 1
    assert all("Draft" in margin for margin in paper.margins[1:])


def test_a_plan_in_force_does_not_look_like_a_draft() -> None:
    file = drawing.draw_care_plan(papers.care_plan())

    assert "Draft" not in read(file).text() + "".join(read(file).margins)


def test_independence_is_left_out_where_there_is_none() -> None:
    assert "Vers une vie à elle" not in read(drawing.draw_care_plan(papers.care_plan_fr())).text()


def test_her_page_says_all_of_it_when_there_is_room() -> None:
    for summary in (papers.summary(), papers.summary_fr()):
        text = read(drawing.draw_child_summary(summary)).text()

        assert "…" not in text
        for part in (summary.strengths, summary.helps, summary.people, summary.steps, summary.again):
            assert all(line in text for line in part.lines)


def test_her_page_ends_with_room_for_what_she_wants_to_add() -> None:
    assert read(drawing.draw_child_summary(papers.summary())).pieces[-1].text == "Something I want to add"


@pytest.mark.parametrize("text", [LONG, "W" * 4000, "i" * 4000, "line\n" * 500, "\U0001f600" * 900, "<b>&" * 600])
@pytest.mark.parametrize("items", [1, 40])
def test_her_page_is_one_page_whatever_is_written(text: str, items: int) -> None:
    part = Part(text, (text,) * items, text)
    whole = replace(papers.summary().face, copy=text, page="page {page} of {pages} " + text[:40].replace("\n", " "))
    top = replace(papers.summary().top, over=text, title=text, sub=text)
    wants = Voices(text, (Voice(text, text, "hil"),) * items)
    summary = replace(
        papers.summary(),
        face=whole, top=top, strengths=part, wants=wants, helps=part, people=part, steps=part, again=part, adding=text,
    )  # fmt: skip

    paper = read(drawing.draw_child_summary(summary))

    assert len(paper.margins) == 1
    assert paper.of("H1")


LINES = st.lists(st.text(max_size=300), max_size=15).map(tuple)


@settings(max_examples=25, deadline=None)
@given(LINES, LINES, LINES, st.text(max_size=300))
def test_her_page_is_one_page_for_any_words(
    first: tuple[str, ...], second: tuple[str, ...], third: tuple[str, ...], label: str
) -> None:
    summary = replace(
        papers.summary(),
        strengths=Part(label, first),
        wants=Voices(label, tuple(Voice(text) for text in second)),
        helps=Part(label, second),
        people=Part("People", third),
        steps=Part("Steps", first),
    )

    assert len(read(drawing.draw_child_summary(summary)).margins) == 1


def test_what_is_left_out_of_her_page_is_shown_by_dots() -> None:
    summary = replace(papers.summary(), steps=Part("My next steps", tuple(f"Step {number}" for number in range(60))))

    steps = [text for text in read(drawing.draw_child_summary(summary)).of("LBody") if text.startswith("Step")]

    assert steps[0] == "Step 0"
    assert steps[-1].endswith("…")
