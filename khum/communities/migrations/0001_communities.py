import django.db.models.deletion
import khum.communities.models.practice
import khum.communities.models.question
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('library', '0002_intake'),
        ('needs', '0001_needs'),
        ('people', '0002_staff_import'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.TextField()),
                ('at', models.DateTimeField()),
                ('changed_at', models.DateTimeField(blank=True, null=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to=settings.AUTH_USER_MODEL)),
                ('cites', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='library.item')),
                ('helped', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('body', ''), _negated=True), name='answer_has_words')],
            },
        ),
        migrations.CreateModel(
            name='Community',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=150)),
                ('purpose', models.TextField()),
                ('rhythm', models.CharField(blank=True, max_length=200)),
                ('began_on', models.DateField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('closed_reason', models.CharField(blank=True, max_length=300)),
                ('goal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='communities', to='needs.goal')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='communities', to='people.organisation')),
                ('steward', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['name', 'id'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='community_name_once'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='community_has_name')],
            },
        ),
        migrations.CreateModel(
            name='Gathering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField()),
                ('topic', models.CharField(max_length=250)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('expected', models.TextField(blank=True)),
                ('happened', models.TextField(blank=True)),
                ('why', models.TextField(blank=True)),
                ('next_time', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('came', models.ManyToManyField(related_name='+', to=settings.AUTH_USER_MODEL)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gatherings', to='communities.community')),
            ],
            options={
                'ordering': ['-held_on', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('topic', ''), _negated=True), name='gathering_has_topic')],
            },
        ),
        migrations.CreateModel(
            name='KitEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=khum.communities.models.practice.kit_kinds, max_length=12)),
                ('text', models.CharField(max_length=400)),
                ('at', models.DateTimeField()),
                ('dropped_on', models.DateField(blank=True, null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kit', to='communities.community')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='library.item')),
            ],
            options={
                'ordering': ['kind', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='kit_has_words')],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('joined_on', models.DateField()),
                ('left_on', models.DateField(blank=True, null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='communities.community')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['joined_on', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('left_on', None)), fields=('community', 'person'), name='member_once_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Patience',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('days', models.PositiveSmallIntegerField(default=7)),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='patience', to='people.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('days__range', (1, 60))), name='patience_days')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=250)),
                ('body', models.TextField(blank=True)),
                ('citizen', models.CharField(blank=True, max_length=80)),
                ('token', models.CharField(blank=True, db_index=True, max_length=43)),
                ('is_private', models.BooleanField(default=False)),
                ('is_public', models.BooleanField(default=False)),
                ('state', models.CharField(choices=khum.communities.models.question.question_states, default='open', max_length=10)),
                ('asked_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('closed_reason', models.CharField(blank=True, max_length=300)),
                ('accepted', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communities.answer')),
                ('asker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='questions', to=settings.AUTH_USER_MODEL)),
                ('community', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='communities.community')),
                ('division', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.division')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='library.item')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='people.organisation')),
                ('same_as', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='same', to='communities.question')),
            ],
            options={
                'ordering': ['-asked_at', '-id'],
                'indexes': [models.Index(fields=['organisation', 'state', 'asked_at'], name='question_by_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='question_has_words'), models.CheckConstraint(condition=models.Q(('is_private', True), ('is_public', True), _negated=True), name='question_private_or_public')],
            },
        ),
        migrations.CreateModel(
            name='Asked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.CharField(blank=True, max_length=300)),
                ('passed_on', models.DateField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asked', to='communities.question')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('question', 'person'), name='asked_once')],
            },
        ),
        migrations.AddField(
            model_name='answer',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='communities.question'),
        ),
    ]
