"""Publications for tests: public, and in English, unless something else is asked for."""

import factory

from icld_site.publishing.content import State
from publications.models import Publication


class PublicationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Publication

    state = State.APPROVED
    document_language = "en"
    title_en = "Title"
    slug_en = factory.Sequence(lambda number: f"title-{number}")
    year = 2016
