"""Reports made before there was a ledger obey other rules and are not kept."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    operations = [migrations.DeleteModel(name="Edition")]
