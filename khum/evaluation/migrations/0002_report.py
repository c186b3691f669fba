import django.db.models.deletion
import khum.evaluation.models.report
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('evaluation', '0001_evaluation'),
        ('people', '0002_staff_import'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=khum.evaluation.models.report.report_kinds, max_length=10)),
                ('year_be', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('state', models.CharField(choices=khum.evaluation.models.report.report_states, default='draft', max_length=10)),
                ('made_at', models.DateTimeField()),
                ('prepared_name', models.CharField(blank=True, max_length=200)),
                ('prepared_title', models.CharField(blank=True, max_length=200)),
                ('prepared_on', models.DateField(blank=True, null=True)),
                ('signed_name', models.CharField(blank=True, max_length=200)),
                ('signed_title', models.CharField(blank=True, max_length=200)),
                ('signed_on', models.DateField(blank=True, null=True)),
                ('returned_reason', models.CharField(blank=True, max_length=300)),
                ('content', models.JSONField(default=dict)),
                ('sha256', models.CharField(blank=True, db_index=True, max_length=64)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='km_reports', to='people.organisation')),
                ('round', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='evaluation.round')),
            ],
            options={
                'ordering': ['-year_be', '-made_at', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'signed'), _negated=True), models.Q(('sha256', ''), _negated=True), _connector='OR'), name='signed_report_is_frozen')],
            },
        ),
        migrations.CreateModel(
            name='ReportText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(max_length=20)),
                ('text', models.TextField(blank=True)),
                ('edited_by_name', models.CharField(blank=True, max_length=200)),
                ('edited_at', models.DateTimeField(blank=True, null=True)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='evaluation.report')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('report', 'part'), name='report_part_once')],
            },
        ),
    ]
