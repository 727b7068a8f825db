"""Writes down, once, whether this database was created for a demo."""

from typing import Any

from django.conf import settings
from django.db import migrations


def write_down(apps: Any, schema_editor: Any) -> None:
    installation = apps.get_model("shelter", "Installation")
    installation.objects.using(schema_editor.connection.alias).create(pk=1, demo=settings.DEMO)


class Migration(migrations.Migration):
    dependencies = [("shelter", "0001_initial")]  # noqa: RUF012  # Django's own form

    operations = [migrations.RunPython(write_down, migrations.RunPython.noop)]  # noqa: RUF012  # Django's own form
