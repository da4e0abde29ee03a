"""The files of publications, with each version of them."""

import django.db.models.deletion
import publications.models.files
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('publications', '0004_move_contributors_and_series'),
    ]

    operations = [
        migrations.CreateModel(
            name='FileText',
            fields=[
                ('sha256', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('text', models.TextField()),
            ],
            options={
                'verbose_name': 'text of a file',
                'verbose_name_plural': 'texts of files',
            },
        ),
        migrations.CreateModel(
            name='PublicationFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('label', models.CharField(blank=True, help_text='Such as Summary. Empty for the document itself.', max_length=120, verbose_name='what it is')),
                ('label_sv', models.CharField(blank=True, help_text='Such as Summary. Empty for the document itself.', max_length=120, null=True, verbose_name='what it is')),
                ('label_en', models.CharField(blank=True, help_text='Such as Summary. Empty for the document itself.', max_length=120, null=True, verbose_name='what it is')),
                ('language', models.CharField(choices=[('sv', 'Swedish'), ('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('pt', 'Portuguese'), ('uk', 'Ukrainian'), ('sw', 'Swahili')], default='en', max_length=8, verbose_name='language of the file')),
                ('accessibility', models.CharField(blank=True, help_text="What somebody who can’t see it well should know, and where another form can be had.", max_length=300, verbose_name='note on accessibility')),
                ('accessibility_sv', models.CharField(blank=True, help_text="What somebody who can’t see it well should know, and where another form can be had.", max_length=300, null=True, verbose_name='note on accessibility')),
                ('accessibility_en', models.CharField(blank=True, help_text="What somebody who can’t see it well should know, and where another form can be had.", max_length=300, null=True, verbose_name='note on accessibility')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='publications.publication', verbose_name='publication')),
            ],
            options={
                'verbose_name': 'file',
                'verbose_name_plural': 'files',
                'ordering': ['publication', 'order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='FileVersion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stored', models.FileField(max_length=200, upload_to=publications.models.files.where_file, verbose_name='stored file')),
                ('sha256', models.CharField(max_length=64)),
                ('bytes', models.PositiveBigIntegerField(verbose_name='bytes')),
                ('pages', models.PositiveIntegerField(verbose_name='pages')),
                ('is_tagged', models.BooleanField(help_text='Whether it says what is a heading, a list, a table.', null=True, verbose_name='tagged')),
                ('cover', models.FileField(blank=True, max_length=200, upload_to=publications.models.files.where_cover, verbose_name='cover')),
                ('cover_width', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('cover_height', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('uploaded_at', models.DateTimeField(verbose_name='uploaded')),
                ('words', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='publications.filetext', verbose_name='text')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='publications.publicationfile', verbose_name='file')),
            ],
            options={
                'verbose_name': 'version of a file',
                'verbose_name_plural': 'versions of files',
                'ordering': ['file', '-uploaded_at', 'id'],
            },
        ),
    ]
