import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0002_staff_import'),
    ]

    operations = [
        migrations.CreateModel(
            name='Corpus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.CharField(max_length=20)),
                ('passages', models.BigIntegerField(default=0)),
                ('characters', models.BigIntegerField(default=0)),
                ('sampled', models.BigIntegerField(default=0)),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('key', models.BigIntegerField()),
                ('root', models.BigIntegerField()),
                ('title', models.TextField()),
                ('url', models.CharField(max_length=500)),
                ('detail', models.CharField(blank=True, max_length=500)),
                ('readers', models.JSONField(default=list)),
                ('year_be', models.PositiveSmallIntegerField(null=True)),
                ('status', models.CharField(blank=True, max_length=30)),
                ('on', models.DateField(null=True)),
                ('digest', models.CharField(max_length=64)),
                ('division', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.division')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['kind', 'root'], name='document_of_root'), models.Index(fields=['organisation', 'kind'], name='document_of_kind')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'key'), name='document_once')],
            },
        ),
        migrations.CreateModel(
            name='FailedSearch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=100)),
                ('on', models.DateField()),
                ('times', models.PositiveIntegerField(default=1)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='failed_searches', to='people.organisation')),
            ],
            options={
                'ordering': ['-on', '-times', 'words'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'words', 'on'), name='failed_search_once_a_day'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='failed_search_has_words')],
            },
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(blank=True, max_length=200)),
                ('anchor', models.CharField(blank=True, max_length=500)),
                ('text', models.TextField(blank=True)),
                ('is_sampled', models.BooleanField(default=False)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passages', to='search.document')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='SameWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='same_words', to='people.organisation')),
            ],
            options={
                'ordering': ['words', 'id'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'words'), name='same_words_once')],
            },
        ),
        migrations.CreateModel(
            name='Spelling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60)),
                ('word', models.CharField(max_length=60)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'key', 'word'), name='spelling_once')],
            },
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_pair', models.BooleanField()),
                ('text', models.CharField(max_length=60)),
                ('passages', models.BigIntegerField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'is_pair', 'text'), name='term_of_index_once')],
            },
        ),
    ]
