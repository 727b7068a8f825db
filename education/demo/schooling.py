"""Her school years from some time before she came until now, with averages, days at school, help, costs and awards."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.apps import apps

from education import models as m
from education.demo import words
from education.models import known
from education.models.codes import GROUP_OF, KEY_STAGE_1, NEXT_LEVEL, USUAL_AGE
from residents.ages import age_on
from shelter import vault
from shelter.models import DataKey, Staff

COMPLETED = {"g6": "completed_elem", "g10": "completed_jhs"}
BEFORE = 3  # years of her history before she came
SETTLED = timedelta(days=60)  # who came later in a year begins the next one at a school of ours


def go_to_school(page: Any, resident: Any, person: Any, worker: Staff) -> None:
    _schools(page)  # a home's schools are written before whoever goes there
    rng, good = page.rng, page.rng.uniform(76, 92)
    level = ""
    for year in _years(page, person):
        level = _level(rng, level, person, year)
        if not level:
            break
        good = min(96, max(75, good + rng.uniform(-2, 3)))
        with_us = person.stay.began_on <= year.begins_on + SETTLED
        enrolment = page.add(_enrolment(page, resident, year, level, good, with_us=with_us))
        if with_us:
            _report(page, enrolment, good)
    if level:
        _help(page, resident, person, worker)


def _years(page: Any, person: Any) -> Iterator[m.SchoolYear]:
    """The school years that have begun, from a few before she came."""
    first = person.stay.began_on - timedelta(days=365 * BEFORE)
    return (year for year in _of_public_schools(page) if year.begins_on >= first)


def _of_public_schools(page: Any) -> list[m.SchoolYear]:
    """Their years that have begun, the first one first."""
    if "school_years" not in page.shared:
        known.lay_down(apps, "default")  # a demo begins with no table filled
        years = m.SchoolYear.objects.filter(calendar__name=known.PUBLIC, begins_on__lte=page.today)
        page.shared["school_years"] = list(years.order_by("begins_on").prefetch_related("periods"))
    found: list[m.SchoolYear] = page.shared["school_years"]
    return found


def _level(rng: Any, before: str, person: Any, year: m.SchoolYear) -> str:
    """By her age at first, a year or two later than usual; then one level after the other. Nothing: not at school."""
    if before:
        return "tesda_nc2" if before in ("g12", "tesda_nc2") else NEXT_LEVEL[before]
    age = age_on(person.birth_date, year.begins_on) - rng.choice([0, 0, 1, 1, 2])
    return next((level for level, usual in USUAL_AGE.items() if usual == max(5, min(age, 17))), "")


def _enrolment(page: Any, resident: Any, year: m.SchoolYear, level: str, good: float, *, with_us: bool) -> m.Enrolment:
    rng, over = page.rng, year.ends_on < page.today
    honours = "with_honors" if over and good >= 90 else ""
    end = COMPLETED.get(level, "nc_certified" if level == "tesda_nc2" else "graduated_shs" if level == "g12" else "")
    told = {
        "end_status": end or ("promoted_with_honors" if honours else rng.choice(["promoted"] * 9 + ["irregular"])),
        "average": _mark(good), "honours": honours, "areas_to_support": 0 if good > 80 else rng.randrange(0, 3),
    } if over else {}  # fmt: skip
    if with_us:
        in_words = year.words_to_g3 and level in KEY_STAGE_1
        told |= {"school": _school(page, level), "scale": "descriptive" if in_words else "percent",
                 "adviser": rng.choice(words.ADVISERS),
                 "who_knows": rng.choice(["none", "none", "none", "guidance"]),
                 "scholarship": rng.random() < 0.3}  # fmt: skip
    return m.Enrolment(
        resident=resident, year=year, level=level, track="academic" if level in ("g11", "g12") else "",
        began_on=year.begins_on, ended_on=year.ends_on if over else None, **told,
    )  # fmt: skip


def _schools(page: Any) -> list[m.School]:
    """The home's schools: for the little ones, for the older ones, for training."""
    if "schools" not in page.shared:
        names = page.rng.sample(words.HILLS, 3)
        kinds = ("Elementary School", "National High School", "Training Centre")
        calendar = _of_public_schools(page)[0].calendar_id
        page.shared["schools"] = [
            _listed(page, m.School(home=page.home, name=f"{name} {kind}", calendar_id=calendar))
            for name, kind in zip(names, kinds, strict=True)
        ]
    schools: list[m.School] = page.shared["schools"]
    return schools


def _school(page: Any, level: str) -> m.School:
    group, schools = GROUP_OF[level], _schools(page)
    return schools[0 if group in ("kinder", "elementary") else 2 if group == "training" else 1]


def _listed(page: Any, school: m.School) -> m.School:
    page.keys.append(DataKey(subject=school.pk, wrapped=vault.make_key(school.pk)))
    page.add(school)
    return school


def _mark(good: float) -> Decimal:
    return Decimal(round(min(98, max(70, good))))


def _reported(enrolment: m.Enrolment, good: float) -> dict[str, Any]:
    """A number, or for the little ones words of their teacher."""
    if enrolment.scale == "descriptive":
        return {"words": "Does it alone" if good > 82 else "On her way"}
    return {"value": _mark(good)}


def _report(page: Any, enrolment: m.Enrolment, good: float) -> None:
    """The averages of the periods that are over, her days at school, and this year's learning areas."""
    rng, now = page.rng, enrolment.ended_on is None
    areas = words.AREAS.get(GROUP_OF[enrolment.level], []) if now else []
    for period in enrolment.year.periods.all():
        if period.ends_on > page.today - timedelta(days=14):
            continue
        told = {"resident": enrolment.resident, "enrolment": enrolment, "period": period}
        page.add(m.Mark(**told, area_id=m.GENERAL_AVERAGE, **_reported(enrolment, good + rng.uniform(-3, 3))))
        for area in areas:
            page.add(m.Mark(**told, area_id=area, **_reported(enrolment, good + rng.uniform(-7, 5))))
        days = period.class_days or 50
        health, therapy = rng.choice([0, 0, 1, 2, 3]), rng.choice([0, 0, 1, 2])
        page.add(m.Presence(**told, class_days=days, present=days - health - therapy, health=health, therapy=therapy))


def _help(page: Any, resident: Any, person: Any, worker: Staff) -> None:
    """What helped her at school in the last half-year."""
    rng = page.rng

    def lately(days: int) -> date:
        day: date = max(person.stay.began_on, page.today - timedelta(days=rng.randrange(1, days)))
        return day

    for _ in range(rng.choice([0, 0, 3, 5, 8])):
        kind, hours = rng.choice(["tutoring", "tutoring", "remedial", "aral"]), rng.choice(["1", "1.5", "2"])
        page.add(m.Help(resident=resident, kind=kind, given_on=lately(180), hours=Decimal(hours),
                        by=rng.choice(words.TUTORS)))  # fmt: skip
    for kind, pesos, note in rng.sample(words.COSTS, 2):
        payer = rng.choice(["organisation", "organisation", "sponsorship_fund"])
        page.add(
            m.Cost(resident=resident, kind=kind, payer=payer, paid_on=lately(180), pesos=Decimal(pesos), note=note)
        )
    if rng.random() < 0.3:
        page.add(m.Award(resident=resident, given_on=lately(300), what=rng.choice(words.AWARDS)))
    if rng.random() < 0.5:
        contact = m.SchoolContact(
            resident=resident, kind=rng.choice(["meeting", "call"]), held_on=lately(90), staff=worker,
            with_whom="her adviser", what=rng.choice(words.AGREED),
        )  # fmt: skip
        page.add_own(contact, worker)
