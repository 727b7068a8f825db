"""Every page of a file, opened and sent by everybody: policy and wall agree, and no reading is without a trace."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django import forms
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from residents.models import Assignment, Consent
from residents.urls import of_a_file
from shelter.actor import acting
from shelter.models import Staff, Trace
from tests.residents.forms import filled
from tests.world import World, enter

EVERYBODY = ("mara", "carla", "cora", "pia", "nena", "hana", "sol", "suri", "dora", "ada")
SENT = {200, 302, 403, 404, 405}


def patterns(among: list[Any]) -> list[URLPattern]:
    found: list[URLPattern] = []
    for one in among:
        found += patterns(one.url_patterns) if isinstance(one, URLResolver) else [one]
    return found


NAMES = sorted(str(pattern.name) for pattern in patterns(of_a_file))
MORE: dict[str, dict[str, Any]] = {
    "agreement_withdraw": {"pk": "consent"}, "team_end": {"pk": "assignment"}, "person_change": {"pk": "person"},
    "contact_rule": {"pk": "person"}, "sibling_end": {"other": "robin"}, "apart_end": {"other": "robin"},
    "told_report": {"pk": "disclosure"}, "told_mistake": {"pk": "disclosure"}, "interview_mistake": {"pk": "interview"},
    "paper_change": {"document": "scsr"}, "resident_why": {"part": "legal"},
    "task": {"pk": "task"}, "task_done": {"pk": "task"}, "task_reopen": {"pk": "task"}, "task_change": {"pk": "task"},
    "note_change": {"pk": "note"}, "note_add_to": {"pk": "note"},
}  # fmt: skip


@pytest.fixture
def there(world: World) -> dict[str, Any]:
    """Plover's file with something of everything that an address may name."""
    from tests.residents.some import fill_for_addresses

    with acting(world.mara.pk):
        return fill_for_addresses(world)


def address(name: str, there: dict[str, Any]) -> str:
    more = {key: there.get(value, value) for key, value in MORE.get(name, {}).items()}
    return reverse(name, kwargs={"public_id": there["plover"], **more})


def form_shown(answer: Any) -> forms.Form | None:
    if answer.status_code != 200 or answer.context is None or "form" not in answer.context:
        return None
    form: forms.Form = answer.context["form"]
    return form


@pytest.mark.parametrize("who", EVERYBODY)
def test_every_page_answers_everybody_and_takes_what_its_form_offers(
    world: World, there: dict[str, Any], who: str
) -> None:
    answers: dict[str, set[int]] = {}
    for name in NAMES:
        with transaction.atomic():  # each page finds the file as it was
            answers[name] = visit(getattr(world, who), address(name, there))
            transaction.set_rollback(True)

    assert set().union(*answers.values()) <= SENT
    if who in {"sol", "suri", "dora", "ada"}:
        assert set().union(*answers.values()) <= {403, 404, 405}


def visit(staff: Staff, url: str) -> set[int]:
    """Open a page and send what its form offers; the statuses of both. Postponed checks of the database are made."""
    client = enter(staff)
    shown = client.get(url)
    form = form_shown(shown)
    with acting(staff.pk):  # her choices are read as hers
        told = filled(form, "water lily") if form else {}
    sent = client.post(url, told)
    connection.check_constraints()
    return {shown.status_code, sent.status_code}


def readings(world: World, pk: UUID) -> int:
    with acting(world.mara.pk):
        return Trace.objects.filter(resident_id=pk, reads=True).count()


def test_no_page_of_a_file_is_read_without_a_trace(world: World, there: dict[str, Any]) -> None:
    client, untraced = enter(world.mara), set()
    for name in NAMES:
        before = readings(world, there["id"])
        if client.get(address(name, there)).status_code == 200 and readings(world, there["id"]) == before:
            untraced.add(name)

    assert untraced == set()


def test_a_part_of_another_file_is_not_reached_through_ones_own(world: World, there: dict[str, Any]) -> None:
    """A mixed address: her own girl, and a row of somebody else's."""
    with acting(world.carla.pk):
        wren = world.wren.public_id
    client: Client = enter(world.carla)
    for name, key in (
        ("agreement_withdraw", "consent"), ("team_end", "assignment"), ("person_change", "person"), ("task", "task"),
        ("note_add_to", "note"), ("note_change", "note"),
    ):  # fmt: skip
        assert client.get(reverse(name, kwargs={"public_id": wren, "pk": there[key]})).status_code == 404
        assert client.get(reverse(name, kwargs={"public_id": wren, "pk": uuid4()})).status_code == 404
    with acting(world.mara.pk):
        assert {Consent.objects.count() > 0, Assignment.objects.count() > 0} == {True}
