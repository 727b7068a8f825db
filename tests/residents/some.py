"""Something of everything in one file, for the addresses that name it."""

from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate

from residents import actions
from residents.disclosures import actions as disclosures
from residents.disclosures.models import Office, Purpose
from residents.family import actions as family
from residents.family.models import Relationship
from residents.models.codes import Assent, ConsentKind, GivenBy, Language, NoteKind, TeamRole
from residents.tasks import actions as tasks
from tests.world import World


def fill_for_addresses(world: World) -> dict[str, Any]:
    """An agreement, a person, a member of the team, a sibling, a keep-apart rule and a task of Plover's, by Mara."""
    mara, plover, robin, today = world.mara, world.plover, world.robin, localdate()
    consent = actions.give_consent(
        by=mara, resident=plover, kind=ConsentKind.DATA, given_by=GivenBy.AGENCY, giver="", assent=Assent.AGREES,
        her_words="", explained_in=Language.FILIPINO, shared_with="", given_on=today,
        until_on=today + timedelta(days=30),
    )  # fmt: skip
    person = family.add_person(
        by=mara, resident=plover, relationship=Relationship.OTHER, label="Auntie", trusted=True, name="", phone="",
        address="",
    )  # fmt: skip
    assignment = actions.assign(by=mara, resident=plover, staff=world.hana, role=TeamRole.HOUSE_PARENT, begins_on=today)
    family.link_siblings(by=mara, resident=plover, other=robin)
    family.keep_apart(by=mara, resident=plover, other=robin, begins_on=today)
    told = disclosures.keep_told(
        by=mara, resident=plover, told_on=today, asked="nobody asked", words="hm", language=Language.FILIPINO,
        heard_by="Mara",
    )  # fmt: skip
    interview = disclosures.note_interview(
        by=mara, resident=plover, held_on=today, office=Office.POLICE, by_whom="", purpose=Purpose.INVESTIGATION,
        minutes=None, note="",
    )  # fmt: skip
    note = actions.write_note(by=mara, resident=plover, kind=NoteKind.CALL, written_on=today, text="Her aunt called.")
    task = tasks.set_task(by=mara, resident=plover, title="Ask for her school card", due_on=today, staff=world.hana)
    return {
        "plover": plover.public_id, "robin": robin.public_id, "id": plover.pk, "consent": consent.pk,
        "person": person.pk, "assignment": assignment.pk, "disclosure": told.pk, "interview": interview.pk,
        "task": task.pk, "note": note.pk,
    }  # fmt: skip
