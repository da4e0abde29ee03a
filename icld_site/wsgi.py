"""The portal as a WSGI application, for gunicorn."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "icld_site.settings")
django.setup(set_prefix=False)

from django.conf import settings  # noqa: E402 - there are no models before

from icld_site.delivery.observing import Observed  # noqa: E402
from icld_site.delivery.page_cache import PageCache  # noqa: E402
from icld_site.delivery.reads import Handler  # noqa: E402
from icld_site.publishing.currency import Currency  # noqa: E402
from icld_site.publishing.telling import note  # noqa: E402

application = Handler()
if settings.PAGE_CACHE:
    application = PageCache(application, Currency(note(), asks_ahead=True), settings.PAGE_CACHE)
# Outermost, so that what is kept is told in the log too.
application = Observed(application)
