"""What the administrator sees: staff, where they work, homes with their rooms and beds, how long things wait."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from shelter import terms as all_terms
from shelter.accounts.models import Organisation
from shelter.models import Bed, Home, Posting, Room, Staff
from shelter.staffing import policies
from shelter.terms import Term


def staff(*, viewer: Staff) -> "QuerySet[Staff]":
    """Everybody, with the postings of today: those who may sign in first."""
    policies.may_manage_staff(viewer).enforce()
    today = localdate()
    now = Posting.objects.filter(begins_on__lte=today).exclude(ends_on__lt=today).select_related("home")
    return Staff.objects.order_by("-is_active", "name").prefetch_related(Prefetch("postings", now, to_attr="here_now"))


def person(pk: UUID, *, viewer: Staff) -> Staff:
    policies.may_manage_staff(viewer).enforce()
    return get_object_or_404(Staff, pk=pk)


def postings(of: Staff, *, viewer: Staff) -> "QuerySet[Posting]":
    policies.may_manage_staff(viewer).enforce()
    return of.postings.select_related("home").order_by("-begins_on")


def posting(pk: UUID, *, viewer: Staff) -> Posting:
    policies.may_manage_staff(viewer).enforce()
    return get_object_or_404(Posting.objects.select_related("staff", "home"), pk=pk)


def house_parents_exempt(*, viewer: Staff) -> bool:
    policies.may_manage_staff(viewer).enforce()
    return Organisation.objects.filter(house_parents_exempt=True).exists()


def homes(*, viewer: Staff) -> "QuerySet[Home]":
    """Every home, with how many beds it has and how many may be used."""
    policies.may_manage_homes(viewer).enforce()
    usable = Count("beds", filter=Q(beds__usable=True))
    return Home.objects.defer("address").annotate(bed_count=Count("beds"), usable_count=usable).order_by("name")


def home(pk: UUID, *, viewer: Staff) -> Home:
    policies.may_manage_homes(viewer).enforce()
    return get_object_or_404(Home, pk=pk)


def rooms(of: Home, *, viewer: Staff) -> "QuerySet[Room]":
    policies.may_manage_homes(viewer).enforce()
    return of.rooms.order_by("label").prefetch_related(Prefetch("beds", Bed.objects.order_by("label")))


def room(pk: UUID, *, viewer: Staff) -> Room:
    policies.may_manage_homes(viewer).enforce()
    return get_object_or_404(Room.objects.select_related("home"), pk=pk)


def bed(pk: UUID, *, viewer: Staff) -> Bed:
    policies.may_manage_homes(viewer).enforce()
    return get_object_or_404(Bed.objects.select_related("room"), pk=pk)


@dataclass(frozen=True, slots=True)
class Kept:
    """A term, and the organisation's own number where it has one."""

    term: Term
    own: int | None

    @property
    def days(self) -> int:
        return self.own or self.term.days

    @property
    def said(self) -> str:
        return self.term.said(self.days)


def terms(*, viewer: Staff) -> list[Kept]:
    """How long each kind of thing may wait here, by name."""
    policies.may_see_terms(viewer).enforce()
    own = all_terms.own()
    kept = [Kept(term, own.get(code)) for code, term in all_terms.declared().items()]
    return sorted(kept, key=lambda one: str(one.term.what))


def term(code: str, *, viewer: Staff) -> Kept:
    """One of them, to be changed; 404 where no app has a term of this code."""
    policies.may_change_terms(viewer).enforce()
    try:
        return Kept(all_terms.term(code), all_terms.own().get(code))
    except all_terms.Unknown:
        raise Http404 from None
