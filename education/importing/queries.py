"""Reads of bringing in results, on a coordinator's behalf."""

from datetime import timedelta
from typing import cast
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from education.importing import matching, policies, register
from education.importing.judge import Plan, Verdict, judge
from education.importing.models import ResultsBatch
from education.importing.reasons import REASONS
from residents.importing import sheets
from shelter.models import Staff


def batches(*, viewer: Staff) -> list[ResultsBatch]:
    """Her files of the last months, the latest first."""
    policies.may_import(viewer).enforce()
    since = timezone.now() - timedelta(days=180)
    hers = ResultsBatch.objects.filter(staff=viewer, begun_at__gt=since).defer("content", "file_name")
    return list(hers.order_by("-begun_at")[:20])


def batch(pk: UUID, *, viewer: Staff) -> ResultsBatch:
    policies.may_import(viewer).enforce()
    return get_object_or_404(ResultsBatch, pk=pk, staff=viewer)


def earlier(of: ResultsBatch, *, viewer: Staff) -> ResultsBatch | None:
    """The same file, brought in before."""
    same = ResultsBatch.objects.filter(staff=viewer, digest=of.digest, done_at__isnull=False).exclude(pk=of.pk)
    return same.defer("content", "file_name").order_by("-done_at").first()


def judged(content: bytes, file_name: str, *, viewer: Staff) -> Plan:
    """What these results are, judged by the codes within the viewer's reach. Raises Unreadable."""
    return judge(sheets.read(content, file_name), codes=register.girls_by_code(viewer=viewer))


def matched(of: ResultsBatch, *, viewer: Staff) -> matching.Matched:
    """What bringing in this file would do now, row by row."""
    policies.may_bring_in(viewer, of).enforce()
    girls = register.girls_by_code(viewer=viewer)
    content = cast("bytes", of.content or b"")  # the field's type is that of sealed text
    return matching.match(judge(sheets.read(content, of.file_name or ""), codes=girls), girls)


def why(verdict: Verdict) -> str:
    """The reasons in the language of who reads, the weightiest first."""
    weighty = sorted(verdict.findings, key=lambda finding: -finding.level)
    return "; ".join(dict.fromkeys(_(REASONS[one.reason][1]) % one.details for one in weighty))
