"""How long things may wait: what the apps declare, what the organisation decides, and who decides it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.text import capfirst
from django.utils.timezone import localdate

from residents import panels as residents_panels
from residents.family.forms import RuleForm
from shelter import terms
from shelter.access import Refused
from shelter.actor import acting
from shelter.models import OwnTerm, Trace
from shelter.panels import lines
from shelter.staffing import actions
from tests.world import World, enter

# What Shelter proposes for a child's file, in days.
PROPOSED = {"agreement": 30, "papers": 30, "referral": 7, "majority": 92, "contact_rule": 90}


def test_every_app_declares_its_terms_once_and_shortly() -> None:
    from shelter import panels

    codes = [term.code for module in panels.modules() for term in getattr(module, "TERMS", ())]

    assert {code: terms.term(code).days for code in PROPOSED} == PROPOSED
    assert sorted(codes) == sorted(set(codes))
    assert [code for code in codes if len(code) > 20] == []
    assert [t.code for t in terms.declared().values() if not terms.FEWEST <= t.days <= terms.MOST or not t.source] == []


def test_a_term_that_no_app_declares_is_an_error(world: World) -> None:
    with pytest.raises(terms.Unknown):
        terms.days("supper")


def test_the_organisations_own_number_counts_and_is_taken_back(world: World) -> None:
    with acting(world.ada.pk):
        own = actions.change_term(by=world.ada, code="papers", days=45)
        then = terms.days("papers")
        back = actions.change_term(by=world.ada, code="papers", days=None)

        assert (own, then, back, OwnTerm.objects.count()) == (45, 45, 30, 0)
        told = Trace.objects.filter(event="term_changed").values_list("staff__name", "part", "resident_id")
        assert list(told) == [("Ada", "papers", None)] * 2


def test_what_waits_follows_the_organisations_number(world: World) -> None:
    with acting(world.mara.pk):
        world.refer("Lark", by=world.mara, social_worker=world.carla, referred_on=localdate())
        before = [line.due_on for line in lines([residents_panels], viewer=world.mara)]
    with acting(world.ada.pk):
        actions.change_term(by=world.ada, code="referral", days=3)
        actions.change_term(by=world.ada, code="contact_rule", days=60)
    with acting(world.mara.pk):
        after = [line.due_on for line in lines([residents_panels], viewer=world.mara)]
        offered: Any = RuleForm().get_initial_for_field(RuleForm().fields["review_on"], "review_on")

    assert before == [localdate() + timedelta(days=7)]
    assert after == [localdate() + timedelta(days=3)]
    assert offered == localdate() + timedelta(days=60)


def test_all_numbers_are_asked_in_one_question_and_once_for_a_person(world: World) -> None:
    with acting(world.mara.pk), CaptureQueriesContext(connection) as asked:
        for code in (*PROPOSED, *PROPOSED):
            terms.days(code)

    assert len(asked.captured_queries) == 1


@pytest.mark.parametrize("days", [0, -1, 1001, 99_999])
def test_a_number_that_makes_no_sense_is_refused_beside_the_field(world: World, days: int) -> None:
    with acting(world.ada.pk):
        with pytest.raises(ValidationError) as told:
            actions.change_term(by=world.ada, code="papers", days=days)
        with pytest.raises(DatabaseError), transaction.atomic():
            OwnTerm(code="papers", days=days).save(force_insert=True)
    shown = enter(world.ada).post("/terms/papers/", {"days": str(days)})

    assert told.value.message_dict == {"days": ["Write a number of days between 1 and 1000."]}
    assert shown.context["form"].errors["days"] == ["Write a number of days between 1 and 1000."]


@pytest.mark.parametrize("typed", ["many", "1.5", "9" * 5000])
def test_what_is_no_number_is_said_kindly(world: World, typed: str) -> None:
    shown = enter(world.ada).post("/terms/papers/", {"days": typed})

    assert (shown.status_code, list(shown.context["form"].errors)) == (200, ["days"])


# list, one, and a change of one
ANSWERS = {
    "ada": (200, 200, 302), "mara": (200, 403, 403), "suri": (200, 403, 403), "carla": (403, 403, 403),
    "pia": (403, 403, 403), "nena": (403, 403, 403), "hana": (403, 403, 403), "dora": (403, 403, 403),
}  # fmt: skip


@pytest.mark.parametrize("name", ANSWERS)
def test_the_administrator_changes_terms_and_the_coordinator_reads_them(world: World, name: str) -> None:
    client = enter(getattr(world, name))

    answers = (client.get("/terms/"), client.get("/terms/papers/"), client.post("/terms/papers/", {"days": "45"}))

    assert tuple(answer.status_code for answer in answers) == ANSWERS[name]
    assert terms.days("papers") == (45 if name == "ada" else 30)


def test_whoever_may_not_change_a_term_is_refused_by_the_action_too(world: World) -> None:
    with acting(world.mara.pk), pytest.raises(Refused):
        actions.change_term(by=world.mara, code="papers", days=45)


def test_the_page_names_every_term_with_its_days_and_source(world: World) -> None:
    with acting(world.ada.pk):
        actions.change_term(by=world.ada, code="papers", days=45)

    shown = enter(world.ada).get("/terms/").content.decode()

    assert [code for code, term in terms.declared().items() if str(term.what) not in shown] == []
    assert [code for code, term in terms.declared().items() if capfirst(str(term.source)) not in shown] == []
    assert ("45 days after she came" in shown, "Shelter proposes 30" in shown) == (True, True)
    assert enter(world.ada).get("/terms/supper/").status_code == 404
