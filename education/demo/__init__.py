"""What the demo holds of a girl's schooling and of what she takes part in; called for each girl who lives with us."""

from typing import Any

from education.demo.activities import take_part
from education.demo.schooling import go_to_school
from shelter.models import Staff


def live(page: Any, resident: Any, person: Any, worker: Staff) -> None:
    """With the page of her home's demo (see residents.demo.writing)."""
    go_to_school(page, resident, person, worker)
    take_part(page, resident, person)
