"""What a kind of application may cost and how long it may last on a day, in words of the language in force.

`terms_on` gives every kind of a programme, for its pages; `terms_of` one kind, for what stands beside an answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from icld_site.languages.dates import NO_BREAK
from icld_site.languages.texts import Text, said

from .models import ApplicationKind, Ceiling, Country, Length, Programme
from .sources import Source, source
from .wording import listed

_PARTIES = Ceiling.Parties.values
_REGIONS = Country.Region.values


@dataclass(frozen=True)
class ShownCeiling:
    """`two parties`, `Africa and Asia`, `at most 275,000 kronor`, and what an editor noted beside it."""

    parties: str
    regions: str
    amount: str
    note: Text


@dataclass(frozen=True)
class Terms:
    """A kind of application: how long it may last, what ICLD pays at most, and where that is stated.

    `length` and `ceilings` are empty where no row says anything on the day.
    """

    kind: ApplicationKind
    length: str
    length_note: Text
    ceilings: tuple[ShownCeiling, ...]
    sources: tuple[Source, ...]

    @property
    def common_note(self) -> Text | None:
        """The note that stands beside every one of several sums, to be said once; None where they differ."""
        notes = {row.note for row in self.ceilings}
        return self.ceilings[0].note if len(self.ceilings) > 1 and len(notes) == 1 else None


def terms_on(programme: Programme, day: date) -> list[Terms]:
    """The terms of each kind of application on a Stockholm day, in the programme's order. Three queries."""
    kinds = ApplicationKind.objects.filter(programme=programme).order_by("order", "id")
    ceilings = list(Ceiling.objects.on(day).filter(kind__programme=programme))
    lengths = {length.kind_id: length for length in Length.objects.on(day).filter(kind__programme=programme)}
    return [_terms(kind, [row for row in ceilings if row.kind_id == kind.pk], lengths.get(kind.pk)) for kind in kinds]


def terms_of(kind_code: str, region: str, day: date, programme: Programme) -> Terms | None:
    """The terms of one kind on a Stockholm day with a partner in a region; of all regions where it is empty.

    None for a kind that the programme doesn't have.
    """
    kind = ApplicationKind.objects.filter(programme=programme, code=kind_code).first()
    if kind is None:
        return None
    ceilings = list(Ceiling.objects.on(day).filter(kind=kind))
    if region:
        ceilings = _of_region(ceilings, region)
    return _terms(kind, ceilings, Length.objects.on(day).filter(kind=kind).first())


def _of_region(ceilings: Sequence[Ceiling], region: str) -> list[Ceiling]:
    """What holds for a partner in a region: a row of that region goes before the row of all regions."""
    own = [row for row in ceilings if row.region == region]
    settled = {row.parties for row in own}
    return own + [row for row in ceilings if not row.region and row.parties not in settled]


def _terms(kind: ApplicationKind, ceilings: Sequence[Ceiling], length: Length | None) -> Terms:
    stated = [length.source if length else "", *(row.source for row in _in_order(ceilings)), kind.source]
    return Terms(
        kind=kind,
        length=_months(length) if length else "",
        length_note=said(length, "note") if length else Text("", ""),
        ceilings=tuple(_shown(ceilings)),
        sources=tuple(source(text) for text in dict.fromkeys(stated) if text),
    )


def _in_order(ceilings: Sequence[Ceiling]) -> list[Ceiling]:
    """By the number of parties, then by region; a row of all regions last."""
    return sorted(
        ceilings,
        key=lambda row: (_PARTIES.index(row.parties), _REGIONS.index(row.region) if row.region else len(_REGIONS)),
    )


def _shown(ceilings: Sequence[Ceiling]) -> list[ShownCeiling]:
    """A row for each sum: regions with the same sum stand together."""
    same: dict[tuple[str, str, Text], list[Ceiling]] = {}
    for row in _in_order(ceilings):
        same.setdefault((row.parties, _amount(row), said(row, "note")), []).append(row)
    split = {row.parties for row in ceilings if row.region}
    return [
        ShownCeiling(
            parties=str(Ceiling.Parties(parties).label),
            regions=_regions([row.region for row in rows], is_split=parties in split),
            amount=amount,
            note=note,
        )
        for (parties, amount, note), rows in same.items()
    ]


def _regions(regions: Sequence[str], *, is_split: bool) -> str:
    """`Africa and Asia`; for a row without a region `all regions`, or `other regions` beside rows that have one."""
    names = [str(Country.Region(region).label) for region in regions if region]
    if "" in regions:
        names.append(_("other regions") if is_split else _("all regions"))
    return listed(names)


def _amount(ceiling: Ceiling) -> str:
    """`at most 275,000 kronor a year`, with no-break spaces between the number and its words."""
    form = {
        (False, Ceiling.Per.WHOLE): _("at most %(amount)s kronor"),
        (False, Ceiling.Per.YEAR): _("at most %(amount)s kronor a year"),
        (True, Ceiling.Per.WHOLE): _("as a guide %(amount)s kronor"),
        (True, Ceiling.Per.YEAR): _("as a guide %(amount)s kronor a year"),
    }[ceiling.is_guide, Ceiling.Per(ceiling.per)]
    amount = number_format(ceiling.amount, decimal_pos=0, use_l10n=True, force_grouping=True)
    return (form % {"amount": amount}).replace(f"{amount} ", f"{amount}{NO_BREAK}")


def _months(length: Length) -> str:
    """`1–3 years` or `18 months`: in years where both ends are whole ones."""
    ends = [months for months in (length.least, length.most) if months]
    in_years = all(months % 12 == 0 for months in ends)
    least, most = (months // 12 if in_years and months else months for months in (length.least, length.most))
    number = str(most) if least in (None, most) else f"{least}–{most}"
    form = (
        ngettext("%(number)s year", "%(number)s years", most)
        if in_years
        else ngettext("%(number)s month", "%(number)s months", most)
    )
    text = (form % {"number": number}).replace(" ", NO_BREAK)
    return text if least else _("at most %(length)s") % {"length": text}
