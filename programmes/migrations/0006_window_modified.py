import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("programmes", "0005_helps_find_partner"),
    ]

    operations = [
        migrations.AddField(
            model_name="applicationwindow",
            name="modified",
            field=models.DateTimeField(
                auto_now=True, default=django.utils.timezone.now, verbose_name="modified"
            ),
            preserve_default=False,
        ),
    ]
