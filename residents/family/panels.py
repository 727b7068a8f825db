"""What the family room adds: contact rules and keep-apart on the resident page, rules to look at again on Today."""

from datetime import timedelta

from django.db.models import Min
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from residents import policies
from residents.family import queries
from residents.family.models import Channel, ContactRule
from residents.models import Resident
from residents.models.codes import Phase
from shelter.access import Permission
from shelter.models import Staff, in_force
from shelter.panels import Due, Panel
from shelter.terms import Term

TERMS = (
    Term("contact_rule", _("Look at a contact rule again"), 90, 14, _("practice: after 90 days, or at a hearing"),
         _("days after it was decided, as is offered then")),
)  # fmt: skip
_RULE = TERMS[0]


def on_file(resident: Resident, *, viewer: Staff) -> list[Panel]:
    shown = {
        "resident": resident,
        "rows": queries.floor_rules(resident, viewer=viewer),
        "channels": list(Channel),
        "apart": queries.kept_apart(resident, viewer=viewer),
    }
    return [Panel("family/panel.html", shown, order=10)]


def due(*, viewer: Staff) -> list[Due]:
    """Rules in force whose review is near or past, of the children whose files the viewer writes in."""
    if not viewer.may(Permission.CASE_WRITE):
        return []
    hers = Resident.objects.filter(
        policies.reach(viewer, Permission.CASE_WRITE), phase__in=(Phase.IN_RESIDENCE, Phase.AFTERCARE)
    )
    rules = ContactRule.objects.filter(
        in_force(localdate()), resident__in=hers, review_on__lte=localdate() + timedelta(days=_RULE.shown_before)
    )
    by_person = rules.values_list("resident__code_name", "resident__public_id", "person").annotate(Min("review_on"))
    return [
        Due(_RULE.what, name, day, reverse("contact_rule", args=[public_id, person]))
        for name, public_id, person, day in by_person
    ]
