"""Addresses of bringing in results from a spreadsheet."""

from django.urls import path

from education.importing import views

urlpatterns = [
    path("", views.results_import_start, name="results_import"),
    path("<uuid:pk>/", views.results_import_batch, name="results_import_batch"),
    path("<uuid:pk>/back/", views.results_import_take_back, name="results_import_take_back"),
    path("<uuid:pk>/forget/", views.results_import_forget, name="results_import_forget"),
]
