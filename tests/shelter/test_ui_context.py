"""Who is shown which way to go."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import path

from shelter.access import Role
from shelter.models import Staff
from shelter.ui.context import chrome

PLACES = {
    Role.COORDINATOR: ["Today", "Residents", "Activities", "Home", "Reports"],
    Role.SOCIAL_WORKER: ["Today", "Residents", "Activities", "Home"],
    Role.PSYCHOLOGIST: ["Today", "Residents", "Home"],
    Role.HOUSE_PARENT: ["Today", "Residents", "Activities", "Home"],
    Role.DONOR_OFFICER: ["Reports"],
    Role.ADMINISTRATOR: ["Home"],
}


def _page(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("", _page, name="today"),
    path("residents/", _page, name="resident_list"),
    path("activities/", _page, name="activity_list"),
    path("home/", _page, name="home"),
    path("reports/", _page, name="report_list"),
]
pytestmark = pytest.mark.urls(__name__)


def _around(role: Role, at: str = "/", cookies: str = "") -> dict:
    request = RequestFactory().get(at, headers={"cookie": cookies})
    request.user = Staff(name="Carla", role=role)
    return chrome(request)


@pytest.mark.parametrize("role", PLACES)
def test_everyone_is_shown_exactly_the_places_of_her_role(role: Role) -> None:
    assert [item["label"] for item in _around(role)["nav"]] == PLACES[role]


def test_the_place_where_one_is_is_marked_and_no_other() -> None:
    nav = _around(Role.COORDINATOR, at="/residents/8f3c/")["nav"]

    assert [item["label"] for item in nav if item["active"]] == ["Residents"]


def test_a_cookie_chooses_light_or_dark_and_nothing_else() -> None:
    chosen = [_around(Role.NURSE, cookies=f"shelter_theme={theme}")["theme"] for theme in ("dark", "light", "purple")]

    assert chosen == ["dark", "light", ""]
