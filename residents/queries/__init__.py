"""Every read of a child's file on somebody's behalf."""

from residents.queries.accompanying import (
    Look,
    Opened,
    accompanied_by,
    assignment,
    candidates,
    earlier_team,
    lookers,
    opened_lately,
    social_workers,
)
from residents.queries.arrival import (
    Arrival,
    arrival,
    beds_to_offer,
    free_code_names,
    latest_referral,
)
from residents.queries.copies import face
from residents.queries.file import (
    absence,
    bed_of,
    belongings,
    changes,
    consent,
    consents,
    enter_part,
    identity,
    legal_status,
    looked_at,
    note,
    notes,
    open_file,
    open_until,
    paper,
    papers,
    show_name,
    stays,
    stories,
    team,
    voices,
)
from residents.queries.homes import BedRow, Occupancy, away, beds_elsewhere, beds_of, free_beds, occupancy
from residents.queries.lists import Page, here, of_ids, residents
from residents.queries.page import Overview, overview
from residents.queries.search import Found, Search, look_for, possible_homes

__all__ = [
    "Arrival", "BedRow", "Found", "Look", "Occupancy", "Opened", "Overview", "Page", "Search", "absence",
    "accompanied_by", "arrival", "assignment", "away", "bed_of", "beds_elsewhere", "beds_of", "beds_to_offer",
    "belongings", "candidates", "changes", "consent", "consents", "earlier_team", "enter_part", "face", "free_beds",
    "free_code_names", "here", "identity", "latest_referral", "legal_status", "look_for", "looked_at", "lookers",
    "note", "notes", "occupancy", "of_ids", "open_file", "open_until", "opened_lately", "overview", "paper", "papers",
    "possible_homes", "residents", "show_name", "social_workers", "stays", "stories", "team", "voices",
]  # fmt: skip
