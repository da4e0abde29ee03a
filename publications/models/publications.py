"""Publications: what they are called, who wrote them, and where they came out."""

from copy import copy
from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils.translation import gettext_lazy as _

from icld_site.addresses import LANGUAGES, address
from icld_site.days import FIRST_YEAR, LAST_YEAR
from icld_site.publishing.content import Content, ContentQuerySet, is_filled
from icld_site.publishing.prose import SafeProse
from publications.domain import records

from .checks import check_doi, check_isbn
from .contributors import Contribution
from .series import Series


class NewestIndex(models.Index):
    """An index whose first field falls, with rows that lack it last.

    PostgreSQL puts them first unless it is told; SQLite puts them last, and refuses to be told.
    """

    def create_sql(self, model: Any, schema_editor: Any, using: str = "", **kwargs: Any) -> Any:
        told = copy(self)
        if schema_editor.connection.vendor == "postgresql":
            (field, falling), *others = self.fields_orders
            told.fields_orders = [(field, f"{falling} NULLS LAST"), *others]
        return models.Index.create_sql(told, model, schema_editor, using, **kwargs)


class PublicationQuerySet(ContentQuerySet):
    def newest_first(self) -> Self:
        """By year; those of a year with the last recorded first, in an order that stays."""
        return self.order_by(F("year").desc(nulls_last=True), "-recorded_at", "id")

    def for_reference(self) -> Self:
        """Each with what it is cited by, in one query more.

        The contributors are joined: fetched by a list of keys, more than a thousand of them are too many for SQLite.
        """
        made = Prefetch("contributions", Contribution.objects.select_related("contributor"))
        return self.select_related("series").prefetch_related(made)


