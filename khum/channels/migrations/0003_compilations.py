import django.db.models.deletion
import khum.channels.models.compilation
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('channels', '0002_public_reads'),
        ('library', '0002_intake'),
        ('people', '0002_staff_import'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Compilation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=khum.channels.models.compilation.compilation_kinds, default='booklet', max_length=20)),
                ('title', models.CharField(max_length=250)),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('year_be', models.PositiveSmallIntegerField()),
                ('foreword', models.TextField(blank=True)),
                ('made_at', models.DateTimeField()),
                ('issued_on', models.DateField(blank=True, null=True)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='compilations', to='people.organisation')),
            ],
            options={
                'ordering': ['-made_at', '-id'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'kind', 'year_be', 'number'), name='journal_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Chapter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='library.item')),
                ('compilation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chapters', to='channels.compilation')),
            ],
            options={
                'ordering': ['place', 'id'],
                'constraints': [models.UniqueConstraint(fields=('compilation', 'item'), name='chapter_once')],
            },
        ),
    ]
