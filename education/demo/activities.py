"""The programmes of a home, who chose them, and their roll-calls: of the last sixty days, and now and then before."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.timezone import make_aware

from education.activities import models as a
from education.demo import words

LATELY = timedelta(days=60)
BEFORE = timedelta(days=600)  # two half-years that are over at least, for donor reports
HERE = ["here"] * 17 + ["away"] * 2 + ["declined"]


def take_part(page: Any, resident: Any, person: Any) -> None:
    if "programmes" not in page.shared:
        page.shared["programmes"] = [_programme(page, *told) for told in words.PROGRAMMES]
    for programme, share, meetings in page.shared["programmes"]:
        if page.rng.random() < share:
            began = max(person.stay.began_on, programme.begins_on)
            page.add(a.OnList(resident=resident, programme=programme, begins_on=began))
            for meeting in meetings:
                if meeting.held_on >= began:
                    page.add_own(_took_part(page, resident, meeting), meeting.taken_by)


def _programme(page: Any, name: str, kind: str, leader: str, share: float, hours: list[Any]) -> tuple[Any, float, Any]:
    """A programme with its hours, and the sessions whose roll was taken: of yesterday and today, not all were yet."""
    since = page.today - BEFORE
    programme = page.add(a.Programme(home=page.home, name=name, kind=kind, leader=leader, begins_on=since))
    meetings = []
    for weekday, begins_at, minutes in hours:
        told = {"home": page.home, "programme": programme, "begins_at": begins_at, "minutes": minutes}
        page.add(a.Slot(weekday=weekday, **told))
        for day in _days(page.today, weekday):
            if (page.today - day).days > 1 or page.rng.random() < 0.4:
                taken_at = make_aware(datetime.combine(day, begins_at)) + timedelta(minutes=10)
                hand = page.team.house_parent
                meeting = a.Meeting(held_on=day, taken_at=taken_at, taken_by=hand, **told)
                meetings.append(page.add_own(meeting, hand))
    return programme, share, meetings


def _days(today: date, weekday: int) -> list[date]:
    """The days of that weekday in the last sixty days, without today; before that, of every fourth week."""
    days = (today - timedelta(days=n) for n in range(1, BEFORE.days + 1))
    return [day for day in days if day.weekday() == weekday and (day > today - LATELY or day.toordinal() // 7 % 4 == 0)]


def _took_part(page: Any, resident: Any, meeting: a.Meeting) -> a.Participation:
    rng, here = page.rng, page.rng.choice(HERE)
    return a.Participation(
        resident=resident, meeting=meeting, here=here,
        where=rng.choice(["school", "visit", "excused"]) if here == "away" else "",
        enjoyed=rng.choice([3, 4, 4, 5, 5]) if here == "here" and rng.random() < 0.4 else None,
    )  # fmt: skip
