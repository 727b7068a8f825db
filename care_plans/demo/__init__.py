"""What the demo holds of a girl's plans: what helps her, goals, reviews, observations, sessions, tasks."""

import uuid
from datetime import date, timedelta
from typing import Any

from care_plans import models as m
from care_plans.assessments import models as a
from care_plans.assessments import results
from care_plans.assessments.instruments import CATALOGUE
from care_plans.demo import words
from care_plans.services import models as s
from residents.tasks.models import Task
from shelter.models import Staff

A_QUARTER = timedelta(days=90)


def live(page: Any, resident: Any, person: Any, worker: Staff) -> None:
    """Called for each girl who lives with us, with the page of her home's demo (see residents.demo.writing)."""
    began = person.stay.began_on
    if (page.today - began).days > 3:
        _helps(page, resident, worker, began)
    if (page.today - began).days > 30 + page.rng.randrange(0, 8):
        _plan(page, resident, worker, began)
    if (page.today - began).days > 14:
        _observe(page, resident, worker, began)
        _sessions(page, resident, worker, began)
        _questionnaires(page, resident, began)
    if page.rng.random() < 0.3:
        _task(page, resident, worker)


def _helps(page: Any, resident: Any, worker: Staff, began: date) -> None:
    rng = page.rng
    page.add_own(
        m.SafetyPlan(
            resident=resident, version=1, written_on=min(began + timedelta(days=rng.randrange(1, 8)), page.today),
            occasion="admission", author=worker, triggers=sorted(rng.sample(words.TRIGGERS, 3)),
            helps=rng.choice(words.HELPS), worse=rng.choice(words.WORSE), signs=rng.choice(words.SIGNS),
            wants=rng.choice(["Nanay of the kitchen", "her key house parent", "Manang of her room"]),
            night=rng.choice(words.NIGHT), do_not_ask=rng.choice(words.DO_NOT_ASK), steps=rng.sample(words.STEPS, 2),
        ),
        by=worker,
    )  # fmt: skip


