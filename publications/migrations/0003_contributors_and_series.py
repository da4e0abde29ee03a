"""Contributors and series as rows of their own; what else a publication is found and cited by."""

import django.core.validators
import django.db.models.deletion
import publications.models.checks
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('news', '0004_move_parties'),
        ('programmes', '0003_around_the_application'),
        ('publications', '0002_countries'),
    ]

    operations = [
        migrations.CreateModel(
            name='Contribution',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('author', 'author'), ('editor', 'editor'), ('photographer', 'photographer')], default='author', max_length=12, verbose_name='role')),
                ('order', models.PositiveSmallIntegerField(default=0, help_text='That of the title page.', verbose_name='order')),
            ],
            options={
                'verbose_name': 'contribution',
                'verbose_name_plural': 'contributors',
                'ordering': ['publication', 'order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Contributor',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(help_text='The last part of the address of the page about it.', max_length=100, unique=True, verbose_name='address')),
                ('family', models.CharField(blank=True, max_length=100, verbose_name='family name')),
                ('given', models.CharField(blank=True, help_text='Or initials, with full stops.', max_length=100, verbose_name='given name')),
                ('particle', models.CharField(blank=True, help_text='Before the family name, and not sorted by: van der, af.', max_length=30, verbose_name='particle')),
                ('organisation', models.CharField(blank=True, max_length=200, verbose_name='organisation')),
                ('orcid', models.CharField(blank=True, help_text='Such as 0000-0002-1825-0097.', max_length=19, validators=[publications.models.checks.check_orcid], verbose_name='ORCID')),
            ],
            options={
                'verbose_name': 'contributor',
                'verbose_name_plural': 'contributors',
                'ordering': ['family', 'organisation', 'given', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.SlugField(help_text='Stands in addresses, in both languages. Do not change it.', max_length=60, unique=True, verbose_name='code')),
                ('title', models.CharField(help_text='As it stands on the documents, such as Research Report.', max_length=150, verbose_name='name')),
                ('title_sv', models.CharField(help_text='As it stands on the documents, such as Research Report.', max_length=150, null=True, verbose_name='name')),
                ('title_en', models.CharField(help_text='As it stands on the documents, such as Research Report.', max_length=150, null=True, verbose_name='name')),
                ('issn', models.CharField(blank=True, help_text='Such as 0378-5955.', max_length=9, validators=[publications.models.checks.check_issn], verbose_name='ISSN')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
            ],
            options={
                'verbose_name': 'series',
                'verbose_name_plural': 'series',
                'ordering': ['order', 'code'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='publication',
            name='publication_has_its_own_title',
        ),
        migrations.AddField(
            model_name='publication',
            name='core_areas',
            field=models.ManyToManyField(blank=True, related_name='+', to='programmes.corearea', verbose_name='core areas'),
        ),
        migrations.AddField(
            model_name='publication',
            name='doi',
            field=models.CharField(blank=True, help_text='Such as 10.1000/182, without https.', max_length=200, validators=[publications.models.checks.check_doi], verbose_name='DOI'),
        ),
        migrations.AddField(
            model_name='publication',
            name='had_from',
            field=models.URLField(blank=True, help_text='Where a document is that has no file here.', max_length=500, verbose_name='can be had from'),
        ),
        migrations.AddField(
            model_name='publication',
            name='issued_on',
            field=models.DateField(blank=True, help_text='The day in that year on which it came out, if it is known.', null=True, verbose_name='day'),
        ),
        migrations.AddField(
            model_name='publication',
            name='kind',
            field=models.CharField(choices=[('research-report', 'Research report'), ('working-paper', 'Working paper'), ('policy-brief', 'Policy brief'), ('country-brief', 'Country brief'), ('report', 'Report'), ('handbook', 'Handbook'), ('book', 'Book'), ('thesis', 'Thesis')], default='research-report', max_length=20, verbose_name='kind'),
        ),
        migrations.AddField(
            model_name='publication',
            name='licence',
            field=models.URLField(blank=True, help_text='Its address, such as https://creativecommons.org/licenses/by/4.0/.', verbose_name='licence'),
        ),
        migrations.AddField(
            model_name='publication',
            name='original_subtitle',
            field=models.CharField(blank=True, max_length=400, verbose_name="subtitle in the document’s own language"),
        ),
        migrations.AddField(
            model_name='publication',
            name='original_title',
            field=models.CharField(blank=True, help_text='Only where that is neither Swedish nor English.', max_length=300, verbose_name="title in the document’s own language"),
        ),
        migrations.AddField(
            model_name='publication',
            name='pages',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='pages'),
        ),
        migrations.AddField(
            model_name='publication',
            name='projects',
            field=models.ManyToManyField(blank=True, help_text='Those that it came from.', related_name='+', to='news.project', verbose_name='projects'),
        ),
        migrations.AddField(
            model_name='publication',
            name='version_of',
            field=models.ForeignKey(blank=True, help_text='The publication that this one is in another language. Empty for the first one.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='versions', to='publications.publication', verbose_name='language version of'),
        ),
        migrations.AlterField(
            model_name='publication',
            name='document_language',
            field=models.CharField(choices=[('sv', 'Swedish'), ('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('pt', 'Portuguese'), ('uk', 'Ukrainian'), ('sw', 'Swahili')], default='en', help_text='The document is cited by its title in this language.', max_length=8, verbose_name='language of the document'),
        ),
        migrations.AlterField(
            model_name='publication',
            name='year',
            field=models.PositiveSmallIntegerField(blank=True, help_text="The year in which it came out. Empty: it isn’t known.", null=True, validators=[django.core.validators.MinValueValidator(1900), django.core.validators.MaxValueValidator(2099)], verbose_name='year'),
        ),
        migrations.AddField(
            model_name='contribution',
            name='publication',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contributions', to='publications.publication', verbose_name='publication'),
        ),
        migrations.AddConstraint(
            model_name='contributor',
            constraint=models.CheckConstraint(condition=models.Q(('family', ''), ('organisation', ''), _connector='XOR'), name='contributor_is_a_person_or_an_organisation', violation_error_message='Give a family name or an organisation, and not both.'),
        ),
        migrations.AddConstraint(
            model_name='contributor',
            constraint=models.UniqueConstraint(condition=models.Q(('orcid', ''), _negated=True), fields=('orcid',), name='contributor_orcid_once', violation_error_message='Another contributor has this ORCID.'),
        ),
        migrations.AddField(
            model_name='contribution',
            name='contributor',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='publications.contributor', verbose_name='contributor'),
        ),
        migrations.RenameField(
            model_name='publication',
            old_name='series',
            new_name='series_text',
        ),
        migrations.AddField(
            model_name='publication',
            name='series',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='publications.series', verbose_name='series'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('document_language', 'sv'), ('title_sv__gt', ''), ('title_sv__isnull', False)), models.Q(('document_language', 'en'), ('title_en__gt', ''), ('title_en__isnull', False)), models.Q(models.Q(('document_language__in', ('sv', 'en')), _negated=True), ('original_title__gt', ''), ('original_title__isnull', False)), _connector='OR'), name='publication_has_its_own_title', violation_error_message='Give the title in the language of the document.'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(('issued_on__isnull', True), ('issued_on__year', models.F('year')), _connector='OR'), name='publication_day_is_of_its_year', violation_error_message='The day is of another year.'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.UniqueConstraint(condition=models.Q(('doi', ''), _negated=True), fields=('doi',), name='publication_doi_once', violation_error_message='Another publication has this DOI.'),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.UniqueConstraint(fields=('publication', 'contributor', 'role'), name='contribution_once', violation_error_message='The contributor has this role already.'),
        ),
    ]
