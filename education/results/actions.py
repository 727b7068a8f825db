"""Writing down what the schools reported, and printing it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from education.models import Enrolment, Mark
from education.results import policies
from education.results.grids import Grid, Place
from education.results.scales import NOTHING, Reported
from residents.actions import number_copy
from residents.models import Copy
from residents.models.codes import PaperKind
from shelter import audit
from shelter.models import Staff


class Told(NamedTuple):
    """What somebody typed into a cell, and what stood there when she began."""

    seen: Reported | None  # None when it cannot be known
    new: Reported


@dataclass(frozen=True, slots=True)
class Written:
    """How many marks were saved, of how many girls."""

    marks: int
    girls: int


def write_marks(*, by: Staff, grid: Grid, told: Mapping[Place, Told]) -> Written:
    """Save the cells of a grid that were changed, all or none; an empty one takes a mark away.

    Cells that nobody touched keep what others wrote meanwhile. Raises ValidationError beside each cell that somebody
    else changed to something else.
    """
    enrolments = _locked(by, {place.enrolment for place in told})
    stored = {_place(mark): mark for mark in Mark.objects.filter(enrolment__in=enrolments)}
    _refuse_stale(grid, told, stored)
    changes = {place: cell.new for place, cell in told.items() if _reported(stored.get(place)) != cell.new}
    _save(by, enrolments, stored, changes)
    girls = dict.fromkeys(enrolments[place.enrolment].resident_id for place in changes)
    audit.record_many([audit.line(audit.Event.MARKS_WRITTEN, by=by, subject=girl) for girl in girls])
    return Written(len(changes), len(girls))


def _locked(by: Staff, wanted: set[UUID]) -> dict[UUID, Enrolment]:
    """One save after the other for each girl."""
    rows = Enrolment.objects.filter(policies.written(by), pk__in=wanted).only("resident").order_by("pk")
    found = {each.pk: each for each in rows.select_for_update(of=("self",))}
    policies.may_write_all(by, len(wanted), len(found)).enforce()
    return found


def _place(mark: Mark) -> Place:
    return Place(mark.enrolment_id, mark.period_id, mark.area_id)


def _reported(mark: Mark | None) -> Reported:
    return Reported(mark.value, mark.words) if mark else NOTHING


def _refuse_stale(grid: Grid, told: Mapping[Place, Told], stored: Mapping[Place, Mark]) -> None:
    cells = {cell.place: cell for cell in grid.cells}
    objections = {}
    for place, cell in told.items():
        now = _reported(stored.get(place))
        if now not in (cell.seen, cell.new):
            text = cells[place].marking.shown(now) or _("nothing")
            words = _("somebody else saved %(mark)s meanwhile; save again to keep yours") % {"mark": text}
            objections[place.name] = ValidationError(words, code="stale")
    if objections:
        raise ValidationError(objections)


def _save(
    by: Staff, enrolments: Mapping[UUID, Enrolment], stored: Mapping[Place, Mark], changes: Mapping[Place, Reported]
) -> None:
    """New marks, changed ones, and those taken away: with their history, two statements for each kind."""
    added = [
        Mark(resident_id=enrolments[place.enrolment].resident_id, enrolment_id=place.enrolment, period_id=place.period,
             area_id=place.area, value=new.value, words=new.words)
        for place, new in changes.items() if place not in stored
    ]  # fmt: skip
    changed = [stored[place] for place, new in changes.items() if place in stored and new != NOTHING]
    for mark in changed:
        mark.value, mark.words = changes[_place(mark)]
    Mark.many_as(added, by)
    Mark.change_many_as(changed, ("value", "words"), by)
    Mark.delete_many_as(list(_taken_away(stored, changes)), by)


def _taken_away(stored: Mapping[Place, Mark], changes: Mapping[Place, Reported]) -> Iterable[Mark]:
    return (stored[place] for place, new in changes.items() if new == NOTHING)


def print_report_card(*, by: Staff, enrolment: Enrolment) -> Copy:
    """A numbered copy, in one count with the other papers about her."""
    policies.may_print(by, enrolment).enforce()
    return number_copy(by=by, resident=enrolment.resident, paper=PaperKind.REPORT_CARD)
