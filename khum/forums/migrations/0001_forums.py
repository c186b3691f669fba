import django.db.models.deletion
import khum.forums.models.forum
import khum.forums.models.river
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
            name='Forum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('topic', models.CharField(max_length=250)),
                ('problem', models.TextField()),
                ('on', models.DateField()),
                ('place', models.CharField(blank=True, max_length=200)),
                ('state', models.CharField(choices=khum.forums.models.forum.states, default='planned', max_length=12)),
                ('outcome', models.TextField(blank=True)),
                ('created_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('division', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.division')),
                ('facilitator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forums', to='people.organisation')),
            ],
            options={
                'ordering': ['-on', '-id'],
                'indexes': [models.Index(fields=['organisation', '-on'], name='forum_of_organisation')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('topic', ''), _negated=True), models.Q(('problem', ''), _negated=True)), name='forum_has_topic_and_problem'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), models.Q(('closed_on', None), _negated=True), _connector='OR'), name='forum_closed_when')],
            },
        ),
        migrations.CreateModel(
            name='Core',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('meaning', models.TextField(blank=True)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('created_at', models.DateTimeField()),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('forum', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cores', to='forums.forum')),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.UniqueConstraint(fields=('forum', 'title'), name='core_once')],
            },
        ),
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('division', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.division')),
                ('forum', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='forums.forum')),
                ('speaker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spoken_groups', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('forum', 'name'), name='group_name_once'), models.UniqueConstraint(condition=models.Q(('division__isnull', False)), fields=('forum', 'division'), name='group_division_once')],
            },
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('now', models.PositiveSmallIntegerField()),
                ('target', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('core', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assessments', to='forums.core')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assessments', to='forums.group')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('group', 'core'), name='assessed_once'), models.CheckConstraint(condition=models.Q(('now__range', (1, 5)), ('target__gte', models.F('now')), ('target__range', (1, 5))), name='levels_one_to_five')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=khum.forums.models.river.invitation_states, default='invited', max_length=10)),
                ('reason', models.TextField(blank=True)),
                ('meet_on', models.DateField(blank=True, null=True)),
                ('meet_where', models.CharField(blank=True, max_length=200)),
                ('met_on', models.DateField(blank=True, null=True)),
                ('exchanged', models.TextField(blank=True)),
                ('invited_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('core', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='forums.core')),
                ('forum', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='forums.forum')),
                ('giver', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations_to_give', to='forums.group')),
                ('invited_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('taker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations_to_take', to='forums.group')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('core', 'giver', 'taker'), name='invited_once'), models.CheckConstraint(condition=models.Q(('giver', models.F('taker')), _negated=True), name='nobody_invites_themselves'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='declined_with_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), models.Q(('meet_on__isnull', False), models.Q(('meet_where', ''), _negated=True)), _connector='OR'), name='accepted_when_where'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'met'), _negated=True), models.Q(('met_on__isnull', False), models.Q(('exchanged', ''), _negated=True)), _connector='OR'), name='met_with_words')],
            },
        ),
        migrations.CreateModel(
            name='KnowledgeSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('for_whom', models.TextField(blank=True)),
                ('created_at', models.DateTimeField()),
                ('cores', models.ManyToManyField(related_name='sets', to='forums.core')),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('forum', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sets', to='forums.forum')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='library.item')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('came', models.BooleanField(blank=True, null=True)),
                ('forum', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='forums.forum')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forum_places', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('forum', 'person'), name='participant_once')],
            },
        ),
        migrations.CreateModel(
            name='Story',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('context', models.TextField()),
                ('done', models.TextField()),
                ('why', models.TextField()),
                ('result', models.TextField()),
                ('created_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('agreed_on', models.DateField(blank=True, null=True)),
                ('agreed_words', models.CharField(blank=True, max_length=200)),
                ('forum', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stories', to='forums.forum')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='library.item')),
                ('note_taker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('teller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='told_stories', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('context', ''), _negated=True), models.Q(('done', ''), _negated=True), models.Q(('why', ''), _negated=True), models.Q(('result', ''), _negated=True)), name='story_is_whole')],
            },
        ),
        migrations.CreateModel(
            name='Point',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300)),
                ('quote', models.TextField(blank=True)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('created_at', models.DateTimeField()),
                ('agreed_on', models.DateField(blank=True, null=True)),
                ('core', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='points', to='forums.core')),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('teller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='points', to='forums.story')),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='point_has_words'), models.CheckConstraint(condition=models.Q(('core', None), models.Q(('agreed_on', None), _negated=True), _connector='OR'), name='only_agreed_points_cluster')],
            },
        ),
    ]
