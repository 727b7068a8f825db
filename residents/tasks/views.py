"""Pages of the tasks about a child. Whoever was asked finds here what was asked of her, and nothing else."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from residents.forms import done
from residents.queries import open_file
from residents.tasks import actions, policies, queries
from residents.tasks.forms import TaskChangeForm, TaskForm
from residents.tasks.models import Origin
from residents.views import ask, ask_fresh, opened_on
from shelter.requests import StaffRequest

# Where a task may be set from, the page of that one thing, when `?of=` says which.
_PAGES = {Origin.CONFERENCE: "conference", Origin.SESSION: "session"}


@require_GET
def tasks(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """What is to be done for her, and what was done lately."""
    her = open_file(public_id, viewer=request.user)
    page = {
        "resident": her,
        "tasks": queries.open_tasks(her, viewer=request.user),
        "done": queries.done_tasks(her, viewer=request.user),
        "today": localdate(),
        "may_set": policies.may_set(request.user, her),
    }
    return render(request, "tasks/tasks.html", page)


@require_http_methods(["GET", "POST"])
def task_add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """`?from=` says from which part of her file it is set, and `?of=` to which page there she goes back."""
    her = open_file(public_id, viewer=request.user)
    policies.may_set(request.user, her).enforce()
    form = TaskForm(request.POST or None, people=queries.may_be_asked(her, viewer=request.user))
    asked = request.GET.get("from", "")
    origin = Origin(asked) if asked in Origin.values else Origin.FILE
    back_url = _way_back(public_id, origin, request.GET.get("of", ""))
    if done(form, actions.set_task, by=request.user, resident=her, origin=origin):
        messages.success(request, _("The task is set."))
        return redirect(back_url)
    return ask(request, form, her, heading=_("Add a task"), back="resident_tasks", back_url=back_url)


def _way_back(public_id: UUID, origin: Origin, of: str) -> str:
    try:
        return reverse(_PAGES[origin], args=[public_id, UUID(of)])
    except (KeyError, ValueError):
        return reverse("resident_tasks", args=[public_id])


@require_GET
def task(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    her = open_file(public_id, viewer=request.user)
    one = queries.task(her, pk, viewer=request.user)
    page = {
        "resident": her,
        "task": one,
        "today": localdate(),
        "may_set": policies.may_set(request.user, her),
        "may_finish": policies.may_finish(request.user, one),
        "may_change": policies.may_change(request.user, one),
    }
    return render(request, "tasks/task.html", page)


@require_POST
def task_done(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    her = open_file(public_id, viewer=request.user)
    actions.finish_task(by=request.user, task=queries.task(her, pk, viewer=request.user))
    return redirect("resident_tasks", public_id)


@require_POST
def task_reopen(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    her = open_file(public_id, viewer=request.user)
    actions.reopen_task(by=request.user, task=queries.task(her, pk, viewer=request.user))
    return redirect("task", public_id, pk)


@require_http_methods(["GET", "POST"])
def task_change(request: StaffRequest, public_id: UUID, pk: UUID) -> HttpResponse:
    """Another day, or another person."""
    her = open_file(public_id, viewer=request.user)
    one = queries.task(her, pk, viewer=request.user)
    policies.may_change(request.user, one).enforce()
    stored = actions.words_of(one)
    people = queries.may_be_asked(her, viewer=request.user)
    form = TaskChangeForm(request.POST or None, initial=opened_on(stored), people=people)
    if done(form, actions.change_task, by=request.user, task=one):
        return redirect("resident_tasks", public_id)
    return ask_fresh(request, form, her, stored, heading=_("Change this task"), back="resident_tasks")
