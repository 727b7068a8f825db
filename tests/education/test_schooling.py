"""A girl's school years: enrol, end, promote, change school, stop, years before; days, help, money."""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import localdate

from education import actions, queries
from education.models import Award, Cost, Enrolment, Help, School, SchoolContact, SchoolYear
from education.models.codes import ContactKind, CostKind, EndStatus, HelpKind, LeftFor, Level, Payer, WhoKnows
from residents.models import Resident
from shelter.access import Refused
from shelter.actor import acting
from tests.education import schools
from tests.residents.forms import filled, form_of
from tests.residents.test_queries_budget import questions
from tests.world import World, enter


@pytest.fixture
def year(world: World) -> SchoolYear:
    return schools.year_around()


@pytest.fixture
def school(world: World, year: SchoolYear) -> School:
    with acting(world.carla.pk):
        return schools.add_school(world.carla, world.north, year)


@pytest.fixture
def enrolment(world: World, school: School, year: SchoolYear) -> Enrolment:
    with acting(world.carla.pk):
        return schools.enrol(world.carla, world.wren, school, year)


def address(world: World, name: str, *more: Any) -> str:
    with acting(world.carla.pk):
        return reverse(name, args=[world.wren.public_id, *more])


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def objections(client: Any, url: str, **told: Any) -> dict[str, list[str]]:
    """What a form that is filled in otherwise says beside its fields."""
    answer = client.post(url, filled(form_of(client, url), "some words") | told)
    assert answer.status_code == 200, answer.status_code
    return dict(answer.context["form"].errors)


def test_nobody_at_school_knows_unless_it_is_decided(world: World, school: School) -> None:
    form = form_of(enter(world.carla), address(world, "enrol"))

    assert form["who_knows"].value() == "none"


def test_the_scale_comes_from_the_school(world: World, year: SchoolYear) -> None:
    with acting(world.carla.pk):
        college = schools.add_school(world.carla, world.north, year, scale="college")
        assert schools.enrol(world.carla, world.wren, college, year, level="college_y1").scale == "college"


def test_a_second_enrolment_on_the_same_days_is_told_beside_the_day(world: World, enrolment: Enrolment) -> None:
    told = objections(
        enter(world.carla),
        address(world, "enrol"),
        level="g9",
        track="",
        gap_years="0",
        year=str(enrolment.year_id),
        began_on=localdate().isoformat(),
    )

    assert told == {"began_on": ["She is enrolled on those days already. End that year first."]}


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"track": "stem"}, "track"), ({"began_on": date(2001, 1, 1)}, "began_on")],
)
def test_what_cannot_be_is_told_beside_the_field(
    world: World, school: School, year: SchoolYear, changed: dict[str, Any], field: str
) -> None:
    with acting(world.carla.pk), pytest.raises(ValidationError) as told:
        schools.enrol(world.carla, world.wren, school, year, **changed)

    assert list(told.value.message_dict) == [field]


def test_a_year_of_another_calendar_is_not_taken(world: World, school: School) -> None:
    other = schools.public().years.get(label="2026-2027")
    with acting(world.carla.pk), pytest.raises(ValidationError) as told:
        schools.enrol(world.carla, world.wren, school, other, began_on=other.begins_on)

    assert list(told.value.message_dict) == ["year"]


def test_a_school_of_another_home_is_not_taken(world: World, school: School, year: SchoolYear) -> None:
    with acting(world.suri.pk), pytest.raises(Refused):
        schools.enrol(world.suri, world.heron, school, year)


@pytest.mark.parametrize(("level", "years"), [("g6", 3), ("g9", 0), ("college_y1", 0)])
def test_over_age_is_her_age_when_the_year_begins_against_the_usual_one(
    world: World, school: School, level: str, years: int
) -> None:
    year = schools.lay_down(
        calendar=school.calendar, label="2026", begins_on=date(2026, 6, 8), ends_on=date(2027, 4, 8)
    )
    with acting(world.carla.pk):  # Wren was born in May 2012: 14 years old, and Grade 6 is usual at 11
        enrolment = schools.enrol(world.carla, world.wren, school, year, level=level)
        assert enrolment.years_over == years


