"""How a child comes to us, and comes back: what the actions promise, whatever page calls them."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.timezone import localdate

from residents import actions, names, queries
from residents.models import Assignment, Identity, Referral, Resident, Stay
from residents.models.codes import Concern, Custody, Decision, ExitType, Phase, ReferralSource
from shelter.access import Refused
from shelter.actor import acting
from shelter.models import Staff
from tests.world import World

AGAIN: dict[str, Any] = {"source": ReferralSource.COURT, "office": "Office of Lanipga", "concerns": []}


def leave(resident: Resident, by: Staff) -> None:
    actions.discharge(
        by=by, resident=resident, ended_on=localdate(), exit_type=ExitType.KINSHIP, receiving_office="", note=""
    )


def refer_again(resident: Resident, by: Staff, social_worker: Staff) -> Resident:
    return actions.refer_again(by=by, resident=resident, social_worker=social_worker, referred_on=localdate(), **AGAIN)


def test_a_girl_who_comes_back_keeps_her_one_file(world: World) -> None:
    with acting(world.mara.pk):
        wren, mara = world.wren, world.mara
        leave(wren, mara)

        refer_again(wren, mara, world.carla)
        actions.decide(answer=Decision.ACCEPTED, by=mara, resident=wren, decided_on=localdate())
        bed = world.free_bed(wren.home)
        actions.admit(by=mara, resident=wren, bed=bed, began_on=localdate(), custody=Custody.LSWDO)

        assert Resident.objects.get(pk=wren.pk).phase == Phase.IN_RESIDENCE
        assert Identity.objects.filter(resident=wren).count() == 1
        assert Referral.objects.filter(resident=wren).count() == 2
        assert Stay.objects.filter(resident=wren).count() == 2
        connection.check_constraints()


def test_who_comes_back_may_get_another_social_worker(world: World) -> None:
    with acting(world.mara.pk):
        wren = world.wren
        leave(wren, world.mara)

        refer_again(wren, world.mara, world.cora)

        now = Assignment.objects.filter(resident=wren, role="primary_sw", ends_on__isnull=True)
        assert [a.staff for a in now] == [world.cora]
        connection.check_constraints()


def test_years_without_us_are_no_gap_in_the_care_of_one_who_comes_back(world: World) -> None:
    with acting(world.mara.pk):
        wren, mara = world.wren, world.mara
        years_ago = localdate() - timedelta(days=900)
        for stay in Stay.objects.filter(resident=wren):
            for bed in stay.beds.all():
                bed.began_on, bed.ended_on = years_ago, years_ago + timedelta(days=9)
                bed.save_as(mara)
            stay.began_on, stay.ended_on = years_ago, years_ago + timedelta(days=9)
            stay.save_as(mara)
        hers = Assignment.objects.get(resident=wren, role="primary_sw")
        hers.begins_on, hers.ends_on = years_ago, years_ago + timedelta(days=9)
        hers.save_as(mara)
        wren.phase = Phase.LEFT
        wren.save_as(mara)
        connection.check_constraints()

        refer_again(wren, mara, world.carla)

        connection.check_constraints()
        assert Assignment.objects.filter(resident=wren, role="primary_sw").count() == 2


def test_a_girl_who_is_not_received_again_stays_what_she_was(world: World) -> None:
    with acting(world.mara.pk):
        wren, robin, mara = world.wren, world.robin, world.mara
        leave(wren, mara)
        leave(robin, mara)
        actions.begin_aftercare(by=mara, resident=robin, began_on=localdate())
        stork = world.refer("Stork", by=mara, social_worker=world.carla)
        for girl in (wren, robin):
            refer_again(girl, mara, world.carla)
        for girl in (wren, robin, stork):
            actions.decide(
                answer=Decision.DECLINED, by=mara, resident=girl, decided_on=localdate(), decline_reason="no place"
            )

        assert [girl.phase for girl in (wren, robin, stork)] == [Phase.LEFT, Phase.AFTERCARE, Phase.DECLINED]


def test_only_one_who_is_not_here_is_referred_again(world: World) -> None:
    with acting(world.mara.pk), pytest.raises(Refused):
        refer_again(world.wren, world.mara, world.carla)


def test_a_decision_is_not_older_than_its_referral(world: World) -> None:
    with acting(world.mara.pk):
        stork = world.refer("Stork", by=world.mara, social_worker=world.carla)
        with pytest.raises(ValidationError) as told:
            actions.decide(
                by=world.mara, resident=stork, answer=Decision.ACCEPTED, decided_on=localdate() - timedelta(days=9)
            )

    assert set(told.value.message_dict) == {"decided_on"}


def test_a_social_worker_adds_a_girl_to_her_own_caseload_only(world: World) -> None:
    with acting(world.carla.pk):
        with pytest.raises(ValidationError) as told:
            world.refer("Stork", by=world.carla, social_worker=world.cora)
        mine = world.refer("Stork", by=world.carla, social_worker=world.carla)

    assert set(told.value.message_dict) == {"social_worker"}
    assert mine.phase == Phase.REFERRED


def test_a_worker_of_another_home_is_an_objection_beside_the_field(world: World) -> None:
    with acting(world.mara.pk), pytest.raises(ValidationError) as told:
        world.refer("Stork", by=world.mara, social_worker=world.sol)

    assert set(told.value.message_dict) == {"social_worker"}


def test_a_search_finds_her_by_any_of_her_names_and_those_born_that_year_first(world: World) -> None:
    with acting(world.mara.pk):
        world.refer("Stork", by=world.mara, social_worker=world.carla, given="Robyn Grace", birth_date=None)
        search = queries.look_for(given="Robin", family="Dela Rama", nickname="", birth_year=2012, viewer=world.mara)
        by_nickname = queries.look_for(given="", family="", nickname="Wrenlet", birth_year=None, viewer=world.mara)

    assert search.found[0].resident.code_name == "Robin"
    assert "Stork" in [each.resident.code_name for each in search.found]
    assert [each.resident.code_name for each in by_nickname.found] == ["Wren"]


def test_a_search_of_another_home_names_the_home_and_nobody(world: World) -> None:
    with acting(world.mara.pk):
        search = queries.look_for(
            given="Heron Grace", family="De la Rama", nickname="", birth_year=None, viewer=world.mara
        )

    assert "Heron" not in [each.resident.code_name for each in search.found]
    assert search.homes == [world.south]


@pytest.mark.parametrize("name", ["pia", "nena", "hana", "dora", "ada"])
def test_who_may_not_know_names_may_not_search_them(world: World, name: str) -> None:
    staff = getattr(world, name)
    with acting(staff.pk), pytest.raises(Refused):
        queries.look_for(given="Wren", family="", nickname="", birth_year=None, viewer=staff)


def test_a_free_code_name_is_free_in_every_home(world: World) -> None:
    with acting(world.mara.pk):
        offered = queries.free_code_names(500, viewer=world.mara)

    assert len(set(offered)) == 500
    assert {"Wren", "Robin", "Plover", "Heron"}.isdisjoint(offered)


def test_a_code_name_that_holds_a_word_of_her_name_gives_it_away() -> None:
    assert names.gives_away("Narra 2", "Ma. Narra", "Dela Rama")
    assert not names.gives_away("Narra", "Maria", "Dela Rama", "")


def test_concerns_wait_behind_their_door_after_a_second_referral(world: World) -> None:
    with acting(world.mara.pk):
        wren = world.wren
        leave(wren, world.mara)
        actions.refer_again(
            by=world.mara, resident=wren, social_worker=world.carla, referred_on=localdate(),
            **(AGAIN | {"concerns": [Concern.NEGLECT]}),
        )  # fmt: skip

        assert not wren.stories.exists()