def _plan(page: Any, resident: Any, worker: Staff, began: date) -> None:
    """In force since some quarters, looked at again each quarter, the last time not long ago."""
    rng, today = page.rng, page.today
    quarters = rng.randrange(0, 1 + max(0, min(5, (today - began).days // 90 - 1)))
    since = max(began + timedelta(days=20), today - A_QUARTER * quarters - timedelta(days=rng.randrange(3, 93)))
    held = [day for n in range(1, quarters + 1) if (day := since + A_QUARTER * n) <= today]
    age = (today - resident.birth_month).days // 365
    plan = page.add(
        m.Plan(
            resident=resident, version=1, stage="active", begun_on=since, writers=[worker.pk], agreed_on=since,
            strengths=rng.choice(words.STRENGTHS), interests=rng.choice(words.INTERESTS),
            her_goals=rng.choice(words.WANTS), view=rng.choice(["agrees", "agrees", "agrees_partly"]),
            took_part=rng.choice(words.TOOK_PART), needs=sorted(rng.sample(words.NEEDS, 3)),
            permanency=rng.choice(["reunification", "kinship", "not_decided", "foster"]),
            family_plan=rng.choice(words.FAMILY), independence=words.INDEPENDENCE if age >= 15 else "",
            towards_independence=age >= 15, participants="she, her social worker, her house parent",
            review_on=(held[-1] if held else since) + A_QUARTER, approver=page.team.coordinator, active_from=since,
        )
    )  # fmt: skip
    goals = [
        page.add(_goal(resident, plan, place, told, worker)) for place, told in enumerate(rng.sample(words.GOALS, 3))
    ]
    for place, day in enumerate(held):
        _review(page, plan, goals, day, place, worker)


def _goal(resident: Any, plan: m.Plan, place: int, told: Any, worker: Staff) -> m.Goal:
    domain, title, her_words, service, steps = told
    return m.Goal(resident=resident, plan=plan, place=place, domain=domain, title=title, her_words=her_words,
                  steps=steps, services=[service], chosen_by="she" if place == 0 else "together",
                  responsible=worker)  # fmt: skip


def _review(page: Any, plan: m.Plan, goals: list[m.Goal], day: date, place: int, worker: Staff) -> None:
    since = plan.active_from or day
    rng = page.rng
    review = page.add_own(
        m.Review(
            resident=plan.resident, plan=plan, staff=worker, held_on=day, view="agrees",
            her_words=rng.choice(words.SAYS), changed=rng.choice(words.CHANGED),
            participants="she, her social worker", next_on=day + A_QUARTER,
        ),
        by=worker,
    )  # fmt: skip
    levels = [max(-2, min(2, -2 + place + rng.randrange(0, 3))) for _ in goals]
    for goal, level in zip(goals, levels, strict=True):
        rating = m.Rating(resident=plan.resident, review=review, goal=goal, line=goal.line, level=level)
        page.add_own(rating, by=worker)
    page.add_own(
        m.Comparison(resident=plan.resident, instrument="gas", version="1", since_on=since, compared_on=day,
                     better=sum(levels) >= 0),
        by=worker,
    )  # fmt: skip


def _observe(page: Any, resident: Any, worker: Staff, began: date) -> None:
    rng, day = page.rng, max(began + timedelta(days=10), page.today - timedelta(days=330))
    hard = {sign: rng.randrange(1, 4) for sign in rng.sample(words.SIGHTINGS, 3)}
    for _ in range(rng.randrange(1, 5)):
        if day > page.today:
            return
        signs = [[sign, str(level), "easier" if level < 2 else "same"] for sign, level in sorted(hard.items())]
        page.add_own(
            m.Observation(resident=resident, observer=worker, role=worker.role, seen_on=day, signs=signs), worker
        )
        hard = {sign: max(0, min(3, level + rng.choice([-1, -1, 0, 0, 1]))) for sign, level in hard.items()}
        day += timedelta(days=rng.randrange(50, 90))


def _sessions(page: Any, resident: Any, worker: Staff, began: date) -> None:
    rng = page.rng
    for _ in range(rng.randrange(2, 7)):
        kind = rng.choice(["individual_therapy", "individual_therapy", "life_skills", "circus_sport_arts", "education"])
        mode = "individual" if kind == "individual_therapy" else rng.choice(["individual", "group"])
        page.add(
            s.Session(
                resident=resident, session=uuid.UUID(int=rng.getrandbits(128), version=4), mode=mode, kind=kind,
                held_on=max(began, page.today - timedelta(days=rng.randrange(1, 180))),
                minutes=rng.choice([30, 45, 60]),
                provider_role="psychologist" if kind == "individual_therapy" else "coach", staff=worker,
                outcome=rng.choice(["held", "held", "held", "held", "declined", "absent"]),
            )
        )  # fmt: skip
    if (page.today - began).days > 120:
        day = page.today - timedelta(days=rng.randrange(10, 190))
        page.add(
            s.Conference(
                resident=resident, held_on=max(day, began),
                participants="her social worker, the psychologist, the coordinator",
                decisions=rng.choice(words.DECISIONS), next_on=max(day, began) + timedelta(days=180),
                staff=worker, written_on=max(day, began),
            )
        )  # fmt: skip


def _task(page: Any, resident: Any, worker: Staff) -> None:
    rng = page.rng
    page.add(Task(resident=resident, staff=worker, title=rng.choice(words.TASKS),
                  due_on=page.today + timedelta(days=rng.randrange(-3, 20))))  # fmt: skip


def _questionnaires(page: Any, resident: Any, began: date) -> None:
    """Mood and calm over the last year, for those of 11 to 17: mostly a little easier each time."""
    rng, age = page.rng, (page.today - resident.birth_month).days // 365
    if not 11 <= age <= 17 or rng.random() < 0.3:
        return
    for code, items in (("phqa", 9), ("gad7", 7)):
        day, level = max(began + timedelta(days=12), page.today - timedelta(days=340)), rng.uniform(0.6, 1.6)
        while day <= page.today:
            answers: list[Any] = [min(3, int(rng.uniform(0, 2 * level))) for _ in range(items)]
            if code == "phqa":
                answers[8] = 0
            _questionnaire(page, resident, code, day, answers)
            day += timedelta(days=rng.randrange(92, 120))
            level = max(0.2, level - rng.uniform(0, 0.35))


def _questionnaire(page: Any, resident: Any, code: str, day: date, answers: list[Any]) -> None:
    instrument = CATALOGUE[code]
    given = answers + [None] * len(instrument.extras)
    page.add(
        a.Assessment(
            resident=resident, instrument=code, version=instrument.version, respondent="self", mode="read_aloud",
            language="hil", answered_on=day, staff=page.team.psychologist, state="done", answers=given,
            result=results.kept(instrument.score(given)),
        )
    )  # fmt: skip