def test_how_a_year_ended_is_written_as_reported_and_called_support(world: World, enrolment: Enrolment) -> None:
    with acting(world.carla.pk):
        schools.end(
            world.carla, enrolment, end_status="conditionally_promoted", average=Decimal("74.50"), areas_to_support=2
        )
    page = enter(world.carla).get(address(world, "schooling")).content.decode()

    assert "needs support in 2 areas" in page
    assert "average 74.5" in text_of(page)
    assert not re.search(r"fail|danger|text-red", page, re.I)


def test_from_her_schooling_one_comes_to_the_results_of_a_year_and_back(world: World, enrolment: Enrolment) -> None:
    client, results = enter(world.carla), address(world, "results_of_enrolment", enrolment.pk)
    assert f'<a href="{results}">All results</a>' in client.get(address(world, "schooling")).content.decode()
    assert f'href="{address(world, "schooling")}"' in client.get(results).content.decode()


def test_two_who_put_an_enrolment_right_at_once_see_both_versions(world: World, enrolment: Enrolment) -> None:
    carla, url = enter(world.carla), address(world, "enrolment_change", enrolment.pk)
    form = form_of(carla, url)
    shown = {name: form[name].value() for name in form.fields if name != "scholarship"}
    opened = shown | {"began_on": enrolment.began_on.isoformat()}
    assert enter(world.mara).post(url, opened | {"adviser": "Teacher Ana"}).status_code == 302

    late = carla.post(url, opened | {"adviser": "Teacher Bea"})

    assert "Both versions are shown below" in late.content.decode()
    assert "Teacher Ana" in text_of(late.content.decode())
    assert carla.post(url, {name: late.context["form"][name].value() for name in shown}).status_code == 302
    with acting(world.carla.pk):
        assert Enrolment.objects.get(pk=enrolment.pk).adviser == "Teacher Bea"


def test_after_the_end_she_is_promoted_into_the_next_level_of_the_next_year(world: World, enrolment: Enrolment) -> None:
    following = schools.lay_down(
        calendar=enrolment.year.calendar, label="next", begins_on=enrolment.year.ends_on + timedelta(days=30),
        ends_on=enrolment.year.ends_on + timedelta(days=300),
    )  # fmt: skip
    client = enter(world.carla)
    with acting(world.carla.pk):
        schools.end(world.carla, enrolment)
    page = client.get(address(world, "schooling")).content.decode()
    assert "Promote, next year" in page
    assert address(world, "results_of_enrolment", enrolment.pk) in page

    url = address(world, "enrolment_next", enrolment.pk)
    form = form_of(client, url)
    assert (form["level"].value(), form["year"].value()) == ("g9", str(following.pk))
    told = {name: form[name].value() if form[name].value() is not None else "" for name in form.fields}
    del told["scholarship"]
    told["began_on"] = following.begins_on.isoformat()
    assert client.post(url, told).status_code == 302

    with acting(world.carla.pk):
        levels = list(Enrolment.objects.order_by("began_on").values_list("level", "year__label"))
    assert levels == [("g8", "now"), ("g9", "next")]


def test_she_stays_in_her_grade_when_she_did_not_move_on(world: World, enrolment: Enrolment) -> None:
    with acting(world.carla.pk):
        schools.end(world.carla, enrolment, end_status="retained")
        assert queries.next_of(enrolment, viewer=world.carla) == (None, "g8")


def test_changing_school_ends_one_enrolment_and_begins_another_on_the_same_day(
    world: World, enrolment: Enrolment, year: SchoolYear
) -> None:
    with acting(world.carla.pk):
        other = schools.add_school(world.carla, world.north, year, name="Canopy High")
        actions.transfer(
            by=world.carla, enrolment=enrolment, school=other, ended_on=localdate(), left_for=LeftFor.SAFETY,
            adviser="", cover_address="", who_knows=WhoKnows.NOBODY,
        )  # fmt: skip
        before, after = Enrolment.objects.order_by("began_on")

    assert (before.end_status, before.left_for, before.ended_on) == ("transferred", "safety", localdate())
    assert (after.began_on, after.level, after.year_id, after.school_id) == (localdate(), "g8", year.pk, other.pk)


