"""What is stored of a child, and what the database itself forbids."""

from residents.models.agreements import Consent, standing
from residents.models.arrival import Belonging, LegalStatus, Paper, Referral, Story
from residents.models.copies import Copy
from residents.models.notes import Addendum, Note
from residents.models.resident import Identity, NameMark, Resident, Voice
from residents.models.stays import Absence, BedOccupancy, Discharge, Stay
from residents.models.team import Assignment, Opening

__all__ = [
    "Absence", "Addendum", "Assignment", "BedOccupancy", "Belonging", "Consent", "Copy", "Discharge", "Identity",
    "LegalStatus", "NameMark", "Note", "Opening", "Paper", "Referral", "Resident", "Stay", "Story", "Voice", "standing",
]  # fmt: skip
