"""The people around a child: rules for the floor, names and reasons behind the door, and what is written for two."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from residents.family import actions, queries
from residents.family.models import Basis, Channel, ContactRule, KeepApart, Person, Relationship, Rule, Sibling
from residents.models import Resident
from shelter.access import Refused
from shelter.actor import acting
from shelter.models import Staff, Trace
from tests.world import World, enter

TODAY = localdate()


@pytest.fixture
def wren(world: World) -> Resident:
    with acting(world.carla.pk):
        found: Resident = world.wren
        return found


@pytest.fixture
def lola(world: World, wren: Resident) -> Person:
    """Wren's grandmother, who may call, and visit when somebody of the home is there."""
    with acting(world.carla.pk):
        lola = actions.add_person(
            by=world.carla, resident=wren, relationship=Relationship.GRANDPARENT, label="Lola", trusted=True,
            name="Corazon Batumbakal", phone="0917 555 0101", address="4 Rice Street",
        )  # fmt: skip
        decide(world.carla, lola, Channel.CALL, Rule.ALLOWED)
        decide(world.carla, lola, Channel.VISIT, Rule.SUPERVISED)
        return lola


def decide(by: Staff, person: Person, channel: Channel, rule: Rule, **more: Any) -> ContactRule:
    told: dict[str, Any] = {
        "begins_on": TODAY, "ends_on": None, "review_on": TODAY + timedelta(days=90), "basis": Basis.COURT,
        "reason": "Order of the court.",
    }  # fmt: skip
    return actions.decide_contact(by=by, person=person, channel=channel, rule=rule, **(told | more))


def rules_seen(viewer: Staff, resident: Resident) -> dict[str, str]:
    [row] = queries.floor_rules(resident, viewer=viewer)
    return {cell.channel.value: cell.rule.value for cell in row.cells}


# What of Lola each person finds on Wren's page, and behind the door of her family.
LABEL, RULE, NAME, REASON = "Lola", "With somebody of the home", "Corazon", "Order of the court"
SEES = {
    "mara": {LABEL, RULE, NAME, REASON},
    "carla": {LABEL, RULE, NAME, REASON},
    "cora": {LABEL, RULE},
    "pia": {LABEL, RULE, REASON},
    "nena": {LABEL, RULE},
    "hana": {LABEL, RULE},
    "sol": set(),
    "dora": set(),
    "ada": set(),
}


@pytest.mark.parametrize("name", SEES)
def test_the_floor_sees_the_rule_and_only_the_case_sees_why(
    world: World, wren: Resident, lola: Person, name: str
) -> None:
    client = enter(getattr(world, name))

    shown = "".join(client.get(f"{wren.get_absolute_url()}{part}").content.decode() for part in ("", "family/"))

    assert {words for words in (LABEL, RULE, NAME, REASON) if words in shown} == SEES[name]


def test_what_no_rule_allows_is_not_allowed(world: World, wren: Resident, lola: Person) -> None:
    with acting(world.hana.pk):
        assert rules_seen(world.hana, wren) == {
            "visit": "supervised", "call": "allowed", "letter": "not_allowed", "online": "not_allowed",
            "school_pickup": "not_allowed",
        }  # fmt: skip


def test_a_rule_that_is_over_allows_nothing(world: World, wren: Resident, lola: Person) -> None:
    last_week = TODAY - timedelta(days=7)
    with acting(world.carla.pk):
        decide(world.carla, lola, Channel.LETTER, Rule.ALLOWED, begins_on=last_week, ends_on=TODAY - timedelta(days=1))

        assert rules_seen(world.carla, wren)["letter"] == "not_allowed"


def test_a_new_rule_ends_the_one_before_on_the_day_before(world: World, wren: Resident, lola: Person) -> None:
    last_week = TODAY - timedelta(days=7)
    with acting(world.carla.pk):
        decide(world.carla, lola, Channel.ONLINE, Rule.ALLOWED, begins_on=last_week)
        decide(world.carla, lola, Channel.ONLINE, Rule.NOT_ALLOWED)

        written = ContactRule.objects.filter(person=lola, channel=Channel.ONLINE).order_by("begins_on")
        assert list(written.values_list("rule", "ends_on")) == [
            ("allowed", TODAY - timedelta(days=1)),
            ("not_allowed", None),
        ]


def test_a_rule_of_the_same_day_is_replaced(world: World, wren: Resident, lola: Person) -> None:
    with acting(world.carla.pk):
        decide(world.carla, lola, Channel.CALL, Rule.NOT_ALLOWED)

        assert rules_seen(world.carla, wren)["call"] == "not_allowed"
        assert ContactRule.objects.filter(person=lola, channel=Channel.CALL).count() == 1


