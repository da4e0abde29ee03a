"""A plan carried out: every row of it, or none."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import reversion
from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.utils.html import escape

from icld_site.addresses import LANGUAGES
from programmes.models import CoreArea, Country
from publications.domain.records import Kind
from publications.models import Contribution, Contributor, Publication, Series

from .entries import ROLES
from .held import COLUMNS, ROLE
from .matching import Judged, Outcome, Plan
from .slugs import Slugs

#: So many rows in one statement.
AT_ONCE = 500
APART = (*ROLES, "series", "issn", "countries", "core_areas")


def store(plan: Plan, user: AbstractBaseUser, comment: str) -> dict[str, int]:
    """Store what a plan holds that is new or changed, in one transaction and one revision with a comment.

    New publications are drafts: an import publishes nothing. Those that are changed stay as public as they were. Gives
    how many of each there were. Raises ValueError for a plan with faults, and IntegrityError where the database holds
    something by now that the plan doesn't know of; then nothing has been stored.
    """
    if not plan.can_be_stored:
        raise ValueError("there is nothing to store, or something is wrong")
    with transaction.atomic(), reversion.create_revision():
        reversion.set_user(user)
        reversion.set_comment(comment)
        writer = _Writer(plan)
        for row in plan.rows:
            if row.outcome == Outcome.NEW:
                writer.add(row)
            elif row.outcome == Outcome.CHANGED:
                writer.change(row)
        writer.finish()
    resolver = plan.resolver
    return plan.counts | {"people": len(resolver.new_people), "series": len(resolver.new_series)}


class _Writer:
    """Writes rows, having made the people and series that they need; new ones at once, since they may be many."""

    def __init__(self, plan: Plan) -> None:
        slugs = {slug for row in Publication.objects.values_list("slug_sv", "slug_en") for slug in row if slug}
        self.slugs = Slugs(slugs, "publication")
        self.series = {row.code: row for row in Series.objects.all()}
        self.countries = {row.code: row for row in Country.objects.all()}
        self.areas = {row.code: row for row in CoreArea.objects.order_by("first_day")}  # the newest of each
        self.people: dict[str, Any] = {}
        self.new: list[Publication] = []
        self.related: dict[type[models.Model], list[models.Model]] = defaultdict(list)
        self._make_people(plan)
        self._make_series(plan)

    def _make_people(self, plan: Plan) -> None:
        slugs = Slugs(set(Contributor.objects.values_list("slug", flat=True)), "contributor")
        for key, orcid in plan.resolver.new_orcids.items():
            row = Contributor.objects.get(pk=key)
            row.orcid = orcid
            row.save()
        for key, person in plan.resolver.new_people.items():
            name = person.name
            self.people[key] = Contributor.objects.create(
                slug=slugs.make(name.direct),
                family=name.family,
                given=name.given,
                particle=name.particle,
                organisation=name.organisation,
                orcid=person.orcid,
            ).pk

    def _make_series(self, plan: Plan) -> None:
        slugs = Slugs(set(self.series), "series", longest=50)
        order = max((row.order for row in self.series.values()), default=0)
        for number, (key, new) in enumerate(plan.resolver.new_series.items(), 1):
            self.series[key] = Series.objects.create(
                code=slugs.make(new.name),
                issn=new.issn,
                order=order + number,
                **{f"title_{code}": new.name for code in LANGUAGES},
            )

    def add(self, row: Judged) -> None:
        publication = Publication(document_language=row.language, kind=Kind.REPORT)
        self._fill(publication, row.told)
        self.new.append(publication)
        self.related[Contribution] += self._contributions(publication, row.told)
        for name, others in self._others(row.told).items():
            through = getattr(Publication, name).through
            target = Publication._meta.get_field(name).m2m_reverse_field_name()
            self.related[through] += [through(publication=publication, **{target: other}) for other in others]

    def finish(self) -> None:
        """Store what is new, and enter it into the history."""
        Publication.objects.bulk_create(self.new, batch_size=AT_ONCE)
        for model, rows in self.related.items():
            model._base_manager.bulk_create(rows, batch_size=AT_ONCE)
        keys = [row.pk for row in self.new]
        # What the history reads of each is read for many at once.
        read = [*(field.name for field in Publication._meta.many_to_many), "contributions__contributor", "files"]
        for at in range(0, len(keys), AT_ONCE):
            for row in Publication._base_manager.filter(pk__in=keys[at : at + AT_ONCE]).prefetch_related(*read):
                reversion.add_to_revision(row)

    def change(self, row: Judged) -> None:
        publication = Publication.objects.get(pk=row.match.key)
        told = {change.field: change.new for change in row.changes}
        self._fill(publication, told)
        for name, role in ROLE.items():
            if name in told:
                publication.contributions.filter(role=role).delete()
        for made in self._contributions(publication, told):
            made.save(force_insert=True)
        for name, others in self._others(told).items():
            getattr(publication, name).set(others)
        publication.save()  # last, so that the history has all of it

    def _fill(self, publication: Publication, told: Mapping[str, Any]) -> None:
        for name, value in told.items():
            if name not in APART:
                text = _prose(value) if name.startswith("abstract_") else value
                setattr(publication, COLUMNS.get(name, name), text)
        if "series" in told:
            publication.series = self.series[told["series"]]
        for language in publication.languages() or LANGUAGES:
            if not getattr(publication, f"slug_{language}"):
                title = getattr(publication, f"title_{language}") or publication.own_title
                setattr(publication, f"slug_{language}", self.slugs.make(title))

    def _contributions(self, publication: Publication, told: Mapping[str, Any]) -> list[Contribution]:
        return [
            Contribution(publication=publication, contributor_id=self.people.get(key, key), role=role, order=order)
            for name, role in ROLE.items()
            for order, key in enumerate(told.get(name, ()), 1)
        ]

    def _others(self, told: Mapping[str, Any]) -> dict[str, list[models.Model]]:
        """The rows of other tables that a publication is to be joined to, by the name of the relation."""
        tables = {"countries": self.countries, "core_areas": self.areas}
        return {name: [rows[code] for code in told[name]] for name, rows in tables.items() if name in told}


def _prose(text: str) -> str:
    """A plain text as HTML, a paragraph a line. What is HTML already is cleaned when it is stored."""
    if "</p>" in text:
        return text
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line)
