"""Staff: list, add, change, post to a home, reset a sign-in."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from shelter.accounts.confirming import confirm_first
from shelter.requests import StaffRequest
from shelter.staffing import actions, queries
from shelter.staffing.forms import PostingEndForm, PostingForm, SecondFactorForm, StaffChangeForm, StaffForm
from shelter.ui.forms import done


@require_GET
def staff_list(request: StaffRequest) -> HttpResponse:
    return render(request, "staffing/staff_list.html", {"staff": queries.staff(viewer=request.user)})


@confirm_first
@require_http_methods(["GET", "POST"])
def staff_add(request: StaffRequest) -> HttpResponse:
    queries.staff(viewer=request.user)
    form = StaffForm(request.POST or None)
    if made := done(form, actions.welcome, by=request.user):
        person, password = made
        return render(request, "staffing/one_time_password.html", {"person": person, "password": password})
    return render(request, "staffing/staff_add.html", {"form": form})


@require_GET
def staff_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    person = queries.person(pk, viewer=request.user)
    told = {"person": person, "postings": queries.postings(person, viewer=request.user)}
    return render(request, "staffing/staff_detail.html", told)


@confirm_first
@require_http_methods(["GET", "POST"])
def staff_change(request: StaffRequest, pk: UUID) -> HttpResponse:
    person = queries.person(pk, viewer=request.user)
    now = {name: getattr(person, name) for name in StaffChangeForm.base_fields}
    form = StaffChangeForm(request.POST or None, initial=now)
    if done(form, actions.change_staff, by=request.user, staff=person):
        return redirect("staff_detail", pk)
    return render(request, "staffing/staff_change.html", {"form": form, "person": person})


@confirm_first
@require_http_methods(["GET", "POST"])
def staff_reset(request: StaffRequest, pk: UUID) -> HttpResponse:
    person = queries.person(pk, viewer=request.user)
    if request.method == "POST":
        password = actions.reset_sign_in(by=request.user, staff=person)
        return render(request, "staffing/one_time_password.html", {"person": person, "password": password})
    return render(request, "staffing/staff_reset.html", {"person": person})


@require_http_methods(["GET", "POST"])
def staff_post(request: StaffRequest, pk: UUID) -> HttpResponse:
    person = queries.person(pk, viewer=request.user)
    form = PostingForm(request.POST or None, homes=queries.homes(viewer=request.user))
    if done(form, actions.post, by=request.user, staff=person):
        return redirect("staff_detail", pk)
    return render(request, "staffing/staff_post.html", {"form": form, "person": person})


@require_http_methods(["GET", "POST"])
def posting_end(request: StaffRequest, pk: UUID) -> HttpResponse:
    posting = queries.posting(pk, viewer=request.user)
    form = PostingEndForm(request.POST or None)
    if done(form, actions.end_posting, by=request.user, posting=posting):
        return redirect("staff_detail", posting.staff_id)
    return render(request, "staffing/posting_end.html", {"form": form, "posting": posting})


@confirm_first
@require_http_methods(["GET", "POST"])
def second_factor(request: StaffRequest) -> HttpResponse:
    now = {"house_parents_exempt": queries.house_parents_exempt(viewer=request.user)}
    form = SecondFactorForm(request.POST if request.method == "POST" else None, initial=now)
    if form.is_valid():
        actions.decide_second_factor(by=request.user, **form.cleaned_data)
        return redirect("staff_list")
    return render(request, "staffing/second_factor.html", {"form": form})
