"""Something of everything in one file, for the addresses that name it."""

from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate

from residents import actions
from residents.family import actions as family
from residents.family.models import Relationship
from residents.models.codes import Assent, ConsentKind, GivenBy, Language, TeamRole
from tests.world import World


def fill_for_addresses(world: World) -> dict[str, Any]:
    """An agreement, a person, a member of the team, a sibling and a keep-apart rule of Plover's, by Mara."""
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
    return {
        "plover": plover.public_id, "robin": robin.public_id, "id": plover.pk, "consent": consent.pk,
        "person": person.pk, "assignment": assignment.pk,
    }  # fmt: skip
