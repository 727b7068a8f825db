"""Pages of schooling. What they share: her file, open to whoever writes in it."""

from uuid import UUID

from education import policies
from residents.models import Resident
from residents.queries import open_file
from shelter.requests import StaffRequest


def hers_to_write(request: StaffRequest, public_id: UUID) -> Resident:
    her = open_file(public_id, viewer=request.user)
    policies.may_write(request.user, her).enforce()
    return her
