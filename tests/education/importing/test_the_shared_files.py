"""Both files of the homes, one after the other: every row is said as expected, and a second time changes nothing."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from education.importing import actions
from education.importing.models import ResultsBatch
from education.models import Enrolment, Mark, School
from residents.importing import actions as lists
from shelter.actor import acting
from tests.residents.importing.homes import LIST, Homes
from tests.world import World

pytestmark = pytest.mark.django_db(databases={"default", "owner", "report"})
FIXTURES = Path(__file__).parent / "fixtures"
RESULTS = FIXTURES / "school_results.xlsx"
# Two girls are refused in the list of residents, one with the code of somebody else, one born in the future: nobody
# here has their codes.
NOT_BROUGHT_IN = [("SY 2025-2026", 51), ("SY 2025-2026", 78), ("SY 2026-2027", 27), ("SY 2026-2027", 53)]
HEADINGS = {("SY 2025-2026", 1): "heading row", ("SY 2026-2027", 1): "heading row"}


@pytest.fixture
def homes(world: World) -> Homes:
    """The three homes with everybody of the list of residents."""
    found = Homes(world)
    with acting(found.lena.pk):
        batch = lists.look_at(by=found.lena, content=LIST.read_bytes(), file_name="residents.xlsx")
        workers = {home.pk: found.carmen for home in found.homes}
        lists.begin(by=found.lena, batch=batch, social_workers=workers)
        lists.bring_in(by=found.lena, batch=batch, social_workers=workers)
    return found


def expected() -> dict[tuple[str, int], tuple[str, str]]:
    told = json.loads((FIXTURES / "expected.json").read_text())["rows"]
    wrong = {(row["sheet"], row["row"]): (row["verdict"], row["why"]) for row in told}
    return wrong | dict.fromkeys(NOT_BROUGHT_IN, ("reject", "code not known"))


def bring_in(homes: Homes) -> ResultsBatch:
    with acting(homes.lena.pk):
        batch = actions.look_at(by=homes.lena, content=RESULTS.read_bytes(), file_name="school_results.xlsx")
        return actions.bring_in(by=homes.lena, batch=batch)


def test_every_row_is_said_as_expected_once_the_residents_are_in(homes: Homes) -> None:
    out = StringIO()
    call_command("import_results", str(RESULTS), "--dry-run", "--format", "json", "--by", "lena", stdout=out)
    said = {(row["sheet"], row["row"]): (row["verdict"], row["why"]) for row in json.loads(out.getvalue())["rows"]}
    rows = {("SY 2025-2026", n) for n in range(1, 88)} | {("SY 2026-2027", n) for n in range(1, 75)}

    assert set(said) == rows
    otherwise = {at: ("ignore", why) for at, why in HEADINGS.items()} | expected()
    assert said == {at: otherwise.get(at, ("accept", "")) for at in rows}


def test_all_of_it_comes_in_once_and_can_be_taken_back(homes: Homes) -> None:
    done = bring_in(homes)
    told = (done.new_enrolments, done.new_marks, done.changed, done.left_alone, done.rejected)
    assert told == (152, 388, 0, 0, 7)
    with acting(homes.lena.pk):
        before = [model.history.count() for model in (School, Enrolment, Mark)]

    again = bring_in(homes)

    assert (again.new_enrolments, again.new_marks, again.changed, again.left_alone) == (0, 0, 0, 0)
    with acting(homes.lena.pk):
        assert [model.history.count() for model in (School, Enrolment, Mark)] == before
        actions.take_back(by=homes.lena, batch=done)
        assert [model.objects.count() for model in (School, Enrolment, Mark)] == [0, 0, 0]