def test_a_rule_before_a_later_one_is_refused_beside_its_day(world: World, wren: Resident, lola: Person) -> None:
    with acting(world.carla.pk), pytest.raises(ValidationError) as objection:
        decide(world.carla, lola, Channel.CALL, Rule.ALLOWED, begins_on=TODAY - timedelta(days=3))

    assert list(objection.value.error_dict) == ["begins_on"]


@pytest.mark.parametrize("name", ["cora", "pia", "nena", "hana"])
def test_only_who_writes_in_her_file_decides_a_rule(world: World, wren: Resident, lola: Person, name: str) -> None:
    staff = getattr(world, name)
    with acting(staff.pk), pytest.raises(Refused):
        decide(staff, lola, Channel.CALL, Rule.ALLOWED)


def test_the_form_proposes_to_look_again_in_ninety_days(world: World, wren: Resident, lola: Person) -> None:
    form = enter(world.carla).get(f"{wren.get_absolute_url()}family/{lola.pk}/rule/").context["form"]

    assert form["review_on"].initial == TODAY + timedelta(days=90)


def test_a_person_is_added_and_a_rule_decided_through_the_pages(world: World, wren: Resident) -> None:
    client, family = enter(world.carla), f"{wren.get_absolute_url()}family/"
    added = client.post(
        f"{family}add/",
        {"relationship": "aunt_uncle", "label": "Tita", "name": "Luz Kamote", "phone": "", "address": ""},
    )
    rule = {
        "channel": "letter", "rule": "allowed", "begins_on": "2026-01-05", "review_on": "2026-03-05",
        "basis": "child_wish", "reason": "",
    }  # fmt: skip

    client.post(added.headers["Location"], rule)

    with acting(world.carla.pk):
        assert rules_seen(world.carla, wren)["letter"] == "allowed"
        events = Trace.objects.filter(resident_id=wren.pk, event__in=["person_added", "contact_ruled"])
        assert events.count() == 2


def test_opening_the_family_leaves_a_trace(world: World, wren: Resident, lola: Person) -> None:
    enter(world.carla).get(f"{wren.get_absolute_url()}family/")

    with acting(world.carla.pk):
        seen = Trace.objects.filter(resident_id=wren.pk, reads=True).values_list("event", "part")
        assert list(seen) == [("part_opened", "family")]


def test_siblings_and_keep_apart_are_written_in_both_files(world: World, wren: Resident) -> None:
    client = enter(world.carla)
    with acting(world.carla.pk):
        robin = world.robin
    family = f"{wren.get_absolute_url()}family/"

    client.post(f"{family}siblings/add/", {"other": str(robin.pk)})
    client.post(f"{family}apart/add/", {"other": str(robin.pk), "begins_on": TODAY.isoformat()})

    with acting(world.carla.pk):
        both = {(wren.pk, robin.pk), (robin.pk, wren.pk)}
        assert set(Sibling.objects.values_list("resident_id", "other_id")) == both
        assert set(KeepApart.objects.values_list("resident_id", "other_id")) == both
    assert "Not put together with:</strong> Wren" in enter(world.hana).get(robin.get_absolute_url()).content.decode()


def test_both_are_ended_in_both_files(world: World, wren: Resident) -> None:
    with acting(world.carla.pk):
        robin = world.robin
        actions.link_siblings(by=world.carla, resident=wren, other=robin)
        actions.keep_apart(by=world.carla, resident=wren, other=robin, begins_on=TODAY)
    client, family = enter(world.carla), f"{robin.get_absolute_url()}family/"

    client.post(f"{family}siblings/{wren.public_id}/end/")
    client.post(f"{family}apart/{wren.public_id}/end/")

    with acting(world.carla.pk):
        assert Sibling.objects.count() == 0
        assert KeepApart.objects.filter(ends_on=TODAY).count() == 2


def test_nobody_writes_for_two_who_writes_in_one_file_only(world: World, wren: Resident) -> None:
    with acting(world.carla.pk):
        plover = world.plover
        with pytest.raises(Refused):
            actions.link_siblings(by=world.carla, resident=wren, other=plover)


def test_a_child_of_another_home_cannot_even_be_chosen(world: World, wren: Resident) -> None:
    with acting(world.suri.pk):
        heron = world.heron
    client = enter(world.mara)

    answer = client.post(f"{wren.get_absolute_url()}family/siblings/add/", {"other": str(heron.pk)})

    assert list(answer.context["form"].errors) == ["other"]
    assert "Heron" not in answer.content.decode()
