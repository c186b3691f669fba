import django.db.models.deletion
import khum.exchange.models.handing
import khum.exchange.models.leaving
import khum.exchange.models.lesson
import khum.exchange.models.programme
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
            name='Departure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=khum.exchange.models.leaving.leaving_kinds, max_length=15)),
                ('leaves_on', models.DateField()),
                ('source', models.CharField(blank=True, max_length=200)),
                ('created_at', models.DateTimeField()),
                ('cancelled_on', models.DateField(blank=True, null=True)),
                ('cancelled_reason', models.CharField(blank=True, max_length=300)),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('division', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.division')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='departures', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='departures', to=settings.AUTH_USER_MODEL)),
                ('position', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.position')),
            ],
            options={
                'ordering': ['leaves_on', 'id'],
                'indexes': [models.Index(fields=['organisation', 'leaves_on'], name='departure_by_day')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('cancelled_on', None)), fields=('person',), name='one_departure_at_a_time'), models.CheckConstraint(condition=models.Q(('cancelled_on', None), models.Q(('cancelled_reason', ''), _negated=True), _connector='OR'), name='departure_off_why')],
            },
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=khum.exchange.models.handing.hand_over_states, default='open', max_length=10)),
                ('begun_at', models.DateTimeField()),
                ('handed_on', models.DateField(blank=True, null=True)),
                ('signed_on', models.DateField(blank=True, null=True)),
                ('signed_name', models.CharField(blank=True, max_length=200)),
                ('signed_title', models.CharField(blank=True, max_length=200)),
                ('sign_note', models.TextField(blank=True)),
                ('moved_on', models.DateField(blank=True, null=True)),
                ('moved', models.JSONField(blank=True, default=dict)),
                ('departure', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='hand_over', to='exchange.departure')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hand_overs', to='people.organisation')),
                ('position', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.position')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='hand_overs', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['departure__leaves_on', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'signed'), _negated=True), models.Q(('signed_on__isnull', False), ('successor__isnull', False)), _connector='OR'), name='signed_by_a_successor')],
            },
        ),
        migrations.CreateModel(
            name='Lesson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('happened', models.TextField()),
                ('why', models.TextField()),
                ('proposal', models.TextField()),
                ('happened_on', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=khum.exchange.models.lesson.lesson_states, default='raised', max_length=10)),
                ('raised_at', models.DateTimeField()),
                ('action', models.TextField(blank=True)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('changed_what', models.TextField(blank=True)),
                ('changed_on', models.DateField(blank=True, null=True)),
                ('told_how', models.TextField(blank=True)),
                ('told_count', models.PositiveIntegerField(default=0)),
                ('told_on', models.DateField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('closed_note', models.TextField(blank=True)),
                ('division', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.division')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='changed_by_lessons', to='library.item')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lessons', to='people.organisation')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.position')),
                ('raised_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='library.revision')),
            ],
            options={
                'ordering': ['-raised_at', '-id'],
                'indexes': [models.Index(fields=['organisation', 'state', 'due_on'], name='lesson_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['raised', 'dropped']), models.Q(('due_on__isnull', False), ('owner__isnull', False)), _connector='OR'), name='action_has_owner_and_day'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'dropped'), _negated=True), models.Q(('closed_note', ''), _negated=True), _connector='OR'), name='lesson_dropped_why')],
            },
        ),
        migrations.CreateModel(
            name='PartAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(max_length=20)),
                ('answers', models.JSONField(blank=True, default=dict)),
                ('is_done', models.BooleanField(default=False)),
                ('saved_at', models.DateTimeField()),
                ('saved_by_name', models.CharField(max_length=200)),
                ('hand_over', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='exchange.handover')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('hand_over', 'part'), name='part_once')],
            },
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=khum.exchange.models.programme.kinds, max_length=15)),
                ('title', models.CharField(max_length=200)),
                ('texts', models.JSONField(blank=True, default=dict)),
                ('order_number', models.CharField(blank=True, max_length=100)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('state', models.CharField(choices=khum.exchange.models.programme.states, default='planned', max_length=10)),
                ('created_at', models.DateTimeField()),
                ('before', models.CharField(blank=True, max_length=120)),
                ('after', models.CharField(blank=True, max_length=120)),
                ('outcome', models.CharField(blank=True, choices=khum.exchange.models.programme.outcomes, max_length=20)),
                ('audience', models.CharField(blank=True, max_length=200)),
                ('is_adopted', models.BooleanField(blank=True, null=True)),
                ('reason', models.TextField(blank=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('signed_on', models.DateField(blank=True, null=True)),
                ('signed_name', models.CharField(blank=True, max_length=200)),
                ('confirmed_on', models.DateField(blank=True, null=True)),
                ('confirmed_name', models.CharField(blank=True, max_length=200)),
                ('follow_up_on', models.DateField(blank=True, null=True)),
                ('follow_up', models.TextField(blank=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('division', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.division')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='programmes', to='library.item')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programmes', to='people.organisation')),
            ],
            options={
                'ordering': ['-starts_on', '-id'],
                'indexes': [models.Index(fields=['organisation', 'kind', 'state'], name='programme_by_kind')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='programme_ends_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'dropped'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='programme_dropped_why')],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('minutes', models.PositiveSmallIntegerField(default=60)),
                ('done', models.TextField()),
                ('passed_on', models.TextField(blank=True)),
                ('noted_at', models.DateTimeField()),
                ('noted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('present', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='exchange.programme')),
            ],
            options={
                'ordering': ['-on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='ShadowDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('work', models.CharField(max_length=300)),
                ('stage', models.CharField(choices=khum.exchange.models.handing.shadow_stages, default='watched', max_length=10)),
                ('learned', models.TextField(blank=True)),
                ('noted_at', models.DateTimeField()),
                ('hand_over', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shadow_days', to='exchange.handover')),
                ('noted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Taker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=khum.exchange.models.programme.roles, max_length=10)),
                ('division', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.division')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programmes', to=settings.AUTH_USER_MODEL)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='takers', to='exchange.programme')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('programme', 'person'), name='taker_once')],
            },
        ),
    ]
