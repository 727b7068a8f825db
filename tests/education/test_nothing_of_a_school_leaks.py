"""A school, an adviser, an address and a learner number are planted: everybody opens every page, and looks everywhere.

Every address of schooling, results, activities and both imports is opened and sent by everybody; besides, every page
that links lead to. What comes back is searched: pages, headers, papers, what is logged, and every line of the trace.
"""

import logging
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from education import actions, urls
from education.importing.models import ResultsBatch
from education.models import Award, Cost, Enrolment, Help, School, SchoolContact
from shelter.actor import acting
from shelter.logs import NothingOfAnyone
from shelter.models import Trace
from tests.care_plans.test_what_the_floor_sees import everything_seen
from tests.education.activities.test_reach import there as activities  # noqa: F401 -- a fixture
from tests.education.importing.sheets_of_results import give_code, results
from tests.education.results.schooled import enrol, mark, year
from tests.paper import read
from tests.residents.forms import filled, form_of
from tests.residents.test_every_page_of_a_file import EVERYBODY, patterns
from tests.world import World, enter

SCHOOL, ADVISER, COVER, LRN = "Zyzzyva Academy", "Quokkamarsh", "88 Xylotomous Lane", "904117335582"
SECRETS = (SCHOOL, ADVISER, COVER, LRN)
NAMES = {str(pattern.name) for pattern in patterns(urls.urlpatterns)}
TEAM = ("mara", "carla", "pia")  # who opens Wren's case file
# Where each may read what: pages whose address holds one of these.
MAY_READ: dict[str, dict[str, tuple[str, ...]]] = {
    "mara": {SCHOOL: ("/schooling/",), ADVISER: ("/schooling/",), COVER: ("/schooling/",), LRN: ("/identity/",)},
    "carla": {SCHOOL: ("/schooling/",), ADVISER: ("/schooling/",), COVER: ("/schooling/",), LRN: ("/identity/",)},
    "pia": {SCHOOL: ("/schooling/",), ADVISER: ("/schooling/",), COVER: ("/schooling/",)},
    "cora": {SCHOOL: ("/schooling/schools/", "/schooling/enrol/")},  # of her home, without whose school it is
}
RESULTS_NEVER_NAME = ("/schooling/results/", "/schooling/import/", "/schooling/years/")


@pytest.fixture
def planted(world: World, activities: dict[str, str]) -> dict[str, str]:  # noqa: F811 -- the fixture above
    """Wren at the planted school, with a line of everything, a file that is being brought in; every address."""
    with acting(world.mara.pk):
        give_code(world.mara, world.wren, "2020-001")
        public_id, wren = world.wren.public_id, world.wren
        calendar = year().calendar
        told: Any = {"home": world.north, "name": SCHOOL, "calendar": calendar, "scale": "percent"}
        school = actions.add_school(by=world.mara, **told)
        one = enrol(world.mara, wren, school=school, adviser=f"Ms {ADVISER}", cover_address=COVER)
        mark(world.mara, one, "mathematics", "74")
        plant_support(world, public_id)
    carla, mara = enter(world.carla), enter(world.mara)
    send_lrn(carla, reverse("identity_change", args=[public_id]))
    lines = [["2020-001", "Grade 7", SCHOOL, 80, 82, 84, 86, 83, "Promoted"],
             ["2020-404", "Grade 7", SCHOOL, 80, 82, 84, 86, 83, "Promoted"]]  # fmt: skip
    file = SimpleUploadedFile("results.xlsx", results(last=lines))
    assert mara.post(reverse("results_import"), {"file": file}).status_code == 302
    with acting(world.mara.pk):
        batch = ResultsBatch.objects.get()
        of_hers: dict[Any, Any] = {
            model: model.objects.get(resident=wren).pk for model in (Help, Cost, Award, SchoolContact)
        }
        assert Enrolment.objects.get().adviser == f"Ms {ADVISER}"
        assert School.objects.get().name == SCHOOL
    rows: dict[str, Any] = {
        "help_change": Help,
        "cost_change": Cost,
        "award_change": Award,
        "contact_change": SchoolContact,
    }
    places: dict[str, list[Any]] = defaultdict(lambda: [public_id], {
        name: [public_id, of_hers[model]] for name, model in rows.items()
    })  # fmt: skip
    for name in NAMES:
        if name.startswith("enrolment_") or name in ("results_of_enrolment", "report_card_print"):
            places[name] = [public_id, one.pk]
        elif name.startswith("results_import_"):
            places[name] = [batch.pk]
    of_nobody = ("school_list", "school_add", "school_year_list", "school_year_add", "results_of_home",
                 "results_import")  # fmt: skip
    places |= {name: [] for name in of_nobody} | {
        "presence_write": [public_id, one.pk, 1], "school_change": [school.pk], "school_year_change": [year().pk],
        "school_year_grading": [year().pk], "school_calendar_add": [],
        "results_of_year": [world.north.pk, year().pk, 1],
    }  # fmt: skip
    past = [activities["past_rows"].rstrip("/").rpartition("/")[2]]
    programme = {name: reverse(name, args=past) for name in NAMES if name.startswith("past_") and name != "past_start"
                 and name != "past_year_add"}  # fmt: skip
    known = activities | programme
    return {name: known.get(name) or reverse(name, args=places[name]) for name in sorted(NAMES)}


