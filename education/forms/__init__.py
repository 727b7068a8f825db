"""Forms of schooling. A form's fields are exactly its action's keywords."""

from education.forms.enrolments import (
    EndForm,
    EnrolForm,
    EnrolmentChangeForm,
    PastYearForm,
    PresenceForm,
    StopForm,
    TransferForm,
)
from education.forms.grading import GradingForm
from education.forms.schools import CalendarForm, SchoolChangeForm, SchoolForm, YearChangeForm, YearForm
from education.forms.support import AwardForm, ContactForm, CostForm, HelpForm

__all__ = [
    "AwardForm", "CalendarForm", "ContactForm", "CostForm", "EndForm", "EnrolForm", "EnrolmentChangeForm",
    "GradingForm", "HelpForm", "PastYearForm", "PresenceForm", "SchoolChangeForm", "SchoolForm", "StopForm",
    "TransferForm", "YearChangeForm", "YearForm",
]  # fmt: skip
