"""What the family room adds: contact rules and keep-apart on the resident page, rules to look at again on Today."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Min, Value
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from residents import policies
from residents.family import queries
from residents.family.models import Channel, ContactRule
from residents.models import Resident
from residents.models.codes import Phase
from shelter.access import Permission
from shelter.models import Staff, in_force
from shelter.panels import Due, Panel, Rows, Waits, in_columns
from shelter.terms import Term

TERMS = (
    Term("contact_rule", _("Look at a contact rule again"), 90, 7, _("practice: after 90 days, or at a hearing"),
         _("%(days)s after it was decided, as is offered then")),
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


def waits(*, viewer: Staff) -> list[Rows]:
    """Rules in force whose review is near or past, of each child whose file the viewer writes in."""
    if not viewer.may(Permission.CASE_WRITE):
        return []
    hers = Resident.objects.filter(
        policies.reach(viewer, Permission.CASE_WRITE), phase__in=(Phase.IN_RESIDENCE, Phase.AFTERCARE)
    )
    rules = ContactRule.objects.filter(
        in_force(localdate()), resident__in=hers, review_on__lte=localdate() + timedelta(days=_RULE.shown_before)
    )
    girl = {"code_name": "resident__code_name", "public_id": "resident__public_id"}
    by_person = rules.order_by().values(*girl.values(), "person").annotate(rules=Count("pk"), first=Min("review_on"))
    return [in_columns(Waits, by_person, code=Value(_RULE.code), day="first", number="rules", ref="person", **girl)]


def due(*, viewer: Staff, told: list[Waits]) -> list[Due]:
    """One line for each girl: to the person whose rules they are, or to all of hers where there are several."""
    by_girl: dict[tuple[str, UUID], list[Waits]] = {}
    for row in told:
        by_girl.setdefault((row.code_name, row.public_id), []).append(row)
    return [_line(code_name, public_id, persons) for (code_name, public_id), persons in by_girl.items()]


def _line(code_name: str, public_id: UUID, persons: list[Waits]) -> Due:
    n = sum(person.number or 0 for person in persons)
    what = ngettext("%(n)d contact rule to look at again", "%(n)d contact rules to look at again", n) % {"n": n}
    several = reverse("resident_family", args=[public_id])
    url = several if len(persons) > 1 else reverse("contact_rule", args=[public_id, persons[0].ref])
    return Due(_RULE.what if n == 1 else what, code_name, min(person.day for person in persons), url)
