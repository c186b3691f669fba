import django.db.models.deletion
import khum.library.models.item
import khum.library.models.revision
import khum.library.models.use
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_stored_file'),
        ('people', '0001_start'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=150)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('division', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='categories', to='people.division')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='categories', to='people.organisation')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='library.category')),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('parent', None)), fields=('organisation', 'name'), name='top_category_name_once'), models.UniqueConstraint(fields=('parent', 'name'), name='category_name_once'), models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='category_not_in_itself')],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=250)),
                ('summary', models.TextField(blank=True)),
                ('body', models.TextField(blank=True)),
                ('parts', models.JSONField(blank=True, default=dict)),
                ('version', models.PositiveIntegerField(default=1)),
                ('saved_at', models.DateTimeField()),
                ('saved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='DraftSave',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('values', models.JSONField()),
                ('by_name', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saves', to='library.draft')),
            ],
            options={
                'ordering': ['-version'],
                'constraints': [models.UniqueConstraint(fields=('draft', 'version'), name='draft_version_once')],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('title', models.CharField(max_length=250)),
                ('summary', models.TextField(blank=True)),
                ('text', models.TextField(blank=True)),
                ('state', models.CharField(choices=khum.library.models.item.item_states, default='draft', max_length=20)),
                ('visibility', models.CharField(choices=khum.library.models.item.visibilities, default='organisation', max_length=20)),
                ('named_ids', models.CharField(blank=True, max_length=2000)),
                ('risk', models.CharField(choices=khum.library.models.item.risks, default='normal', max_length=10)),
                ('verified_on', models.DateField(blank=True, null=True)),
                ('verified_until', models.DateField(blank=True, null=True)),
                ('change_wanted', models.TextField(blank=True)),
                ('retired_reason', models.TextField(blank=True)),
                ('address', models.URLField(blank=True, max_length=500)),
                ('origin', models.CharField(blank=True, max_length=300)),
                ('is_offered', models.BooleanField(default=False)),
                ('licence', models.CharField(blank=True, max_length=120)),
                ('signature', models.JSONField(blank=True, default=list)),
                ('created_at', models.DateTimeField()),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('updated_at', models.DateTimeField()),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('category', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='library.category')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('division', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='people.division')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='people.organisation')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='people.position')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='library.item')),
                ('verified_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('verified_holder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-updated_at', '-id'],
                'indexes': [models.Index(fields=['organisation', 'state', '-updated_at'], name='item_of_organisation'), models.Index(fields=['organisation', 'verified_until'], name='item_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'retired'), _negated=True), models.Q(('retired_reason', ''), _negated=True), _connector='OR'), name='retired_with_reason'), models.CheckConstraint(condition=models.Q(('successor', models.F('id')), _negated=True), name='no_successor_of_itself')],
            },
        ),
        migrations.AddField(
            model_name='draft',
            name='item',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='draft', to='library.item'),
        ),
        migrations.CreateModel(
            name='Band',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.BigIntegerField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bands', to='library.item')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'key'], name='band_of_organisation')],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(blank=True, max_length=250)),
                ('added_at', models.DateTimeField()),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='files.storedfile')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='library.item')),
            ],
            options={
                'ordering': ['added_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Acknowledgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('division_ids', models.JSONField(blank=True, default=list)),
                ('due_on', models.DateField()),
                ('asked_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='acknowledgements', to='library.item')),
            ],
            options={
                'ordering': ['-asked_at', '-id'],
                'constraints': [models.UniqueConstraint(fields=('item', 'round'), name='acknowledgement_round_once')],
            },
        ),
        migrations.CreateModel(
            name='OwnKind',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=30)),
                ('data', models.JSONField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='item_kinds', to='people.organisation')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'code'), name='own_kind_once')],
            },
        ),
        migrations.CreateModel(
            name='ReadCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=khum.library.models.use.channels, default='web', max_length=10)),
                ('on', models.DateField()),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reads', to='library.item')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-on', '-id'],
                'constraints': [models.UniqueConstraint(fields=('item', 'person', 'channel', 'on'), name='read_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('title', models.CharField(blank=True, max_length=200)),
                ('division', models.CharField(blank=True, max_length=150)),
                ('at', models.DateTimeField(blank=True, null=True)),
                ('acknowledgement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='receipts', to='library.acknowledgement')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('acknowledgement', 'person'), name='receipt_once')],
            },
        ),
        migrations.CreateModel(
            name='Regulation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=80)),
                ('issued_on', models.DateField(blank=True, null=True)),
                ('effective_on', models.DateField(blank=True, null=True)),
                ('issuer', models.CharField(max_length=200)),
                ('status', models.CharField(choices=khum.library.models.item.legal_statuses, default='in_force', max_length=20)),
                ('checked_on', models.DateField(blank=True, null=True)),
                ('item', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='regulation', to='library.item')),
            ],
            options={
                'ordering': ['-issued_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Relation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=khum.library.models.item.link_kinds, max_length=20)),
                ('note', models.TextField(blank=True)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relations', to='library.item')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='back_relations', to='library.item')),
            ],
            options={
                'ordering': ['kind', 'id'],
                'constraints': [models.UniqueConstraint(fields=('item', 'other', 'kind'), name='relation_once'), models.CheckConstraint(condition=models.Q(('item', models.F('other')), _negated=True), name='relation_to_another')],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=250)),
                ('summary', models.TextField(blank=True)),
                ('body', models.TextField(blank=True)),
                ('parts', models.JSONField(blank=True, default=dict)),
                ('text', models.TextField(blank=True)),
                ('sha256', models.CharField(max_length=64)),
                ('comment', models.TextField(blank=True)),
                ('significance', models.CharField(choices=khum.library.models.revision.significances, default='major', max_length=10)),
                ('state', models.CharField(choices=khum.library.models.revision.revision_states, default='submitted', max_length=20)),
                ('author_name', models.CharField(max_length=200)),
                ('created_at', models.DateTimeField()),
                ('reviewed_at', models.DateTimeField(blank=True, null=True)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('based_on', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='library.revision')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='library.item')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('item', 'number'), name='revision_number_once'), models.UniqueConstraint(condition=models.Q(('state', 'submitted')), fields=('item',), name='one_revision_in_review')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=20)),
                ('is_approval', models.BooleanField()),
                ('reason', models.TextField(blank=True)),
                ('by_name', models.CharField(max_length=200)),
                ('by_title', models.CharField(blank=True, max_length=200)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='library.revision')),
            ],
            options={
                'ordering': ['at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('is_approval', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='returned_with_reason'), models.UniqueConstraint(condition=models.Q(('is_approval', True)), fields=('revision', 'role'), name='role_approves_once')],
            },
        ),
        migrations.AddField(
            model_name='item',
            name='current',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='library.revision'),
        ),
        migrations.CreateModel(
            name='ErrorReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('answer', models.TextField(blank=True)),
                ('is_fixed', models.BooleanField(default=False)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='error_reports', to='library.item')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='library.revision')),
            ],
            options={
                'ordering': ['closed_at', 'at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('closed_at', None), models.Q(('answer', ''), _negated=True), _connector='OR'), name='closed_report_has_answer')],
            },
        ),
        migrations.AddField(
            model_name='draft',
            name='based_on',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='library.revision'),
        ),
        migrations.AddField(
            model_name='acknowledgement',
            name='revision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='library.revision'),
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('synonyms', models.TextField(blank=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tags', to='people.organisation')),
            ],
            options={
                'ordering': ['name', 'id'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='tag_name_once')],
            },
        ),
        migrations.AddField(
            model_name='item',
            name='tags',
            field=models.ManyToManyField(blank=True, related_name='items', to='library.tag'),
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=120)),
                ('meaning', models.TextField(blank=True)),
                ('instead_of', models.TextField(blank=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='people.organisation')),
            ],
            options={
                'ordering': ['word', 'id'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'word'), name='term_once')],
            },
        ),
        migrations.CreateModel(
            name='Use',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('case', models.CharField(blank=True, max_length=300)),
                ('result', models.TextField(blank=True)),
                ('outcome', models.CharField(blank=True, choices=khum.library.models.use.outcomes, max_length=20)),
                ('audience', models.CharField(blank=True, max_length=200)),
                ('before', models.CharField(blank=True, max_length=120)),
                ('after', models.CharField(blank=True, max_length=120)),
                ('minutes_saved', models.PositiveIntegerField(blank=True, null=True)),
                ('basis', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('confirmed_name', models.CharField(blank=True, max_length=200)),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('division', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.division')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uses', to='library.item')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to=settings.AUTH_USER_MODEL)),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='library.revision')),
            ],
            options={
                'ordering': ['-at', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('minutes_saved', None), models.Q(('basis', ''), _negated=True), _connector='OR'), name='saving_has_basis'), models.UniqueConstraint(fields=('item', 'person', 'on', 'case'), name='use_once')],
            },
        ),
        migrations.CreateModel(
            name='Verification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_on', models.DateField(blank=True, null=True)),
                ('on', models.DateField()),
                ('until', models.DateField()),
                ('is_by_publication', models.BooleanField(default=False)),
                ('by_name', models.CharField(max_length=200)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verifications', to='library.item')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='library.revision')),
            ],
            options={
                'ordering': ['-on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_helpful', models.BooleanField()),
                ('reason', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='library.item')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='library.revision')),
            ],
            options={
                'ordering': ['-at', '-id'],
                'constraints': [models.UniqueConstraint(fields=('revision', 'person'), name='vote_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.CheckConstraint(condition=models.Q(('current__isnull', False), ('state__in', ['draft', 'submitted', 'returned']), _connector='OR'), name='readable_item_has_revision'),
        ),
    ]
