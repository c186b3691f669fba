from django.db import migrations

from khum.search.engines import postgresql


def create(apps, schema_editor):
    """The function that PostgreSQL asks by; SQLite needs none."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(postgresql.CREATE_CANDIDATES)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(postgresql.DROP_CANDIDATES)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_lean_keys")]
    operations = [migrations.RunPython(create, drop, elidable=False)]
