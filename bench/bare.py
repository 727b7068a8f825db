"""The floor: a Django without anything, and its one view."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path


def here(request: HttpRequest) -> HttpResponse:
    return HttpResponse("here")


urlpatterns = [path("", here)]

if not settings.configured:
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], MIDDLEWARE=[], SECRET_KEY="of a floor")  # noqa: S106  # nothing is signed
application = get_wsgi_application()
