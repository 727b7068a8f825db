"""Addresses of results: of one girl, below the address of her schooling; and `top`, for a whole home."""

from django.urls import path

from education.results import views

urlpatterns = [
    path("", views.results_of_girl, name="results_of_girl"),
    path("years/", views.results_over_time, name="results_over_time"),
    path("<uuid:pk>/", views.results_of_girl, name="results_of_enrolment"),
    path("<uuid:pk>/print/", views.report_card_print, name="report_card_print"),
]

top = [
    path("", views.results_of_home, name="results_of_home"),
    path("<uuid:home>/<int:year>/<int:number>/", views.results_of_year, name="results_of_year"),
]
