"""The portal as a WSGI application, for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from icld_site.delivery.observing import Observed

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "icld_site.settings")

application = Observed(get_wsgi_application())
