import pytest

from publications.domain.reference import icld_line
from publications.models import Publication

pytestmark = pytest.mark.usefixtures("starting_content")


def test_the_publication_is_written_as_icld_writes_it():
    publication = Publication.objects.get()
    assert icld_line(publication.reference) == (
        "KC – Koelble, T & Siddle, A (2016) Local government in South Africa: Can the objectives of the developmental "
        "state be achieved through the current model of decentralized governance?"
    )
    publication.full_clean()
    assert (publication.reference.series_line, publication.isbn) == ("Research Report 7", "978-91-86725-20-4")


def test_the_publication_is_about_south_africa():
    assert [country.code for country in Publication.objects.get().countries.all()] == ["ZA"]
