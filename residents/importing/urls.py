"""Addresses of bringing in a list."""

from django.urls import path

from residents.importing import views

urlpatterns = [
    path("", views.import_start, name="import_start"),
    path("<uuid:pk>/", views.import_batch, name="import_batch"),
    path("<uuid:pk>/columns/", views.import_columns, name="import_columns"),
    path("<uuid:pk>/rows/", views.import_rows, name="import_rows"),
    path("<uuid:pk>/rows.csv", views.import_sorted_out, name="import_sorted_out"),
    path("<uuid:pk>/confirm/", views.import_confirm, name="import_confirm"),
    path("<uuid:pk>/state/", views.import_state, name="import_state"),
    path("<uuid:pk>/back/", views.import_take_back, name="import_take_back"),
    path("<uuid:pk>/forget/", views.import_forget, name="import_forget"),
]
