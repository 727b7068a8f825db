"""Reads of donor reports, on a person's behalf. Nothing here counts anything: editions are read as they were made."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Case, QuerySet, When
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from reports import figures as catalogue
from reports import policies
from reports.disclosure import PublishedTables, reopen
from reports.models import OUT, Compilation, Edition, EditionFile, EditionMove, ManualFigure, Stage, TargetFigure
from reports.progress import Progress, progress_of
from shelter import audit
from shelter.counting import Period
from shelter.models import Staff, Trace

YEARS_BACK = 5
_AS_READ = Case(*(When(kind=kind, then=place) for place, kind in enumerate(EditionFile.Kind)))  # the PDF first
_LISTED = ("label", "language", "donor", "stage", "name", "begun_at", "published_at", "author__name")


def editions(*, viewer: Staff) -> QuerySet[Edition]:
    """Every edition, the latest first; without its figures."""
    policies.may_read(viewer).enforce()
    return Edition.objects.select_related("author").only(*_LISTED).order_by("-begun_at")


def to_sign(*, viewer: Staff) -> QuerySet[Edition]:
    """Those that are checked and wait for a signature, which is never the author's own."""
    return editions(viewer=viewer).filter(stage=Stage.CHECKED).exclude(author=viewer)


def open_edition(pk: UUID, *, viewer: Staff, part: str = "page") -> tuple[Edition, PublishedTables | None]:
    """The one door to an edition: it leaves a trace of who took its figures."""
    found = read_edition(pk, viewer=viewer)
    audit.record(audit.Event.REPORT_OPENED, by=viewer, part=part)
    return found


def read_edition(pk: UUID, *, viewer: Staff) -> tuple[Edition, PublishedTables | None]:
    """An edition without a trace of its own: for the charts and forms of a page that left one."""
    edition = edition_itself(pk, viewer=viewer)
    return edition, reopen(edition.document) if edition.document else None


def edition_itself(pk: UUID, *, viewer: Staff) -> Edition:
    policies.may_read(viewer).enforce()
    return get_object_or_404(Edition.objects.select_related("author", "signer", "corrects"), pk=pk)


def moves(edition: Edition, *, viewer: Staff) -> QuerySet[EditionMove]:
    policies.may_read(viewer).enforce()
    return EditionMove.objects.filter(edition=edition).select_related("staff").order_by("at")


def refused_words(edition: Edition, *, viewer: Staff) -> int:
    """How often words of its author were refused since it was begun: for who signs. The database tells nobody else."""
    policies.may_read(viewer).enforce()
    refused = Trace.objects.filter(event=audit.Event.ACCESS_REFUSED, part=audit.WORDS_OF_A_REPORT)
    return refused.filter(staff=edition.author_id, at__gte=edition.begun_at).count()


def files(edition: Edition, *, viewer: Staff) -> QuerySet[EditionFile]:
    """Which files there are, without their bytes."""
    policies.may_read(viewer).enforce()
    return EditionFile.objects.filter(edition=edition).only("kind", "sha256", "edition_id").order_by(_AS_READ)


def open_file(pk: UUID, kind: str, *, viewer: Staff) -> EditionFile:
    """A file as it went out, byte for byte; it leaves a trace of who took it."""
    policies.may_read(viewer).enforce()
    file = get_object_or_404(EditionFile.objects.select_related("edition"), edition=pk, kind=kind)
    policies.may_take(viewer, file.edition).enforce()
    audit.record(audit.Event.REPORT_OPENED, by=viewer, part=kind)
    return file


def compilation(edition: Edition, *, viewer: Staff) -> Compilation | None:
    """The latest work on it."""
    policies.may_read(viewer).enforce()
    return Compilation.objects.filter(edition=edition).order_by("-begun_at").first()


def periods_to_compile(*, viewer: Staff) -> list[Period]:
    """Half-years and years that are over, the latest first."""
    policies.may_read(viewer).enforce()
    today = localdate()
    years = range(today.year - YEARS_BACK, today.year + 1)
    periods = [Period(year, half) for year in years for half in (1, 2, None)]
    return sorted((period for period in periods if period.is_over(today)), reverse=True)


def known_periods(*, viewer: Staff) -> list[Period]:
    """Every period of which something is aimed at or entered: those to come too, for a year ahead."""
    today = localdate()
    policies.may_read(viewer).enforce()
    years = range(today.year - YEARS_BACK, today.year + 2)
    return sorted((Period(year, half) for year in years for half in (1, 2, None)), reverse=True)


def manual_figures(*, viewer: Staff) -> list[ManualFigure]:
    """What was entered by hand, the latest of each figure and period."""
    policies.may_read(viewer).enforce()
    return _latest(ManualFigure.objects.select_related("staff").order_by("at"))


def targets(*, viewer: Staff) -> list[Progress]:
    """What is aimed at, and how far the published figures have come."""
    policies.may_read(viewer).enforce()
    rows: list[TargetFigure] = _latest(TargetFigure.objects.select_related("staff").order_by("at"))
    said: dict[str, list[PublishedTables]] = {}
    for edition in Edition.objects.filter(stage__in=OUT, label__in={row.label for row in rows}).order_by(
        "published_at"
    ):
        said.setdefault(edition.label, []).append(reopen(edition.document or {}))
    return [progress_of(row, catalogue.figure(row.code), said.get(row.label, [])) for row in rows]


def _latest(rows: QuerySet[Any, Any]) -> list[Any]:
    latest = {(row.label, row.code): row for row in rows}
    return [latest[key] for key in sorted(latest, key=lambda key: (key[0], key[1]), reverse=True)]


def out(*, viewer: Staff) -> list[Edition]:
    """What went out, the latest first: what can be compared."""
    return list(editions(viewer=viewer).filter(stage__in=OUT).order_by("-published_at"))


def documents(*, viewer: Staff) -> Sequence[dict[str, Any]]:
    """Everything ever published, in the order in which it went out."""
    policies.may_read(viewer).enforce()
    out = Edition.objects.filter(stage__in=OUT).order_by("published_at", "pk").only("document")
    return [edition.document for edition in out if edition.document]