class Publication(Content):
    """A document that ICLD has published, described so that it can be found and cited.

    The title and subtitle in the document's own language, `document_language`, are the original ones, and those that
    it is cited by. In the other language they are translations, there only where somebody made one. So there is one
    place for each title, and no copy of it that could differ. A document in a third language has its own title in
    `original_title`; the two others then both hold translations.

    A work that came out in two languages is one work: each version is a publication by itself, and names the first
    one as what it is a version of.
    """

    class DocumentLanguage(models.TextChoices):
        SWEDISH = "sv", _("Swedish")
        ENGLISH = "en", _("English")
        SPANISH = "es", _("Spanish")
        FRENCH = "fr", _("French")
        PORTUGUESE = "pt", _("Portuguese")
        UKRAINIAN = "uk", _("Ukrainian")
        SWAHILI = "sw", _("Swahili")

    class Kind(models.TextChoices):
        RESEARCH_REPORT = records.Kind.RESEARCH_REPORT.value, _("Research report")
        WORKING_PAPER = records.Kind.WORKING_PAPER.value, _("Working paper")
        POLICY_BRIEF = records.Kind.POLICY_BRIEF.value, _("Policy brief")
        COUNTRY_BRIEF = records.Kind.COUNTRY_BRIEF.value, _("Country brief")
        REPORT = records.Kind.REPORT.value, _("Report")
        HANDBOOK = records.Kind.HANDBOOK.value, _("Handbook")
        BOOK = records.Kind.BOOK.value, _("Book")
        THESIS = records.Kind.THESIS.value, _("Thesis")

    title = models.CharField(
        _("title"),
        max_length=300,
        blank=True,
        help_text=_("In the document’s own language, word for word. In the other one only if there is a translation."),
    )
    subtitle = models.CharField(_("subtitle"), max_length=400, blank=True)
    abstract = SafeProse(_("abstract"), blank=True)
    document_language = models.CharField(
        _("language of the document"),
        max_length=8,
        choices=DocumentLanguage.choices,
        default=DocumentLanguage.ENGLISH,
        help_text=_("The document is cited by its title in this language."),
    )
    original_title = models.CharField(
        _("title in the document’s own language"),
        max_length=300,
        blank=True,
        help_text=_("Only where that is neither Swedish nor English."),
    )
    original_subtitle = models.CharField(_("subtitle in the document’s own language"), max_length=400, blank=True)
    version_of = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="versions",
        verbose_name=_("language version of"),
        help_text=_("The publication that this one is in another language. Empty for the first one."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.RESEARCH_REPORT)
    year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
        help_text=_("The year in which it came out. Empty: it isn’t known."),
    )
    issued_on = models.DateField(
        _("day"), null=True, blank=True, help_text=_("The day in that year on which it came out, if it is known.")
    )
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    publisher_place = models.CharField(_("place of the publisher"), max_length=100, blank=True)
    series = models.ForeignKey(
        Series, null=True, blank=True, on_delete=models.PROTECT, related_name="publications", verbose_name=_("series")
    )
    series_number = models.CharField(_("number in the series"), max_length=20, blank=True)
    isbn = models.CharField(
        "ISBN",
        max_length=17,
        blank=True,
        validators=[check_isbn],
        help_text=_("10 or 13 digits, with or without hyphens."),
    )
    doi = models.CharField(
        "DOI", max_length=200, blank=True, validators=[check_doi], help_text=_("Such as 10.1000/182, without https.")
    )
    pages = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True)
    licence = models.URLField(
        _("licence"),
        max_length=200,
        blank=True,
        help_text=_("Its address, such as https://creativecommons.org/licenses/by/4.0/."),
    )
    had_from = models.URLField(
        _("can be had from"), max_length=500, blank=True, help_text=_("Where a document is that has no file here.")
    )
    from_knowledge_centre = models.BooleanField(
        _("from the Knowledge Centre"),
        default=False,
        help_text=_("Ticked: ICLD’s own line for it begins with KC –, for Kunskapscentrum."),
    )
    countries = models.ManyToManyField(
        "programmes.Country",
        blank=True,
        related_name="+",
        verbose_name=_("countries"),
        help_text=_("The countries that it is about. It is shown on their pages."),
    )
    core_areas = models.ManyToManyField(
        "programmes.CoreArea", blank=True, related_name="+", verbose_name=_("core areas")
    )
    projects = models.ManyToManyField(
        "news.Project",
        blank=True,
        related_name="+",
        verbose_name=_("projects"),
        help_text=_("Those that it came from."),
    )
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    objects = PublicationQuerySet.as_manager()

    class Meta(Content.Meta):
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        constraints = [
            *Content.Meta.constraints,
            models.CheckConstraint(
                condition=Q(document_language="sv") & is_filled("title_sv")
                | Q(document_language="en") & is_filled("title_en")
                | ~Q(document_language__in=LANGUAGES) & is_filled("original_title"),
                name="publication_has_its_own_title",
                violation_error_message=_("Give the title in the language of the document."),
            ),
            models.CheckConstraint(
                condition=Q(issued_on__isnull=True) | Q(issued_on__year=F("year")),
                name="publication_day_is_of_its_year",
                violation_error_message=_("The day is of another year."),
            ),
            models.UniqueConstraint(
                fields=["doi"],
                condition=~Q(doi=""),
                name="publication_doi_once",
                violation_error_message=_("Another publication has this DOI."),
            ),
        ]
        indexes = [
            NewestIndex(fields=["-year", "-recorded_at", "id"], name="publication_newest"),
            models.Index(fields=["-recorded_at", "id"], name="publication_recorded"),
        ]

    @property
    def own_title(self) -> str:
        """The document's own title, which it is cited by."""
        return self._own("title")

    @property
    def own_subtitle(self) -> str:
        return self._own("subtitle")

    def _own(self, field: str) -> str:
        language = self.document_language
        own = f"{field}_{language}" if language in LANGUAGES else f"original_{field}"
        return getattr(self, own) or ""

    def languages(self) -> tuple[str, ...]:
        """The languages in which the page says something: a title, or an abstract."""
        return tuple(code for code in LANGUAGES if getattr(self, f"title_{code}") or getattr(self, f"abstract_{code}"))

    def get_absolute_url(self, language: str | None = None) -> str:
        """The path in a language. Raises NoReverseMatch for a draft without a slug."""
        return address("publication", language, slug=self.slug_in(language))
