"""Record: a row that is saved by a named person, with its history, or not at all."""

import json
import uuid
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

from django.db import connections, models, router
from django.utils import timezone
from simple_history.models import HistoricalRecords

from shelter import vault

if TYPE_CHECKING:
    from shelter.models import Staff


class Untraceable(Exception):
    """A write that would leave no name or no history."""


class HistoryRow(models.Model):
    """What every line of history adds: who changed it, and the database transaction it belongs to (set there)."""

    tx = models.BigIntegerField(default=0, editable=False)

    class Meta:
        abstract = True


@cache
def _history_of(model: type["Record"]) -> Any:
    """Where the history of a model is kept. Asked once: simple-history makes a class each time it is asked."""
    return cast("Any", model).history.model


def history_line(row: "Record", kind: str) -> models.Model:
    """The line of history for a row as stored: sealed fields are copied sealed, without being opened."""
    model = _history_of(type(row))
    values = {}
    for field in model.tracked_fields:
        if field.attname not in row.__dict__:
            getattr(row, field.attname)  # loads a deferred column
        values[field.attname] = row.__dict__[field.attname]
    line = model(history_date=timezone.now(), history_type=kind, history_user_id=row.written_by, **values)
    return cast("models.Model", line)


class History(HistoricalRecords):
    """django-simple-history, copying rows as they are stored."""

    def create_historical_record(self, instance: Any, history_type: str, using: str | None = None) -> None:
        history_line(instance, history_type).save(using=using, force_insert=True)


class RecordQuerySet[T: "Record"](models.QuerySet[T]):
    """Reads only: writing many rows behind the back of history is refused here, and again by the database."""

    def _refuse(self, *args: Any, **kwargs: Any) -> Any:
        raise Untraceable("a record is written by save_as(by), one row or many_as(rows, by)")

    update = delete = bulk_create = bulk_update = create = get_or_create = update_or_create = _refuse


class Record(models.Model):
    """Base of everything the organisation must be able to account for."""

    subject: ClassVar[str] = "resident_id"  # the attribute that names whose key seals this row's fields
    written_by: uuid.UUID | None = None

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    objects = models.Manager.from_queryset(RecordQuerySet)()
    history = History(
        bases=[HistoryRow],
        inherit=True,
        history_id_field=models.UUIDField(default=uuid.uuid4),
        history_user_id_field=models.UUIDField(null=True),
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.written_by is None:
            raise Untraceable("save_as(by) names the person")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if self.written_by is None:
            raise Untraceable("delete_as(by) names the person")
        return super().delete(*args, **kwargs)

    def save_as(self, by: "Staff") -> Self:
        """Check and save this row and its history line, in the name of `by`. Raises ValidationError."""
        self.written_by = by.pk
        self.clean_fields(exclude=self._left_to_the_database())
        self.clean()
        self.save()
        return self

    def delete_as(self, by: "Staff") -> None:
        self.written_by = by.pk
        self.delete()

    @classmethod
    def many_as(cls, rows: Sequence[Self], by: "Staff") -> None:
        """Insert many new rows and their history with one statement each, in the name of `by`."""
        if not rows:
            return
        for row in rows:
            row.written_by = by.pk
        using = router.db_for_write(cls)
        _plain(cls, using).bulk_create(rows, batch_size=1000)
        _remember(rows, "+", using)

    @classmethod
    def change_many_as(cls, rows: Sequence[Self], fields: Sequence[str], by: "Staff") -> None:
        """Save some columns of many rows, and their history, with one statement each. A sealed column is refused."""
        if not rows:
            return
        if any(isinstance(cls._meta.get_field(name), vault.SealedTextField) for name in fields):
            raise Untraceable("a sealed column is written by save_as(by)")
        for row in rows:
            row.written_by = by.pk
        using = router.db_for_write(cls)
        _rewrite(rows, fields, using)
        _remember(rows, "~", using)

    @classmethod
    def delete_many_as(cls, rows: Sequence[Self], by: "Staff") -> None:
        """Delete many rows to which nothing else belongs, and keep their history, with one statement each."""
        if not rows:
            return
        for row in rows:
            row.written_by = by.pk
        using = router.db_for_write(cls)
        _plain(cls, using).filter(pk__in=[row.pk for row in rows])._raw_delete(using)
        _remember(rows, "-", using)

    def _left_to_the_database(self) -> set[str]:
        """Relations are checked by foreign keys; sealed values already sealed are not opened to be checked."""
        sealed = {
            f.name
            for f in self._meta.concrete_fields
            if isinstance(f, vault.SealedTextField) and isinstance(self.__dict__.get(f.attname), vault.Sealed)
        }
        return sealed | {f.name for f in self._meta.concrete_fields if f.is_relation}


def _rewrite(rows: Sequence[Record], fields: Sequence[str], using: str) -> None:
    """One UPDATE joined with the new values: Django's bulk_update writes a case for each, which takes it long."""
    model, quoted = type(rows[0]), connections[using].ops.quote_name
    columns = {
        str(field.column): field.attname for field in model._meta.concrete_fields if field.name in {"id", *fields}
    }
    told = [{column: getattr(row, name) for column, name in columns.items()} for row in rows]
    table, new = quoted(model._meta.db_table), ", ".join(f"{quoted(c)} = new.{quoted(c)}" for c in columns if c != "id")
    joined = f"json_populate_recordset(null::{table}, %s) new where {table}.id = new.id"
    with connections[using].cursor() as cursor:  # days, numbers and ids in words, as the database reads them
        cursor.execute(f"update {table} set {new} from {joined}", [json.dumps(told, default=str)])  # noqa: S608  # ours


def _remember(rows: Sequence[Record], kind: str, using: str) -> None:
    copies = [history_line(row, kind) for row in rows]
    _plain(type(copies[0]), using).bulk_create(copies, batch_size=1000)


def _plain(model: type[models.Model], using: str) -> models.QuerySet[Any]:
    """Django's own queryset, which may write many rows."""
    return models.QuerySet(model, using=using)
