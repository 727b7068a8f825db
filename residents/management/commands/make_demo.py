"""Invents an organisation: `./x manage make_demo --residents N --seed S`, in a demo database only."""

import sys
from argparse import ArgumentParser
from random import Random
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils.timezone import localdate

from residents.demo import people, staff
from residents.demo.writing import write_home
from shelter import privacy
from shelter.models import Installation


class Command(BaseCommand):
    help = "Invents homes, staff and girls with the names of trees and birds; the same for the same number and seed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--residents", type=int, default=people.OF_ALL, help="how many files in all, 60 to 100000")
        parser.add_argument("--seed", type=int, default=1, help="draws the same people again for the same seed and day")

    def handle(self, *args: Any, residents: int, seed: int, **options: Any) -> None:
        if not 60 <= residents <= 100_000:
            raise CommandError("--residents must be from 60 to 100000.")
        if not settings.DEMO or not Installation.objects.filter(demo=True).exists():
            raise CommandError("This database was not created for a demo: nothing was invented.")
        _begin_again()
        today, cast = localdate(), staff.the_cast()
        houses = people.organisation(residents, seed, today)
        rng, written = Random(seed), 0
        for index, house in enumerate(houses):
            home, beds = staff.house(cast["ada"], house, today)
            team = staff.team(cast["ada"], home, index, cast, today)
            write_home(rng, home, beds, team, house.people, today)
            written += len(house.people)
            self._progress(written, residents)
        self._analyse()
        self.stdout.write(f"\nInvented {residents} files in {len(houses)} homes.")

    def _progress(self, done: int, total: int) -> None:
        if sys.stdout.isatty() or done == total or done % 1000 < 130:
            full = 30 * done // total
            self.stdout.write(f"\r  {'█' * full}{'·' * (30 - full)} {done} of {total}", ending="")
            self.stdout.flush()

    def _analyse(self) -> None:
        with connections["owner"].cursor() as cursor:
            cursor.execute("analyze")


def _begin_again() -> None:
    """Empties what an earlier demo left. Only the owner can, and only where nobody is real."""
    ours = {m._meta.db_table for m in privacy.classified() if m is not Installation}
    histories = {m._meta.db_table for m in apps.get_models() if privacy.is_history(m)}
    theirs = {
        m._meta.db_table
        for m in privacy.machinery()
        if m._meta.app_label in {"mfa", "usersessions", "sessions", "axes"}
    }
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"truncate {', '.join(sorted(ours | histories | theirs))} cascade")
