"""Words that people read: marked for translation here, translated where they are shown. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


def _(text: str) -> str:
    """Marks `text` for translation; pages translate it when they show it."""
    return text


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence and what stands in its gaps. str() is English."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.said(_)

    def said(self, translate: Callable[[str], str]) -> str:
        """In the reader's language: on a page, `words.said(gettext)`. What fills the gaps is translated too."""
        gaps = {name: translate(value) if isinstance(value, str) else value for name, value in self.values.items()}
        return translate(self.text) % gaps if gaps else translate(self.text)


SCREENING = Words(_("A screening result: a reason to talk and to look closer, never a diagnosis."))
NO_SCORE = Words(_("Some answers are missing, so there is no score."))

BELOW = _("below the cut-off")
POSITIVE = _("screens positive")
