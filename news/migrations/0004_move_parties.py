"""The two parties that a project could name become rows, of which it can have any number."""

from django.db import migrations


def move(apps, schema_editor):
    """A party abroad without a country has nowhere to be kept: its name alone says too little."""
    Project = apps.get_model("news", "Project")
    SwedishParty = apps.get_model("news", "SwedishParty")
    Partner = apps.get_model("news", "Partner")
    for project in Project.objects.all():
        if project.swedish_party_id:
            SwedishParty.objects.create(project=project, body_id=project.swedish_party_id)
        if project.partner_country_id:
            name = project.partner_name_sv or project.partner_name_en or project.partner_name
            Partner.objects.create(
                project=project,
                country_id=project.partner_country_id,
                title=name,
                title_sv=project.partner_name_sv,
                title_en=project.partner_name_en,
            )


class Migration(migrations.Migration):
    dependencies = [("news", "0003_parties")]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name='project',
            name='partner_country',
        ),
        migrations.RemoveField(
            model_name='project',
            name='partner_name',
        ),
        migrations.RemoveField(
            model_name='project',
            name='partner_name_en',
        ),
        migrations.RemoveField(
            model_name='project',
            name='partner_name_sv',
        ),
        migrations.RemoveField(
            model_name='project',
            name='swedish_party',
        ),
    ]
