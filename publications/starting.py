"""Starting content of the room: publications, from a file beside the code."""

import tomllib
from pathlib import Path

from icld_site.publishing.content import State
from programmes.models import Country

from .models import Publication

CONTENT = Path(__file__).parent / "content" / "publications.toml"


def load() -> None:
    """Store the publications. Needs the countries."""
    for fields in tomllib.loads(CONTENT.read_text(encoding="utf-8"))["publications"]:
        countries = [Country.objects.get(code=code) for code in fields.pop("countries", ())]
        Publication.objects.create(state=State.APPROVED, **fields).countries.set(countries)
