"""How a mark is read and shown: as a number or in words, by the scale of her school. Nothing is computed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from education.models import Descriptor
from education.models.codes import Scale
from shelter.ui.forms import refuse_invisible

PASSES = Decimal(75)  # in percent, under every grading order
LEAST_OF_COLLEGE = Decimal(3)  # from 1.0, the best
PASSED, NOT_YET = gettext_noop("Passed"), gettext_noop("Not yet")
LONGEST = 60
NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?", re.ASCII)
EMPTY = frozenset({"", "-", "–", "—"})


class Reported(NamedTuple):
    """What the school says: a number, words, or nothing yet."""

    value: Decimal | None = None
    words: str = ""


NOTHING = Reported()


@dataclass(frozen=True, slots=True)
class Marking:
    """A scale under a grading order, with what its marks are called, from the lowest."""

    scale: Scale
    descriptors: tuple[Descriptor, ...] = ()

    def read(self, text: str) -> Reported:
        """What was typed or pasted. Raises ValidationError that says what is expected."""
        text = " ".join(text.split())
        if text in EMPTY:
            return NOTHING
        return Reported(value=self._number(text)) if self.in_numbers else Reported(words=self._words(text))

    def shown(self, reported: Reported) -> str:
        """As it is written in a cell; `read` understands it."""
        if reported.value is None:
            return _(reported.words) if reported.words in (PASSED, NOT_YET) else reported.words
        plain = reported.value.normalize()
        least = 1 if self.scale is Scale.COLLEGE else 0
        return f"{plain:.{max(-int(plain.as_tuple().exponent), least)}f}"

    def called(self, reported: Reported) -> str:
        """What this number is called under the grading order; empty where it has no name."""
        descriptor = self._descriptor(reported)
        return descriptor.label if descriptor and reported.value is not None else ""

    def supports(self, reported: Reported) -> bool:
        """Whether she needs support there: as the grading order says, and below 75 always."""
        if reported == NOTHING:
            return False
        descriptor = self._descriptor(reported)
        if reported.value is None:
            return descriptor.supports if descriptor else reported.words == NOT_YET
        if self.scale is Scale.PERCENT:
            return reported.value < PASSES or bool(descriptor and descriptor.supports)
        return descriptor.supports if descriptor else reported.value > LEAST_OF_COLLEGE

    @property
    def in_numbers(self) -> bool:
        return self.scale in (Scale.PERCENT, Scale.COLLEGE)

    @property
    def choices(self) -> list[str]:
        """The words a mark may be; none where the grading order names none, and any may be written."""
        if self.descriptors or self.scale is not Scale.PASS_FAIL:
            return [descriptor.label for descriptor in self.descriptors]
        return [PASSED, NOT_YET]

    @property
    def expects(self) -> str:
        if self.scale is Scale.PERCENT:
            return _("a mark from 0 to 100")
        if self.scale is Scale.COLLEGE:
            return _("a mark from 1.0 to 5.0, in quarters")
        named = ", ".join(_(word) for word in self.choices)
        return _("one of: %(words)s") % {"words": named} if named else _("a few words")

    def _number(self, text: str) -> Decimal:
        text = text.removesuffix("%").rstrip() if self.scale is Scale.PERCENT else text
        if not NUMBER.fullmatch(text) or not self._fits(value := Decimal(text.replace(",", "."))):
            raise ValidationError(self.expects, code="invalid")
        return value

    def _fits(self, value: Decimal) -> bool:
        if self.scale is Scale.PERCENT:
            return value <= 100
        return 1 <= value <= 5 and value % Decimal("0.25") == 0

    def _words(self, text: str) -> str:
        refuse_invisible(text)
        typed = text.casefold()
        found = [word for word in self.choices if typed in (word.casefold(), _(word).casefold())]
        if found:
            return found[0]
        if self.choices or len(text) > LONGEST:
            raise ValidationError(self.expects, code="invalid")
        return text

    def _descriptor(self, reported: Reported) -> Descriptor | None:
        if reported.value is None:
            return next((each for each in self.descriptors if each.label == reported.words), None)
        reached = [each for each in self.descriptors if each.low <= reported.value]
        return reached[-1] if reached else None


def markings(descriptors: Iterable[Descriptor], wanted: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Marking]:
    """The marking of each grading order and scale."""
    by_low = sorted(descriptors, key=lambda each: each.low)
    return {
        (regime, scale): Marking(
            Scale(scale), tuple(each for each in by_low if (each.regime, each.scale) == (regime, scale))
        )
        for regime, scale in wanted
    }
