"""Homes, rooms and beds: add, rename, take out of use."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from shelter.requests import StaffRequest
from shelter.staffing import actions, queries
from shelter.staffing.forms import BedChangeForm, BedForm, HomeForm, RoomForm
from shelter.ui.forms import done


@require_GET
def home_list(request: StaffRequest) -> HttpResponse:
    return render(request, "staffing/home_list.html", {"homes": queries.homes(viewer=request.user)})


@require_http_methods(["GET", "POST"])
def home_add(request: StaffRequest) -> HttpResponse:
    queries.homes(viewer=request.user)
    form = HomeForm(request.POST or None)
    if home := done(form, actions.add_home, by=request.user):
        return redirect("home_detail", home.pk)
    return render(request, "staffing/home_form.html", {"form": form})


@require_GET
def home_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    home = queries.home(pk, viewer=request.user)
    told = {"home": home, "rooms": queries.rooms(home, viewer=request.user)}
    return render(request, "staffing/home_detail.html", told)


@require_http_methods(["GET", "POST"])
def home_change(request: StaffRequest, pk: UUID) -> HttpResponse:
    home = queries.home(pk, viewer=request.user)
    now = {name: getattr(home, name) for name in HomeForm.base_fields}
    form = HomeForm(request.POST or None, initial=now)
    if done(form, actions.change_home, by=request.user, home=home):
        return redirect("home_detail", pk)
    return render(request, "staffing/home_form.html", {"form": form, "home": home})


@require_http_methods(["GET", "POST"])
def room_add(request: StaffRequest, pk: UUID) -> HttpResponse:
    home = queries.home(pk, viewer=request.user)
    form = RoomForm(request.POST or None)
    if done(form, actions.add_room, by=request.user, home=home):
        return redirect("home_detail", pk)
    return render(request, "staffing/place_form.html", {"form": form, "home_id": pk})


@require_http_methods(["GET", "POST"])
def room_change(request: StaffRequest, pk: UUID) -> HttpResponse:
    room = queries.room(pk, viewer=request.user)
    form = RoomForm(request.POST or None, initial={"label": room.label})
    if done(form, actions.rename_room, by=request.user, room=room):
        return redirect("home_detail", room.home_id)
    return render(request, "staffing/place_form.html", {"form": form, "home_id": room.home_id})


@require_http_methods(["GET", "POST"])
def bed_add(request: StaffRequest, pk: UUID) -> HttpResponse:
    room = queries.room(pk, viewer=request.user)
    form = BedForm(request.POST or None)
    if done(form, actions.add_bed, by=request.user, room=room):
        return redirect("home_detail", room.home_id)
    return render(request, "staffing/place_form.html", {"form": form, "home_id": room.home_id})


@require_http_methods(["GET", "POST"])
def bed_change(request: StaffRequest, pk: UUID) -> HttpResponse:
    bed = queries.bed(pk, viewer=request.user)
    form = BedChangeForm(request.POST or None, initial={"label": bed.label, "usable": bed.usable})
    if done(form, actions.change_bed, by=request.user, bed=bed):
        return redirect("home_detail", bed.home_id)
    return render(request, "staffing/place_form.html", {"form": form, "home_id": bed.home_id})
