"""The homes, their rooms and their beds."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from shelter.privacy import Guard
from shelter.records import Record
from shelter.vault import SealedTextField


class Home(Record):
    """A home, by the name used among us. Its address is sealed under its own key."""

    subject = "id"

    name = models.CharField(_("name"), max_length=60, unique=True)
    address = SealedTextField(_("address"), blank=True, default="")
    region = models.CharField(_("region"), max_length=40, blank=True, default="")
    capacity = models.PositiveSmallIntegerField(_("capacity"))
    opened_on = models.DateField(_("opened on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    class Privacy:
        guard = Guard.HOME
        proper: ClassVar[set[str]] = {"name", "address"}
        countable: ClassVar[set[str]] = {"id", "capacity", "opened_on", "closed_on"}
        private: ClassVar[set[str]] = {"name", "region"}

    def __str__(self) -> str:
        return self.name


class Room(Record):
    """A room of a home."""

    subject = "home_id"

    home = models.ForeignKey(Home, models.PROTECT, related_name="rooms")
    label = models.CharField(_("room"), max_length=30)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["home", "label"], name="room_label_once_per_home")]

    class Privacy:
        guard = Guard.HOME
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "home", "label"}

    def __str__(self) -> str:
        return self.label


class Bed(Record):
    """A bed of a room. Who sleeps in it is known to the residents' file only."""

    subject = "home_id"

    home = models.ForeignKey(Home, models.PROTECT, related_name="beds")
    room = models.ForeignKey(Room, models.PROTECT, related_name="beds")
    label = models.CharField(_("bed"), max_length=30)
    usable = models.BooleanField(_("may be used"), default=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["room", "label"], name="bed_label_once_per_room")]

    class Privacy:
        guard = Guard.HOME
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "home", "room", "label", "usable"}

    def __str__(self) -> str:
        return self.label
