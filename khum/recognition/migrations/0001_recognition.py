import django.db.models.deletion
import khum.recognition.models.award
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
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('criteria', models.TextField(blank=True)),
                ('year_be', models.PositiveSmallIntegerField()),
                ('closes_on', models.DateField()),
                ('state', models.CharField(choices=khum.recognition.models.award.round_states, default='open', max_length=10)),
                ('resolution', models.CharField(blank=True, max_length=300)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('signed_name', models.CharField(blank=True, max_length=200)),
                ('signed_title', models.CharField(blank=True, max_length=200)),
                ('created_at', models.DateTimeField()),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'ordering': ['-closes_on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Award',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('reason', models.TextField()),
                ('value_code', models.CharField(blank=True, max_length=30)),
                ('on', models.DateField()),
                ('division', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.division')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='awards', to=settings.AUTH_USER_MODEL)),
                ('use', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='library.use')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='recognition.round')),
            ],
            options={
                'ordering': ['-on', 'number', 'id'],
                'constraints': [models.UniqueConstraint(fields=('round', 'person'), name='one_award_a_person')],
            },
        ),
        migrations.CreateModel(
            name='Thanks',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField()),
                ('value_code', models.CharField(blank=True, max_length=30)),
                ('on', models.DateField()),
                ('at', models.DateTimeField()),
                ('division', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.division')),
                ('giver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='thanks_given', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='thanks_received', to=settings.AUTH_USER_MODEL)),
                ('use', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='library.use')),
            ],
            options={
                'ordering': ['-at', '-id'],
                'indexes': [models.Index(fields=['organisation', '-on'], name='thanks_by_day')],
                'constraints': [models.UniqueConstraint(fields=('giver', 'receiver', 'on'), name='thanks_once_a_day'), models.CheckConstraint(condition=models.Q(('giver', models.F('receiver')), _negated=True), name='thanks_another')],
            },
        ),
        migrations.CreateModel(
            name='ValueSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('values', models.JSONField()),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Gift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=200)),
                ('cost', models.DecimalField(decimal_places=2, max_digits=10)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('on', models.DateField()),
                ('award', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gifts', to='recognition.award')),
            ],
            options={
                'ordering': ['-on', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('cost__gte', 0)), name='gift_cost_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='Nomination',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('value_code', models.CharField(blank=True, max_length=30)),
                ('state', models.CharField(choices=khum.recognition.models.award.nomination_states, default='proposed', max_length=15)),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('decided_name', models.CharField(blank=True, max_length=200)),
                ('decided_reason', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField()),
                ('division', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.division')),
                ('nominated_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('use', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='library.use')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='nominations', to='recognition.round')),
            ],
            options={
                'ordering': ['at', 'id'],
                'constraints': [models.UniqueConstraint(fields=('round', 'person', 'nominated_by'), name='nominated_once_by_each'), models.CheckConstraint(condition=models.Q(('nominated_by', None), models.Q(('person', models.F('nominated_by')), _negated=True), _connector='OR'), name='nominates_another')],
            },
        ),
    ]
