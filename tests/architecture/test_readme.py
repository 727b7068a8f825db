"""The README says what is there: the people of the demo, the roles, the pictures and the pages it leads to."""

import re
from pathlib import Path

import pytest

from shelter.access import Role
from shelter.accounts.demo import PERSONAS
from shelter.config import ROOT

README = (ROOT / "README.md").read_text()
LINKS = re.findall(r"\]\(((?!https?://)[^)]+)\)", README)
PICTURES = sorted((ROOT / "docs" / "pictures").iterdir())


def table(first_column: str) -> list[list[str]]:
    """The rows below the head of the one table that begins with this column, without the marks of code."""
    lines = iter(README.splitlines())
    next(line for line in lines if line.startswith(f"| {first_column} | "))
    next(lines)
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip().strip("`") for cell in line.strip("|").split("|")])
    return rows


def test_the_people_of_the_demo_stand_in_the_readme_with_all_it_takes_to_sign_in() -> None:
    people = [[p.username, str(p.role.label).lower(), p.password, p.secret] for p in PERSONAS]

    assert table("user name") == people


def test_every_role_is_explained_once() -> None:
    explained = [role for row in table("role | sees") for role in row[0].split(", ")]

    assert sorted(explained) == sorted(str(role.label).lower() for role in Role)


@pytest.mark.parametrize("link", LINKS)
def test_every_picture_and_page_it_leads_to_is_there(link: str) -> None:
    assert (ROOT / link).exists()


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_every_picture_is_shown_and_small(picture: Path) -> None:
    assert f"docs/pictures/{picture.name}" in LINKS
    assert picture.stat().st_size < 150_000


def test_every_file_it_names_is_there() -> None:
    named = re.findall(r"`((?:shelter|residents|reports|docs|tests)/[\w/.-]*)`", README)

    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
