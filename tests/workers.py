"""Workers of one machine, in this process: Django, and a page cache for each before it."""

import pytest

from icld_site.delivery.page_cache import PageCache
from icld_site.delivery.reads import Handler
from icld_site.publishing import telling
from icld_site.publishing.currency import Currency
from icld_site.publishing.telling import Note

MEGABYTES = 64 * 1024 * 1024


@pytest.fixture
def note(tmp_path, monkeypatch):
    """The note of a machine of the test's own."""
    kept = Note(tmp_path / "run" / "content-changed")
    monkeypatch.setattr(telling, "note", lambda: kept)
    return kept


class Workers:
    """`times` counts how often Django is asked by the caches."""

    def __init__(self, note, workers=1):
        self.django, self.times = Handler(), 0
        self.caches = [PageCache(self._answer, Currency(note), MEGABYTES) for _worker in range(workers)]

    def _answer(self, environ, start_response):
        self.times += 1
        return self.django(environ, start_response)
