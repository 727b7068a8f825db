"""A list comes in: looked at, its columns understood, brought in whole or not at all, and taken back."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from residents.importing import judging, policies, writing
from residents.importing.models import ImportBatch, ImportedRow, Stage
from residents.importing.plan import Plan
from residents.importing.sheet import Unreadable
from residents.models import Resident
from residents.policies import may_accompany
from shelter import audit
from shelter.models import Home, Staff, Trace

NOTHING_LEFT = {"content": None, "file_name": None, "verdicts": None, "columns": None}


def look_at(*, by: Staff, content: bytes, file_name: str) -> ImportBatch:
    """Keep a list, sealed under the key of who brings it, and judge it. Raises ValidationError if it is unreadable."""
    policies.may_import(by).enforce()
    kept: dict[str, Any] = {"content": content, "file_name": file_name}
    batch = ImportBatch(staff=by, digest=hashlib.sha256(content).hexdigest(), **kept)
    try:
        plan = judging.plan_of(batch, viewer=by)
    except Unreadable as reason:
        raise ValidationError({"file": _(str(reason))}) from None
    forget_unfinished(by=by)
    _keep_verdicts(batch, plan)
    batch.save(force_insert=True)
    return batch


def _keep_verdicts(batch: ImportBatch, plan: Plan) -> None:
    counts = judging.counted(plan.verdicts)
    batch.verdicts = judging.dump(plan)
    batch.accepted, batch.warned, batch.held = counts["accept"], counts["warn"], counts["held"]
    batch.rejected, batch.ignored = counts["reject"], counts["ignore"]
    batch.rows_in_all = sum(1 for _row in plan.importable())


def forget_unfinished(*, by: Staff) -> int:
    """Remove her lists that were looked at and never brought in. Returns how many."""
    gone, _each = ImportBatch.objects.filter(staff=by, stage__in=(Stage.READ, Stage.FAILED)).delete()
    return gone


def map_columns(*, by: Staff, batch: ImportBatch, columns: dict[str, Any]) -> ImportBatch:
    """Read the list as she says, and judge it anew."""
    policies.may_bring_in(by, batch).enforce()
    batch.columns = columns
    _keep_verdicts(batch, judging.plan_of(batch, viewer=by))
    batch.stage = Stage.READ
    batch.save()
    return batch


def begin(*, by: Staff, batch: ImportBatch, social_workers: Mapping[UUID, Staff]) -> ImportBatch:
    """From now on it is being brought in. Raises ValidationError for somebody who cannot be a girl's social worker."""
    policies.may_bring_in(by, batch).enforce()
    for home in Home.objects.filter(pk__in=social_workers):
        if not (able := may_accompany(home, social_workers[home.pk])):
            raise ValidationError(able.refusal)
    batch.stage, batch.rows_done, batch.told_at = Stage.RUNNING, 0, timezone.now()
    batch.save(update_fields=["stage", "rows_done", "told_at"])
    return batch


def bring_in(
    *, by: Staff, batch: ImportBatch, social_workers: Mapping[UUID, Staff], tell: Callable[[int], None] = lambda n: None
) -> ImportBatch:
    """Bring in every row that is to be taken up: all in the transaction of the caller, or nothing."""
    policies.may_import(by).enforce()
    if not _alone(batch):
        raise ValidationError(_("This list is being brought in already."))
    plan = judging.plan_of(batch, viewer=by)
    files = writing.write(plan, by=by, batch=batch, social_workers=social_workers, tell=tell)
    batch.new_files = sum(file.is_new for file in files)
    batch.new_stays = batch.rows_done = sum(len(file.rows) for file in files)
    batch.tx, batch.stage, batch.done_at = _transaction(), Stage.DONE, timezone.now()
    _keep_verdicts(batch, plan)
    for name, nothing in NOTHING_LEFT.items():
        setattr(batch, name, nothing)
    batch.save()
    return batch


def _alone(batch: ImportBatch) -> bool:
    """No other process brings in the same list at this moment, or has done so."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [str(batch.pk)])
        free = bool(cursor.fetchone()[0])
    return free and not ImportBatch.objects.filter(pk=batch.pk, stage__in=(Stage.DONE, Stage.UNDONE)).exists()


def _transaction() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select txid_current()")
        return int(cursor.fetchone()[0])


def give_up(*, by: Staff, batch: ImportBatch) -> ImportBatch:
    """It did not work; nothing of it was written, and the list can be tried again."""
    ImportBatch.objects.filter(pk=batch.pk, staff=by, stage=Stage.RUNNING).update(stage=Stage.FAILED)
    return batch


def take_back(*, by: Staff, batch: ImportBatch) -> ImportBatch:
    """Undo an import: what it wrote is deleted and its keys destroyed. Files somebody has worked in since stay."""
    policies.may_take_back(by, batch).enforce()
    rows = list(ImportedRow.objects.filter(batch=batch).select_related("resident"))
    touched = _touched(batch, rows)
    back = [row for row in rows if row.resident_id not in touched]
    with connection.cursor() as cursor:
        cursor.execute("select app.take_back(%s, %s)", [batch.pk, [row.resident_id for row in back]])
    for row in back:
        if not row.is_new:
            _restore(by, row)
    batch.stage, batch.undone_at, batch.kept_back = Stage.UNDONE, timezone.now(), len(touched)
    batch.save(update_fields=["stage", "undone_at", "kept_back"])
    audit.record_many([audit.line(audit.Event.IMPORT_UNDONE, by=by, subject=row.resident_id) for row in back])
    return batch


def _touched(batch: ImportBatch, rows: list[ImportedRow]) -> set[UUID]:
    """The files in which somebody changed something, or opened a part with a reason, after the import."""
    changed = Q(reads=False) | (Q(event=audit.Event.PART_OPENED) & ~Q(reason=""))
    since = Trace.objects.filter(changed, resident_id__in=[row.resident_id for row in rows], at__gt=batch.done_at)
    return {pk for pk in since.values_list("resident_id", flat=True) if pk}


def _restore(by: Staff, row: ImportedRow) -> None:
    her = Resident.objects.get(pk=row.resident_id)
    if (her.phase, her.home_id) != (row.phase_before, row.home_before_id):
        her.phase = row.phase_before
        if row.home_before_id:
            her.home_id = row.home_before_id
        her.save_as(by)
