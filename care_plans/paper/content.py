"""What stands on each paper, in plain words of one language: labels too are given, nothing is translated here.

A part that says nothing is left out, unless `otherwise` has a word for that ("Not written yet").
"""

from dataclasses import dataclass
from typing import Self

from shelter.paper.sheet import Face


@dataclass(frozen=True, slots=True)
class Top:
    """The beginning of a paper: a small line, the title, and a line below it (version, dates)."""

    over: str
    title: str
    sub: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A label and a few lines."""

    label: str
    lines: tuple[str, ...] = ()
    otherwise: str = ""

    @classmethod
    def of(cls, label: str, text: str, otherwise: str = "") -> Self:
        """A text as it was typed: every line of it one item."""
        return cls(label, tuple(text.splitlines()), otherwise)

    @property
    def said(self) -> tuple[str, ...]:
        lines = tuple(line.strip() for line in self.lines if line.strip())
        return lines or tuple(filter(None, [self.otherwise]))


@dataclass(frozen=True, slots=True)
class Pairs:
    """A label, and what each thing is called with what it is."""

    label: str
    rows: tuple[tuple[str, str], ...] = ()
    otherwise: str = ""

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, text) for name, text in self.rows if text.strip())


@dataclass(frozen=True, slots=True)
class Grid:
    """A label, and rows under a head."""

    label: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Her own words; `source` says when and in which language, `language` says the same to a screen reader."""

    text: str
    source: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Voices:
    label: str
    quotes: tuple[Voice, ...] = ()
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """One of the five steps: −2 to +2, what it looks like, and whether she starts there or is there now."""

    value: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    title: str
    area: str = ""
    voice: Voice | None = None
    levels: tuple[Level, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()  # who is responsible, what is done for it, until when


@dataclass(frozen=True, slots=True)
class Goals:
    label: str
    head: tuple[str, str, str]  # of the steps: step, what it looks like, where she is
    goals: tuple[Goal, ...] = ()
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class FloorCard:
    """What whoever is with her tonight must know, readable from a metre. No history."""

    face: Face
    top: Top  # its title is her code name
    allergies: Part
    helps: Part
    worse: Part
    triggers: Part
    night: Part
    wants: Part
    do_not_ask: Part
    who_does_what: Part


@dataclass(frozen=True, slots=True)
class SafetyPlanPaper:
    face: Face
    top: Top
    about: Pairs  # version, written on, written because of, until when; its label is not drawn
    helps: Part
    worse: Part
    signs: Part
    triggers: Part
    wants: Part
    night: Part
    do_not_ask: Part
    who_does_what: Grid  # situation, who, what


@dataclass(frozen=True, slots=True)
class CarePlanPaper:
    """The fields stand in the order of the paper: her strengths and her words before what she needs."""

    face: Face
    top: Top
    stage: str  # where it stands, in one line
    draft: bool  # then this line stands in a frame
    strengths: Part
    interests: Part
    her_goals: Voices
    her_view: Pairs
    needs: Pairs  # area, words
    goals: Goals
    family: Pairs
    independence: Part
    participants: Part
    review: Pairs
    signing: str  # the label of the places to sign
    places: tuple[tuple[str, str], ...]  # who signs, and what is known already ("Agreed on 26 November 2026")


@dataclass(frozen=True, slots=True)
class ChildSummary:
    """Her plan, for her: one page, no history, no names of instruments."""

    face: Face
    top: Top
    strengths: Part
    wants: Voices
    helps: Part
    people: Part
    steps: Part
    again: Part  # when we look at it again
    adding: str  # over the empty frame: "Something I want to add"
