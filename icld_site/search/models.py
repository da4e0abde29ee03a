"""The index: an entry for each page that can be found, the words of all of them, and which entry has which.

It stands in plain tables, so that SQLite and PostgreSQL give the same hits in the same order from the same query.
Nothing of it is written by hand; `indexing.py` makes it of the rooms' rows.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from icld_site.publishing.keyed import Keyed

from .domain.words import words_of


class Kind(models.IntegerChoices):
    """What a visitor tells hits apart by, in the order in which they are offered."""

    PROGRAMME = 1, _("Programmes")
    COUNTRY = 2, _("Countries")
    LOCAL_GOVERNMENT = 3, _("Municipalities and regions")
    QUESTION = 4, _("Questions")
    DOCUMENT = 5, _("Documents")
    NEWS = 6, _("News")
    PROJECT = 7, _("Projects")
    PUBLICATION = 8, _("Publications")


class Entry(models.Model):
    """A page in a language, as it is found: public from `live_from` until `live_to`, both UTC moments or open.

    `source` and `object_id` name the row that it is about. `words` are all its words in small letters, for what
    stands in quotes; `digest` tells whether the row says anything else than when the entry was made.
    """

    source = models.CharField(max_length=60)
    object_id = models.UUIDField()
    language = models.CharField(max_length=2)
    kind = models.PositiveSmallIntegerField(choices=Kind.choices)
    url = models.CharField(max_length=500)
    title = models.CharField(max_length=500)
    title_language = models.CharField(max_length=2)
    lead = models.TextField(blank=True)
    text = models.TextField(blank=True)
    words = models.TextField(blank=True)
    live_from = models.DateTimeField(null=True, blank=True)
    live_to = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "object_id", "language"], name="search_entry_once")]
        indexes = [
            models.Index(fields=["live_from"], name="search_entry_live_from"),
            models.Index(fields=["live_to"], name="search_entry_live_to"),
        ]

    def __str__(self) -> str:
        return self.title


class Word(models.Model):
    """A word of the entries of a language, by the language of the text that it stands in, and its stem there."""

    language = models.CharField(max_length=2)
    of = models.CharField(max_length=2)
    stem = models.CharField(max_length=60)
    folded = models.CharField(max_length=120)
    shown = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "of", "stem"], name="search_word_once")]

    def __str__(self) -> str:
        return self.shown


class Posting(models.Model):
    """That a word stands in an entry, and how much that says.

    The whole row is its key, so that a search reads nothing but an index. The database doesn't look after the two
    numbers: there are very many, and all are made anew at any time.
    """

    pk = models.CompositePrimaryKey("word_id", "entry_id", "kind", "points")
    word = models.ForeignKey(
        Word, on_delete=models.CASCADE, related_name="postings", db_index=False, db_constraint=False
    )
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="postings", db_constraint=False)
    kind = models.PositiveSmallIntegerField()
    points = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.word_id} {self.entry_id}"


class Synonym(Keyed):
    """A word that visitors type, and the words that our texts have for it."""

    class Language(models.TextChoices):
        SWEDISH = "sv", _("Swedish")
        ENGLISH = "en", _("English")

    language = models.CharField(_("language"), max_length=2, choices=Language.choices, default=Language.SWEDISH)
    typed = models.CharField(
        _("what is typed"), max_length=60, help_text=_("A word, or several one after the other, such as landsting.")
    )
    meant = models.CharField(
        _("what it means here"),
        max_length=200,
        help_text=_("One word or several, with commas between them, such as region. Each is searched for beside it."),
    )

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ["language", "typed"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "typed"],
                name="synonym_once",
                violation_error_message=_("This word has its synonyms already. Add the new ones there."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.typed} → {self.meant}"

    def clean(self) -> None:
        super().clean()
        missing = [name for name in ("typed", "meant") if not words_of(getattr(self, name) or "")]
        if missing:
            raise ValidationError({name: _("Write at least one word.") for name in missing})
        self.typed = " ".join(words_of(self.typed))
