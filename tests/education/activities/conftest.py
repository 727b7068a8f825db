"""A committed world for counts: the counting role reads through a connection of its own."""

import pytest
from django.db import transaction

from tests.reports.east import East


@pytest.fixture
def east(transactional_db: None) -> East:
    with transaction.atomic():
        return East()
