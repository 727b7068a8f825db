"""A home, a girl, a session and who was there, as a tutorial would write them."""

from django.db import models
from simple_history.models import HistoricalRecords


class Home(models.Model):
    name = models.CharField(max_length=60, unique=True)

    def __str__(self) -> str:
        return self.name


class Girl(models.Model):
    number = models.CharField(max_length=10, unique=True)
    code_name = models.CharField(max_length=40, unique=True)
    home = models.ForeignKey(Home, models.PROTECT)
    phase = models.CharField(max_length=20)
    birth_month = models.DateField(null=True, blank=True)
    given = models.CharField(max_length=80)
    family = models.CharField(max_length=80)
    called = models.CharField(max_length=80, blank=True)
    languages = models.CharField(max_length=80, blank=True)
    allergies = models.CharField(max_length=200, blank=True)
    safe_today = models.TextField(blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ("code_name",)

    def __str__(self) -> str:
        return self.code_name


class Session(models.Model):
    name = models.CharField(max_length=80)
    home = models.ForeignKey(Home, models.PROTECT)
    held_on = models.DateField()
    history = HistoricalRecords()

    def __str__(self) -> str:
        return self.name


class Line(models.Model):
    session = models.ForeignKey(Session, models.CASCADE, related_name="lines")
    girl = models.ForeignKey(Girl, models.CASCADE)
    here = models.CharField(max_length=10, choices=[("here", "here"), ("away", "away"), ("declined", "declined")])
    history = HistoricalRecords()

    def __str__(self) -> str:
        return f"line {self.pk}"
