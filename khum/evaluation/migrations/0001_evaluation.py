import django.db.models.deletion
import khum.evaluation.models.finding
import khum.evaluation.models.round
import khum.evaluation.models.sponsor
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_stored_file'),
        ('meetings', '0002_meeting_name'),
        ('people', '0002_staff_import'),
        ('people', '__first__'),
        ('plans', '0003_frozen_documents'),
    ]

    operations = [
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year_be', models.PositiveSmallIntegerField()),
                ('begun_by_name', models.CharField(max_length=200)),
                ('begun_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='people.organisation')),
            ],
            options={
                'ordering': ['-year_be', '-id'],
            },
        ),
        migrations.CreateModel(
            name='AssessorLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_sha256', models.CharField(max_length=64, unique=True)),
                ('assessor', models.CharField(max_length=200)),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='evaluation.assessment')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-made_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='AssessorVisit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=300)),
                ('at', models.DateTimeField()),
                ('link', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visits', to='evaluation.assessorlink')),
            ],
            options={
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Catalogue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('name', models.CharField(max_length=200)),
                ('edition', models.CharField(max_length=60)),
                ('source', models.CharField(blank=True, max_length=300)),
                ('as_of', models.DateField()),
                ('scale_min', models.PositiveSmallIntegerField(default=1)),
                ('scale_max', models.PositiveSmallIntegerField(default=5)),
                ('added_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='catalogues', to='people.organisation')),
            ],
            options={
                'ordering': ['name', '-as_of'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'code', 'edition'), name='catalogue_edition_once')],
            },
        ),
        migrations.AddField(
            model_name='assessment',
            name='catalogue',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='evaluation.catalogue'),
        ),
        migrations.CreateModel(
            name='CatalogueItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=20)),
                ('group', models.CharField(blank=True, max_length=200)),
                ('text', models.TextField()),
                ('hint', models.TextField(blank=True)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('catalogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='evaluation.catalogue')),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.UniqueConstraint(fields=('catalogue', 'number'), name='item_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('note', models.TextField(blank=True)),
                ('by_name', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='evaluation.assessment')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='evaluation.catalogueitem')),
            ],
            options={
                'ordering': ['item__order', 'id'],
                'constraints': [models.UniqueConstraint(fields=('assessment', 'item'), name='item_answered_once')],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(max_length=300)),
                ('url', models.CharField(blank=True, max_length=500)),
                ('added_by_name', models.CharField(max_length=200)),
                ('added_at', models.DateTimeField()),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='evaluation.answer')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('url', ''), _negated=True), ('file__isnull', False), _connector='OR'), name='evidence_opens_somewhere')],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('metric', models.CharField(blank=True, max_length=20)),
                ('text', models.TextField()),
                ('weight', models.CharField(choices=khum.evaluation.models.finding.weights, max_length=10)),
                ('by_name', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('activity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='plans.activity')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year_be', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=khum.evaluation.models.round.round_kinds, max_length=10)),
                ('title', models.CharField(max_length=200)),
                ('purpose', models.TextField(blank=True)),
                ('start_date', models.DateField()),
                ('end_date', models.DateField()),
                ('state', models.CharField(choices=khum.evaluation.models.round.round_states, default='open', max_length=10)),
                ('samples_due_on', models.DateField()),
                ('opened_by_name', models.CharField(max_length=200)),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('delivered_on', models.DateField(blank=True, null=True)),
                ('delivered_by_name', models.CharField(blank=True, max_length=200)),
                ('delivery_reference', models.CharField(blank=True, max_length=60)),
                ('cancelled_reason', models.CharField(blank=True, max_length=300)),
                ('committee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.committee')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
                ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='people.organisation')),
            ],
            options={
                'ordering': ['-year_be', '-end_date', '-id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(models.Q(('kind', 'special'), _negated=True), models.Q(('state', 'cancelled'), _negated=True)), fields=('organisation', 'year_be', 'kind'), name='round_once_a_period'), models.CheckConstraint(condition=models.Q(('end_date__gte', models.F('start_date'))), name='round_ends_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), models.Q(('closed_at__isnull', False), ('meeting__isnull', False)), _connector='OR'), name='closed_round_has_minutes')],
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('state', models.CharField(choices=khum.evaluation.models.finding.recommendation_states, default='proposed', max_length=10)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('reason', models.TextField(blank=True)),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('decided_name', models.CharField(blank=True, max_length=200)),
                ('decided_title', models.CharField(blank=True, max_length=200)),
                ('decided_channel', models.CharField(blank=True, max_length=10)),
                ('result', models.TextField(blank=True)),
                ('proof_url', models.CharField(blank=True, max_length=500)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('done_by_name', models.CharField(blank=True, max_length=200)),
                ('created_at', models.DateTimeField()),
                ('carried_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='plans.activity')),
                ('finding', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='recommendations', to='evaluation.finding')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.position')),
                ('proof', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recommendations', to='evaluation.round')),
            ],
            options={
                'ordering': ['round', 'number'],
                'constraints': [models.UniqueConstraint(fields=('round', 'number'), name='recommendation_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'rejected'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='rejected_with_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['accepted', 'done']), _negated=True), models.Q(('due_on__isnull', False), ('owner__isnull', False)), _connector='OR'), name='accepted_with_owner_and_day'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), models.Q(('result', ''), _negated=True), _connector='OR'), name='recommendation_done_with_result')],
            },
        ),
        migrations.AddField(
            model_name='finding',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='evaluation.round'),
        ),
        migrations.CreateModel(
            name='DecisionLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_sha256', models.CharField(max_length=64, unique=True)),
                ('holder_name', models.CharField(max_length=200)),
                ('holder_title', models.CharField(max_length=200)),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='evaluation.round')),
            ],
            options={
                'ordering': ['-made_at'],
            },
        ),
        migrations.CreateModel(
            name='SampleReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('metric', models.CharField(max_length=20)),
                ('metric_name', models.CharField(max_length=200)),
                ('place', models.PositiveIntegerField()),
                ('label', models.TextField()),
                ('url', models.CharField(blank=True, max_length=500)),
                ('on', models.DateField(blank=True, null=True)),
                ('note', models.TextField(blank=True)),
                ('member_name', models.CharField(max_length=200)),
                ('verdict', models.CharField(blank=True, choices=khum.evaluation.models.round.verdicts, default='', max_length=15)),
                ('words', models.TextField(blank=True)),
                ('reviewed_at', models.DateTimeField(blank=True, null=True)),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='samples', to='evaluation.round')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['member', 'verdict'], name='sample_of_member')],
                'constraints': [models.UniqueConstraint(fields=('round', 'metric', 'place'), name='sample_drawn_once')],
            },
        ),
        migrations.AddField(
            model_name='finding',
            name='sample',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='findings', to='evaluation.samplereview'),
        ),
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('taken_at', models.DateTimeField()),
                ('as_of', models.DateField()),
                ('text', models.TextField()),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('round', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='snapshot', to='evaluation.round')),
            ],
        ),
        migrations.CreateModel(
            name='SponsorAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('kind', models.CharField(choices=khum.evaluation.models.sponsor.sponsor_kinds, max_length=10)),
                ('name', models.CharField(max_length=200)),
                ('title', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('entered_by_name', models.CharField(max_length=200)),
                ('entered_at', models.DateTimeField()),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sponsor_acts', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-on', '-id'],
            },
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.UniqueConstraint(fields=('organisation', 'catalogue', 'year_be'), name='assessed_once_a_year'),
        ),
    ]
