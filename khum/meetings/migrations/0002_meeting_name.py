"""A meeting keeps the name that its series had then."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def take_names(apps, _editor):
    """Meetings so far take the name of their series."""
    meeting, series = apps.get_model("meetings", "Meeting"), apps.get_model("meetings", "Series")
    names = series.objects.filter(pk=OuterRef("series")).values("name")[:1]
    meeting.objects.update(name=Subquery(names))


class Migration(migrations.Migration):
    """One column."""

    dependencies = [("meetings", "0001_meetings")]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="name",
            field=models.CharField(max_length=200, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(take_names, migrations.RunPython.noop),
    ]
