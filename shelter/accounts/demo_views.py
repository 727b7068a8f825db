"""Looking around a demo as any of its people, with one click. Only in a database that was created as a demo."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from shelter.accounts import checks, demo
from shelter.models import Staff


@login_not_required  # a demo is open to everybody; all of it is invented
@require_GET
def demo_people(request: HttpRequest) -> HttpResponse:
    _demo_only()
    return render(request, "account/demo.html", {"personas": demo.present()})


@login_not_required  # as above
@require_POST
def demo_enter(request: HttpRequest) -> HttpResponse:
    _demo_only()
    names = [persona.username for persona in demo.PERSONAS]
    staff = get_object_or_404(Staff.objects.filter(username__in=names), username=request.POST.get("username", ""))
    demo.enter(request, staff)
    return redirect("today")


def _demo_only() -> None:
    if not checks.is_demo():
        raise Http404
