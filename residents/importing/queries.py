"""The lists somebody brought in, as she sees them: her own only."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone

from residents.importing import columns as headed
from residents.importing import judging, policies
from residents.importing.columns import Columns
from residents.importing.headings import Field
from residents.importing.models import ImportBatch, Stage
from residents.importing.plan import Outcome
from residents.importing.sheet import Sheet
from shelter.models import Home, Staff

WIDEST = 60  # columns of a sheet without headings that the mapping page shows


@dataclass(frozen=True, slots=True)
class Mapped:
    """A sheet as the mapping page shows it: what was found of each column, and what it is called there."""

    place: int
    sheet: Sheet
    columns: Columns
    labels: dict[int, str]

    @property
    def is_list(self) -> bool:
        return not self.columns.missing


def batches(*, viewer: Staff) -> list[ImportBatch]:
    """Her lists of the last months, the latest first."""
    policies.may_import(viewer).enforce()
    since = timezone.now() - timedelta(days=180)
    hers = ImportBatch.objects.filter(staff=viewer, begun_at__gt=since).defer("content", "verdicts", "file_name")
    return list(hers.order_by("-begun_at")[:20])


def batch(pk: UUID, *, viewer: Staff) -> ImportBatch:
    policies.may_import(viewer).enforce()
    return get_object_or_404(ImportBatch, pk=pk, staff=viewer)


def state(pk: UUID, *, viewer: Staff) -> ImportBatch:
    """How far an import is, without its content: asked for again and again."""
    policies.may_import(viewer).enforce()
    return get_object_or_404(ImportBatch.objects.defer("content", "verdicts", "file_name"), pk=pk, staff=viewer)


def earlier(of: ImportBatch, *, viewer: Staff) -> ImportBatch | None:
    """The same file, brought in before."""
    same = ImportBatch.objects.filter(staff=viewer, digest=of.digest, stage=Stage.DONE).exclude(pk=of.pk)
    return same.defer("content", "verdicts", "file_name").order_by("-done_at").first()


def told(of: ImportBatch, *, viewer: Staff) -> list[judging.Told]:
    """What was said of each row."""
    policies.may_import(viewer).enforce()
    return judging.load(of.verdicts or "[]")


def mapped(of: ImportBatch, *, viewer: Staff) -> list[Mapped]:
    """The sheets that hold a list, as they are read now; where none does, every sheet that has rows."""
    policies.may_import(viewer).enforce()
    found = judging.read_kept(of)
    read = judging.columns_of(found, of.columns)
    every = [_mapped(place, sheet, read.get(sheet.name)) for place, sheet in enumerate(found) if sheet.rows]
    lists = [one for one in every if one.is_list or str(one.place) in (of.columns or {})]
    return lists or every


def _mapped(place: int, sheet: Sheet, columns: Columns | None) -> Mapped:
    columns = columns or headed.find(sheet) or Columns((), {}, {})
    widest = max((len(row.cells) for row in sheet.rows[:60]), default=0)
    shown = sorted({*columns.labels, *columns.fields} or range(min(widest, WIDEST)))
    fields = {column: columns.fields.get(column, Field.OTHER) for column in shown}
    columns = Columns(columns.headings, fields, columns.labels, columns.home)
    return Mapped(place, sheet, columns, {column: columns.labels.get(column, "") for column in shown})


def homes_to_staff(of: ImportBatch, *, viewer: Staff) -> list[Home]:
    """The homes of girls who are here now by this list: each needs to know who is their social worker."""
    plan = judging.plan_of(of, viewer=viewer)
    here = {one.person.home.key for one in plan.importable() if one.person and one.person.left is None}
    return [home for home in viewer.homes_today if home.pk in here]


__all__ = [
    "Mapped", "Outcome", "batch", "batches", "earlier", "homes_to_staff", "mapped", "state", "told",
]  # fmt: skip
