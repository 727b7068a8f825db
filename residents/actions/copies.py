"""Papers about her are numbered, all in one count."""

from django.db.models import Max

from residents import policies
from residents.models import Copy, Resident
from residents.models.codes import PaperKind
from shelter import audit
from shelter.access import Permission
from shelter.models import Staff


def number_copy(*, by: Staff, resident: Resident, paper: PaperKind) -> Copy:
    """A numbered copy: whoever finds it can tell which one it is. Whether she may print it, its own app decides."""
    policies.may(by, Permission.FLOOR, resident).enforce()
    Resident.objects.select_for_update(of=("self",)).filter(pk=resident.pk).first()
    last = Copy.objects.filter(resident=resident).aggregate(last=Max("number"))["last"] or 0
    copy = Copy(resident=resident, paper=paper, number=last + 1, staff=by).save_as(by)
    audit.record(audit.Event.PAPER_PRINTED, by=by, subject=resident.pk, part=paper)
    return copy
