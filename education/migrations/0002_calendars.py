"""The school years, names of marks and learning areas that a new database begins with."""

from typing import Any

from django.db import migrations

from education.models import known


def lay_down(apps: Any, schema_editor: Any) -> None:
    known.lay_down(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("education", "0001_initial")]  # noqa: RUF012  # Django's own form

    operations = [migrations.RunPython(lay_down, migrations.RunPython.noop)]  # noqa: RUF012  # Django's own form
