"""What an import would do: a verdict on every row, and the person each row tells of."""

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from residents.importing.codes import KnownHome
from residents.importing.columns import Columns
from residents.importing.dates import Day
from residents.importing.reasons import Finding, Level


class Outcome(StrEnum):
    """What the import does with a row, unless a person decides otherwise."""

    NOTHING = "nothing"  # rejected or ignored
    NEW_FILE = "new_file"
    FURTHER_STAY = "further_stay"  # in the file of the person that `same_as` names
    HELD = "held"  # likely the same stay of the same person: not added a second time


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person and one stay, as a row tells of them. Codes are those of the file; empty where nothing was said."""

    code: str
    family: str
    given: str
    middle: str
    suffix: str
    nickname: str
    birth: Day | None  # nothing: not known
    sex: str
    address: str
    barangay: str
    municipality: str
    province: str
    home: KnownHome
    bed: str
    admitted: Day
    referred_by: str
    custody: str
    left: Day | None  # nothing: still here
    exit_type: str
    remarks: str  # whole, and with it whatever has no place of its own


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Someone already here. `key` is whatever the caller knows her by; `code` is what others may be told of her."""

    key: Hashable
    code: str
    family: str
    given: str
    middle: str = ""
    birth: Day | None = None
    stays: tuple[tuple[date, date | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a sheet."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one row. `same_as` is the key of someone known, or the place of an earlier row."""

    sheet: str
    row: int
    findings: tuple[Finding, ...] = ()
    person: Candidate | None = None
    outcome: Outcome = Outcome.NOTHING
    same_as: Hashable | Place | None = None
    code: str = ""

    @property
    def level(self) -> Level:
        return max((finding.level for finding in self.findings), default=Level.ACCEPT)

    @property
    def verdict(self) -> str:
        """accept, warn, reject or ignore."""
        return self.level.name.lower()

    @property
    def why(self) -> str:
        """The reasons in words, the weightiest first."""
        weighty = sorted(self.findings, key=lambda finding: -finding.level)
        return "; ".join(dict.fromkeys(finding.text for finding in weighty))


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """How one sheet was read; `columns` is nothing where no list was found on it."""

    name: str
    columns: Columns | None
    rows: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A verdict on each row that is not empty, in the order of the file."""

    sheets: tuple[SheetPlan, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def counts(self) -> Counter[str]:
        return Counter(verdict.verdict for verdict in self.verdicts)

    def importable(self) -> Iterator[Verdict]:
        """The rows that an import takes up, in order: a row comes after the one it is a further stay of."""
        return (verdict for verdict in self.verdicts if verdict.outcome in {Outcome.NEW_FILE, Outcome.FURTHER_STAY})

    def as_json(self) -> dict[str, list[dict[str, Any]]]:
        """The dry run for another program: where, verdict and why of each row; no name."""
        return {
            "rows": [
                {"sheet": one.sheet, "row": one.row, "verdict": one.verdict, "why": one.why} for one in self.verdicts
            ]
        }
