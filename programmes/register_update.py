"""Bringing the register up to a new list of bodies: what the list changes, stored."""

from collections.abc import Iterable
from datetime import date

import reversion
from django.db import transaction
from django.utils.text import slugify

from .domain.applicants import MUNICIPALITY, REGION
from .domain.register import NAMES, Body, CameBack, Ended, Listed, Renamed, Update, compare, following, formed
from .models import LocalGovernment

#: The names by which a body goes on being found when it has others.
FOUND_BY = ("name_sv", "name_en", "legal_name")


def update(listed: Iterable[Listed], day: date) -> Update:
    """What a list that holds on a Stockholm day changes. Raises as `domain.register.compare`."""
    return compare([_as_body(row) for row in _rows().values()], listed, day)


@transaction.atomic
def store(changes: Update, day: date, source: str) -> None:
    """Store what a list changes, with where it is from, as one revision that can be undone row by row.

    A body that is renamed keeps its code and its address, and is found by its old names too. None is deleted. Raises
    ValidationError for a body that can't be stored.
    """
    with reversion.create_revision():
        reversion.set_comment(source)
        writer = _Writer(day, source)
        for listed in changes.added:
            writer.add(listed)
        for renamed in changes.renamed:
            writer.rename(renamed)
        for ended in changes.ended:
            writer.end(ended)
        for came_back in changes.came_back:
            writer.bring_back(came_back)


class _Writer:
    def __init__(self, day: date, source: str) -> None:
        self.day, self.source, self.rows = day, source, _rows()

    def add(self, listed: Listed) -> None:
        names = formed(listed.kind, {"county_name": self._county(listed.code), **listed.names})
        row = LocalGovernment(
            kind=listed.kind,
            code=listed.code,
            county_code=listed.code[:2],
            first_day=self.day,
            slug=_slug(names["name_sv"], listed.code),
            **names,
        )
        self._save(row)
        self.rows[listed.key] = row

    def rename(self, renamed: Renamed) -> None:
        row = self.rows[renamed.body.key]
        before = [getattr(row, name) for name in FOUND_BY]
        for name, text in following(renamed.body, renamed.names).items():
            setattr(row, name, text)
        now = [getattr(row, name) for name in FOUND_BY]
        others = dict.fromkeys([*row.other_names.splitlines(), *before])
        row.other_names = "\n".join(name for name in others if name and name not in now)
        self._save(row)

    def end(self, ended: Ended) -> None:
        row = self.rows[ended.body.key]
        row.last_day = ended.last_day
        if ended.became:
            row.successor = self.rows[ended.became.key]
        self._save(row)

    def bring_back(self, came_back: CameBack) -> None:
        """The note keeps the day on which it had ended, and nobody has taken over from it any more."""
        row = self.rows[came_back.body.key]
        row.note = "\n".join(filter(None, [row.note, f"{row.first_day or ''}/{row.last_day}"]))
        row.last_day, row.successor = None, None
        self.rename(Renamed(came_back.body, came_back.names))

    def _save(self, row: LocalGovernment) -> None:
        sources = [row.source, self.source] if self.source not in row.source else [row.source]
        stated = "; ".join(filter(None, sources))
        row.source = stated if len(stated) <= LocalGovernment._meta.get_field("source").max_length else self.source
        row.full_clean()
        row.save()

    def _county(self, code: str) -> str:
        """What the county of a code is called by the others in it; empty for a new county."""
        return next((row.county_name for row in self.rows.values() if row.county_code == code[:2]), "")


def _rows() -> dict[tuple[str, str], LocalGovernment]:
    """The municipalities and regions by kind and code. Lists hold no others with codes of their own."""
    rows = LocalGovernment.objects.filter(kind__in=(MUNICIPALITY, REGION), code__isnull=False)
    return {(row.kind, row.code): row for row in rows}


def _as_body(row: LocalGovernment) -> Body:
    names = {name: getattr(row, name) or "" for name in NAMES}
    return Body(kind=row.kind, code=row.code, names=names, validity=row.validity, counts_as_region=row.counts_as_region)


def _slug(name: str, code: str) -> str:
    slug = slugify(name)
    return f"{slug}-{code}" if LocalGovernment.objects.filter(slug=slug).exists() else slug
