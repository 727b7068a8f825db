"""Writes docs/states.md: every state machine of the code as a picture."""

from typing import Any

from django.core.management.base import BaseCommand

from shelter import states
from shelter.config import ROOT


class Command(BaseCommand):
    help = "Writes docs/states.md from the state machines of the code."

    def handle(self, *args: Any, **options: Any) -> None:
        page = ROOT / "docs" / "states.md"
        page.write_text(states.drawn(), encoding="utf-8")
        self.stdout.write("Wrote docs/states.md.")
