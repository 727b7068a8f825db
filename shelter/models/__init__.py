"""The ground: who works here, where, and what they did. Knows nothing of the children's files above it."""

from shelter.accounts.models import Organisation, SharedCache
from shelter.models.homes import Bed, Home, Room
from shelter.models.keeping import DataKey, Draft, Installation, OwnTerm, Submission, Trace
from shelter.models.people import Days, Posting, Staff, in_force

__all__ = [
    "Bed", "DataKey", "Days", "Draft", "Home", "Installation", "Organisation", "OwnTerm", "Posting", "Room",
    "SharedCache", "Staff", "Submission", "Trace", "in_force",
]  # fmt: skip
