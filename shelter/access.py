"""Who may see and do what: the whole policy on one screen. The database holds a copy and enforces it again."""

from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a member of staff is here to do. One person, one role."""

    COORDINATOR = "coordinator", _("Coordinator")
    SOCIAL_WORKER = "social_worker", _("Social worker")
    PSYCHOLOGIST = "psychologist", _("Psychologist")
    NURSE = "nurse", _("Nurse")
    HOUSE_PARENT = "house_parent", _("House parent")
    DONOR_OFFICER = "donor_officer", _("Donor officer")
    ADMINISTRATOR = "administrator", _("Administrator")


class Permission(StrEnum):
    """A part of a child's file that may be opened, or something that may be done."""

    FLOOR = "floor"  # the floor card: what keeps her safe today
    CASE = "case"  # her case file: arrival, agreements, documents, notes, care plan, questionnaires, sessions
    IDENTITY = "identity"  # legal name, birth date, address, the names of her people
    LEGAL = "legal"  # custody and court, opened with a reason
    STORY = "story"  # what brought her here, opened with a reason
    DISCLOSURE = "disclosure"  # what she told, word for word, opened with a reason
    TRACE = "trace"  # who looked at her record
    CASE_WRITE = "case.write"
    CARE_WRITE = "care.write"  # her plans, questionnaires, sessions, notes and tasks
    ROLL = "roll"  # programmes, lists and roll-calls of activities
    APPROVE = "approve"  # a care plan, never one's own
    ADMIT = "admit"  # refer, decide, admit, move, discharge
    ASSIGN = "assign"  # say who accompanies her
    IMPORT = "import"
    HOME_SEE = "home.see"
    HOME_MANAGE = "home.manage"
    STAFF_MANAGE = "staff.manage"
    REPORT_READ = "report.read"
    REPORT_COMPILE = "report.compile"
    REPORT_SIGN = "report.sign"  # a donor report, never one's own


class Scope(StrEnum):
    """How far a permission reaches, today."""

    HOME = "home"  # the children of the homes where she is posted, and those assigned to her
    CASELOAD = "caseload"  # the children assigned to her
    HOUSE = "house"  # concerns the organisation and no child


# Parts behind a door that asks why: they open for fifteen minutes, and the database asks for that opening too.
ASKS_WHY = frozenset({Permission.LEGAL, Permission.STORY, Permission.DISCLOSURE})

_H, _C, _O = Scope.HOME, Scope.CASELOAD, Scope.HOUSE
_ROLES = (Role.COORDINATOR, Role.SOCIAL_WORKER, Role.PSYCHOLOGIST, Role.NURSE, Role.HOUSE_PARENT, Role.DONOR_OFFICER,
          Role.ADMINISTRATOR)  # fmt: skip
_TABLE: dict[Permission, tuple[Scope | None, ...]] = {
    #                           coord  social psych  nurse  parent donor  admin
    Permission.FLOOR:          (_H,    _H,    _C,    _H,    _H,    None,  None),
    Permission.CASE:           (_H,    _C,    _C,    None,  None,  None,  None),
    Permission.IDENTITY:       (_H,    _C,    None,  None,  None,  None,  None),
    Permission.LEGAL:          (_H,    _C,    None,  None,  None,  None,  None),
    Permission.STORY:          (_H,    _C,    _C,    None,  None,  None,  None),
    Permission.DISCLOSURE:     (_H,    _C,    _C,    None,  None,  None,  None),
    Permission.TRACE:          (_H,    _C,    None,  None,  None,  None,  None),
    Permission.CASE_WRITE:     (_H,    _C,    None,  None,  None,  None,  None),
    Permission.CARE_WRITE:     (_H,    _C,    _C,    None,  None,  None,  None),
    Permission.ROLL:           (_H,    _H,    None,  None,  _H,    None,  None),
    Permission.APPROVE:        (_H,    None,  None,  None,  None,  None,  None),
    Permission.ADMIT:          (_H,    _H,    None,  None,  None,  None,  None),
    Permission.ASSIGN:         (_H,    None,  None,  None,  None,  None,  None),
    Permission.IMPORT:         (_H,    None,  None,  None,  None,  None,  None),
    Permission.HOME_SEE:       (_H,    _H,    _H,    _H,    _H,    None,  _O),
    Permission.HOME_MANAGE:    (None,  None,  None,  None,  None,  None,  _O),
    Permission.STAFF_MANAGE:   (None,  None,  None,  None,  None,  None,  _O),
    Permission.REPORT_READ:    (_O,    None,  None,  None,  None,  _O,    None),
    Permission.REPORT_COMPILE: (None,  None,  None,  None,  None,  _O,    None),
    Permission.REPORT_SIGN:    (_O,    None,  None,  None,  None,  None,  None),
}  # fmt: skip

GRANTS: dict[Role, dict[Permission, Scope]] = {
    role: {permission: row[column] for permission, row in _TABLE.items() if row[column] is not None}  # type: ignore[misc]  # None is filtered out
    for column, role in enumerate(_ROLES)
}


class Refused(PermissionDenied):
    """The person may not do this; the message says why and may be shown to her."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes; or no, with a reason that may be shown to the person refused."""

    refusal: str = ""

    def __bool__(self) -> bool:
        return not self.refusal

    def enforce(self) -> None:
        if self.refusal:
            raise Refused(self.refusal)


YES = Decision()


def no(reason: str) -> Decision:
    return Decision(str(reason))
