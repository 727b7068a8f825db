"""Texts of questionnaires that an organisation installs: shown where they can be read, told of where they cannot."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from shelter.actor import acting
from shelter.config import CONFIG
from tests.care_plans.assessments.given import begin
from tests.world import World, enter

PACK = """
code = "cries8"
version = "2005"
language = "hil"
licence = "for this test only"
instruction = "Invented words before the questions."
choices = ["never", "seldom", "now and then", "often"]
items = ["one?", "two?", "three?", "four?", "five?", "six?", "seven?", "a lighthouse?"]
"""


@pytest.fixture
def pack() -> Iterator[Path]:
    file = CONFIG.data / "instruments" / "cries8.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(PACK)
    yield file
    file.unlink()


@pytest.fixture
def wren(world: World) -> Any:
    with acting(world.carla.pk):
        return world.wren


def test_an_installed_text_is_asked_one_by_one_in_its_own_words_and_language(
    world: World, wren: Any, pack: Path
) -> None:
    with acting(world.carla.pk):
        one = begin(world.carla, wren, "cries8", mode="self")
    client = enter(world.carla)
    url = reverse("assessment_question", args=[wren.public_id, one.pk, 8])
    page = client.get(url).content.decode()

    for words in ("a lighthouse?", "now and then", "Invented words before the questions.", 'lang="hil"', "8 of 8"):
        assert words in page
    assert client.post(url, {"given": "3", "go": "next"}).status_code == 302  # "now and then" is worth 3


def test_the_administrator_sees_what_is_installed_and_why_something_is_not(world: World, pack: Path) -> None:
    client, url = enter(world.ada), reverse("instrument_list")
    assert "Installed (hil, version 2005)" in client.get(url).content.decode()

    pack.write_text("code = ")

    assert "The pack is not a TOML file in UTF-8." in client.get(url).content.decode()


def test_a_text_that_cannot_be_read_leads_to_the_paper_form(world: World, wren: Any, pack: Path) -> None:
    with acting(world.carla.pk):
        one = begin(world.carla, wren, "cries8", mode="self")
    pack.write_text("code = ")
    client = enter(world.carla)

    asked = client.get(reverse("assessment_question", args=[wren.public_id, one.pk, 1]))
    resumed = client.post(reverse("assessment_resume", args=[wren.public_id, one.pk]))

    assert asked.headers["Location"] == reverse("assessment", args=[wren.public_id, one.pk])
    assert resumed.headers["Location"] == reverse("assessment_form", args=[wren.public_id, one.pk])
    assert "Question 8" in client.get(resumed.headers["Location"]).content.decode()
