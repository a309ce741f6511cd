"""The first tables of assurance."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('plans', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('check_id', models.CharField(max_length=60)),
                ('fingerprint', models.CharField(max_length=400)),
                ('section', models.CharField(max_length=10)),
                ('table', models.CharField(blank=True, max_length=40)),
                ('row', models.CharField(blank=True, max_length=120)),
                ('column', models.CharField(blank=True, max_length=40)),
                ('other_places', models.JSONField(blank=True, default=list)),
                ('severity', models.CharField(choices=[('must-mend', 'Must be mended'), ('should-look', 'Should be looked at'), ('for-information', 'For information')], max_length=20)),
                ('state', models.CharField(choices=[('open', 'Open'), ('accepted', 'Accepted with a reason'), ('mended', 'Mended')], default='open', max_length=10)),
                ('found', models.TextField()),
                ('expected', models.TextField()),
                ('difference', models.TextField(blank=True)),
                ('sentence', models.TextField()),
                ('mend', models.TextField()),
                ('pack_id', models.CharField(max_length=60)),
                ('evidence', models.CharField(help_text='A digest of what the finding rests on.', max_length=64)),
                ('first_found_at', models.DateTimeField()),
                ('last_seen_at', models.DateTimeField(help_text='When it was last found anew or changed, or last seen to be there.')),
                ('mended_at', models.DateTimeField(blank=True, null=True)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='plans.plan')),
            ],
        ),
        migrations.CreateModel(
            name='Acceptance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('reason', models.TextField()),
                ('evidence', models.CharField(help_text='A digest of what the finding rested on then.', max_length=64)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_because', models.CharField(blank=True, max_length=200)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('finding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acceptances', to='assurance.finding')),
            ],
        ),
        migrations.CreateModel(
            name='CheckRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan_revision', models.PositiveIntegerField()),
                ('content_id', models.UUIDField(help_text='What the plan held: the same id, the same content.')),
                ('pack_id', models.CharField(max_length=60)),
                ('checks_version', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('new', models.PositiveIntegerField(help_text='Found for the first time, or again.')),
                ('mended', models.PositiveIntegerField(help_text='No longer found.')),
                ('must_mend', models.PositiveIntegerField(help_text='Open and must be mended.')),
                ('should_look', models.PositiveIntegerField(help_text='Open and should be looked at.')),
                ('for_information', models.PositiveIntegerField(help_text='Open, for information.')),
                ('accepted', models.PositiveIntegerField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='check_runs', to='plans.plan')),
            ],
            options={
                'ordering': ['-at', '-id'],
                'indexes': [models.Index(fields=['plan', '-at'], name='assurance_c_plan_id_cace12_idx')],
            },
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.UniqueConstraint(fields=('plan', 'fingerprint'), name='one_finding_a_fingerprint'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('mended_at__isnull', False), ('state', 'mended')), models.Q(models.Q(('state', 'mended'), _negated=True), ('mended_at__isnull', True)), _connector='OR'), name='finding_mended_with_its_time'),
        ),
        migrations.AddConstraint(
            model_name='acceptance',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('finding',), name='one_acceptance_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='acceptance',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_because', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_because', ''), _negated=True)), _connector='OR'), name='acceptance_ended_at_and_why_together'),
        ),
        migrations.AddConstraint(
            model_name='acceptance',
            constraint=models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('at')), _connector='OR'), name='acceptance_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='acceptance',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='acceptance_has_a_reason'),
        ),
    ]
