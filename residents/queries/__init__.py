"""Every read of a child's file on somebody's behalf."""

from residents.queries.accompanying import Look, assignment, candidates, earlier_team, lookers
from residents.queries.file import (
    absence,
    bed_of,
    belongings,
    changes,
    consent,
    consents,
    identity,
    legal_status,
    looked_at,
    notes,
    open_file,
    open_until,
    paper,
    papers,
    referrals,
    show_name,
    stays,
    stories,
    team,
    voices,
)
from residents.queries.homes import BedRow, Occupancy, away, beds_elsewhere, beds_in_use, beds_of, free_beds, occupancy
from residents.queries.lists import Page, of_ids, residents
from residents.queries.page import Overview, overview
from residents.queries.search import Found, possible_homes, search_names

__all__ = [
    "BedRow", "Found", "Look", "Occupancy", "Overview", "Page", "absence", "assignment", "away", "bed_of",
    "beds_elsewhere", "beds_in_use", "beds_of", "belongings", "candidates", "changes", "consent", "consents",
    "earlier_team", "free_beds", "identity", "legal_status", "looked_at", "lookers", "notes", "occupancy",
    "of_ids", "open_file", "open_until", "overview", "paper", "papers", "possible_homes", "referrals",
    "residents", "search_names", "show_name", "stays", "stories", "team", "voices",
]  # fmt: skip
