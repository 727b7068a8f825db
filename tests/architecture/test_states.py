"""The pictures of the state machines say what the code does."""

from shelter import states
from shelter.config import ROOT


def test_the_pictures_are_those_of_the_code() -> None:
    page = ROOT / "docs" / "states.md"

    assert page.read_text(encoding="utf-8") == states.drawn(), "run ./x manage draw_states"
