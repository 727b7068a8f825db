"""Sessions and conferences, written as their people would: by calling actions."""

from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from care_plans.services import actions
from care_plans.services.models import Conference, Outcome, Session
from residents.models import Resident
from shelter.models import Staff

SHARED: dict[str, Any] = {"kind": "life_skills", "minutes": 60, "provider_role": "coach", "led_by": "Coach Ben"}
ALONE: dict[str, Any] = {
    **SHARED, "kind": "individual_therapy", "mode": "individual", "outcome": "held", "note": "she drew a boat",
}  # fmt: skip
CONFERENCE: dict[str, Any] = {
    "kind": "regular", "participants": "she, Mara, Carla", "decisions": "a quiet desk for her", "next_on": None,
}  # fmt: skip


def record(by: Staff, resident: Resident, **more: Any) -> Session:
    return actions.record_session(by=by, resident=resident, **{**ALONE, "held_on": localdate(), **more})


def record_group(by: Staff, girls: list[Resident], outcome: Outcome = Outcome.HELD, **more: Any) -> UUID:
    part = {girl.pk: (outcome, f"word for {girl.code_name}") for girl in girls}
    told: dict[str, Any] = {**SHARED, "held_on": localdate(), "taking_part": part}
    return actions.record_group_session(by=by, **(told | more))


def confer(by: Staff, resident: Resident, **more: Any) -> Conference:
    return actions.record_conference(by=by, resident=resident, **{**CONFERENCE, "held_on": localdate(), **more})
