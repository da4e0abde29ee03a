"""A small library of publications."""

import pytest

from tests.news.factories import core_area, country
from tests.publications.factories import PublicationFactory, series


@pytest.fixture
def _library() -> None:
    zambia, kenya = country("ZM", "Zambia", "Zambia"), country("KE", "Kenya", "Kenya")
    area = core_area("participation", "Deltagande", "Participation")
    PublicationFactory(
        title_en="Local government in South Africa",
        subtitle_en="Can the objectives be achieved?",
        year=2016,
        series=series(),
        series_number="7",
        isbn="978-91-86725-20-4",
        doi="10.1000/icld.7",
        authors=["Koelble, Thomas", "Siddle, Andrew"],
        about={"countries": [zambia], "core_areas": [area]},
    )
    PublicationFactory(
        title_en="Waste management in Kisumu",
        abstract_en="<p>On co-production &amp; informal settlements.</p>",
        abstract_sv="<p>Om sophämtning på Åland.</p>",
        year=2017,
        series=series(),
        authors=["Öjendal, Joakim"],
        editors=["Siddle, Andrew"],
        about={"countries": [kenya, zambia]},
    )
    PublicationFactory(
        title_sv="Partnerskap på väg",
        title_en="",
        slug_sv="partnerskap",
        slug_en=None,
        document_language="sv",
        kind="report",
        year=None,
        authors=["ICLD"],
        photographers=["Foto, Frida"],
    )