def test_stopping_has_a_neutral_reason_and_no_way_into_a_wrong_day(world: World, enrolment: Enrolment) -> None:
    client, url = enter(world.carla), address(world, "enrolment_stop", enrolment.pk)
    told = objections(client, url, ended_on=(enrolment.began_on - timedelta(days=1)).isoformat())
    assert told == {"ended_on": ["It would end before it begins."]}

    assert client.post(url, {"ended_on": localdate().isoformat(), "left_for": "own_wish"}).status_code == 302
    page = text_of(client.get(address(world, "schooling")).content.decode())
    assert "Stopped going · Her own wish" in page


def test_a_year_before_has_no_school_and_makes_her_history(world: World) -> None:
    past = schools.public().years.get(label="2022-2023")
    with acting(world.carla.pk):
        told: Any = {"year": past, "level": "g4", "end_status": "promoted", "average": None}
        one = actions.add_past_year(by=world.carla, resident=world.wren, **told)
        assert (one.school, one.began_on, one.ended_on) == (None, past.begins_on, past.ends_on)
        with pytest.raises(ValidationError) as objection:
            actions.add_past_year(by=world.carla, resident=world.wren, **told)
    assert list(objection.value.message_dict) == ["year"]
    assert "2022-2023" in enter(world.carla).get(address(world, "schooling")).content.decode()


def test_days_at_school_fit_into_the_days_of_class(world: World, enrolment: Enrolment) -> None:
    client, url = enter(world.carla), address(world, "presence_write", enrolment.pk, 1)
    days = {"class_days": "20", "present": "19", "health": "1", "court": "", "therapy": "", "closed": "", "other": "1"}
    told = objections(client, url, **days)
    assert told == {"present": ["Together these are more days than there were of class."]}

    assert client.post(url, days | {"other": "0"}).status_code == 302
    page = text_of(client.get(address(world, "schooling")).content.decode())
    assert "19 of 20 days" in page
    assert "away for health: 1" in page


def test_money_is_read_with_thousands_and_shown_with_them(world: World, enrolment: Enrolment) -> None:
    client, url = enter(world.carla), address(world, "cost_add")
    for typed, payer in (("1,234.50", "organisation"), ("PHP 2000", "organisation"), ("₱15.5", "family")):
        told = filled(form_of(client, url), "x") | {"pesos": typed, "payer": payer}
        assert client.post(url, told).status_code == 302, typed
    page = text_of(client.get(address(world, "schooling")).content.decode())

    assert "Our organisation 3,234.50" in page
    assert "Her family 15.50" in page
    assert "Together 3,250.00" in page


@pytest.mark.parametrize("typed", ["1.234,50", "12,34.5", "-5", "0", "1.005", "abc", "99999999999"])
def test_an_amount_that_cannot_be_is_told_beside_the_field(world: World, typed: str) -> None:
    assert list(objections(enter(world.carla), address(world, "cost_add"), pesos=typed)) == ["pesos"]


@pytest.mark.parametrize(
    ("name", "model", "days"),
    [
        ("help", Help, {"hours": "1.5"}),
        ("cost", Cost, {"pesos": "20"}),
        ("award", Award, {}),
        ("contact", SchoolContact, {}),
    ],
)
def test_what_supports_her_is_written_down_put_right_and_never_of_a_day_to_come(
    world: World, name: str, model: Any, days: dict[str, str]
) -> None:
    client, url = enter(world.carla), address(world, f"{name}_add")
    form = form_of(client, url)
    day = next(field for field in form.fields if field.endswith("_on"))
    tomorrow = (localdate() + timedelta(days=1)).isoformat()
    assert list(objections(client, url, **days, **{day: tomorrow})) == [day]
    assert client.post(url, filled(form, "Mango") | days).status_code == 302
    with acting(world.carla.pk):
        row = model.objects.get()

    change = address(world, f"{name}_change", row.pk)
    assert client.post(change, filled(form_of(client, change), "Guava") | days).status_code == 302
    page = client.get(address(world, "schooling")).content.decode()
    assert "Guava" in page
    assert "Mango" not in page


