"""Words to begin with that people have for what our texts call otherwise."""

import csv
from pathlib import Path

from .models import Synonym

SYNONYMS = Path(__file__).parent / "content" / "synonyms.csv"


def load() -> None:
    """Store the synonyms that come with the code."""
    with SYNONYMS.open(encoding="utf-8", newline="") as file:
        Synonym.objects.bulk_create(Synonym(**row) for row in csv.DictReader(file))
