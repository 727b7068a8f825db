"""Two published donor reports of past half-years and a draft, for the demo."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from reports import actions
from reports import figures as catalogue
from reports.disclosure import Refusal
from reports.models import Edition, Task
from reports.press import at_the_press
from shelter.access import Role
from shelter.actor import one_transaction
from shelter.counting import Period
from shelter.models import Installation, Staff

DONOR, OTHER = "Fondation du Val d’Or", "Association Pont-Neuf"
WORDS = {
    "people": "Chaque jeune fille est arrivée avec son histoire, et avec des projets. Nous avançons à son pas.",
    "school": "Aller en classe, y être attendue, y réussir : c’est souvent la première joie retrouvée.",
}
BY_HAND = {"V1": 412, "S1": 18, "F1": 3_184_500}
TARGETS = {"P1": (60, 90), "T3": (40, 90), "E1": (70, 95)}
FIRST = ("P1", "P2", "P3", "P4", "P8")


class Command(BaseCommand):
    help = "Invents donor reports in a demo database: two that are out, and a draft."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO or not Installation.objects.filter(demo=True).exists():
            raise CommandError("This database was not created for a demo: nothing was invented.")
        officer, coordinator = (Staff.objects.filter(role=role).order_by("joined_at").first() for role in _ROLES)
        if officer is None or coordinator is None:
            raise CommandError("There is nobody to make a report: run make_demo first.")
        before_last, last = _halves(timezone.localdate())
        every = [figure.code for figure in catalogue.CATALOGUE if figure.is_chosen]
        for period in (before_last, last):
            _enter(officer, period)
        try:
            for period in (before_last, last):
                _publish(_draft(officer, period, DONOR, every), officer, coordinator)
        except Refusal as refusal:
            self.stdout.write(f"No donor report was made: {refusal.reason}.")
            return
        _draft(officer, last, OTHER, list(FIRST))
        self.stdout.write("Made two donor reports and a draft.")


def _enter(officer: Staff, period: Period) -> None:
    """What is not about girls, and what is aimed at."""
    with one_transaction(officer):
        for figure, value in BY_HAND.items():
            actions.enter_figure(by=officer, period=period, figure=figure, value=value + period.year % 7)
        for figure, (began, target) in TARGETS.items():
            actions.set_target(by=officer, period=period, figure=figure, baseline=began, target=target)


_ROLES = (Role.DONOR_OFFICER, Role.COORDINATOR)


def _halves(today: date) -> tuple[Period, Period]:
    """The last two half-years that are over."""
    over = [p for year in (today.year - 2, today.year - 1, today.year) for p in Period(year).halves if p.is_over(today)]
    return over[-2], over[-1]


def _draft(officer: Staff, period: Period, donor: str, figures: list[str]) -> Edition:
    with translation.override("fr"), one_transaction(officer):
        draft = actions.begin_edition(by=officer, period=period, language="fr", donor=donor, figures=figures)
        return actions.write_narrative(by=officer, edition=draft, **WORDS)


def _publish(edition: Edition, officer: Staff, coordinator: Staff) -> None:
    _work(edition, officer, Task.CHECK)
    with one_transaction(coordinator):
        actions.sign(by=coordinator, edition=edition)
    _work(edition, officer, Task.PUBLISH)


def _work(edition: Edition, officer: Staff, task: Task) -> None:
    with at_the_press(officer):
        edition = Edition.objects.get(pk=edition.pk)
        actions.carry_out(by=officer, compilation=actions.begin(by=officer, edition=edition, task=task))
