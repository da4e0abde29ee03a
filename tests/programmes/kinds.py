"""A history in which answers depend on the kind of application, laid over the starting content.

A project needs a finished preparation. Belarus leaves on 30 June 2019. From 2021 on a preparation can be sent in on any
day, and the two yearly windows are for projects.
"""

from datetime import date

from programmes.models import (
    ApplicationKind,
    ApplicationWindow,
    Ceiling,
    CountryEligibility,
    Length,
    Programme,
    WindowRule,
)

LEFT = date(2019, 6, 30)
FROM_2021 = date(2021, 1, 1)


def let_kinds_matter() -> None:
    """Change the rows of the starting content so."""
    programme = Programme.objects.get(takes_applications=True)
    ApplicationKind.objects.filter(programme=programme).delete()
    preparation, project = (
        ApplicationKind.objects.create(programme=programme, order=order, **fields)
        for order, fields in enumerate(
            [
                {"code": "preparation", "title_sv": "Förberedelse", "title_en": "Preparation"},
                {
                    "code": "project",
                    "title_sv": "Projekt",
                    "title_en": "Project",
                    "precondition_sv": "Har ni en avslutad förberedelse?",
                    "precondition_en": "Do you have a finished preparation?",
                },
            ]
        )
    )
    _terms(preparation, project)
    belarus = CountryEligibility.objects.get(programme=programme, country__code="BY")
    belarus.last_day = LEFT
    belarus.save()
    for rule in WindowRule.objects.filter(programme=programme):
        names = {"title_sv": rule.title_sv, "title_en": rule.title_en}
        days = {f: getattr(rule, f) for f in ("opens_month", "opens_day", "closes_month", "closes_day")}
        rule.last_day = date(2020, 12, 31)
        rule.save()
        WindowRule.objects.create(programme=programme, first_day=FROM_2021, **names, **days).kinds.add(project)
    ApplicationWindow.objects.create(programme=programme, opens=FROM_2021).kinds.add(preparation)


def _terms(preparation: ApplicationKind, project: ApplicationKind) -> None:
    for region, amount in (("europe", 220_000), ("africa", 275_000)):
        Ceiling.objects.create(kind=preparation, region=region, amount=amount)
    for region, amount in (("europe", 450_000), ("africa", 500_000)):
        Ceiling.objects.create(kind=project, region=region, amount=amount, per=Ceiling.Per.YEAR)
    Length.objects.create(kind=preparation, most=12)
    Length.objects.create(kind=project, least=12, most=36, source="Riktlinjer 2020-02-26")
