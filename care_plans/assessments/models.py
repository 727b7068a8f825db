"""A questionnaire about one child: begun, answered one by one, and closed. What she answered is sealed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from residents.models import Resident
from residents.models.codes import Language
from shelter.access import Permission
from shelter.models import Staff
from shelter.privacy import Guard
from shelter.records import Record
from shelter.vault import SealedListField, SealedTextField


class Respondent(models.TextChoices):
    """Who answers; the codes are those of the instruments."""

    SELF = "self", _("She herself")
    CAREGIVER = "caregiver", _("Somebody who cares for her")
    CLINICIAN = "clinician", _("A trained person who asks her")
    STAFF = "staff", _("A trained person who knows her")


class Mode(models.TextChoices):
    """How it is answered."""

    SELF = "self", _("She answers here herself")
    READ_ALOUD = "read_aloud", _("Read aloud to her")
    INTERVIEW = "interview", _("Asked in a talk")
    PAPER = "paper", _("Entered from a paper form")


class State(models.TextChoices):
    """Where a questionnaire stands. Choosing not to is her right."""

    BEGUN = "begun", _("Begun")
    STOPPED = "stopped", _("Stopped for that day")
    DONE = "done", _("Done")
    DECLINED = "declined", _("Chose not to")


NEXT: dict[State, frozenset[State]] = {
    State.BEGUN: frozenset({State.STOPPED, State.DONE, State.DECLINED}),
    State.STOPPED: frozenset({State.BEGUN, State.DONE, State.DECLINED}),
    State.DONE: frozenset(),
    State.DECLINED: frozenset(),
}
OPEN = (State.BEGUN, State.STOPPED)
MACHINES = {"Questionnaire": NEXT}


class Assessment(Record):
    """One questionnaire on one day. Once done or declined it stands (see wall.sql); a mistaken one is struck out."""

    resident = models.ForeignKey(Resident, models.PROTECT, related_name="assessments")
    instrument = models.CharField(_("questionnaire"), max_length=20)
    version = models.CharField(max_length=20)
    respondent = models.CharField(_("who answers"), max_length=10, choices=Respondent)
    mode = models.CharField(_("how"), max_length=10, choices=Mode)
    language = models.CharField(_("in which language"), max_length=5, choices=Language)
    answered_on = models.DateField(_("day"), default=timezone.localdate)
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")  # who gave it to her
    state = models.CharField(_("where it stands"), max_length=8, choices=State, default=State.BEGUN)
    answers = SealedListField(_("answers"), default=list, blank=True)  # see answering
    result = SealedListField(_("result"), default=list, blank=True)  # see results
    alert = SealedListField(_("who has to be told"), default=list, blank=True)  # [code, urgency, text, day]
    override_reason = SealedTextField(_("why it is used all the same"), max_length=300, blank=True, default="")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = SealedTextField(_("what was mistaken"), max_length=300, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["resident", "instrument", "respondent"],
                condition=Q(state__in=OPEN, withdrawn_on__isnull=True),
                name="questionnaire_open_once",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["resident", "-answered_on"], name="questionnaires_of_hers")]

    class Privacy:
        guard = Guard.CHILD
        opens, changes = Permission.CASE, Permission.CARE_WRITE
        kept = True
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {
            "id", "resident", "instrument", "version", "respondent", "mode", "language", "answered_on", "given_at",
            "staff", "state", "withdrawn_on",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"questionnaire {self.pk}"


def standing() -> Q:
    """Those that were not entered by mistake."""
    return Q(withdrawn_on__isnull=True)


class Agreement(models.Model):
    """The organisation signed the agreement that the owner of a questionnaire asks for."""

    instrument = models.CharField(primary_key=True, max_length=20)
    agreed_on = models.DateField(_("signed on"))
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")

    class Privacy:
        guard = Guard.RULE
        changes = Permission.HOME_MANAGE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"instrument", "agreed_on", "staff"}

    def __str__(self) -> str:
        return f"agreement on {self.instrument}"
