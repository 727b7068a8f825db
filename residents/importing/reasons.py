"""Every reason a row can be given, in words for a social worker, and what each does to the row."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from residents.importing.headings import Field


class Level(IntEnum):
    """What a reason makes of its row; the highest decides."""

    ACCEPT = 0
    WARN = 1
    REJECT = 2
    IGNORE = 3


class Reason(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    HEADING_AGAIN = "heading_again"
    SECTION = "section"
    TOTAL = "total"
    NOT_A_RECORD = "not_a_record"
    NO_LIST = "no_list"
    LEFT_OUT = "left_out"

    NO_NAME = "no_name"
    TOO_LONG = "too_long"
    NO_SUCH_DATE = "no_such_date"
    NO_ADMISSION = "no_admission"
    ADMISSION_UNCLEAR = "admission_unclear"
    DISCHARGE_UNCLEAR = "discharge_unclear"
    BORN_IN_FUTURE = "born_in_future"
    ADMITTED_IN_FUTURE = "admitted_in_future"
    ADMITTED_BEFORE_BIRTH = "admitted_before_birth"
    LEFT_BEFORE_ADMISSION = "left_before_admission"
    NO_HOME = "no_home"
    HOME_UNKNOWN = "home_unknown"
    CODE_TAKEN = "code_taken"

    SAME_PERSON = "same_person"
    SAME_PERSON_AGAIN = "same_person_again"
    ELSEWHERE = "elsewhere"
    BIRTH_UNKNOWN = "birth_unknown"
    BIRTH_UNCLEAR = "birth_unclear"
    BIRTH_FROM_AGE = "birth_from_age"
    AGE_UNUSUAL = "age_unusual"
    TWO_READINGS = "two_readings"
    DAY_UNKNOWN = "day_unknown"
    HALF_A_NAME = "half_a_name"
    NO_CODE = "no_code"
    LEFT_IN_FUTURE = "left_in_future"
    EXIT_WITHOUT_DATE = "exit_without_date"
    REFERRED_UNCLEAR = "referred_unclear"
    CUSTODY_UNCLEAR = "custody_unclear"
    EXIT_UNCLEAR = "exit_unclear"
    SEX_UNCLEAR = "sex_unclear"
    FORMULA_INSTEAD = "formula_instead"

    FORMULA = "formula"
    INVISIBLE = "invisible"
    LONG_REMARK = "long_remark"
    BIRTH_IN_PART = "birth_in_part"


def _(words: str) -> str:
    """Marks words for translation; the pages translate them, nothing here does."""
    return words


# The words are the source for translation; %(other)s is a code or a row, %(home)s a home: never a name.
REASONS: dict[Reason, tuple[Level, str]] = {
    Reason.TITLE: (Level.IGNORE, _("above the list")),
    Reason.HEADING: (Level.IGNORE, _("heading row")),
    Reason.HEADING_AGAIN: (Level.IGNORE, _("heading row, repeated")),
    Reason.SECTION: (Level.IGNORE, _("heading of a group")),
    Reason.TOTAL: (Level.IGNORE, _("total line")),
    Reason.NOT_A_RECORD: (Level.IGNORE, _("not a record")),
    Reason.NO_LIST: (Level.IGNORE, _("no list of residents found on this sheet")),
    Reason.LEFT_OUT: (Level.IGNORE, _("this sheet has no dates of admission, another one has")),
    Reason.NO_NAME: (Level.REJECT, _("no name")),
    Reason.TOO_LONG: (Level.REJECT, _("too long for a name or a code: are the columns as they should be?")),
    Reason.NO_SUCH_DATE: (Level.REJECT, _("no such date")),
    Reason.NO_ADMISSION: (Level.REJECT, _("no date of admission")),
    Reason.ADMISSION_UNCLEAR: (Level.REJECT, _("date of admission not understood")),
    Reason.DISCHARGE_UNCLEAR: (Level.REJECT, _("date of discharge not understood")),
    Reason.BORN_IN_FUTURE: (Level.REJECT, _("born in the future")),
    Reason.ADMITTED_IN_FUTURE: (Level.REJECT, _("admitted in the future")),
    Reason.ADMITTED_BEFORE_BIRTH: (Level.REJECT, _("admitted before birth")),
    Reason.LEFT_BEFORE_ADMISSION: (Level.REJECT, _("discharged before admission")),
    Reason.NO_HOME: (Level.REJECT, _("no home given")),
    Reason.HOME_UNKNOWN: (Level.REJECT, _("home not known")),
    Reason.CODE_TAKEN: (Level.REJECT, _("code already used by another person")),
    Reason.SAME_PERSON: (Level.WARN, _("likely the same person as %(other)s")),
    Reason.SAME_PERSON_AGAIN: (
        Level.WARN,
        _("likely the same person as %(other)s, admitted again: added to her file as a further stay"),
    ),
    Reason.ELSEWHERE: (Level.WARN, _("possible match in another home: ask the coordinator of %(home)s")),
    Reason.BIRTH_UNKNOWN: (Level.WARN, _("birth date unknown: kept, marked unknown")),
    Reason.BIRTH_UNCLEAR: (Level.WARN, _("birth date not understood: kept in the remarks, marked unknown")),
    Reason.BIRTH_FROM_AGE: (Level.WARN, _("birth date unknown: year estimated from the age")),
    Reason.AGE_UNUSUAL: (Level.WARN, _("age at admission out of the usual range")),
    Reason.TWO_READINGS: (Level.WARN, _("day and month cannot be told apart")),
    Reason.DAY_UNKNOWN: (Level.WARN, _("only the month or year is given: its first day is kept")),
    Reason.HALF_A_NAME: (Level.WARN, _("only one part of the name is given")),
    Reason.NO_CODE: (Level.WARN, _("no code given")),
    Reason.LEFT_IN_FUTURE: (Level.WARN, _("date of discharge still to come: kept in the remarks")),
    Reason.EXIT_WITHOUT_DATE: (
        Level.WARN,
        _("reason for discharge without a date: kept in the remarks, counted as here"),
    ),
    Reason.REFERRED_UNCLEAR: (Level.WARN, _("who referred her is not recognised: kept in the remarks")),
    Reason.CUSTODY_UNCLEAR: (Level.WARN, _("legal custody is not recognised: kept in the remarks")),
    Reason.EXIT_UNCLEAR: (Level.WARN, _("reason for discharge is not recognised: kept in the remarks")),
    Reason.SEX_UNCLEAR: (Level.WARN, _("sex is not recognised: kept in the remarks")),
    Reason.FORMULA_INSTEAD: (Level.WARN, _("a formula stands where words or a date should: it was not calculated")),
    Reason.FORMULA: (Level.ACCEPT, _("formula kept as text or dropped, never evaluated or re-exported as a formula")),
    Reason.INVISIBLE: (Level.ACCEPT, _("invisible and direction characters removed from names")),
    Reason.LONG_REMARK: (Level.ACCEPT, _("long remark kept whole")),
    Reason.BIRTH_IN_PART: (Level.ACCEPT, _("only the month or year of birth is known: kept so")),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A reason and where it was found. `other` is a code or a row and `home` the name of a home, never a person's."""

    reason: Reason
    field: Field | None = None
    other: str = ""
    home: str = ""

    @property
    def level(self) -> Level:
        return REASONS[self.reason][0]

    @property
    def details(self) -> dict[str, str]:
        """What a translation of the words is filled with."""
        return {"other": self.other, "home": self.home}

    @property
    def text(self) -> str:
        return REASONS[self.reason][1] % self.details
