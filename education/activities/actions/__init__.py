"""Every change to activities: decide, change, record, return."""

from education.activities.actions.lists import leave_list, sign_up
from education.activities.actions.programmes import (
    add_programme,
    add_slot,
    change_programme,
    end_programme,
    plan_meeting,
    remove_slot,
)
from education.activities.actions.rolls import cancel_meeting, hold_after_all, print_roster, rate, take_roll

__all__ = [
    "add_programme", "add_slot", "cancel_meeting", "change_programme", "end_programme", "hold_after_all",
    "leave_list", "plan_meeting", "print_roster", "rate", "remove_slot", "sign_up", "take_roll",
]  # fmt: skip