def test_today_tells_of_missing_results_and_of_a_year_to_close_or_to_follow(world: World, enrolment: Enrolment) -> None:
    today = enter(world.carla).get("/").content.decode()
    assert "School results: First · Wren" in today
    assert schools.NAME not in today
    with acting(world.carla.pk):
        schools.end(world.carla, enrolment)
    with acting(world.ada.pk):
        SchoolYear.objects.filter(pk=enrolment.year_id).update(ends_on=localdate() + timedelta(days=10))
    schools.lay_down(
        calendar=enrolment.year.calendar, label="next", begins_on=localdate() + timedelta(days=25),
        ends_on=localdate() + timedelta(days=300),
    )  # fmt: skip
    today = enter(world.carla).get("/").content.decode()
    assert "School results: First" not in today
    assert "Enrol for the next school year · Wren" in today
    assert "Enrol for the next school year" not in enter(world.sol).get("/").content.decode()


def test_results_that_are_missing_of_several_girls_are_one_line_that_leads_to_their_home(
    world: World, enrolment: Enrolment
) -> None:
    with acting(world.carla.pk):
        schools.enrol(world.carla, world.robin, School.objects.get(), enrolment.year)

    today = enter(world.carla).get("/").content.decode()

    assert "School results: First · 2 girls" in today
    assert "School results: First · Wren" not in today
    page = f"{reverse('results_of_home')}?home={world.north.pk}&year={enrolment.year_id}"
    assert page.replace("&", "&amp;") in today
    assert enter(world.carla).get(page).headers["Location"].endswith(f"/{enrolment.year_id}/0/")


def test_a_year_that_is_over_waits_for_how_it_ended(world: World) -> None:
    year = schools.year_around(localdate() - timedelta(days=150), label="over")
    with acting(world.carla.pk):
        school = schools.add_school(world.carla, world.north, year)
        schools.enrol(world.carla, world.wren, school, year)

    assert "How her school year ended · Wren" in enter(world.carla).get("/").content.decode()


def test_the_card_of_her_page_tells_level_and_year_and_no_school(world: World, enrolment: Enrolment) -> None:
    with acting(world.carla.pk):
        url = world.wren.get_absolute_url()
    page = enter(world.carla).get(url).content.decode()

    assert "Grade 8 · now" in page
    assert schools.NAME not in page
    assert "Grade 8 · now" not in enter(world.hana).get(url).content.decode()


def thicken(world: World, girl: Resident, many: int, since: int = 1990) -> None:
    """So many years, hours, costs, awards and contacts of hers."""
    for n in range(many):
        begins = date(since + n, 6, 1)
        past = schools.lay_down(
            calendar=schools.public(), label=f"{since + n}", begins_on=begins, ends_on=begins + timedelta(days=300)
        )
        by: Any = {"by": world.carla, "resident": girl}
        actions.add_past_year(**by, year=past, level=Level.G1, end_status=EndStatus.PROMOTED, average=None)
        actions.add_help(**by, kind=HelpKind.TUTORING, given_on=begins, hours=Decimal(1), given_by="Ate")
        actions.add_cost(
            **by, kind=CostKind.TUITION, payer=Payer.ORGANISATION, paid_on=begins, pesos=Decimal(10), note="x"
        )
        actions.add_award(**by, given_on=begins, what="maths")
        actions.add_contact(**by, kind=ContactKind.CALL, held_on=begins, with_whom="adviser", what="agreed")


def test_her_schooling_costs_the_same_for_one_year_and_for_fifteen(world: World, enrolment: Enrolment) -> None:
    client, url = enter(world.carla), address(world, "schooling")
    with acting(world.carla.pk):
        thicken(world, world.wren, 1)
    thin = questions(client, url)
    with acting(world.carla.pk):
        thicken(world, world.wren, 14, since=1991)

    assert questions(client, f"{url}?all=1") == thin
    assert thin <= 20
