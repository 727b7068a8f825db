"""The four papers as tagged PDF: content in, bytes out. The same content gives the same bytes."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from care_plans.paper.content import (
    CarePlanPaper,
    ChildSummary,
    FloorCard,
    Goal,
    Goals,
    Grid,
    Pairs,
    Part,
    SafetyPlanPaper,
    Top,
    Voices,
)
from care_plans.paper.shortening import shortened
from shelter.paper.sheet import Face, Sheet, count_pages, draw_sheet

FLOOR_SIZES = (1.7, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1)  # 18 points at best; below 11 it cannot be read from a metre
SAFETY_SIZES = (1.0, 0.95)
SUMMARY_SIZES = (1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.05, 1.0)
STEP_WIDTHS = (0.1, 0.6, 0.3)
WHO_WIDTHS = (0.3, 0.24, 0.46)
GOAL = 240.0  # points for its words and its steps, so that they are seen together
ROOM_TO_ADD = 90.0  # points, on her own page


def draw_floor_card(card: FloorCard) -> bytes:
    """One page, in the largest letters that fit. Nothing is cut off: what does not fit goes on, on a second page."""
    write = partial(_floor_card, card)
    return draw_sheet(card.face, write, size=_fitting(card.face, write, FLOOR_SIZES) or FLOOR_SIZES[-1])


def draw_safety_plan(plan: SafetyPlanPaper) -> bytes:
    """One page, if slightly smaller letters are enough for that."""
    write = partial(_safety_plan, plan)
    return draw_sheet(plan.face, write, size=_fitting(plan.face, write, SAFETY_SIZES) or SAFETY_SIZES[0])


def draw_care_plan(plan: CarePlanPaper) -> bytes:
    return draw_sheet(plan.face, partial(_care_plan, plan))


def draw_child_summary(summary: ChildSummary) -> bytes:
    """Exactly one page: smaller letters first, then fewer words, with "…" where something was left out."""
    for size, content in _ever_smaller(summary):
        write = partial(_child_summary, content)
        if count_pages(summary.face, write, size=size) == 1:
            return draw_sheet(summary.face, write, size=size)
    raise AssertionError("the fewest words fit on one page")


def _fitting(face: Face, write: Callable[[Sheet], None], sizes: Sequence[float]) -> float | None:
    """The first of these sizes with which all of it stands on one page."""
    return next((size for size in sizes if count_pages(face, write, size=size) == 1), None)


def _ever_smaller(summary: ChildSummary) -> Iterator[tuple[float, ChildSummary]]:
    whole = shortened(summary, items=12, letters=300)
    yield from ((size, whole) for size in SUMMARY_SIZES)
    for items, letters in ((8, 200), (6, 140), (5, 100), (4, 70), (3, 50), (2, 36)):
        yield SUMMARY_SIZES[-1], shortened(summary, items=items, letters=letters)


def _floor_card(card: FloorCard, sheet: Sheet) -> None:
    _top(sheet, card.top)
    _box(sheet, card.allergies, strong=True)
    _box(sheet, card.helps)
    _cards(sheet, [card.worse, card.triggers, card.night, card.wants, card.do_not_ask, card.who_does_what])


def _safety_plan(plan: SafetyPlanPaper, sheet: Sheet) -> None:
    _top(sheet, plan.top)
    sheet.facts(plan.about.said)
    _box(sheet, plan.helps)
    _cards(sheet, [plan.worse, plan.signs, plan.triggers, plan.wants, plan.night, plan.do_not_ask])
    _grid(sheet, plan.who_does_what, WHO_WIDTHS)


def _care_plan(plan: CarePlanPaper, sheet: Sheet) -> None:
    _top(sheet, plan.top)
    if plan.draft:
        sheet.notice(plan.stage)
    else:
        sheet.paragraph(plan.stage)
    _cards(sheet, [plan.strengths, plan.interests], tint=True)
    _voices(sheet, plan.her_goals)
    _pairs(sheet, plan.her_view)
    _pairs(sheet, plan.needs)
    _goals(sheet, plan.goals)
    _pairs(sheet, plan.family)
    _part(sheet, plan.independence)
    _part(sheet, plan.participants)
    _pairs(sheet, plan.review)
    if plan.places:
        sheet.section(plan.signing)
        sheet.signatures(plan.places)


def _child_summary(summary: ChildSummary, sheet: Sheet) -> None:
    sheet.heading(summary.top.title, summary.top.sub, summary.top.over, leaf=True)
    _box(sheet, summary.strengths)
    _voices(sheet, summary.wants)
    _cards(sheet, [summary.helps, summary.people, summary.steps, summary.again])
    sheet.space(summary.adding, least=ROOM_TO_ADD)


def _top(sheet: Sheet, top: Top) -> None:
    sheet.heading(top.title, top.sub, top.over)


def _box(sheet: Sheet, part: Part, *, strong: bool = False) -> None:
    if part.said:
        sheet.box(part.label, part.said, strong=strong)


def _cards(sheet: Sheet, parts: Sequence[Part], *, tint: bool = False) -> None:
    if cards := [(part.label, part.said) for part in parts if part.said]:
        sheet.cards(cards, tint=tint)


def _part(sheet: Sheet, part: Part) -> None:
    match part.said:
        case ():
            return
        case (line,):
            sheet.section(part.label)
            sheet.paragraph(line)
        case lines:
            sheet.section(part.label)
            sheet.bullets(lines)


def _pairs(sheet: Sheet, pairs: Pairs) -> None:
    if _opened(sheet, pairs.label, pairs.said, pairs.otherwise):
        sheet.facts(pairs.said)


def _grid(sheet: Sheet, grid: Grid, widths: Sequence[float]) -> None:
    if _opened(sheet, grid.label, grid.rows, grid.otherwise):
        sheet.table(grid.head, grid.rows, widths=widths)


def _voices(sheet: Sheet, voices: Voices) -> None:
    quotes = [voice for voice in voices.quotes if voice.text.strip()]
    if _opened(sheet, voices.label, quotes, voices.otherwise):
        for voice in quotes:
            sheet.quote(voice.text, voice.source, voice.language)


def _goals(sheet: Sheet, goals: Goals) -> None:
    if _opened(sheet, goals.label, goals.goals, goals.otherwise):
        for goal in goals.goals:
            sheet.need(GOAL)
            _goal(sheet, goal, goals.head)


def _goal(sheet: Sheet, goal: Goal, head: tuple[str, str, str]) -> None:
    sheet.subsection(goal.title, goal.area)
    if goal.voice:
        sheet.quote(goal.voice.text, goal.voice.source, goal.voice.language)
    if goal.levels:
        rows = [(level.value, level.text, level.note) for level in goal.levels]
        noted = [number for number, level in enumerate(goal.levels) if level.note]
        sheet.table(head, rows, widths=STEP_WIDTHS, tinted=noted)
    sheet.facts(goal.facts)


def _opened(sheet: Sheet, label: str, said: Sequence[object], otherwise: str) -> bool:
    """Writes the label, and the word for nothing where there is nothing. Is there anything to write below it?"""
    if said or otherwise:
        sheet.section(label)
    if not said and otherwise:
        sheet.paragraph(otherwise, soft=True)
    return bool(said)
