"""Lists of past attendance, as who brings them sees them: her own only."""

from typing import cast
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from education.activities import policies
from education.activities.models import PastList
from education.activities.past import matching, reading
from education.activities.past.matching import Plan
from shelter.models import Staff


def past_list(pk: UUID, *, viewer: Staff) -> PastList:
    policies.may_bring_in(viewer).enforce()
    return get_object_or_404(PastList, pk=pk, staff=viewer)


def brought_in(*, viewer: Staff) -> list[PastList]:
    """Her lists that are in, the latest first."""
    policies.may_bring_in(viewer).enforce()
    return list(PastList.objects.filter(staff=viewer, done_at__isnull=False).order_by("-done_at")[:20])


def plan(past: PastList, *, viewer: Staff) -> Plan:
    """What would become of each line now; nothing once the list is in, because then it is gone."""
    policies.may_bring_in(viewer).enforce()
    if past.content is None:
        return Plan()
    content = cast("bytes", past.content)  # the field's type is that of sealed text
    return matching.match(reading.read(content, past.file_name or "", today=localdate()), viewer=viewer)
