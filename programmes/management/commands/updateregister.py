"""Brings the register of bodies up to a new list, such as Statistics Sweden's of every year."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from icld_site.days import parse_day
from icld_site.languages.dates import in_words
from programmes.domain.register import Body, Contradiction, Listed, Names, Update, following, formed
from programmes.register_list import BodyList, read
from programmes.register_update import store, update

#: More than these end in no year: the list has been cut off.
MOST_ENDED = 5
#: What is longer than a source can be.
LONGEST_SOURCE = 150


class Command(BaseCommand):
    help = (
        "Says what a new list of municipalities and counties (CSV or XLSX: a code and a short name a row) adds to the "
        "register, renames and ends, and stores it, all or nothing. No body is ever deleted."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--on", metavar="YYYY-MM-DD", type=parse_day, help="the day from which the list holds, if it states none"
        )
        parser.add_argument("--source", default="", help="where the list is from; the file's name if not given")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be stored")
        parser.add_argument(
            "--end-many", action="store_true", help=f"end more than {MOST_ENDED} bodies, where so many really end"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            listed = read(_content(options["file"]), options["on"])
            changes = update(listed.bodies, listed.day)
            for line in (_counted(listed), *_lines(changes, listed.day)):
                self.stdout.write(line)
            _refuse_to_end_many(changes, is_meant=options["end_many"])
            source = options["source"] or f"{options['file'].name}, {listed.day.isoformat()}"
            with transaction.atomic():
                store(changes, listed.day, source[:LONGEST_SOURCE])
                transaction.set_rollback(options["dry_run"])
        except Contradiction as fault:
            raise CommandError("\n".join([_contradiction(fault.body), _("Nothing has been stored.")])) from None
        except ValidationError as error:
            raise CommandError("\n".join([*error.messages, _("Nothing has been stored.")])) from None
        self.stdout.write(_summary(changes, is_dry_run=options["dry_run"]))


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from None


def _refuse_to_end_many(changes: Update, *, is_meant: bool) -> None:
    """Raises ValidationError where so many bodies would end that the list must have been cut off."""
    if len(changes.ended) > MOST_ENDED and not is_meant:
        told = {"number": len(changes.ended), "most": MOST_ENDED}
        raise ValidationError(
            _(
                "%(number)d bodies are missing in the list. Has it been cut off? "
                "More than %(most)d are ended with --end-many only."
            )
            % told
        )


def _counted(listed: BodyList) -> str:
    """What was read, so that a list that has been cut off is seen."""
    municipalities = sum(len(row.code) == 4 for row in listed.bodies)
    told = {"municipalities": municipalities, "counties": len(listed.bodies) - municipalities}
    told["day"] = in_words(listed.day)
    return _("The list of %(day)s holds municipalities: %(municipalities)d, counties: %(counties)d.") % told


def _lines(changes: Update, day: date) -> Iterator[str]:
    for row in changes.added:
        yield _("Added: %(body)s, from %(day)s.") % {"body": _new(row), "day": in_words(day)}
    for row in changes.renamed:
        yield _("Renamed: %(code)s %(names)s.") % {"code": row.body.code, "names": _renaming(row.body, row.names)}
    for row in changes.ended:
        told = {"body": _known(row.body), "day": in_words(row.last_day)}
        if row.became:
            told["became"] = _new(row.became)
            yield _("Ended: %(body)s, last day %(day)s. It became %(became)s.") % told
        else:
            yield _("Ended: %(body)s, last day %(day)s.") % told
    for row in changes.came_back:
        told = {"body": _known(row.body), "day": in_words(row.body.validity.last)}
        line = _("Came back: %(body)s, which had ended on %(day)s.") % told
        yield f"{line} {_renaming(row.body, row.names)}".rstrip()


def _new(row: Listed) -> str:
    return f"{row.code} {formed(row.kind, row.names)['name_sv']}"


def _known(body: Body) -> str:
    return f"{body.code} {body.names['name_sv']}"


def _renaming(body: Body, names: Names) -> str:
    """`Ale kommun → Nya Ale kommun`: each name that changes."""
    after = following(body, names)
    changed = [name for name in ("name_sv", "name_en", "legal_name", "county_name") if name in after]
    pairs = dict.fromkeys((body.names[name], after[name]) for name in changed if body.names[name] != after[name])
    return ", ".join(f"{before} → {now}" for before, now in pairs)


def _contradiction(body: Body) -> str:
    told = {"body": _known(body), "day": in_words(body.validity.first)}
    return _("The register says that %(body)s begins on %(day)s, and the list doesn’t go with that.") % told


def _summary(changes: Update, *, is_dry_run: bool) -> str:
    if not changes:
        return _("The register is what the list says: nothing changes.")
    number = sum(len(rows) for rows in (changes.added, changes.renamed, changes.ended, changes.came_back))
    if is_dry_run:
        told = ngettext("Would store %(count)d change.", "Would store %(count)d changes.", number)
    else:
        told = ngettext("Stored %(count)d change.", "Stored %(count)d changes.", number)
    return told % {"count": number}
