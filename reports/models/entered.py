"""What people enter by hand for a period: figures that are not about children, and what is aimed at."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone

from shelter.models import Staff
from shelter.privacy import Guard


class ManualFigure(models.Model):
    """A figure that is not about children, as somebody entered it. The latest counts; none is changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    label = models.CharField(max_length=6)  # of the period
    code = models.CharField(max_length=30)
    value = models.PositiveBigIntegerField()
    unit = models.CharField(max_length=30)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Privacy:
        guard = Guard.EDITION
        signed = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "label", "code", "value", "unit", "staff", "at"}

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class TargetFigure(models.Model):
    """What is aimed at for a figure in a period, and where it began. The latest counts; none is changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    label = models.CharField(max_length=6)
    code = models.CharField(max_length=30)
    baseline = models.PositiveIntegerField(null=True)
    target = models.PositiveIntegerField()
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Privacy:
        guard = Guard.EDITION
        signed = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "label", "code", "baseline", "target", "staff", "at"}

    def __str__(self) -> str:
        return f"{self.code} {self.label}"
