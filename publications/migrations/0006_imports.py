"""What staff bring in from files, until it is agreed to."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('publications', '0005_files'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Import',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, verbose_name='file')),
                ('read', models.JSONField(default=dict, verbose_name='what was read')),
                ('language', models.CharField(choices=[('sv', 'Swedish'), ('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('pt', 'Portuguese'), ('uk', 'Ukrainian'), ('sw', 'Swahili')], default='en', max_length=8, verbose_name="language of documents that don’t say")),
                ('update', models.BooleanField(default=False, verbose_name='change publications that are here already')),
                ('uploaded_at', models.DateTimeField(verbose_name='uploaded')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='imported')),
                ('summary', models.JSONField(blank=True, default=dict, verbose_name='what was stored')),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='imported by')),
                ('uploaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by')),
            ],
            options={
                'verbose_name': 'import of publications',
                'verbose_name_plural': 'imports of publications',
                'ordering': ['-uploaded_at', 'id'],
            },
        ),
    ]
