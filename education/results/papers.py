"""Her report card as PDF, in the viewer's language: code name only; neither her home nor her school is named."""

from functools import partial

from django.utils.translation import gettext as _

from education.models.codes import Scale
from education.results.queries import ReportCard
from education.results.scales import Reported
from residents.models import Copy
from residents.queries import face
from shelter.models import Staff
from shelter.paper.sheet import Sheet, draw_sheet

FIRST, LAST = 0.34, 0.14  # shares of the line


def drawn(card: ReportCard, copy: Copy, *, viewer: Staff) -> bytes:
    return draw_sheet(face(copy, viewer=viewer), partial(_write, card))


def _write(card: ReportCard, sheet: Sheet) -> None:
    of = card.enrolment
    sheet.heading(_("Report card"), _("A summary for our use, from what the school reported."), of.resident.code_name)
    sheet.facts(_about(card))
    sheet.section(_("Marks"))
    _marks(card, sheet)
    if called := _called(card):
        sheet.section(_("What marks are called"))
        sheet.bullets(called)
    if card.presences:
        sheet.section(_("Days at school"))
        rows = [(each.period.name, str(each.class_days), str(each.present)) for each in card.presences]
        sheet.table((_("Period"), _("Days of class"), _("Days she was there")), rows)


def _about(card: ReportCard) -> list[tuple[str, str]]:
    of, average = card.enrolment, Reported(card.enrolment.average)
    said = [card.marking.shown(average), card.marking.called(average)] if of.average is not None else []
    return [
        (_("School year"), of.year.label),
        (_("Level"), str(of.get_level_display())),
        (_("Track"), str(of.get_track_display()) if of.track else ""),
        (_("How it marks"), str(Scale(of.scale).label)),
        (_("General average"), " · ".join(filter(None, said))),
        (_("Honours"), of.honoured_as),
        (_("How the year ended"), of.ended_as if of.end_status else ""),
    ]


def _marks(card: ReportCard, sheet: Sheet) -> None:
    """The learning areas of which something was reported, and her average."""
    heads = [_("Learning area"), *card.grid.heads, _("Year")]
    shown = [row for row in card.grid.rows if row.strong or row.last or any(cell and cell.text for cell in row.cells)]
    rows = [(row.label, *(cell.text or "–" if cell else "" for cell in row.cells), row.last) for row in shown]
    between = (1 - FIRST - LAST) / max(len(card.grid.heads), 1)
    widths = [FIRST, *[between] * len(card.grid.heads), LAST]
    strong = [number for number, row in enumerate(shown) if row.strong]
    sheet.table(heads, rows, widths=widths if card.grid.heads else [1 - LAST, LAST], tinted=strong)


def _called(card: ReportCard) -> list[str]:
    """The names of marks under this grading order, from the highest."""
    if not card.marking.in_numbers:
        return []
    told = [(card.marking.shown(Reported(each.low)), each.label) for each in card.marking.descriptors[::-1]]
    return [_("from %(mark)s: %(label)s") % {"mark": mark, "label": label} for mark, label in told]
