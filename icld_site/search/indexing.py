"""Making entries of rows, word by word."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from icld_site.addresses import LANGUAGES
from icld_site.publishing.versions import replace_mark

from .domain.weighing import Weighed, weighed
from .domain.words import words_of
from .models import Entry, Posting, Word
from .sources import Findable, Source

#: Raised when words are cut, stemmed or weighed in another way, so that every entry counts as changed.
WAY = 1
#: So many rows are written in one transaction when everything is.
ROWS_AT_ONCE = 100
AT_ONCE = 2000
#: More of a text than this is neither kept nor searched.
LONGEST_TEXT = 300_000

Key = tuple[UUID, str]


@dataclass(frozen=True)
class Difference:
    """An entry that isn't what its row says now: it is `missing`, `left` over, or `other` than the row."""

    what: str
    source: str
    object_id: UUID
    language: str


def write(source: Source, keys: Iterable[UUID]) -> int:
    """Make the entries of some rows what the rows say. Gives the number of entries that were changed."""
    keys = list(keys)
    with transaction.atomic():
        held = _held(Entry.objects.filter(source=source.label, object_id__in=keys))
        wanted = dict(_wanted(source, source.rows().filter(pk__in=keys)))
        changed = {key for key in held.keys() | wanted.keys() if held.get(key) != _digest(source, wanted.get(key))}
        for key, language in changed & held.keys():
            Entry.objects.filter(source=source.label, object_id=key, language=language).delete()
        _store(source, {key: wanted[key] for key in wanted if key in changed})
        if changed:
            replace_mark()  # the row may have been stored in a transaction of its own, before this one
    return len(changed)


def write_everything(sources: Iterable[Source], tell: Callable[[Source, int], None] | None = None) -> int:
    """Make every entry what its row says. Those that do already are left alone, and all can be found meanwhile.

    `tell` is called with a source and the number of its rows that are done. Gives the number of changed entries.
    """
    sources, changed = list(sources), 0
    for source in sources:
        rows = source.rows().order_by("pk").values_list("pk", flat=True)
        gone = Entry.objects.filter(source=source.label).exclude(object_id__in=source.rows().values("pk"))
        keys = iter([*rows, *gone.values_list("object_id", flat=True).distinct()])
        while some := list(islice(keys, ROWS_AT_ONCE)):
            changed += write(source, some)
            if tell:
                tell(source, len(some))
    with transaction.atomic():
        of_none = Entry.objects.exclude(source__in=[source.label for source in sources])
        changed += of_none.count()
        of_none.delete()
        Word.objects.filter(postings=None).delete()
        replace_mark()  # what was found before and kept doesn't hold any longer
    return changed


def differences(sources: Iterable[Source]) -> Iterator[Difference]:
    """What `write_everything` would change."""
    sources = list(sources)
    for source in sources:
        held = _held(Entry.objects.filter(source=source.label))
        wanted = {key: _digest(source, found) for key, found in _wanted(source, source.rows())}
        for key, language in sorted(held.keys() | wanted.keys(), key=str):
            old, new = held.get((key, language)), wanted.get((key, language))
            if old != new:
                yield Difference("left" if not new else "other" if old else "missing", source.label, key, language)
    of_none = Entry.objects.exclude(source__in=[source.label for source in sources])
    for label, key, language in of_none.values_list("source", "object_id", "language"):
        yield Difference("left", label, key, language)


def _held(entries: QuerySet) -> dict[Key, str]:
    return {(key, language): digest for key, language, digest in entries.values_list("object_id", "language", "digest")}


def _wanted(source: Source, rows: QuerySet) -> Iterator[tuple[Key, Findable]]:
    for row in rows:
        for language in LANGUAGES:
            if found := source.read(row, language):
                yield (row.pk, language), found


def _digest(source: Source, found: Findable | None) -> str | None:
    said = repr((WAY, source.kind.value, source.prior, found))
    return sha256(said.encode()).hexdigest() if found else None


def _store(source: Source, wanted: dict[Key, Findable]) -> None:
    told = [(_entry(source, key, found), _weighed(source, found)) for key, found in wanted.items()]
    Entry.objects.bulk_create([entry for entry, _words in told], AT_ONCE)
    numbers = {
        language: _numbered(language, [word for entry, words in told if entry.language == language for word in words])
        for language in {language for _key, language in wanted}
    }
    postings = [
        Posting(
            word_id=numbers[entry.language][word.language, word.stem],
            entry_id=entry.pk,
            kind=source.kind,
            points=word.points,
        )
        for entry, words in told
        for word in words
    ]
    Posting.objects.bulk_create(postings, AT_ONCE)


def _entry(source: Source, key: Key, found: Findable) -> Entry:
    texts = [text.text for text in (*found.body, *found.file)]
    text = "\n".join(texts)[:LONGEST_TEXT]
    every = (found.title.text, *(name.text for name in found.names), found.lead.text, text)
    return Entry(
        source=source.label,
        object_id=key[0],
        language=key[1],
        kind=source.kind,
        url=found.url,
        title=found.title.text,
        title_language=found.title.language,
        lead=found.lead.text,
        text=text,
        words=f" {' / '.join(' '.join(words_of(one)) for one in every)} ",
        live_from=found.live_from,
        live_to=found.live_to,
        digest=_digest(source, found),
    )


def _weighed(source: Source, found: Findable) -> list[Weighed]:
    return weighed((found.title, *found.names), (found.lead,), found.body, found.file, source.prior)


def _numbered(language: str, words: list[Weighed]) -> dict[tuple[str, str], int]:
    """The number of each word in the entries of a language, those included that are met for the first time."""
    wanted = {(word.language, word.stem): word for word in words}
    numbers = _numbers(language, wanted)
    new = [
        Word(language=language, of=of, stem=stem, folded=word.folded, shown=word.shown)
        for (of, stem), word in wanted.items()
        if (of, stem) not in numbers
    ]
    Word.objects.bulk_create(new, AT_ONCE, ignore_conflicts=True)
    return numbers | _numbers(language, [(word.of, word.stem) for word in new])


def _numbers(language: str, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    stems, found = sorted({stem for _of, stem in keys}), {}
    for start in range(0, len(stems), AT_ONCE):
        rows = Word.objects.filter(language=language, stem__in=stems[start : start + AT_ONCE])
        found |= {(of, stem): number for of, stem, number in rows.values_list("of", "stem", "pk")}
    return found
