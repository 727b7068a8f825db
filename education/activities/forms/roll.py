"""The form of a roll-call: for each girl here, away or chose not to, and where she is when she is away."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from education.activities.marking import Mark
from education.activities.models import Here, Where
from education.activities.queries import Line, Roster

REST = "rest"  # without a script: whoever is left open is here


def _places(chosen: str) -> SafeString:
    """Where a girl may be, to choose from: the same for most of them, and written once."""
    offered = ((where.value, " selected" if where == chosen else "", where.label) for where in Where)
    return format_html_join("", '<option value="{}"{}>{}</option>', offered)


class RollWidget(forms.Widget):
    """The girls with three buttons each. Nothing is marked beforehand but what was written down before."""

    template_name = "activities/widgets/roll.html"
    use_fieldset = True

    def __init__(self, lines: list[Line], away: dict[UUID, str]) -> None:
        """`away` is where a girl's being away from the home is written down, for those who may."""
        self.lines, self.away = lines, away
        super().__init__()

    def id_for_label(self, id_: str, index: Any = None) -> str:
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        told: dict[UUID, str] = value or {}
        context["widget"] |= {
            "lines": [self._line(place, line, told.get(line.girl.pk, "")) for place, line in enumerate(self.lines)],
            "marks": [(here.value, str(here.label)) for here in Here],
        }
        places = {where: _places(where) for where in {line["where"] for line in context["widget"]["lines"]}}
        for line in context["widget"]["lines"]:
            line["places"] = places[line["where"]]
        return context

    def _line(self, place: int, line: Line, told: str) -> dict[str, Any]:
        here, _colon, where = told.partition(":")
        shown = {"girl": line.girl, "id": place, "key": line.girl.public_id, "here": here, "where": where}
        return shown | {"seen": str(line.mark or ""), "away_url": self.away.get(line.girl.pk, "")}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[UUID, str]:
        rest = Here.HERE.value if data.get(REST) else ""
        marked: dict[UUID, str] = {}
        for line in self.lines:
            here, where = (data.get(f"{part}-{line.girl.public_id}", "") for part in ("m", "w"))
            here = here or rest
            marked[line.girl.pk] = f"{here}:{where}" if here == Here.AWAY and where else here
        return marked

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False


class RollField(forms.Field):
    """For each girl who is marked, her mark."""

    def clean(self, value: Any) -> dict[UUID, Mark]:
        try:
            marks = {girl: Mark.parse(told) for girl, told in (value or {}).items()}
        except ValueError:
            raise ValidationError(_("Choose one of the three for each girl.")) from None
        return {girl: mark for girl, mark in marks.items() if mark}


class RosterForm(forms.Form):
    """What was marked, and what she saw when she began to: another person may be marking at the same time."""

    def __init__(self, data: Any = None, *, roster: Roster, away: dict[UUID, str]) -> None:
        super().__init__(data, initial={"marks": {girl: str(mark) for girl, mark in roster.marks.items()}})
        self.roster = roster
        self.fields["marks"] = RollField(widget=RollWidget(roster.lines, away), label=_("Roll"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        return cleaned | {"seen": self._seen()}

    def _seen(self) -> dict[UUID, Mark]:
        seen: dict[UUID, Mark] = {}
        for line in self.roster.lines:
            try:
                mark = Mark.parse(self.data.get(f"s-{line.girl.public_id}", ""))
            except ValueError:
                mark = None
            if mark:
                seen[line.girl.pk] = mark
        return seen
