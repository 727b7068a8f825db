"""Results that come on paper at the end of a term: a block from a spreadsheet, two slips, and the keyboard."""

import pytest
from django.db import transaction

from education.models import Enrolment, Mark
from shelter.actor import acting
from tests.education.results.schooled import enrol, field
from tests.journeys.house import House
from tests.paper import read
from tests.world import World

pytestmark = pytest.mark.journey
BLOCK = "86\t79\t84\n91\t8O\t88\n78\t85\t120\n"  # two slips: the letter O, and more than there is
PASTE = """(input, text) => {
    const board = new DataTransfer();
    board.setData("text/plain", text);
    input.dispatchEvent(new ClipboardEvent("paste", {clipboardData: board, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def enrolled(world: World) -> dict[str, Enrolment]:
    """Three girls of North in Grade 7."""
    with acting(world.mara.pk), transaction.atomic():
        return {name: enrol(world.mara, getattr(world, name)) for name in ("plover", "robin", "wren")}


def test_a_block_of_marks_with_two_slips(world: World, house: House, enrolled: dict[str, Enrolment]) -> None:
    paste_the_block(world, house)
    read_what_is_to_finish(house)
    correct_it_with_the_keyboard(house)
    with acting(world.mara.pk), transaction.atomic():
        told = Mark.objects.order_by("resident__code_name", "area__place").values_list("value", flat=True)
        assert [int(value or 0) for value in told] == [86, 79, 84, 91, 80, 88, 78, 85, 100]
        assert Mark.history.count() == 9

    look_at_her_own_results(house)


def paste_the_block(world: World, house: House) -> None:
    house.enter_as(world.mara)
    house.open("/schooling/results/")
    house.should_say("Averages of all periods")
    house.should_be_accessible()
    house.press("Term 1")
    house.page.get_by_label("Plover, Filipino").evaluate(PASTE, BLOCK)
    house.should_say("9 cells filled in. Nothing is saved yet.")
    house.should_be_accessible()
    house.press("Save")


def read_what_is_to_finish(house: House) -> None:
    house.should_say("2 things to finish")
    house.should_say("Robin, English · a mark from 0 to 100")
    house.should_say("Wren, Mathematics · a mark from 0 to 100")
    assert house.page.get_by_label("Robin, English").input_value() == "8O"
    assert house.page.get_by_label("Plover, Filipino").input_value() == "86"
    house.should_be_accessible()
    assert Mark.history.using("owner").count() == 0


def correct_it_with_the_keyboard(house: House) -> None:
    """The link leads to the cell; what is in it is chosen, so that typing writes over it; Enter goes down."""
    keys = house.page.keyboard
    house.follow("Robin, English")
    assert focused(house) == "Robin, English"
    keys.type("80")
    keys.press("Enter")
    assert focused(house) == "Wren, English"
    keys.press("ArrowRight")
    assert focused(house) == "Wren, Mathematics"
    keys.type("100")
    keys.press("ArrowUp")
    assert focused(house) == "Robin, Mathematics"
    keys.press("ArrowLeft")
    assert focused(house) == "Robin, English"
    keys.press("Tab")
    assert focused(house) == "Robin, Mathematics"
    house.press("Save")
    house.should_say("9 marks saved.")


def focused(house: House) -> str | None:
    label: str | None = house.page.evaluate("document.activeElement.getAttribute('aria-label')")
    return label


def look_at_her_own_results(house: House) -> None:
    house.follow("Wren")
    house.should_say("2026-2027 · Grade 7")
    house.fill("General average, Term 1", "74")
    house.fill("General average, Term 2", "83.5")
    house.press("Save")
    house.should_say("2 marks saved.")
    house.should_say("needs support")
    house.should_be_accessible()
    house.press("Over the years")
    house.should_say("Her own way, compared with herself only.")
    house.should_say("83.5")
    house.should_be_accessible()
    house.page.go_back()
    action = house.page.locator("form[action$='/print/']")
    token = action.locator("[name=csrfmiddlewaretoken]").input_value()
    answer = house.page.request.post(
        house.address + str(action.get_attribute("action")), form={"csrfmiddlewaretoken": token},
        headers={"Referer": house.page.url},
    )  # fmt: skip
    paper = read(answer.body())
    assert "83.5" in paper.of("TD")
    assert "Wren Grace" not in paper.text() + "".join(paper.margins)


def test_marks_are_kept_while_the_line_is_cut(world: World, house: House, enrolled: dict[str, Enrolment]) -> None:
    house.enter_as(world.mara)
    house.open("/schooling/results/")
    house.press("Term 2")
    with acting(world.mara.pk), transaction.atomic():
        name = field(enrolled["wren"].pk, "english", 2)
    house.page.get_by_label("Wren, English").fill("88")
    house.page.context.set_offline(True)
    house.press("Save")
    house.should_say("Not saved yet. What you typed is still here. Try again.")
    assert house.page.locator(f"[name={name}]").input_value() == "88"
    house.page.context.set_offline(False)
    house.press("Save")
    house.should_say("1 mark saved.")
    house.complaints.clear()  # that the line was cut is what the browser complains of
