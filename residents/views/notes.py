"""Notes of the case file: read, written, changed within a day, added to."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from residents import actions, policies, queries
from residents.forms import done
from residents.forms.file import AddendumForm, NoteChangeForm, NoteForm
from residents.models import Note
from residents.views import ask, ask_fresh, opened_on
from shelter.requests import StaffRequest

FIRST, ALL = 20, 500


@require_GET
def notes(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    limit = ALL if "all" in request.GET else FIRST
    written = queries.notes(her, viewer=request.user, limit=limit)
    page = {
        "resident": her,
        "notes": [(note, policies.is_hers_to_change(request.user, note)) for note in written],
        "more_than": limit,
        "may_care": policies.may_care(request.user, her),
    }
    return render(request, "residents/notes.html", page)


@require_http_methods(["GET", "POST"])
def note_add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    policies.may_care(request.user, her).enforce()
    form = NoteForm(request.POST or None)
    if done(form, actions.write_note, by=request.user, resident=her):
        messages.success(request, _("The note is kept."))
        return redirect("resident_notes", public_id)
    explain = _("You can change it for 24 hours; then it stands, and you add to it.")
    return ask(request, form, her, heading=_("Add a note"), explain=explain, back="resident_notes")


@require_http_methods(["GET", "POST"])
def note_change(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    note = queries.note(her, pk, viewer=request.user)
    policies.may_change_note(request.user, note).enforce()
    stored = actions.words_of_note(note)
    form = NoteChangeForm(request.POST or None, initial=opened_on(stored))
    if done(form, actions.change_note, by=request.user, note=note):
        return redirect("resident_notes", public_id)
    return ask_fresh(request, form, her, stored, heading=_("Change this note"), back="resident_notes")


@require_http_methods(["GET", "POST"])
def note_add_to(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    note = queries.note(her, pk, viewer=request.user)
    policies.may_care(request.user, her).enforce()
    form = AddendumForm(request.POST or None)
    if done(form, actions.add_to_note, by=request.user, note=note):
        return redirect("resident_notes", public_id)
    return ask(request, form, her, heading=_("Add to this note"), explain=_which(note), back="resident_notes")


def _which(note: Note) -> str:
    return f"{note.get_kind_display()} · {date_format(note.written_on, 'j F Y')}"
