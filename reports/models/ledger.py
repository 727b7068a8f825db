"""The rounded ledger. No exact count is ever stored."""

import json
import uuid
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone

from reports.disclosure import Entry, Key
from shelter.privacy import Guard


class LedgerEntry(models.Model):
    """A number of the rounded ledger: made once; a correction adds a revision. Never changed or removed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    of = models.CharField(max_length=80)  # a population in a period: "residents.in:2026H1"
    place = models.CharField(max_length=200, default="[]")  # which part of it: JSON, pairs of dimension and category
    value = models.PositiveBigIntegerField()
    base = models.PositiveIntegerField()
    reach = models.PositiveIntegerField()
    mode = models.CharField(max_length=12, default="controlled")
    revision = models.PositiveSmallIntegerField(default=1)
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["of", "place", "revision"], name="entered_once")]

    class Privacy:
        guard = Guard.EDITION
        pressed: ClassVar[set[str]] = {"select", "insert"}
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "of", "place", "value", "base", "reach", "mode", "revision", "entered_at"}

    def __str__(self) -> str:
        return f"{self.of} {self.place}"

    @classmethod
    def of_number(cls, key: Key, entry: Entry, revision: int = 1) -> Self:
        place = json.dumps([list(pair) for pair in key.at])
        return cls(
            of=key.of, place=place, value=entry.value, base=entry.base, reach=entry.reach, mode=entry.mode,
            revision=revision,
        )  # fmt: skip

    @property
    def key(self) -> Key:
        return Key(self.of, tuple((name, category) for name, category in json.loads(self.place)))

    @property
    def entry(self) -> Entry:
        return Entry(self.value, self.base, self.reach, self.mode)
