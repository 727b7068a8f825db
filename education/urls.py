"""Addresses of schooling: below the address of her file, and of what her team shares; rooms are included by name."""

from django.urls import URLPattern, URLResolver, include, path
from django.utils.module_loading import import_string

from education.views import schooling, schools, support

of_schooling: list[URLPattern | URLResolver] = [
    path("", schooling.schooling, name="schooling"),
    path("enrol/", schooling.enrol, name="enrol"),
    path("before/", schooling.past_year_add, name="past_year_add"),
    path("<uuid:pk>/change/", schooling.enrolment_change, name="enrolment_change"),
    path("<uuid:pk>/end/", schooling.enrolment_end, name="enrolment_end"),
    path("<uuid:pk>/transfer/", schooling.enrolment_transfer, name="enrolment_transfer"),
    path("<uuid:pk>/stop/", schooling.enrolment_stop, name="enrolment_stop"),
    path("<uuid:pk>/next/", schooling.enrolment_next, name="enrolment_next"),
    path("<uuid:pk>/days/<int:number>/", schooling.presence_write, name="presence_write"),
    path("help/add/", support.help_add, name="help_add"),
    path("help/<uuid:pk>/", support.help_change, name="help_change"),
    path("costs/add/", support.cost_add, name="cost_add"),
    path("costs/<uuid:pk>/", support.cost_change, name="cost_change"),
    path("awards/add/", support.award_add, name="award_add"),
    path("awards/<uuid:pk>/", support.award_change, name="award_change"),
    path("contacts/add/", support.contact_add, name="contact_add"),
    path("contacts/<uuid:pk>/", support.contact_change, name="contact_change"),
    path("results/", include("education.results.urls")),
]
of_a_girl: list[URLPattern | URLResolver] = [
    path("schooling/", include(of_schooling)),
    path("activities/", include(import_string("education.activities.urls.of_a_girl"))),
]
of_the_team: list[URLPattern | URLResolver] = [
    path("schools/", schools.school_list, name="school_list"),
    path("schools/add/", schools.school_add, name="school_add"),
    path("schools/<uuid:pk>/change/", schools.school_change, name="school_change"),
    path("years/", schools.year_list, name="school_year_list"),
    path("years/add/", schools.year_add, name="school_year_add"),
    path("years/<int:pk>/change/", schools.year_change, name="school_year_change"),
    path("years/<int:pk>/grading/", schools.year_grading, name="school_year_grading"),
    path("calendars/add/", schools.calendar_add, name="school_calendar_add"),
    path("results/", include(import_string("education.results.urls.top"))),
    path("import/", include("education.importing.urls")),
]
urlpatterns = [
    path("residents/<uuid:public_id>/", include(of_a_girl)),
    path("schooling/", include(of_the_team)),
    path("activities/", include("education.activities.urls")),
]
