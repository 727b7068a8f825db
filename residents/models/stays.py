"""Where she lives with us, night by night: stays, beds, absences, and how she left."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from residents.models.codes import AbsenceKind, ExitType, Programme
from residents.models.resident import Resident
from shelter.access import Permission
from shelter.models import Bed, Home
from shelter.privacy import Guard
from shelter.records import Record
from shelter.vault import SealedTextField


class Nights(Func):
    """The nights from a day up to, and without, another; an empty end is open."""

    function = "daterange"
    template = "%(function)s(%(expressions)s, '[)')"


def _ordered(first: str, last: str, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": F(first)}), name=name)


class Stay(Record):
    """A time with us, in a home or in after-care. She leaves on `ended_on`: that night is no longer counted."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="stays")
    home = models.ForeignKey(Home, models.PROTECT, related_name="+")
    programme = models.CharField(_("programme"), max_length=12, choices=Programme, default=Programme.RESIDENTIAL)
    began_on = models.DateField(_("from"))
    ended_on = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            _ordered("began_on", "ended_on", "stay_ends_after_it_begins"),
            ExclusionConstraint(
                name="one_stay_at_a_time",
                expressions=[
                    ("resident", RangeOperators.EQUAL),
                    (Nights("began_on", "ended_on"), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["home", "programme", "began_on"], name="stays_of_home")]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.FLOOR, Permission.CASE_WRITE
        countable: ClassVar[set[str]] = {"id", "resident", "home", "programme", "began_on", "ended_on"}
        private: ClassVar[set[str]] = set()

    def __str__(self) -> str:
        return f"stay {self.pk}"


class BedOccupancy(Record):
    """A bed is hers from a day, up to and without another. Nobody shares one, and nobody has two."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="beds")
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="beds")
    bed = models.ForeignKey(Bed, models.PROTECT, related_name="+")
    began_on = models.DateField(_("from"))
    ended_on = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            _ordered("began_on", "ended_on", "occupancy_ends_after_it_begins"),
            ExclusionConstraint(
                name="no_bed_twice",
                expressions=[("bed", RangeOperators.EQUAL), (Nights("began_on", "ended_on"), RangeOperators.OVERLAPS)],
            ),
            ExclusionConstraint(
                name="no_resident_in_two_beds",
                expressions=[
                    ("resident", RangeOperators.EQUAL),
                    (Nights("began_on", "ended_on"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.FLOOR, Permission.CASE_WRITE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "stay", "bed", "began_on", "ended_on"}

    def __str__(self) -> str:
        return f"occupancy {self.pk}"


class Absence(Record):
    """She is away for a while; her bed stays hers."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="absences")
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="absences")
    kind = models.CharField(_("where"), max_length=16, choices=AbsenceKind)
    left_on = models.DateField(_("left on"))
    expected_on = models.DateField(_("expected back on"), null=True, blank=True)
    back_on = models.DateField(_("back on"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            _ordered("left_on", "back_on", "back_after_leaving"),
            models.UniqueConstraint(fields=["stay"], condition=Q(back_on__isnull=True), name="away_once_at_a_time"),
        ]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.FLOOR, Permission.CASE_WRITE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "resident", "stay", "kind", "left_on", "expected_on", "back_on"}

    def __str__(self) -> str:
        return f"absence {self.pk}"


class Discharge(Record):
    """How a stay ended, and who receives her."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="discharges")
    stay = models.OneToOneField(Stay, models.PROTECT, related_name="discharge")
    exit_type = models.CharField(_("how she left"), max_length=24, choices=ExitType)
    receiving_office = SealedTextField(_("office that receives her"), max_length=200, blank=True, default="")
    note = SealedTextField(_("note"), max_length=2000, blank=True, default="")

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CASE_WRITE
        countable: ClassVar[set[str]] = {"stay", "exit_type"}
        private: ClassVar[set[str]] = {"id", "resident"}

    def __str__(self) -> str:
        return f"discharge {self.pk}"
