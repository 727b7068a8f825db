"""Everything a report says besides its figures, in one language, and how it says a number. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from reports.disclosure import Entry, Manual, PublishedShare

NBSP = "\N{NO-BREAK SPACE}"
MONEY = "PHP"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureText:
    """What is said of one figure. `about` and `under` hold a {number} or a {share}."""

    title: str
    about: str
    under: str
    definition: str
    all: str  # the row of its total
    head: str  # over the column of categories
    unit: str  # over the column of numbers
    source: str = ""  # from what it is counted
    whole: str = ""  # code of the figure it is a share of; its own where each category is a share of the total
    by_hand: bool = False  # entered, not counted: not about residents


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionText:
    """One idea of the report: a heading over the figures that belong together."""

    code: str
    title: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A heading and the plain words under it."""

    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportText:
    """What every report says, in one language. Words in braces are filled in when they are said."""

    language: str
    organisation: str
    title: str
    edition: str  # "Edition 2026-H1-fr-3"
    period: str
    dates: str
    at_a_glance: str
    contents: str
    about: str  # over what the spreadsheet says of itself
    sections: tuple[SectionText, ...]
    limits: SectionText  # the last: definitions, and what the report cannot tell
    figures: Mapping[str, FigureText]
    categories: Mapping[str, str]
    share: str
    shares: Mapping[str, str]
    no_share: str  # where the whole is too small to say one
    of: str  # over the column of wholes
    part_of: str  # holds {part} and {whole}
    named: str  # holds {name} and {value}
    under: str  # holds {number}
    why_less: Mapping[str, str]
    why_none: Mapping[str, str]
    counted: str  # over the definitions
    source_title: str
    source: str  # holds {source}
    by_hand: str  # holds {who}
    people: Mapping[str, str]  # who may enter a figure by hand
    began: str
    now: str
    target: str
    rounded: str  # below every table
    corrects: str  # which edition this one takes the place of, and why; or nothing
    method_title: str
    method: tuple[Said, ...]
    certificate_title: str
    certificate: str  # in one sentence
    seal: str  # the beginning of its fingerprint; none of a draft
    page: str  # holds {page} and {pages}

    def name(self, name: str, value: str) -> str:
        """What it is called, and what it is: with the colon of the language."""
        return self.named.format(name=name, value=value)

    def number(self, value: int) -> str:
        return f"{value:,}".replace(",", NBSP if self.language == "fr" else ",")

    def percent(self, value: int) -> str:
        return f"{value}{NBSP}%" if self.language == "fr" else f"{value}%"

    def say(self, entry: Entry) -> str:
        """A published number as people read it: 0 is never shown as none."""
        if entry.value or entry.mode == "exact":
            return self.number(entry.value)
        return self.under.format(number=entry.base)

    def say_share(self, share: PublishedShare) -> str:
        return self.shares[share.words] if share.words is not None else self.percent(share.percent or 0)

    def say_manual(self, manual: Manual) -> str:
        return self.money(manual.value) if manual.unit == MONEY else self.number(manual.value)

    def money(self, centavos: int) -> str:
        """Pesos; centavos only where there are some."""
        pesos, rest = divmod(centavos, 100)
        cents = f"{',' if self.language == 'fr' else '.'}{rest:02}" if rest else ""
        amount = f"{self.number(pesos)}{cents}"
        return f"{amount}{NBSP}{MONEY}" if self.language == "fr" else f"{MONEY}{NBSP}{amount}"

    def entered_by(self, manual: Manual) -> str:
        return self.by_hand.format(who=self.people.get(manual.entered_by, manual.entered_by))
