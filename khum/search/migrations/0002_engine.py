from django.db import migrations

from khum.search.engines import postgresql, sqlite


def create(apps, schema_editor):
    """The table that finds passages, of the database's own kind."""
    if schema_editor.connection.vendor == "postgresql":
        for statement in postgresql.CREATE:
            schema_editor.execute(statement)
    else:
        schema_editor.execute(sqlite.CREATE)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE search_index")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_index")]
    operations = [migrations.RunPython(create, drop, elidable=False)]
