"""Addresses of the tasks about a child, below the address of her file."""

from django.urls import path

from residents.tasks import views

urlpatterns = [
    path("", views.tasks, name="resident_tasks"),
    path("add/", views.task_add, name="task_add"),
    path("<uuid:pk>/", views.task, name="task"),
    path("<uuid:pk>/done/", views.task_done, name="task_done"),
    path("<uuid:pk>/open/", views.task_reopen, name="task_reopen"),
    path("<uuid:pk>/change/", views.task_change, name="task_change"),
]
