"""The first administrator of a new installation. After that, people are added on the page Staff."""

import getpass
import sys
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from shelter.staffing import actions


class Command(BaseCommand):
    help = "Make the first administrator: asks for name, user name and password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name")
        parser.add_argument("--username")
        parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["name"] or input("Your name: ").strip()
        username = (options["username"] or input("User name to sign in with: ").strip()).lower()
        password = sys.stdin.readline().rstrip("\n") if options["password_stdin"] else self._asked()
        try:
            with transaction.atomic():
                actions.first_administrator(username=username, name=name, password=password)
        except ValidationError as objection:
            raise CommandError(" ".join(objection.messages)) from None
        self.stdout.write("Done. Sign in; you are then led to set up a second step.")

    def _asked(self) -> str:
        while True:
            password = getpass.getpass("Password (12 characters or more): ")
            try:
                validate_password(password)
            except ValidationError as objection:
                self.stderr.write(" ".join(objection.messages))
                continue
            if password == getpass.getpass("Once more: "):
                return password
            self.stderr.write("They were not the same.")
