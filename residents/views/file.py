"""The resident page, and the parts of her file that are open to those who accompany her."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from residents import actions, ages, policies, queries
from residents.forms import done
from residents.forms.file import (
    BelongingsForm,
    CodeNameForm,
    ConsentForm,
    FloorCardForm,
    PaperForm,
    WithdrawForm,
    WordsForm,
)
from residents.models.codes import AbsenceKind, Document, Language
from residents.views import ask
from residents.views.doors import doors
from residents.views.lists import way_back
from shelter import panels
from shelter.access import Permission
from shelter.requests import StaffRequest


def _page(request: StaffRequest, seen: queries.Overview, **more: Any) -> HttpResponse:
    her, today = seen.resident, localdate()
    page = {
        "seen": seen,
        "resident": her,
        "facts": _facts(seen),
        "away": _away(her),
        "late": bool(her.expected_on and her.expected_on < today),
        "ends_soon": bool(her.agreement_ends_on and her.agreement_ends_on <= today),
        "doors": doors(seen),
        "panels": panels.on_file(her, viewer=request.user),
        "may_case": Permission.CASE in seen.held,
        "may_write": Permission.CASE_WRITE in seen.held,
        "may_care": Permission.CARE_WRITE in seen.held,
        "may_name": Permission.IDENTITY in seen.held,
        "may_move": policies.may_move(request.user, her),
        "may_trace": Permission.TRACE in seen.held,
        "back_url": way_back(request),
    }
    return render(request, "residents/file.html", page | more)


def _away(her: Any) -> str:
    """Where she is, and until when, in words; empty when she is here."""
    if not her.away_kind:
        return ""
    words = _("%(where)s, since %(day)s") % {
        "where": AbsenceKind(her.away_kind).label, "day": date_format(her.left_on, "MONTH_DAY_FORMAT"),
    }  # fmt: skip
    if her.expected_on:
        words += ", " + _("expected back %(day)s") % {"day": date_format(her.expected_on, "MONTH_DAY_FORMAT")}
    return words


def _facts(seen: queries.Overview) -> list[Any]:
    her = seen.resident
    place = " · ".join(str(part) for part in (her.home.name, her.room, her.bed) if part)
    spoken = ", ".join(str(Language(code).label) for code in her.languages)
    worker = seen.social_worker
    return [
        ages.age_band(her.birth_month, localdate()),
        place,
        her.get_phase_display(),
        worker and _("Social worker: %(name)s") % {"name": worker},
        spoken and _("Speaks %(languages)s") % {"languages": spoken},
    ]


@require_GET
def resident_file(request: StaffRequest, public_id: UUID) -> HttpResponse:
    return _page(request, queries.overview(public_id, viewer=request.user))


@require_POST
def resident_name(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Her page with her legal name on it, because somebody asked; the next page is without it again."""
    seen = queries.overview(public_id, viewer=request.user, traced=False)
    identity = queries.show_name(seen.resident, viewer=request.user)
    return _page(request, seen, legal_name=(identity and identity.full_name) or _("Not written down"))


@require_http_methods(["GET", "POST"])
def floor_card(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    policies.may_write(request.user, her).enforce()
    now = {name: getattr(her, name) for name in FloorCardForm.base_fields}
    form = FloorCardForm(request.POST or None, initial=now)
    if done(form, actions.change_floor_card, by=request.user, resident=her):
        return redirect(her)
    return ask(request, form, her, heading=_("What keeps her safe"), back="resident_file")


@require_http_methods(["GET", "POST"])
def code_name(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    policies.may_write(request.user, her).enforce()
    form = CodeNameForm(request.POST or None, initial={"code_name": her.code_name})
    if done(form, actions.change_code_name, by=request.user, resident=her):
        return redirect(her)
    her.refresh_from_db(fields=["code_name"])
    return ask(request, form, her, heading=_("Change the code name"), back="resident_file")


@require_GET
def words(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    page = {"resident": her, "voices": queries.voices(her, viewer=request.user)}
    return render(request, "residents/words.html", page)


@require_http_methods(["GET", "POST"])
def words_add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    form = WordsForm(request.POST or None)
    if done(form, actions.keep_words, by=request.user, resident=her):
        return redirect(her)
    return ask(request, form, her, heading=_("Write down her words"), back="resident_words")


def _case(request: StaffRequest, her: Any) -> dict[str, Any]:
    return {"resident": her, "may_write": policies.may_write(request.user, her), "today": localdate()}


@require_GET
def agreements(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    page = {"consents": queries.consents(her, viewer=request.user)}
    return render(request, "residents/agreements.html", page | _case(request, her))


@require_http_methods(["GET", "POST"])
def agreement_add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    policies.may_write(request.user, her).enforce()
    form = ConsentForm(request.POST or None)
    if done(form, actions.give_consent, by=request.user, resident=her):
        return redirect("resident_agreements", public_id)
    return ask(request, form, her, heading=_("Add an agreement"), back="resident_agreements")


@require_http_methods(["GET", "POST"])
def agreement_withdraw(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    consent = queries.consent(her, pk, viewer=request.user)
    policies.may_write(request.user, her).enforce()
    form = WithdrawForm(request.POST or None)
    if done(form, actions.withdraw_consent, by=request.user, consent=consent):
        return redirect("resident_agreements", public_id)
    heading, explain = _("Withdraw an agreement"), consent.get_kind_display()
    return ask(request, form, her, heading=heading, explain=explain, back="resident_agreements", submit=_("Withdraw"))


@require_GET
def papers(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    listed = queries.papers(her, viewer=request.user)
    others = [document for document in Document if document not in {paper.document for paper in listed}]
    return render(request, "residents/papers.html", {"papers": listed, "others": others} | _case(request, her))


@require_http_methods(["GET", "POST"])
def paper_change(request: StaffRequest, public_id: UUID, document: str) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    policies.may_write(request.user, her).enforce()
    paper = queries.paper(her, document, viewer=request.user)
    now = {name: getattr(paper, name) for name in PaperForm.base_fields}
    form = PaperForm(request.POST or None, initial=now)
    if done(form, actions.note_paper, by=request.user, resident=her, document=Document(document)):
        return redirect("resident_papers", public_id)
    return ask(request, form, her, heading=str(Document(document).label), back="resident_papers")


@require_GET
def belongings(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    page = {"belongings": queries.belongings(her, viewer=request.user)}
    return render(request, "residents/belongings.html", page | _case(request, her))


@require_http_methods(["GET", "POST"])
def belongings_add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    her = queries.open_file(public_id, viewer=request.user)
    policies.may_write(request.user, her).enforce()
    form = BelongingsForm(request.POST or None)
    if done(form, actions.list_belongings, by=request.user, resident=her):
        return redirect("resident_belongings", public_id)
    return ask(request, form, her, heading=_("List her belongings"), back="resident_belongings")
