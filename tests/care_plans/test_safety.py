"""What helps her now: for whoever is with her, without any history, and looked at again in time."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils.timezone import localdate

from care_plans import actions, panels, queries
from care_plans.models import LookAgain, Observation, SafetyPlan
from care_plans.models.codes import Occasion
from care_plans.queries.safety import sightings
from residents import actions as file_actions
from residents.disclosures.models import Disclosure
from residents.models import Copy, Story
from residents.models.codes import AbsenceKind, PaperKind
from shelter.access import Refused
from shelter.actor import acting
from shelter.freshness import Stale
from shelter.models import Trace
from shelter.panels import lines
from tests.care_plans.plans import SAFETY, write_safety
from tests.world import World


def test_a_safety_plan_is_written_before_anything_is_known_of_what_happened(world: World) -> None:
    with acting(world.carla.pk):
        write_safety(world.carla, world.wren)
        assert Disclosure.objects.filter(resident=world.wren).count() == 0
        assert Story.objects.count() == 0  # closed to her too until she says why
        plan = queries.safety_plan(world.wren, viewer=world.carla)

        assert plan is not None
        assert (plan.version, plan.helps, plan.triggers) == (1, SAFETY["helps"], SAFETY["triggers"])


def test_the_house_parent_reads_it_and_the_nurse_and_nobody_of_another_home(world: World) -> None:
    with acting(world.carla.pk):
        write_safety(world.carla, world.wren)
    for who, rows in {"hana": 1, "nena": 1, "cora": 1, "pia": 1, "sol": 0, "suri": 0, "dora": 0, "ada": 0}.items():
        with acting(getattr(world, who).pk):
            assert SafetyPlan.objects.count() == rows, who


def test_a_house_parent_does_not_write_it_but_may_ask_to_look_again(world: World) -> None:
    with acting(world.hana.pk):
        with pytest.raises(Refused):
            write_safety(world.hana, world.wren)
        with pytest.raises(DatabaseError), transaction.atomic():
            SafetyPlan(resident=world.wren, version=1, author=world.hana, **SAFETY).save_as(world.hana)
        actions.look_again(by=world.hana, resident=world.wren, occasion=Occasion.CRISIS)

        assert LookAgain.objects.count() == 1  # her own; why others asked is for the team
    with acting(world.nena.pk):
        assert LookAgain.objects.count() == 0


def test_every_version_is_kept_and_none_is_altered(world: World) -> None:
    with acting(world.carla.pk):
        write_safety(world.carla, world.wren)
        write_safety(world.carla, world.wren, helps="a walk in the garden", occasion=Occasion.REVIEW)
        versions = queries.safety_versions(world.wren, viewer=world.carla)

        assert [plan.version for plan in versions] == [2, 1]
        earlier = queries.safety_plan(world.wren, viewer=world.carla, version=1)
        assert earlier is not None
        assert earlier.helps == SAFETY["helps"]
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("update care_plans_safetyplan set version = 9")


def test_the_same_words_sent_twice_make_one_version(world: World) -> None:
    with acting(world.carla.pk):
        first = write_safety(world.carla, world.wren)
        again = actions.write_safety_plan(
            by=world.carla, resident=world.wren, seen="", occasion=Occasion.ADMISSION, **SAFETY
        )

        assert again == first
        with pytest.raises(Stale):
            actions.write_safety_plan(
                by=world.carla, resident=world.wren, seen="", occasion=Occasion.ADMISSION, **SAFETY | {"helps": "else"}
            )
        with pytest.raises(IntegrityError), transaction.atomic():
            SafetyPlan(resident=world.wren, version=1, author=world.carla, **SAFETY).save_as(world.carla)


def waiting(world: World, who: Any) -> dict[str, int]:
    """What waits for this person about Wren, with the days until it is due."""
    with acting(who.pk):
        hers = [line for line in lines([panels], viewer=who) if line.code_name == "Wren"]
        return {str(line.what): (line.due_on - localdate()).days for line in hers}


def test_the_first_one_is_due_a_week_after_admission(world: World) -> None:
    assert waiting(world, world.carla) == {"What helps her, written down": 7}


def test_it_is_due_again_within_two_days_of_a_hard_moment_and_no_more_once_written(world: World) -> None:
    with acting(world.carla.pk):
        write_safety(world.carla, world.wren)
    with acting(world.hana.pk):
        actions.look_again(by=world.hana, resident=world.wren, occasion=Occasion.CRISIS)
    assert waiting(world, world.carla) == {"Look again at what helps her": 2}

    with acting(world.carla.pk):
        write_safety(world.carla, world.wren, helps="company", occasion=Occasion.CRISIS)
    assert waiting(world, world.carla) == {}


def test_it_is_due_again_after_a_hard_moment_of_the_same_day(world: World) -> None:
    with acting(world.carla.pk):
        write_safety(world.carla, world.wren, occasion=Occasion.CRISIS)
    with acting(world.hana.pk):
        actions.look_again(by=world.hana, resident=world.wren, occasion=Occasion.CRISIS)

    assert waiting(world, world.carla) == {"Look again at what helps her": 2}


def test_it_is_due_again_when_she_left_without_telling_us(world: World) -> None:
    with acting(world.carla.pk):
        write_safety(world.carla, world.wren)
        file_actions.go_away(
            by=world.carla, resident=world.wren, kind=AbsenceKind.UNKNOWN, left_on=localdate(), expected_on=None
        )
    assert waiting(world, world.carla) == {"Look again at what helps her": 2}


def test_it_is_due_again_when_she_moved(world: World) -> None:
    with acting(world.carla.pk):
        write_safety(world.carla, world.wren)
    with acting(world.mara.pk), connection.cursor() as cursor:
        cursor.execute("select began_on from residents_stay where resident_id = %s", [world.wren.pk])
        assert cursor.fetchone() == (localdate(),)
    assert waiting(world, world.carla) == {}  # written on the day she came: that is enough


def test_observations_are_kept_for_those_who_accompany_her_only(world: World) -> None:
    with acting(world.pia.pk):
        actions.observe(
            by=world.pia,
            resident=world.wren,
            seen_on=localdate(),
            signs=[["sleep", "2", "easier"]],
            note="sleeps better",
        )
        seen = sightings(queries.observations(world.wren, viewer=world.pia))
        assert [(str(each.sign.label), each.drawn) for each in seen] == [("Sleep", [(localdate(), 2)])]
    for who in ("hana", "nena", "cora", "sol", "dora", "ada"):
        with acting(getattr(world, who).pk):
            assert Observation.objects.count() == 0, who


def test_what_was_not_observed_is_no_zero(world: World) -> None:
    with acting(world.pia.pk):
        for days, hard in ((2, "3"), (1, "9"), (0, "1")):
            actions.observe(
                by=world.pia, resident=world.wren, seen_on=localdate() - timedelta(days=days),
                signs=[["sleep", hard, ""]], note="",
            )  # fmt: skip
        sleep = sightings(queries.observations(world.wren, viewer=world.pia))[0]

    assert [value for _day, value in sleep.drawn] == [3, 1]


def test_each_copy_has_its_own_number_and_leaves_a_trace(world: World) -> None:
    with acting(world.hana.pk):
        copies = [actions.print_paper(by=world.hana, resident=world.wren, paper=PaperKind.FLOOR_CARD) for _ in range(2)]
        assert [copy.number for copy in copies] == [1, 2]
        with pytest.raises(Refused):
            actions.print_paper(by=world.hana, resident=world.wren, paper=PaperKind.CARE_PLAN)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("delete from residents_copy")
    with acting(world.mara.pk):
        traced = Trace.objects.filter(resident_id=world.wren.pk, event="paper_printed")
        assert list(traced.values_list("staff__username", "part", "reads")) == [("hana", "floor_card", True)] * 2
        assert Copy.objects.count() == 2
