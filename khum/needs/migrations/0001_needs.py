import django.db.models.deletion
import khum.needs.models.document
import khum.needs.models.need
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
            name='ContactChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('shows_phone', models.BooleanField(default=False)),
                ('shows_email', models.BooleanField(default=False)),
                ('in_person', models.BooleanField(default=True)),
                ('is_asked', models.BooleanField(default=True)),
                ('is_known_outside', models.BooleanField(default=False)),
                ('note', models.CharField(blank=True, max_length=200)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='contact_choice', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year_be', models.PositiveSmallIntegerField()),
                ('strategy', models.TextField()),
                ('title', models.TextField()),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('created_at', models.DateTimeField()),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('division', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.division')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='needs_goals', to='people.organisation')),
            ],
            options={
                'ordering': ['order', 'id'],
                'indexes': [models.Index(fields=['organisation', 'year_be'], name='goal_of_year')],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='goal_has_words')],
            },
        ),
        migrations.CreateModel(
            name='Need',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=250)),
                ('nature', models.CharField(choices=khum.needs.models.need.natures, default='both', max_length=10)),
                ('criticality', models.PositiveSmallIntegerField(default=3)),
                ('form', models.CharField(choices=khum.needs.models.need.forms_of_knowledge, default='none', max_length=10)),
                ('having', models.CharField(choices=khum.needs.models.need.havings, default='gap', max_length=10)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('note', models.TextField(blank=True)),
                ('tools', models.JSONField(blank=True, default=list)),
                ('tool_choice', models.JSONField(blank=True, default=dict)),
                ('tool_reason', models.TextField(blank=True)),
                ('demand', models.CharField(blank=True, max_length=300)),
                ('created_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('retired_on', models.DateField(blank=True, null=True)),
                ('retired_reason', models.TextField(blank=True)),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='needs.goal')),
                ('items', models.ManyToManyField(blank=True, related_name='needs', to='library.item')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='people.organisation')),
            ],
            options={
                'ordering': ['-criticality', 'id'],
                'indexes': [models.Index(fields=['organisation', 'retired_on'], name='need_of_organisation')],
                'constraints': [models.CheckConstraint(condition=models.Q(('criticality__range', (1, 5))), name='criticality_one_to_five'), models.CheckConstraint(condition=models.Q(('retired_on', None), models.Q(('retired_reason', ''), _negated=True), _connector='OR'), name='need_retired_why')],
            },
        ),
        migrations.CreateModel(
            name='Learner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_on', models.DateField(blank=True, null=True)),
                ('learned_on', models.DateField(blank=True, null=True)),
                ('created_at', models.DateTimeField()),
                ('division', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.division')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='needs_to_learn', to=settings.AUTH_USER_MODEL)),
                ('need', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='learners', to='needs.need')),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('division__isnull', False), ('person', None)), models.Q(('division', None), ('person__isnull', False)), _connector='OR'), name='learner_is_one_of_two'), models.UniqueConstraint(fields=('need', 'person'), name='learner_person_once'), models.UniqueConstraint(fields=('need', 'division'), name='learner_division_once')],
            },
        ),
        migrations.CreateModel(
            name='Holder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.PositiveSmallIntegerField(choices=khum.needs.models.need.levels)),
                ('evidence', models.CharField(blank=True, max_length=300)),
                ('since', models.DateField(blank=True, null=True)),
                ('named_at', models.DateTimeField()),
                ('named_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='held_needs', to=settings.AUTH_USER_MODEL)),
                ('need', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='holders', to='needs.need')),
            ],
            options={
                'ordering': ['-level', 'id'],
                'constraints': [models.UniqueConstraint(fields=('need', 'person'), name='holder_once'), models.CheckConstraint(condition=models.Q(('level__range', (1, 4))), name='level_one_to_four')],
            },
        ),
        migrations.CreateModel(
            name='NeedsDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year_be', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=khum.needs.models.document.document_states, default='draft', max_length=10)),
                ('number', models.CharField(blank=True, max_length=60)),
                ('content', models.JSONField(blank=True, default=dict)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('returned_reason', models.TextField(blank=True)),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('approved_on', models.DateField(blank=True, null=True)),
                ('approved_name', models.CharField(blank=True, max_length=200)),
                ('approved_title', models.CharField(blank=True, max_length=200)),
                ('resolution', models.CharField(blank=True, max_length=200)),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='needs_documents', to='people.organisation')),
                ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-year_be'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'year_be'), name='needs_document_once_a_year'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'approved'), _negated=True), models.Q(models.Q(('sha256', ''), _negated=True), ('approved_on__isnull', False)), _connector='OR'), name='approved_needs_are_frozen')],
            },
        ),
        migrations.CreateModel(
            name='Neighbour',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agreed_at', models.DateTimeField()),
                ('agreed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
            ],
            options={
                'ordering': ['other__name', 'id'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'other'), name='neighbour_once'), models.CheckConstraint(condition=models.Q(('organisation', models.F('other')), _negated=True), name='neighbour_is_another')],
            },
        ),
        migrations.CreateModel(
            name='Skill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('created_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='skills', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['name', 'id'],
                'constraints': [models.UniqueConstraint(fields=('person', 'name'), name='skill_once')],
            },
        ),
    ]
