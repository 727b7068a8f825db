"""Forms of bringing in a list. A form's fields become exactly its action's keywords."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from residents.forms.stays import StaffField
from residents.importing.headings import Field
from residents.importing.queries import Mapped
from residents.importing.sheet import WORDS, Fault
from shelter.models import Home, Staff

HOLDS: dict[Field, str | Promise] = {
    Field.OTHER: _("Something else: kept with the remarks"),
    Field.CODE: _("Code"),
    Field.FULL_NAME: _("Full name"),
    Field.FAMILY: _("Family name"),
    Field.GIVEN: _("Given name"),
    Field.MIDDLE: _("Middle name"),
    Field.SUFFIX: _("Suffix"),
    Field.NICKNAME: _("Nickname"),
    Field.BIRTH: _("Birth date"),
    Field.AGE: _("Age now"),
    Field.AGE_THEN: _("Age at admission"),
    Field.SEX: _("Sex"),
    Field.ADDRESS: _("Address"),
    Field.BARANGAY: _("Barangay"),
    Field.MUNICIPALITY: _("Municipality"),
    Field.PROVINCE: _("Province"),
    Field.HOME: _("Home"),
    Field.BED: _("Bed"),
    Field.ADMITTED: _("Date of admission"),
    Field.REFERRED_BY: _("Who referred her"),
    Field.CUSTODY: _("Custody"),
    Field.LEFT: _("Date of discharge"),
    Field.EXIT: _("How she left"),
    Field.REMARKS: _("Remarks"),
    Field.NUMBER: _("Line number: not kept"),
}
ALONE = frozenset(HOLDS) - {Field.OTHER, Field.NUMBER}  # of these, one column each


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("Excel (.xlsx) or CSV, up to 20 MB. Nothing is brought in before you say so."),
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if too_large:
            self.fields["file"].error_messages["required"] = _(WORDS[Fault.TOO_BIG])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        file = cleaned.pop("file", None)
        return {"content": file.read(), "file_name": file.name or ""} if file else cleaned


class ColumnsForm(forms.Form):
    """What each column of each sheet holds; and the home of a sheet that does not say it."""

    def __init__(self, *args: Any, sheets: Sequence[Mapped], homes: Sequence[Home], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheets = sheets
        for sheet in sheets:
            for column, label in sheet.labels.items():
                self.fields[f"s{sheet.place}c{column}"] = forms.ChoiceField(
                    label=label or _("Column %(letter)s") % {"letter": _letter(column)},
                    choices=HOLDS.items(),
                    initial=sheet.columns.fields[column],
                )
            self.fields[f"s{sheet.place}home"] = forms.ChoiceField(
                label=_("Home, where a row does not say it"),
                choices=[("", _("As the name of the sheet says")), *((home.name, home.name) for home in homes)],
                initial=sheet.columns.home,
                required=False,
            )

    def parts(self) -> list[tuple[Mapped, list[Any]]]:
        """The fields by sheet, for the page."""
        return [
            (sheet, [self[name] for name in self.fields if name.startswith((f"s{sheet.place}c", f"s{sheet.place}h"))])
            for sheet in self.sheets
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        return {"columns": {str(sheet.place): self._of(sheet, cleaned) for sheet in self.sheets}}

    def _of(self, sheet: Mapped, cleaned: dict[str, Any]) -> dict[str, Any]:
        fields: dict[str, str] = {}
        for column in sheet.labels:
            name = f"s{sheet.place}c{column}"
            if cleaned[name] in ALONE and cleaned[name] in fields.values():
                self.add_error(name, _("Another column of this sheet holds this already."))
                continue
            fields[str(column)] = cleaned[name]
        return {"fields": fields, "home": cleaned[f"s{sheet.place}home"]}


def _letter(column: int) -> str:
    """As spreadsheets name their columns."""
    more, last = divmod(column, 26)
    return (_letter(more - 1) if more else "") + chr(ord("A") + last)


class BringInForm(forms.Form):
    """Who becomes the social worker of the girls who live in each home now."""

    def __init__(self, *args: Any, homes: Sequence[tuple[Home, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for home, workers in homes:
            self.fields[str(home.pk)] = StaffField(
                label=_("Social worker of the girls of %(home)s") % {"home": home.name},
                queryset=workers,
                empty_label=_("Choose"),
                initial=workers[0].pk if len(workers) == 1 else None,
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Staff] = super().clean() or self.cleaned_data
        return {"social_workers": {UUID(home): worker for home, worker in cleaned.items()}}
