"""What tasks add: what is to be done on the resident page, and on Today what the viewer was asked to do."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from residents.models import Resident
from residents.tasks import queries
from residents.tasks.models import Task, TaskKind
from shelter.access import Permission
from shelter.models import Staff
from shelter.panels import Due, Panel


def on_file(resident: Resident, *, viewer: Staff) -> list[Panel]:
    """For those who open her file, or were asked to do something for her."""
    tasks = queries.open_tasks(resident, viewer=viewer)
    if not tasks and not viewer.may(Permission.CASE):
        return []
    return [Panel("tasks/panel.html", {"resident": resident, "tasks": tasks, "today": localdate()}, order=20)]


def due(*, viewer: Staff) -> list[Due]:
    """What she was asked to do; for a coordinator also what others were, to be counted."""
    if not viewer.may(Permission.FLOOR):
        return []
    return [_line(task, viewer) for task in queries.tasks_of_team(viewer=viewer)]


def _line(task: Task, viewer: Staff) -> Due:
    """On a screen that others pass by, a safety task tells its word only; of others' tasks nothing is opened."""
    safety = task.kind == TaskKind.SAFETY
    neutral = TaskKind.SAFETY.label if safety else _("A task")
    what = task.title if task.staff_id == viewer.pk and not safety else neutral
    url = reverse("task", args=[task.resident.public_id, task.pk])
    return Due(what, task.resident.code_name, task.due_on, url, staff=task.staff, in_lists=neutral, first=safety)