def plant_support(world: World, public_id: Any) -> None:
    client = enter(world.mara)
    for name in ("help_add", "cost_add", "award_add", "contact_add"):
        url = reverse(name, args=[public_id])
        told = filled(form_of(client, url), f"{ADVISER} of {SCHOOL}") | {"hours": "1", "pesos": "5"}
        assert client.post(url, told).status_code == 302, name


def send_lrn(client: Client, url: str) -> None:
    told = filled(form_of(client, url), "water lily") | {"lrn": LRN, "register_no": "2020-001"}
    assert client.post(url, told).status_code == 302


def said(answer: Any) -> str:
    """All that came back: the page with its headers and messages, or a paper as it is read, and as it is stored."""
    headers = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    if answer.headers.get("Content-Type") != "application/pdf":
        return headers + answer.content.decode(errors="replace")
    paper = read(answer.content)
    return " ".join([headers, paper.text(), *paper.margins, paper.catalog, answer.content.decode("latin-1")])


def everything_said(client: Client, addresses: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each address opened and sent; and each page that links lead to."""
    for url in addresses.values():
        yield url, said(client.get(url))
        with transaction.atomic():
            yield f"{url} sent", said(client.post(url, {"who_knows": "none", "go": "1"}))
            transaction.set_rollback(True)
    yield from everything_seen(client).items()


def test_every_address_of_schooling_is_looked_at(planted: dict[str, str]) -> None:
    assert set(planted) == NAMES
    assert {"roster_print", "report_card_print", "past_rows", "results_import_batch"} <= NAMES


@pytest.mark.parametrize("who", EVERYBODY)
def test_what_was_planted_is_nowhere_it_should_not_be(
    world: World, planted: dict[str, str], who: str, caplog: pytest.LogCaptureFixture
) -> None:
    may_read = MAY_READ.get(who, {})
    caplog.set_level(logging.DEBUG)
    found: dict[str, set[str]] = defaultdict(set)
    for place, text in everything_said(enter(getattr(world, who)), planted):
        for secret in SECRETS:
            if secret in text:
                found[secret].add(place)
        title = text.partition("<title>")[2].partition("</title>")[0]
        assert not any(secret in place or secret in title for secret in SECRETS), place

    assert set(found) == set(may_read)
    for secret, places in found.items():
        assert {place for place in places if not any(part in place for part in may_read[secret])} == set(), secret
        assert [place for place in places if any(part in place for part in RESULTS_NEVER_NAME)] == []
    logged = "\n".join(NothingOfAnyone().format(record) for record in caplog.records)
    assert [secret for secret in SECRETS if secret in logged] == []
    with acting(getattr(world, who).pk):
        lines = str(list(Trace.objects.values_list()))
    assert [secret for secret in SECRETS if secret in lines] == []


OF_IMPORT = dict.fromkeys(EVERYBODY, 403) | {"mara": 200, "suri": 200}
TABLE: dict[str, dict[str, int]] = {
    "results_import": OF_IMPORT, "results_import_batch": OF_IMPORT | {"suri": 404},
    "past_start": OF_IMPORT, "past_rows": OF_IMPORT | {"suri": 404},
    "results_of_home": dict.fromkeys(EVERYBODY, 403) | {"mara": 302, "carla": 302, "cora": 200, "pia": 302, "sol": 200,
                                                        "suri": 200},
    "results_of_year": dict.fromkeys(EVERYBODY, 403) | {"mara": 200, "carla": 200, "pia": 200, "cora": 404, "sol": 404,
                                                        "suri": 404},
    "schooling": dict.fromkeys(EVERYBODY, 403) | dict.fromkeys(TEAM, 200) | dict.fromkeys(("sol", "suri", "dora",
                                                                                          "ada"), 404),
}  # fmt: skip


def test_everybody_gets_what_the_table_says(world: World, planted: dict[str, str]) -> None:
    """The rest of the addresses is in the tables of schooling, results and activities."""
    got = {
        name: {who: enter(getattr(world, who)).get(planted[name]).status_code for who in EVERYBODY} for name in TABLE
    }

    assert got == TABLE
