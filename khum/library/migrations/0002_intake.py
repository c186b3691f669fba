import django.db.models.deletion
import khum.library.models.intake
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('files', '0001_stored_file'),
        ('library', '0001_items'),
        ('people', '0002_staff_import'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Intake',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('kind', models.CharField(blank=True, max_length=30)),
                ('state', models.CharField(choices=khum.library.models.intake.intake_states, default='waiting', max_length=20)),
                ('refusal', models.CharField(blank=True, max_length=40)),
                ('warnings', models.JSONField(blank=True, default=list)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('is_read', models.BooleanField(default=False)),
                ('pages_to_read', models.JSONField(blank=True, default=list)),
                ('pages_read', models.PositiveIntegerField(default=0)),
                ('pages_total', models.PositiveIntegerField(default=0)),
                ('at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='intakes', to='files.storedfile')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='intakes', to='library.item')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='intakes', to='people.organisation')),
                ('part_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='library.intake')),
            ],
            options={
                'ordering': ['-at', '-id'],
                'indexes': [models.Index(fields=['organisation', '-at'], name='intake_of_organisation'), models.Index(fields=['organisation', 'sha256'], name='intake_by_hash')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['reading', 'waiting'])), fields=('organisation', 'sha256'), name='file_under_way_once'), models.UniqueConstraint(condition=models.Q(('part_of__isnull', False)), fields=('part_of', 'name'), name='file_of_archive_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'failed'), _negated=True), models.Q(('refusal', ''), _negated=True), _connector='OR'), name='intake_failed_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='IntakePage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('place', models.CharField(blank=True, max_length=200)),
                ('text', models.TextField(blank=True)),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pages', to='library.intake')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('intake', 'number'), name='page_of_intake_once')],
            },
        ),
    ]
