"""Forms of her plans. A form's fields are exactly its action's keywords; a form never saves."""

from care_plans.forms.plan import PART_FORMS, CloseForm, GoalForm, ReturnForm, ReviewForm
from care_plans.forms.safety import AgainForm, ObservationForm, SafetyForm

__all__ = [
    "PART_FORMS", "AgainForm", "CloseForm", "GoalForm", "ObservationForm", "ReturnForm", "ReviewForm", "SafetyForm",
]  # fmt: skip
