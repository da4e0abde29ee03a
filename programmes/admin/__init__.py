"""Admin of the room, one file a concept."""

from . import countries, local_governments, programmes, rules, windows

__all__ = ["countries", "local_governments", "programmes", "rules", "windows"]
