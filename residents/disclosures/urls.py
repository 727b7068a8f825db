"""Addresses of what she told and of interviews, below the address of her file."""

from django.urls import path

from residents.disclosures import views

urlpatterns = [
    path("", views.told, name="resident_told"),
    path("add/", views.told_add, name="told_add"),
    path("<uuid:pk>/report/", views.told_report, name="told_report"),
    path("<uuid:pk>/mistake/", views.told_mistake, name="told_mistake"),
    path("interviews/", views.interviews, name="resident_interviews"),
    path("interviews/add/", views.interview_add, name="interview_add"),
    path("interviews/<uuid:pk>/mistake/", views.interview_mistake, name="interview_mistake"),
]
