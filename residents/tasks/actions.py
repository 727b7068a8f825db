"""Changes to tasks: set, give to somebody else, finish, open again."""

from contextlib import suppress
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from residents.actions.saving import telling
from residents.models import Resident
from residents.tasks import policies, queries
from residents.tasks.models import Origin, Task, TaskKind
from shelter import audit, freshness
from shelter.models import Staff


def set_task(
    *,
    by: Staff,
    resident: Resident,
    title: str,
    due_on: date,
    staff: Staff,
    kind: TaskKind = TaskKind.TASK,
    origin: str = Origin.FILE,
) -> Task:
    """Ask somebody to do something for her. Raises ValidationError for a day that is over, or who cannot be asked."""
    policies.may_set(by, resident).enforce()
    _not_over(due_on)
    _can_be_asked(by, resident, staff)
    return _set(by, Task(resident=resident, staff=staff, kind=kind, title=title, due_on=due_on, origin=origin))


def set_safety_tasks(*, by: Staff, resident: Resident, title: str, origin: str) -> list[Task]:
    """Something that cannot wait until tomorrow, for each who answers for her. Returns those that were set.

    Who already has an open one of today from the same part of her file gets no second.
    """
    policies.may_set(by, resident).enforce()
    today = localdate()
    have = Task.objects.filter(
        resident=resident, kind=TaskKind.SAFETY, origin=origin, due_on=today, done_on__isnull=True
    ).values_list("staff_id", flat=True)
    told = {"resident": resident, "kind": TaskKind.SAFETY, "title": title, "due_on": today, "origin": origin}
    asked = [staff for staff in queries.answers_for_her(resident, viewer=by) if staff.pk not in set(have)]
    made = []
    for staff in asked:
        with suppress(ValidationError):  # set at this very moment by somebody else
            made.append(_set(by, Task(staff=staff, **told)))
    return made


def words_of(task: Task) -> dict[str, Any]:
    """What a task says, as its form shows it."""
    return {"title": task.title, "due_on": task.due_on, "staff": task.staff_id}


def change_task(*, by: Staff, task: Task, seen: str, title: str, due_on: date, staff: Staff) -> Task:
    """Another day, another person, other words; as long as it is not done.

    Raises ValidationError as `set_task`, and Stale when somebody changed it meanwhile.
    """
    policies.may_change(by, task).enforce()
    task = Task.objects.select_for_update(of=("self",)).select_related("resident").get(pk=task.pk)
    policies.may_change(by, task).enforce()  # it may be done by now
    freshness.check(seen, words_of(task), {"title": title, "due_on": due_on, "staff": staff.pk})
    if due_on != task.due_on:
        _not_over(due_on)
    if staff.pk != task.staff_id:
        _can_be_asked(by, task.resident, staff)
    task.title, task.due_on, task.staff = title, due_on, staff
    return _set(by, task)


def finish_task(*, by: Staff, task: Task) -> Task:
    """It is done. Said twice, the first time stands."""
    policies.may_finish(by, task).enforce()
    if task.done_on:
        return task
    task.done_on, task.done_by = localdate(), by
    task.save_as(by)
    audit.record(audit.Event.TASK_DONE, by=by, subject=task.resident_id)
    return task


def reopen_task(*, by: Staff, task: Task) -> Task:
    """It was not done after all."""
    policies.may_finish(by, task).enforce()
    task.done_on, task.done_by = None, None
    return _set(by, task)


def _set(by: Staff, task: Task) -> Task:
    with telling():
        task.save_as(by)
    audit.record(audit.Event.TASK_SET, by=by, subject=task.resident_id)
    return task


def _not_over(due_on: date) -> None:
    if due_on < localdate():
        raise ValidationError({"due_on": _("This day is over. Choose today or a day to come.")})


def _can_be_asked(by: Staff, resident: Resident, staff: Staff) -> None:
    if not queries.may_be_asked(resident, viewer=by).filter(pk=staff.pk).exists():
        raise ValidationError({"staff": _("This person does not work with her at the moment.")})
