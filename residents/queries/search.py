"""Searching by legal name: what row security shows is opened and ranked in memory; other homes are only pointed to."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef
from django.db.models.expressions import RawSQL
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from residents import names, policies
from residents.marks import marks_of
from residents.models import Identity, Resident
from residents.queries.file import key_of
from residents.queries.lists import of_ids
from shelter import audit, vault
from shelter.access import Permission
from shelter.models import Home, Staff

ALL_BUT_EQUAL = 0.94


@dataclass(frozen=True, slots=True)
class Found:
    """A resident whose name fits what was asked, and how well, from 0 to 1."""

    resident: Resident
    score: float
    same_year: bool = False

    @property
    def how_alike(self) -> Promise:
        """In words, for a page that does not show her name."""
        if self.score >= ALL_BUT_EQUAL:
            return _("The same name, or all but the same")
        return _("A very similar name") if self.score >= names.LIKELY else _("A name that could be hers")


def _names_in_reach(viewer: Staff) -> list[tuple[UUID, names.Folded]]:
    reached = Identity.objects.filter(resident__in=Resident.objects.filter(policies.reach(viewer, Permission.IDENTITY)))
    named = reached.only("resident_id", "given", "middle", "family", "suffix", "nickname")
    rows: list[Any] = list(named.annotate(wrapped_key=key_of(OuterRef("resident_id"))))
    vault.learn((row.resident_id, row.wrapped_key) for row in rows)
    return [(row.resident_id, names.Folded.of(row.full_name, row.nickname)) for row in rows]


@dataclass(frozen=True, slots=True)
class Search:
    """What a search before adding found: residents in reach, and homes whose coordinator to ask."""

    found: list[Found]
    homes: list[Home]


def look_for(
    *, given: str, family: str, nickname: str, birth_year: int | None, viewer: Staff, limit: int = 20
) -> Search:
    """Is she here already, or known in another home? Those born in the year asked for come first."""
    policies.may_search_names(viewer).enforce()
    audit.record(audit.Event.NAMES_SEARCHED, by=viewer)
    candidates = _names_in_reach(viewer)
    scores: dict[UUID, float] = {}
    for typed in {f"{given} {family}".strip(), f"{nickname} {family}".strip() if nickname else ""} - {""}:
        for match in names.rank(typed, candidates, limit=limit):
            scores[match.key] = max(match.score, scores.get(match.key, 0))
    rows = of_ids(set(scores), viewer=viewer)
    found = [Found(row, scores[key], _born_in(row, birth_year)) for key, row in rows.items()]
    found.sort(key=lambda each: (not each.same_year, -each.score))
    return Search(found[:limit], possible_homes(given=given or nickname, family=family, viewer=viewer))


def _born_in(resident: Resident, year: int | None) -> bool:
    return bool(year and resident.birth_month and resident.birth_month.year == year)


def possible_homes(*, given: str, family: str, viewer: Staff) -> list[Home]:
    """Homes outside the viewer's reach that may know a child of this name: whom to ask, and nothing else."""
    if not viewer.may(Permission.ADMIT):
        return []
    matches = RawSQL("select home_id from app.possible_matches(%s)", [list(marks_of(given, family))])
    return list(Home.objects.filter(pk__in=matches).order_by("name"))
