"""Addresses of sessions and conferences: of one girl, below the address of her file; and `top`, for many at once."""

from django.urls import path

from care_plans.services import views

urlpatterns = [
    path("", views.session_list, name="session_list"),
    path("add/", views.session_add, name="session_add"),
    path("<uuid:pk>/", views.session, name="session"),
    path("<uuid:pk>/change/", views.session_change, name="session_change"),
    path("conferences/", views.conference_list, name="conference_list"),
    path("conferences/add/", views.conference_add, name="conference_add"),
    path("conferences/<uuid:pk>/", views.conference, name="conference"),
    path("conferences/<uuid:pk>/change/", views.conference_change, name="conference_change"),
]

top = [path("group/", views.group_session, name="group_session")]
