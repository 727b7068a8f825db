"""The addresses of sign-in and staffing alone, with an empty first page."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def today(request: HttpRequest) -> HttpResponse:
    return HttpResponse('<link rel="icon" href="data:,">today')


urlpatterns = [
    path("", today, name="today"),
    path("", include("shelter.accounts.urls")),
    path("", include("shelter.staffing.urls")),
]
