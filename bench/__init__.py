"""Measurements: how much longer one thing takes than another in the same run. The seconds are this machine's."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "icld_site.settings")
os.environ.setdefault("COSTLY_PER_MINUTE", "0")  # who measures asks more than any visitor does
django.setup()
