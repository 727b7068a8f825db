"""Every read of a child's file on somebody's behalf."""

from residents.queries.file import (
    absence,
    bed_of,
    belongings,
    changes,
    consents,
    identity,
    legal_status,
    looked_at,
    notes,
    open_file,
    open_until,
    papers,
    referrals,
    show_name,
    stays,
    stories,
    team,
    voices,
)
from residents.queries.homes import BedRow, Occupancy, beds_in_use, beds_of, free_beds, occupancy
from residents.queries.lists import Page, of_ids, residents
from residents.queries.search import Found, possible_homes, search_names

__all__ = [
    "BedRow", "Found", "Occupancy", "Page", "absence", "bed_of", "beds_in_use", "beds_of", "belongings", "changes", "consents", "free_beds", "identity",
    "legal_status", "looked_at", "notes", "occupancy", "of_ids", "open_file", "open_until", "papers",
    "possible_homes", "referrals", "residents", "search_names", "show_name", "stays", "stories", "team", "voices",
]  # fmt: skip
