"""A donor report from the command line: drafted and checked in the name of a donor officer; a coordinator signs it."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from reports import actions
from reports.disclosure import Refusal
from reports.models import Edition, Language, Step, Task
from reports.objections import why_nothing
from reports.press import at_the_press
from shelter.access import Refused, Role
from shelter.counting import Period
from shelter.models import Staff


class Command(BaseCommand):
    help = "Drafts a donor report and checks its figures; what is wanted is said in words when nothing can be made."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--period", required=True, help="2026H1, 2026H2 or 2026")
        parser.add_argument("--figures", required=True, help="codes of the catalogue, with commas: P1,P2")
        parser.add_argument("--language", choices=Language.values, default=Language.FRENCH)
        parser.add_argument("--donor", default="Donor", help="for whom")
        parser.add_argument("--by", default="", help="user name of the donor officer; needed where there are several")

    def handle(self, *args: Any, period: str, figures: str, language: str, donor: str, by: str, **options: Any) -> None:
        officer, codes = _officer(by), [code.strip() for code in figures.split(",") if code.strip()]
        try:
            edition = self._compiled(officer, Period.parse(period), language, donor, codes)
        except Refusal as refusal:
            raise CommandError(str(why_nothing(refusal.reason))) from None
        except (ValidationError, Refused, ValueError) as reason:
            raise CommandError(reason.messages[0] if isinstance(reason, ValidationError) else str(reason)) from None
        self.stdout.write(f"{edition.pk} is checked; a coordinator signs it next.")

    def _compiled(self, by: Staff, period: Period, language: str, donor: str, figures: list[str]) -> Edition:
        """The draft and its check in one transaction: when nothing can be made, no draft is left either."""
        with translation.override("en"), at_the_press(by):
            edition = actions.begin_edition(by=by, period=period, language=language, donor=donor, figures=figures)
            work = actions.begin(by=by, edition=edition, task=Task.CHECK)
            return actions.carry_out(by=by, compilation=work, tell=self._tell)

    def _tell(self, step: Step) -> None:
        self.stderr.write(f"{step.label} …")


def _officer(username: str) -> Staff:
    officers = Staff.objects.filter(role=Role.DONOR_OFFICER, is_active=True)
    found = list(officers.filter(username__iexact=username) if username else officers)
    if len(found) != 1:
        raise CommandError("--by must name the donor officer in whose name it is made.")
    return found[0]
