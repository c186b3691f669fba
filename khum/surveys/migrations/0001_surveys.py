import django.db.models.deletion
import khum.surveys.models.sheet
import khum.surveys.models.survey
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0002_staff_import'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('keeps_division', models.BooleanField(default=False)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('division', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.division')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=khum.surveys.models.survey.survey_kinds, max_length=20)),
                ('title', models.CharField(max_length=200)),
                ('intro', models.TextField(blank=True)),
                ('bank_code', models.CharField(blank=True, max_length=30)),
                ('bank_version', models.PositiveSmallIntegerField(default=0)),
                ('questions', models.JSONField(default=list)),
                ('is_anonymous', models.BooleanField(default=True)),
                ('pass_percent', models.PositiveSmallIntegerField(default=60)),
                ('state', models.CharField(choices=khum.surveys.models.survey.survey_states, default='draft', max_length=10)),
                ('opens_on', models.DateField()),
                ('closes_on', models.DateField()),
                ('audience', models.CharField(choices=khum.surveys.models.survey.audience_kinds, default='everybody', max_length=20)),
                ('audience_of', models.JSONField(default=list)),
                ('opened_on', models.DateField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('headcount', models.PositiveIntegerField(blank=True, null=True)),
                ('reminded_on', models.DateField(blank=True, null=True)),
                ('created_at', models.DateTimeField()),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('follows', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='surveys.survey')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='surveys', to='people.organisation')),
            ],
            options={
                'ordering': ['-opens_on', '-id'],
                'indexes': [models.Index(fields=['organisation', 'state', 'closes_on'], name='survey_by_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='survey_closes_after_opening'), models.CheckConstraint(condition=models.Q(('pass_percent__range', (1, 100))), name='survey_pass_percent')],
            },
        ),
        migrations.CreateModel(
            name='Sheet',
            fields=[
                ('id', models.BigIntegerField(default=khum.surveys.models.sheet.drawn_key, editable=False, primary_key=True, serialize=False)),
                ('answers', models.JSONField()),
                ('division', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.division')),
                ('invitation', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sheet', to='surveys.invitation')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sheets', to='surveys.survey')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddField(
            model_name='invitation',
            name='survey',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='surveys.survey'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(fields=('survey', 'person'), name='one_invitation_a_person'),
        ),
    ]
