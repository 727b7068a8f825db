"""The list of editions, one edition, and its draft being written."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from reports import actions, policies, queries
from reports import figures as catalogue
from reports.forms import ChoiceForm, EditionForm, NarrativeForm
from reports.models import NEXT, Edition, EditionFile, Stage, State
from reports.objections import NAMED, why_nothing
from reports.texts import days_of, period_words, report_text
from reports.wording import sections
from shelter.requests import StaffRequest
from shelter.ui.forms import done

TONES = {
    Stage.DRAFT: "draft", Stage.CHECKED: "soon", Stage.SIGNED: "soon", Stage.PUBLISHED: "done", Stage.CORRECTED: "",
    Stage.WITHDRAWN: "closed",
}  # fmt: skip
TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
WAY = (Stage.DRAFT, Stage.CHECKED, Stage.SIGNED, Stage.PUBLISHED)


@require_GET
def report_list(request: StaffRequest) -> HttpResponse:
    """The start page of the donor officer: what is being written, what waits for a signature, what is out."""
    every = [
        (each, period_words(each.period), TONES[Stage(each.stage)]) for each in queries.editions(viewer=request.user)
    ]
    page = {
        "waiting": [row for row in every if not row[0].is_out],
        "out": [row for row in every if row[0].is_out],
        "may_compile": policies.may_compile(request.user),
    }
    return render(request, "reports/list.html", page)


@require_http_methods(["GET", "POST"])
def edition_new(request: StaffRequest) -> HttpResponse:
    policies.may_compile(request.user).enforce()
    form = EditionForm(request.POST or None, periods=queries.periods_to_compile(viewer=request.user))
    if begun := done(form, actions.begin_edition, by=request.user):
        return redirect(begun)
    trace_names(request, form)
    return render(request, "reports/new.html", {"form": form})


@require_GET
def edition(request: StaffRequest, pk: UUID) -> HttpResponse:
    """An edition as it stands: what is still to do, and once checked the same tables and charts as the PDF."""
    made, published = queries.open_edition(pk, viewer=request.user)
    page = {
        "edition": made,
        "period": period_words(made.period),
        "days": days_of(made.period),
        "tone": TONES[Stage(made.stage)],
        "way": _way(made),
        "moves": queries.moves(made, viewer=request.user),
        "files": queries.files(made, viewer=request.user),
        **_may(request, made),
        **_work(request, made),
    }
    if published:
        text = report_text(published, made.language)
        page |= {"published": published, "text": text, "sections": sections(published, text)}
    else:
        page["chosen"] = _chosen(made)
    return render(request, "reports/edition.html", page)


def _chosen(made: Edition) -> list[tuple[catalogue.Section, str, list[catalogue.Figure]]]:
    """What a draft will tell: of each section the words, and the figures that were chosen."""
    of_each = ((one, [figure for figure in one.figures if figure.code in made.figures]) for one in catalogue.SECTIONS)
    return [(one, made.narrative.get(one.code, ""), figures) for one, figures in of_each if figures]


def _way(made: Edition) -> list[dict[str, Any]]:
    """Before it goes out: what is done, what is next."""
    reached = len(WAY) if made.is_out else max(WAY.index(Stage(made.stage)), 0) + 1
    said = (_("Written"), _("Figures checked"), Stage.SIGNED.label, _("Published"))
    if made.stage == Stage.DRAFT:
        reached = 0
    states = ["done" if place < reached else "now" if place == reached else "later" for place in range(len(WAY))]
    return [{"label": label, "state": state} for label, state in zip(said, states, strict=True)]


def _may(request: StaffRequest, made: Edition) -> dict[str, Any]:
    def may(to: Stage) -> Any:
        return to in NEXT[Stage(made.stage)] and policies.may_move(request.user, made, to)

    return {
        "may_write": policies.may_write(request.user, made),
        "may_check": may(Stage.CHECKED),
        "may_sign": may(Stage.SIGNED),
        "refused_words": queries.refused_words(made, viewer=request.user) if may(Stage.SIGNED) else 0,
        "sign_refusal": policies.may_sign(request.user, made).refusal if made.stage == Stage.CHECKED else "",
        "may_publish": may(Stage.PUBLISHED),
        "may_give_back": may(Stage.DRAFT),
        "may_withdraw": may(Stage.WITHDRAWN),
        "may_correct": policies.may_correct(request.user, made),
    }


def _work(request: StaffRequest, made: Edition) -> dict[str, Any]:
    """What is being worked on at this moment, or why it ended."""
    work = queries.compilation(made, viewer=request.user)
    if work is None:
        return {}
    ended = work.state == State.ENDED or work.is_silent
    return {"running": work.is_running, "why": why_nothing(work.refusal) if ended and not made.is_out else ""}


@require_http_methods(["GET", "POST"])
def edition_choose(request: StaffRequest, pk: UUID) -> HttpResponse:
    made = queries.edition_itself(pk, viewer=request.user)
    policies.may_write(request.user, made).enforce()
    form = ChoiceForm(request.POST or None, edition=made)
    if done(form, actions.choose, by=request.user, edition=made):
        return redirect(made)
    trace_names(request, form)
    return render(request, "reports/choose.html", {"form": form, "edition": made})


@require_http_methods(["GET", "POST"])
def edition_narrative(request: StaffRequest, pk: UUID) -> HttpResponse:
    made = queries.edition_itself(pk, viewer=request.user)
    policies.may_write(request.user, made).enforce()
    form = NarrativeForm(request.POST or None, edition=made)
    if done(form, actions.write_narrative, by=request.user, edition=made):
        return redirect(made)
    trace_names(request, form)
    return render(request, "reports/narrative.html", {"form": form, "edition": made})


def trace_names(request: StaffRequest, form: Form) -> None:
    """Whoever tries name after name leaves a trace."""
    refused = sum(error.code == NAMED for errors in form.errors.as_data().values() for error in errors)
    actions.trace_refusals(by=request.user, refused=refused)


@require_GET
def edition_file(request: StaffRequest, pk: UUID, kind: str) -> HttpResponse:
    file: EditionFile = queries.open_file(pk, kind, viewer=request.user)
    name = f"donor-report-{file.edition.name}.{kind}"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(bytes(file.content), content_type=TYPES[kind], headers=disposition)
