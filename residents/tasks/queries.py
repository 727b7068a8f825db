"""Reads of tasks: of one child, of the viewer, and who may be asked."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from residents import policies as file_policies
from residents.models import Assignment, Resident
from residents.tasks import policies
from residents.tasks.models import Task
from shelter import vault
from shelter.access import GRANTS, Permission, Role, Scope
from shelter.models import DataKey, Posting, Staff, in_force

AT_HOME = [role for role in Role if GRANTS[role].get(Permission.FLOOR) is Scope.HOME]
WITH_HER = [role for role in Role if Permission.FLOOR in GRANTS[role]]


def open_tasks(resident: Resident, *, viewer: Staff) -> list[Task]:
    """What is to be done for her, the nearest day first: all of it, or what the viewer was asked."""
    found = _of(resident, viewer).filter(done_on__isnull=True)
    return list(found.order_by("due_on", "id"))


def done_tasks(resident: Resident, *, viewer: Staff, limit: int = 20) -> list[Task]:
    """What was done for her, the latest first."""
    found = _of(resident, viewer).filter(done_on__isnull=False)
    return list(found.order_by("-done_on", "id")[:limit])


def set_on(resident: Resident, day: date, *, viewer: Staff, origin: str) -> list[Task]:
    """What was set for her on a day from one part of her file, done or not; in one question."""
    made = Task.history.filter(resident_id=resident.pk, origin=origin, history_type="+", history_date__date=day)
    return list(_of(resident, viewer).filter(pk__in=made.values("id")).order_by("due_on", "id"))


def _of(resident: Resident, viewer: Staff) -> QuerySet[Task]:
    return Task.objects.filter(policies.visible_of(resident, viewer)).select_related("staff", "done_by")


def task(resident: Resident, pk: UUID, *, viewer: Staff) -> Task:
    """One task; 404 for whoever was not asked and does not open her file."""
    seen = _of(resident, viewer).select_related("staff", "done_by", "resident")
    return get_object_or_404(seen, pk=pk)


def tasks_of_team(*, viewer: Staff) -> list[Task]:
    """What the viewer was asked to do and has not done yet; for a coordinator what everybody in her homes was.

    Each with the child, the person, and the key that opens its words, in one question however many.
    """
    found = Task.objects.filter(policies.visible(viewer, Permission.APPROVE), done_on__isnull=True)
    key = Subquery(DataKey.objects.filter(subject=OuterRef("resident_id")).values("wrapped"))
    tasks: list[Any] = list(found.select_related("resident", "staff").annotate(key=key).order_by("due_on", "id"))
    vault.learn((task.resident_id, task.key) for task in tasks if task.staff_id == viewer.pk)
    return tasks


def may_be_asked(resident: Resident, *, viewer: Staff) -> QuerySet[Staff]:
    """Who may get a task: those who work in her home today and see her floor card, and those who accompany her."""
    policies.may_set(viewer, resident).enforce()
    now = in_force(localdate())
    posted = Posting.objects.filter(now, home=resident.home_id).values("staff")
    assigned = Assignment.objects.filter(now, resident=resident).values("staff")
    able = Q(pk__in=posted, role__in=AT_HOME) | Q(pk__in=assigned, role__in=WITH_HER)
    return Staff.objects.filter(able, is_active=True).order_by("name")


def answers_for_her(resident: Resident, *, viewer: Staff) -> list[Staff]:
    """Who is told the same day: the coordinators of her home and her psychologists; without any, her social worker."""
    file_policies.may_care(viewer, resident).enforce()
    now = in_force(localdate())
    posted = Posting.objects.filter(now, home=resident.home_id).values("staff")
    hers = Assignment.objects.filter(now, resident=resident)
    first = Q(pk__in=posted, role=Role.COORDINATOR) | Q(pk__in=hers.values("staff"), role=Role.PSYCHOLOGIST)
    active = Staff.objects.filter(is_active=True).order_by("name")
    return list(active.filter(first)) or list(active.filter(pk__in=hers.filter(role="primary_sw").values("staff")))
