"""Lists of residents: code names, ages in bands, and nothing that tells who she is."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import FETCH_RAISE, Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from residents import policies
from residents.models import Absence, Resident
from residents.models.codes import Phase
from shelter.models import Home, Staff

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list, and where the next one begins."""

    residents: list[Resident]
    after: str


def residents(
    *,
    viewer: Staff,
    mine: bool = False,
    home: Home | None = None,
    phases: tuple[Phase, ...] = (Phase.IN_RESIDENCE, Phase.REFERRED, Phase.ACCEPTED),
    text: str = "",
    after: str = "",
    limit: int = ON_A_PAGE,
) -> Page:
    """Residents in reach by code name, one page: `text` looks in code names and numbers, `after` is a code name."""
    rows = Resident.objects.filter(policies.reach(viewer), phase__in=phases)
    if mine:
        rows = rows.filter(pk__in=policies.caseload(viewer))
    if home is not None:
        rows = rows.filter(home=home)
    if text:
        rows = rows.filter(Q(code_name__icontains=text) | Q(number__startswith=text))
    page = list(_listed(rows.filter(code_name__gt=after)).order_by("code_name")[: limit + 1])
    return Page(page[:limit], page[limit - 1].code_name if len(page) > limit else "")


def _listed(rows: QuerySet[Resident]) -> QuerySet[Resident]:
    away = Absence.objects.filter(resident=OuterRef("pk"), back_on__isnull=True)
    columns = ("public_id", "number", "code_name", "phase", "birth_month", "home__name")
    return rows.annotate(away=Exists(away)).select_related("home").only(*columns).fetch_mode(FETCH_RAISE)


def here(*, viewer: Staff) -> list[Resident]:
    """The girls who live in the homes where the viewer works, as far as she reaches, by home and code name."""
    rows = Resident.objects.filter(
        policies.reach(viewer), home__in=viewer.homes_on(localdate()), phase=Phase.IN_RESIDENCE
    )
    return list(_listed(rows).order_by("home__name", "code_name"))


def of_ids(ids: set[UUID], *, viewer: Staff) -> dict[UUID, Resident]:
    """Some residents by id, as lists show them."""
    rows = Resident.objects.filter(policies.reach(viewer), pk__in=ids)
    return {r.pk: r for r in _listed(rows)}
