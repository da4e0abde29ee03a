"""Parties, themes and the time of projects; what an article is about."""

import django.core.validators
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('media', '0001_initial'),
        ('news', '0002_main_picture'),
        ('programmes', '0003_around_the_application'),
    ]

    operations = [
        migrations.CreateModel(
            name='Theme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(help_text='Stands in addresses of filtered lists. Do not change it.', max_length=30, unique=True, verbose_name='code')),
                ('title', models.CharField(max_length=80, verbose_name='name')),
                ('title_sv', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('title_en', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
            ],
            options={
                'verbose_name': 'theme',
                'verbose_name_plural': 'themes',
                'ordering': ['order', 'code'],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='byline',
            field=models.CharField(blank=True, help_text="A name, or a role such as ICLD’s editors.", max_length=120, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='article',
            name='byline_en',
            field=models.CharField(blank=True, help_text="A name, or a role such as ICLD’s editors.", max_length=120, null=True, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='article',
            name='byline_sv',
            field=models.CharField(blank=True, help_text="A name, or a role such as ICLD’s editors.", max_length=120, null=True, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='article',
            name='core_areas',
            field=models.ManyToManyField(blank=True, related_name='+', to='programmes.corearea', verbose_name='core areas'),
        ),
        migrations.AddField(
            model_name='article',
            name='countries',
            field=models.ManyToManyField(blank=True, related_name='+', to='programmes.country', verbose_name='countries'),
        ),
        migrations.AddField(
            model_name='article',
            name='local_governments',
            field=models.ManyToManyField(blank=True, related_name='+', to='programmes.localgovernment', verbose_name='local governments'),
        ),
        migrations.AddField(
            model_name='article',
            name='projects',
            field=models.ManyToManyField(blank=True, related_name='articles', to='news.project', verbose_name='projects'),
        ),
        migrations.AddField(
            model_name='article',
            name='source',
            field=models.URLField(blank=True, help_text='Where it is stated.', max_length=500, verbose_name='source'),
        ),
        migrations.AddField(
            model_name='project',
            name='core_areas',
            field=models.ManyToManyField(blank=True, related_name='+', to='programmes.corearea', verbose_name='core areas'),
        ),
        migrations.AddField(
            model_name='project',
            name='ends',
            field=models.DateField(blank=True, help_text="Empty: it isn’t known. A project without a last day isn’t said to go on.", null=True, verbose_name='last day'),
        ),
        migrations.AddField(
            model_name='project',
            name='granted',
            field=models.PositiveIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='granted, in SEK'),
        ),
        migrations.AddField(
            model_name='project',
            name='period_precision',
            field=models.CharField(choices=[('day', 'the days'), ('year', 'the years')], default='year', help_text="Choose the years if the exact days aren’t known. Then any day of the year will do above.", max_length=4, verbose_name='show of the period'),
        ),
        migrations.AddField(
            model_name='project',
            name='phase',
            field=models.CharField(blank=True, choices=[('preparation', 'Preparation'), ('project', 'Project')], max_length=12, verbose_name='phase'),
        ),
        migrations.AddField(
            model_name='project',
            name='results',
            field=models.TextField(blank=True, help_text='What came of it. Empty: nothing is said.', verbose_name='results'),
        ),
        migrations.AddField(
            model_name='project',
            name='results_en',
            field=models.TextField(blank=True, help_text='What came of it. Empty: nothing is said.', null=True, verbose_name='results'),
        ),
        migrations.AddField(
            model_name='project',
            name='results_sv',
            field=models.TextField(blank=True, help_text='What came of it. Empty: nothing is said.', null=True, verbose_name='results'),
        ),
        migrations.AddField(
            model_name='project',
            name='source',
            field=models.URLField(blank=True, help_text='Where it is stated.', max_length=500, verbose_name='source'),
        ),
        migrations.AddField(
            model_name='project',
            name='starts',
            field=models.DateField(blank=True, help_text="Empty: it isn’t known.", null=True, verbose_name='first day'),
        ),
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField(default=0, help_text='The first one is the main partner.', verbose_name='order')),
                ('title', models.CharField(help_text='The place or body, such as Chililabombwe.', max_length=120, verbose_name='name')),
                ('title_sv', models.CharField(help_text='The place or body, such as Chililabombwe.', max_length=120, null=True, verbose_name='name')),
                ('title_en', models.CharField(help_text='The place or body, such as Chililabombwe.', max_length=120, null=True, verbose_name='name')),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.country', verbose_name='country')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='news.project', verbose_name='project')),
            ],
            options={
                'verbose_name': 'partner abroad',
                'verbose_name_plural': 'partners abroad',
                'ordering': ['project', 'order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ProjectPicture',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='media.picture', verbose_name='picture')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pictures', to='news.project', verbose_name='project')),
            ],
            options={
                'verbose_name': 'picture',
                'verbose_name_plural': 'pictures below the text',
                'ordering': ['project', 'order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='SwedishParty',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField(default=0, help_text='The first one is granted the money and answers for the accounts.', verbose_name='order')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.localgovernment', verbose_name='Swedish party')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='swedish_parties', to='news.project', verbose_name='project')),
            ],
            options={
                'verbose_name': 'Swedish party',
                'verbose_name_plural': 'Swedish parties',
                'ordering': ['project', 'order', 'id'],
            },
        ),
        migrations.AddField(
            model_name='project',
            name='themes',
            field=models.ManyToManyField(blank=True, related_name='projects', to='news.theme', verbose_name='themes'),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.CheckConstraint(condition=models.Q(('starts__isnull', True), ('ends__isnull', True), ('starts__lte', models.F('ends')), _connector='OR'), name='news_project_days_in_order', violation_error_message='The last day comes before the first.'),
        ),
        migrations.AddConstraint(
            model_name='swedishparty',
            constraint=models.UniqueConstraint(fields=('project', 'body'), name='news_swedish_party_once', violation_error_message='The project has this party already.'),
        ),
        migrations.AlterField(
            model_name="article",
            name="day_precision",
            field=models.CharField(
                choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                default="day",
                help_text="Choose the month or the year if no more is known. The date above then only sorts.",
                max_length=5,
                verbose_name="show of the date",
            ),
        ),
        migrations.AlterField(
            model_name="project",
            name="day_precision",
            field=models.CharField(
                choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                default="day",
                help_text="Choose the month or the year if no more is known. The date above then only sorts.",
                max_length=5,
                verbose_name="show of the date",
            ),
        ),
    ]
