"""Who may read, give and strike out her questionnaires, and which questionnaires the organisation may use."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from care_plans import policies
from care_plans.assessments.instruments import Instrument
from care_plans.assessments.models import OPEN, Assessment
from residents.ages import age_on
from residents.models import Resident
from residents.policies import reach
from shelter.access import YES, Decision, Permission, no
from shelter.models import Staff


def may_read(staff: Staff, resident: Resident) -> Decision:
    return policies.may_read(staff, resident)


def written_for(staff: Staff) -> Q:
    """The children to whom this person may give one: the same rule as `may_give`, as a condition of a query."""
    return Q(phase__in=policies.ACCOMPANIED) & reach(staff, Permission.CARE_WRITE)


def may_give(staff: Staff, resident: Resident) -> Decision:
    return policies.may_care(staff, resident)


def may_use(instrument: Instrument, agreed: Collection[str]) -> Decision:
    """Some owners ask for an agreement first."""
    if instrument.needs_agreement and instrument.code not in agreed:
        return no(
            _("Its owner asks for training and a signed agreement. Once there is one, the administrator opens it here.")
        )
    return YES


def objection_to(instrument: Instrument, resident: Resident, respondent: str, day: date) -> str:
    """What speaks against this use, to the person who chose it; nothing where the manual foresees it."""
    age = age_on(resident.birth_month, day) if resident.birth_month else None
    objection = instrument.objection(respondent=respondent, age=age)  # type: ignore[arg-type]  # the same codes
    if objection is None:
        return ""
    told = [_("She is %(age)d.") % {"age": age}] if age is not None else []
    return " ".join([*told, objection.said(_), _("Say why it is used all the same.")])


def may_answer(staff: Staff, assessment: Assessment) -> Decision:
    if assessment.state not in OPEN or assessment.withdrawn_on:
        return no(_("This questionnaire is closed."))
    return may_give(staff, assessment.resident)


def may_withdraw(staff: Staff, assessment: Assessment) -> Decision:
    """Struck out, never taken away."""
    if assessment.withdrawn_on:
        return no(_("This questionnaire is struck out already."))
    return may_give(staff, assessment.resident)


def may_manage(staff: Staff) -> Decision:
    if not staff.may(Permission.HOME_MANAGE):
        return no(_("Only the administrator says which questionnaires we may use."))
    return YES
