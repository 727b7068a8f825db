"""The request as views see it: somebody has signed in."""

from django.http import HttpRequest

from shelter.models import Staff


class StaffRequest(HttpRequest):
    user: Staff  # LoginRequiredMiddleware let nobody else through
