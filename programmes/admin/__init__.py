"""Admin of the room, one file a concept."""

from . import changes, countries, local_governments, page_parts, programmes, rules, terms, windows

__all__ = ["changes", "countries", "local_governments", "page_parts", "programmes", "rules", "terms", "windows"]
