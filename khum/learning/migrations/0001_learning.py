import django.db.models.deletion
import khum.learning.models.quiz
import khum.learning.models.training
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_stored_file'),
        ('library', '0002_intake'),
        ('meetings', '0002_meeting_name'),
        ('people', '0002_staff_import'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Days',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('report_days', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('share_days', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('use_from_days', models.PositiveSmallIntegerField(default=60)),
                ('use_until_days', models.PositiveSmallIntegerField(default=90)),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='learning_days', to='people.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(blank=True, max_length=200)),
                ('state', models.CharField(choices=khum.learning.models.training.place_states, default='asked', max_length=20)),
                ('reason', models.TextField(blank=True)),
                ('asked_at', models.DateTimeField()),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('decided_name', models.CharField(blank=True, max_length=200)),
                ('decided_title', models.CharField(blank=True, max_length=200)),
                ('decided_reason', models.CharField(blank=True, max_length=300)),
                ('days', models.DecimalField(blank=True, decimal_places=1, max_digits=5, null=True)),
                ('cost', models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                ('learnt', models.TextField(blank=True)),
                ('change', models.TextField(blank=True)),
                ('reported_on', models.DateField(blank=True, null=True)),
                ('shared_on', models.DateField(blank=True, null=True)),
                ('shared_words', models.CharField(blank=True, max_length=300)),
                ('outcome', models.CharField(blank=True, choices=khum.learning.models.training.outcomes, max_length=20)),
                ('used_words', models.TextField(blank=True)),
                ('used_on', models.DateField(blank=True, null=True)),
                ('confirmed_on', models.DateField(blank=True, null=True)),
                ('confirmed_name', models.CharField(blank=True, max_length=200)),
                ('certificate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('division', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.division')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='library.item')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='learning_places', to=settings.AUTH_USER_MODEL)),
                ('shared_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
            ],
            options={
                'ordering': ['person__first_name', 'id'],
                'indexes': [models.Index(fields=['person', 'state'], name='place_by_person')],
            },
        ),
        migrations.CreateModel(
            name='Training',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=khum.learning.models.training.training_kinds, max_length=20)),
                ('title', models.CharField(max_length=250)),
                ('organiser', models.CharField(max_length=200)),
                ('is_internal', models.BooleanField(default=False)),
                ('is_about_km', models.BooleanField(default=False)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('days', models.DecimalField(decimal_places=1, max_digits=5)),
                ('cost_per_person', models.DecimalField(decimal_places=2, default=0, max_digits=10)),
                ('order_reference', models.CharField(blank=True, max_length=120)),
                ('content', models.TextField(blank=True)),
                ('audience', models.TextField(blank=True)),
                ('method', models.TextField(blank=True)),
                ('evaluation', models.TextField(blank=True)),
                ('cancelled_on', models.DateField(blank=True, null=True)),
                ('cancelled_reason', models.CharField(blank=True, max_length=300)),
                ('created_at', models.DateTimeField()),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trainings', to='people.organisation')),
            ],
            options={
                'ordering': ['-starts_on', '-id'],
                'indexes': [models.Index(fields=['organisation', 'starts_on'], name='training_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='training_ends_after_start'), models.CheckConstraint(condition=models.Q(('cost_per_person__gte', 0), ('days__gt', 0)), name='training_measures')],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField()),
                ('topic', models.CharField(max_length=200)),
                ('came', models.ManyToManyField(related_name='sessions', to='learning.place')),
                ('training', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='learning.training')),
            ],
            options={
                'ordering': ['held_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Quiz',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('pass_percent', models.PositiveSmallIntegerField(default=60)),
                ('has_pre', models.BooleanField(default=False)),
                ('questions', models.JSONField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('created_at', models.DateTimeField()),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='library.item')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quizzes', to='people.organisation')),
                ('training', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='quizzes', to='learning.training')),
            ],
            options={
                'ordering': ['-created_at', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('item__isnull', False), ('training', None)), models.Q(('item', None), ('training__isnull', False)), _connector='OR'), name='quiz_of_training_or_item'), models.CheckConstraint(condition=models.Q(('pass_percent__range', (1, 100))), name='quiz_pass_percent')],
            },
        ),
        migrations.AddField(
            model_name='place',
            name='training',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='learning.training'),
        ),
        migrations.CreateModel(
            name='Budget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year_be', models.PositiveSmallIntegerField()),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('division', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.division')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'ordering': ['year_be', 'division_id'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'division', 'year_be'), name='one_budget_a_division'), models.UniqueConstraint(condition=models.Q(('division', None)), fields=('organisation', 'year_be'), name='one_budget_a_council'), models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='learning_budget_amount')],
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year_be', models.PositiveSmallIntegerField()),
                ('topic', models.CharField(max_length=200)),
                ('why', models.TextField(blank=True)),
                ('means', models.CharField(blank=True, max_length=300)),
                ('by_when', models.DateField(blank=True, null=True)),
                ('agreed_on', models.DateField(blank=True, null=True)),
                ('agreed_name', models.CharField(blank=True, max_length=200)),
                ('result', models.TextField(blank=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('dropped_on', models.DateField(blank=True, null=True)),
                ('created_at', models.DateTimeField()),
                ('division', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.division')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='development_goals', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-year_be', 'id'],
                'indexes': [models.Index(fields=['organisation', 'year_be'], name='goal_by_year')],
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('when', models.CharField(choices=khum.learning.models.quiz.moments, max_length=5)),
                ('given', models.JSONField()),
                ('right', models.PositiveSmallIntegerField()),
                ('of', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('quiz', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='learning.quiz')),
            ],
            options={
                'ordering': ['at', 'id'],
                'indexes': [models.Index(fields=['quiz', 'person'], name='attempt_by_person')],
            },
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.UniqueConstraint(fields=('training', 'person'), name='one_place_a_person'),
        ),
    ]
