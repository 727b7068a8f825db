"""Forms of activities. A form's fields are exactly its action's keywords."""

from education.activities.forms.programmes import (
    EndForm,
    ExtraForm,
    JoinForm,
    LeaveForm,
    PaperForm,
    ProgrammeForm,
    RateForm,
    SignUpForm,
    SlotForm,
)
from education.activities.forms.roll import RosterForm

__all__ = [
    "EndForm", "ExtraForm", "JoinForm", "LeaveForm", "PaperForm", "ProgrammeForm", "RateForm", "RosterForm",
    "SignUpForm", "SlotForm",
]  # fmt: skip
