"""Fewer words, for a page that must not overflow. What is left out is said by "…"."""

from dataclasses import replace

from care_plans.paper.content import ChildSummary, Part, Top, Voice, Voices
from shelter.paper.letters import MORE, short


def shortened(summary: ChildSummary, *, items: int, letters: int) -> ChildSummary:
    """At most so many items in each part, and so many letters in each text."""
    return ChildSummary(
        face=summary.face,
        top=Top(short(summary.top.over, letters), short(summary.top.title, letters), short(summary.top.sub, letters)),
        strengths=_part(summary.strengths, items, letters),
        wants=_voices(summary.wants, items, letters),
        helps=_part(summary.helps, items, letters),
        people=_part(summary.people, items, letters),
        steps=_part(summary.steps, items, letters),
        again=_part(summary.again, items, letters),
        adding=short(summary.adding, letters),
    )


def _part(part: Part, items: int, letters: int) -> Part:
    lines = [short(line, letters) for line in part.said]
    kept = lines if len(lines) <= items else [*lines[: items - 1], lines[items - 1].removesuffix(MORE) + MORE]
    return replace(part, label=short(part.label, letters), lines=tuple(kept))


def _voices(voices: Voices, items: int, letters: int) -> Voices:
    """Her own words get more room than ours."""
    quotes = [
        Voice(short(voice.text, 2 * letters), short(voice.source, letters), voice.language)
        for voice in voices.quotes[: max(items // 2, 1)]
    ]
    return replace(
        voices,
        label=short(voices.label, letters),
        quotes=tuple(quotes),
        otherwise=short(voices.otherwise, letters),
    )
