"""The room's views: they ask models and domain, and choose a template."""

from .checker import checker
from .data import eligibility_json, local_governments_json
from .pages import programme, programme_page, programmes

__all__ = ["checker", "eligibility_json", "local_governments_json", "programme", "programme_page", "programmes"]
