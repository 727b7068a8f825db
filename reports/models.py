"""Editions: what was published, once and for all. No exact count is ever stored."""

import uuid
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone

from shelter.counting import Period
from shelter.models import Staff
from shelter.privacy import Guard


class Edition(models.Model):
    """The protected figures of one period, in no language, with their certificate. Added; never changed or removed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    label = models.CharField(max_length=6, unique=True)  # of the period: its figures are compiled once
    figures = models.JSONField()  # shelter-edition/1
    made_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Privacy:
        guard = Guard.EDITION
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "label", "figures", "made_by", "made_at"}

    def __str__(self) -> str:
        return f"edition {self.label}"

    def get_absolute_url(self) -> str:
        return reverse("edition", args=[self.label])

    @property
    def period(self) -> Period:
        return Period.parse(self.label)
