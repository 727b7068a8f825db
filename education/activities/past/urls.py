"""Addresses of bringing in past attendance."""

from django.urls import path

from education.activities.past import views

urlpatterns = [
    path("", views.past_start, name="past_start"),
    path("<uuid:pk>/", views.past_rows, name="past_rows"),
    path("<uuid:pk>/done/", views.past_done, name="past_done"),
    path("<uuid:pk>/take-back/", views.past_take_back, name="past_take_back"),
    path("<uuid:pk>/forget/", views.past_forget, name="past_forget"),
]
