"""Remove drafts and sent-once numbers of more than seven days; meant to run once a night."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from shelter.accounts import drafts
from shelter.actor import one_transaction
from shelter.models import Staff, Submission


class Command(BaseCommand):
    help = "Remove drafts of more than seven days."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for staff in Staff.objects.all():
            with one_transaction(staff):  # drafts are reached by their author alone
                count += drafts.forget_old(by=staff)
                Submission.objects.filter(staff=staff, sent_at__lt=timezone.now() - drafts.KEPT_FOR).delete()
        self.stdout.write(f"{count} drafts removed")
