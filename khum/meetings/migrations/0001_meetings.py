import django.db.models.deletion
import khum.meetings.models.meeting
import khum.meetings.models.minutes
import khum.meetings.models.series
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('library', '0002_intake'),
        ('people', '0002_staff_import'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Feed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('created_at', models.DateTimeField()),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_feed', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('year_be', models.PositiveSmallIntegerField()),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('place', models.CharField(max_length=200)),
                ('state', models.CharField(choices=khum.meetings.models.meeting.meeting_states, default='planned', max_length=20)),
                ('reference', models.CharField(blank=True, max_length=60)),
                ('called_at', models.DateTimeField(blank=True, null=True)),
                ('called_name', models.CharField(blank=True, max_length=200)),
                ('called_title', models.CharField(blank=True, max_length=200)),
                ('cancelled_reason', models.TextField(blank=True)),
                ('began_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('chair_name', models.CharField(blank=True, max_length=200)),
                ('chair_title', models.CharField(blank=True, max_length=200)),
                ('secretary_name', models.CharField(blank=True, max_length=200)),
                ('secretary_title', models.CharField(blank=True, max_length=200)),
                ('guests', models.TextField(blank=True)),
                ('drafted_at', models.DateTimeField(blank=True, null=True)),
                ('certified_at', models.DateTimeField(blank=True, null=True)),
                ('certified_name', models.CharField(blank=True, max_length=200)),
                ('certified_title', models.CharField(blank=True, max_length=200)),
                ('corrections', models.TextField(blank=True)),
                ('certified_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('certified_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='certifies', to='meetings.meeting')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='people.organisation')),
            ],
            options={
                'ordering': ['-starts_at', '-id'],
                'indexes': [models.Index(fields=['organisation', 'starts_at'], name='meeting_of_organisation')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('cancelled_reason', ''), _negated=True), _connector='OR'), name='cancelled_why'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'certified'), _negated=True), ('certified_in__isnull', False), _connector='OR'), name='certified_at_a_meeting')],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section', models.PositiveSmallIntegerField(choices=khum.meetings.models.minutes.sections)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('title', models.CharField(max_length=300)),
                ('is_km', models.BooleanField(default=False)),
                ('text', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('saved_by_name', models.CharField(blank=True, max_length=200)),
                ('saved_at', models.DateTimeField(blank=True, null=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda_items', to='meetings.meeting')),
            ],
            options={
                'ordering': ['section', 'order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Point',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('created_at', models.DateTimeField()),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='library.item')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='points', to='meetings.agendaitem')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='points', to='meetings.meeting')),
                ('teller', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Resolution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('due_on', models.DateField(blank=True, null=True)),
                ('result', models.TextField(blank=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('done_by_name', models.CharField(blank=True, max_length=200)),
                ('created_at', models.DateTimeField()),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='resolutions', to='meetings.agendaitem')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='resolutions', to='meetings.meeting')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.position')),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('done_on', None), models.Q(('result', ''), _negated=True), _connector='OR'), name='done_with_result'), models.CheckConstraint(condition=models.Q(('owner__isnull', False), ('due_on', None), _connector='OR'), name='due_with_owner')],
            },
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='follows',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='returns', to='meetings.resolution'),
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=khum.meetings.models.series.series_kinds, max_length=20)),
                ('every_months', models.PositiveSmallIntegerField(default=1)),
                ('day', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('week', models.SmallIntegerField(blank=True, null=True)),
                ('weekday', models.PositiveSmallIntegerField(default=0)),
                ('starts_at', models.TimeField()),
                ('minutes', models.PositiveSmallIntegerField(default=180)),
                ('place', models.CharField(max_length=200)),
                ('agenda', models.JSONField(blank=True, default=list)),
                ('is_climate', models.BooleanField(default=False)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('created_at', models.DateTimeField()),
                ('chair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.position')),
                ('committee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.committee')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('division', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.division')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meeting_series', to='people.organisation')),
                ('secretary', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.position')),
            ],
            options={
                'ordering': ['kind', 'name', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('committee', None), ('division', None), ('kind', 'staff')), models.Q(('committee', None), ('division__isnull', False), ('kind', 'division')), models.Q(('committee__isnull', False), ('division', None), ('kind', 'committee')), _connector='OR'), name='series_of_its_kind')],
            },
        ),
        migrations.AddField(
            model_name='meeting',
            name='series',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='meetings.series'),
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('title', models.CharField(blank=True, max_length=200)),
                ('division_name', models.CharField(blank=True, max_length=150)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('reply', models.CharField(choices=khum.meetings.models.meeting.replies, default='waiting', max_length=20)),
                ('replied_at', models.DateTimeField(blank=True, null=True)),
                ('presence', models.CharField(choices=khum.meetings.models.meeting.presences, default='unknown', max_length=20)),
                ('how', models.CharField(blank=True, choices=khum.meetings.models.meeting.ways, max_length=10)),
                ('noted_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('substitute', models.CharField(blank=True, max_length=200)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='meetings.meeting')),
            ],
            options={
                'ordering': ['order', 'id'],
                'indexes': [models.Index(fields=['person', 'reply'], name='attendance_of_person')],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'person'), name='called_once'), models.CheckConstraint(condition=models.Q(models.Q(('presence', 'substitute'), _negated=True), models.Q(('substitute', ''), _negated=True), _connector='OR'), name='substitute_has_name')],
            },
        ),
        migrations.CreateModel(
            name='MinutesSave',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('text', models.TextField(blank=True)),
                ('by_name', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saves', to='meetings.agendaitem')),
            ],
            options={
                'ordering': ['-version'],
                'constraints': [models.UniqueConstraint(fields=('line', 'version'), name='minutes_version_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(fields=('meeting', 'follows'), name='resolution_comes_back_once'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['planned', 'cancelled']), _negated=True), fields=('series', 'year_be', 'number'), name='meeting_number_once'),
        ),
    ]
