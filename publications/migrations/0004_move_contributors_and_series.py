"""Authors and series that were words become rows."""

import re

from django.db import migrations
from django.utils.text import slugify

KINDS = {"research report": "research-report", "working paper": "working-paper", "policy brief": "policy-brief"}


def move(apps, schema_editor):
    """`Koelble, T & Siddle, A` becomes two persons; a series becomes a row, and tells the kind where it can."""
    Publication = apps.get_model("publications", "Publication")
    Series = apps.get_model("publications", "Series")
    Contributor = apps.get_model("publications", "Contributor")
    Contribution = apps.get_model("publications", "Contribution")
    for row in Publication.objects.all():
        if row.series_text:
            code = slugify(row.series_text)[:60] or "series"
            row.series, _ = Series.objects.get_or_create(
                code=code, defaults={"title": row.series_text, "title_sv": row.series_text, "title_en": row.series_text}
            )
            row.kind = KINDS.get(row.series_text.lower(), row.kind)
            row.save()
        for order, text in enumerate(filter(None, re.split(r"\s*(?:&|;)\s*", row.authors))):
            family, _comma, given = (part.strip() for part in text.partition(","))
            names = {"family": family, "given": given} if given else {"organisation": family}
            contributor = Contributor.objects.filter(**names).first()
            if contributor is None:
                slug = slugify(f"{family} {given}")[:90] or "contributor"
                taken = Contributor.objects.filter(slug__startswith=slug).count()
                contributor = Contributor.objects.create(slug=f"{slug}-{taken + 1}" if taken else slug, **names)
            Contribution.objects.create(publication=row, contributor=contributor, order=order)


class Migration(migrations.Migration):
    dependencies = [("publications", "0003_contributors_and_series")]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.RemoveField(model_name="publication", name="authors"),
        migrations.RemoveField(model_name="publication", name="series_text"),
    ]
