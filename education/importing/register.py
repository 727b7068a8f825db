"""Whose results may come in: the codes of the homes' registers, opened within somebody's reach."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from education.importing.judge import code_key
from residents.models import Identity, Resident
from residents.policies import reach
from shelter import vault
from shelter.access import Permission
from shelter.models import Staff


@dataclass(frozen=True, slots=True)
class Girl:
    """A girl by her ids; her name is not opened."""

    id: UUID
    home_id: UUID


def girls_by_code(*, viewer: Staff) -> dict[str, list[Girl]]:
    """The girls of her homes whose schooling this person writes, by the key of their code in the home's register."""
    reached = Resident.objects.filter(
        reach(viewer, Permission.IDENTITY) & reach(viewer, Permission.CASE_WRITE), home__in=viewer.homes_today
    )
    identities = list(
        Identity.objects.filter(resident__in=reached)
        .select_related("resident")
        .only("register_no", "resident__id", "resident__home_id")
    )
    vault.load(identity.resident_id for identity in identities)
    found: dict[str, list[Girl]] = defaultdict(list)
    for identity in identities:
        if key := code_key(identity.register_no):
            found[key].append(Girl(identity.resident_id, identity.resident.home_id))
    return dict(found)
