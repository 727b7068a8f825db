"""What a command finds before it begins: tables, and the wall around them, as the code says."""

import pytest
from django.db import connections

from shelter.commands import ground


@pytest.mark.django_db(databases="__all__")
def test_a_wall_that_changed_is_built_anew_though_no_table_did() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("update app.wall set digest = 'of the code before'")

    assert ground.migrate()
    assert not ground.migrate()
