"""Addresses of activities: of the home, and `of_a_girl` below the address of her file. A day and an hour, no name."""

from datetime import date, datetime, time

from django.urls import URLPattern, URLResolver, include, path, register_converter

from education.activities.views import girls, programmes, rosters


class HeldOn:
    """The day of a session: 2026-11-22."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        return str(value)


class BeginsAt:
    """When a session begins: 1600."""

    regex = r"[0-2]\d[0-5]\d"

    def to_python(self, value: str) -> time:
        return datetime.strptime(value, "%H%M").time()

    def to_url(self, value: time | str) -> str:
        return value if isinstance(value, str) else f"{value:%H%M}"


register_converter(HeldOn, "held_on")
register_converter(BeginsAt, "begins_at")

of_a_session: list[URLPattern] = [
    path("", rosters.roster, name="roster"),
    path("print/", rosters.roster_print, name="roster_print"),
    path("not-held/", rosters.roster_cancel, name="roster_cancel"),
    path("held/", rosters.roster_held, name="roster_held"),
]
of_a_programme: list[URLPattern | URLResolver] = [
    path("", programmes.programme, name="programme"),
    path("change/", programmes.programme_change, name="programme_change"),
    path("end/", programmes.programme_end, name="programme_end"),
    path("hours/add/", programmes.slot_add, name="slot_add"),
    path("hours/<uuid:slot>/remove/", programmes.slot_remove, name="slot_remove"),
    path("sessions/add/", programmes.meeting_add, name="meeting_add"),
    path("list/add/", programmes.roster_list_add, name="roster_list_add"),
    path("list/<uuid:entry>/end/", programmes.roster_list_end, name="roster_list_end"),
    path("paper/", rosters.roster_paper, name="roster_paper"),
    path("<held_on:held_on>/", include(of_a_session)),
    path("<held_on:held_on>/<begins_at:begins_at>/", include(of_a_session)),
]
of_a_girl: list[URLPattern] = [
    path("", girls.girl_activities, name="girl_activities"),
    path("join/", girls.girl_join, name="girl_join"),
    path("lists/<uuid:pk>/end/", girls.girl_leave, name="girl_leave"),
    path("<uuid:pk>/enjoyed/", girls.girl_rate, name="girl_rate"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", programmes.activity_list, name="activity_list"),
    path("add/", programmes.programme_add, name="programme_add"),
    path("past/", include("education.activities.past.urls")),
    path("<uuid:pk>/", include(of_a_programme)),
]
