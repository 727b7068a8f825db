"""Every reason a row of results can be given, in words for a coordinator, and what each does to the row."""

from dataclasses import dataclass
from enum import StrEnum

from residents.importing.reasons import Level


class Reason(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    NO_RESULTS = "no_results"
    NOT_A_RECORD = "not_a_record"

    NO_CODE = "no_code"
    CODE_UNKNOWN = "code_unknown"
    CODE_OF_TWO = "code_of_two"
    LEVEL_UNKNOWN = "level_unknown"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_MARK = "not_a_mark"
    TWICE = "twice"
    TOO_LONG = "too_long"
    YEAR_UNSAID = "year_unsaid"
    YEAR_UNKNOWN = "year_unknown"
    OTHER_PERIODS = "other_periods"
    ELSEWHERE_THEN = "elsewhere_then"

    AVERAGE_FAR = "average_far"
    MARK_LOW = "mark_low"
    END_UNCLEAR = "end_unclear"
    DIFFERENT = "different"

    WRITTEN_ALREADY = "written_already"


def _(words: str) -> str:
    """Marks words for translation; the pages translate them, nothing here does."""
    return words


# The words are the source for translation; %(other)s is a row, a heading, a school year or a mark: never a name.
REASONS: dict[Reason, tuple[Level, str]] = {
    Reason.TITLE: (Level.IGNORE, _("above the list")),
    Reason.HEADING: (Level.IGNORE, _("heading row")),
    Reason.NO_RESULTS: (Level.IGNORE, _("no results found on this sheet")),
    Reason.NOT_A_RECORD: (Level.IGNORE, _("not a record")),
    Reason.NO_CODE: (Level.REJECT, _("no code given")),
    Reason.CODE_UNKNOWN: (Level.REJECT, _("code not known")),
    Reason.CODE_OF_TWO: (Level.REJECT, _("two girls have this code")),
    Reason.LEVEL_UNKNOWN: (Level.REJECT, _("grade level not known")),
    Reason.OUT_OF_RANGE: (Level.REJECT, _("mark out of range")),
    Reason.NOT_A_MARK: (Level.REJECT, _("something else stands where a mark should")),
    Reason.TWICE: (Level.REJECT, _("twice in the file: see row %(other)s")),
    Reason.TOO_LONG: (Level.REJECT, _("too long for the name of a school")),
    Reason.YEAR_UNSAID: (Level.REJECT, _("the sheet does not say which school year it is: name it like SY 2026-2027")),
    Reason.YEAR_UNKNOWN: (Level.REJECT, _("school year %(other)s is not known here yet")),
    Reason.OTHER_PERIODS: (Level.REJECT, _("the year of her school has %(other)s periods")),
    Reason.ELSEWHERE_THEN: (Level.REJECT, _("she is enrolled otherwise at that time")),
    Reason.AVERAGE_FAR: (Level.WARN, _("final average far from that of the periods (%(other)s)")),
    Reason.MARK_LOW: (Level.WARN, _("lower than marks of a report card: look at it")),
    Reason.END_UNCLEAR: (Level.WARN, _("action taken is not recognised: left out")),
    Reason.DIFFERENT: (Level.WARN, _("different from what is written (%(other)s): left as it is unless you tick it")),
    Reason.WRITTEN_ALREADY: (Level.ACCEPT, _("is written already")),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A reason, and the detail that its words name."""

    reason: Reason
    other: str = ""

    @property
    def level(self) -> Level:
        return REASONS[self.reason][0]

    @property
    def details(self) -> dict[str, str]:
        """What a translation of the words is filled with."""
        return {"other": self.other}

    @property
    def text(self) -> str:
        return REASONS[self.reason][1] % self.details
