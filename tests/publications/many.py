"""Very many publications, each by two people and about something, stored in bulk."""

from itertools import cycle

from django.utils import timezone

from icld_site.publishing.content import State
from programmes.models import CoreArea, Country
from publications.models import Contribution, Contributor, Publication, Series

AT_ONCE = 500


def add_publications(number: int) -> None:
    """Publications over 25 years, in every series, about every country and core area in turn.

    A contributor takes part in eight of them.
    """
    people = [Contributor(slug=f"many-{n}", family=f"Efternamn{n}", given="Anna") for n in range(max(2, number // 4))]
    Contributor.objects.bulk_create(people, AT_ONCE)
    kinds, series = cycle(Publication.Kind.values), cycle([*Series.objects.all(), None])
    rows = [
        Publication(
            state=State.APPROVED,
            kind=next(kinds),
            document_language="en" if n % 4 else "sv",
            title_sv=f"Lokal demokrati i kommuner, nummer {n}",
            title_en=f"Local democracy in municipalities, number {n}",
            slug_sv=f"manga-{n}",
            slug_en=f"many-{n}",
            abstract_sv="<p>En sammanfattning av några meningar.</p>" * 5,
            abstract_en="<p>A summary of some sentences.</p>" * 5,
            year=2000 + n % 25,
            series=next(series),
            series_number=str(n),
            publisher="ICLD",
            publisher_place="Visby",
            modified=timezone.now(),
        )
        for n in range(number)
    ]
    Publication.objects.bulk_create(rows, AT_ONCE)
    Contribution.objects.bulk_create(
        [
            Contribution(publication=row, contributor=people[(n * 2 + order) % len(people)], order=order)
            for n, row in enumerate(rows)
            for order in range(2)
        ],
        AT_ONCE,
    )
    for relation, others in (("countries", Country.objects.all()), ("core_areas", CoreArea.objects.all())):
        through, turn = getattr(Publication, relation).through, cycle(others)
        column = Publication._meta.get_field(relation).m2m_reverse_name()
        through.objects.bulk_create(
            [through(publication_id=row.pk, **{column: other.pk}) for row, other in zip(rows, turn, strict=False)],
            AT_ONCE,
        )
