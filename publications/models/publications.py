"""Publications: what they are called, who wrote them, and where they came out."""

from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from icld_site.addresses import LANGUAGES, address
from icld_site.days import FIRST_YEAR, LAST_YEAR
from icld_site.publishing.content import Content, ContentQuerySet, is_filled
from icld_site.publishing.prose import SafeProse
from publications.domain.isbn import is_isbn
from publications.domain.reference import Reference


def check_isbn(value: str) -> None:
    """Raise ValidationError for a number whose check digit is wrong: a digit of it was mistyped."""
    if not is_isbn(value):
        raise ValidationError(_("This is not an ISBN. Compare it with the book, digit by digit."), code="isbn")


class PublicationQuerySet(ContentQuerySet):
    def newest_first(self) -> Self:
        """By year; those of a year with the last recorded first, in an order that stays."""
        return self.order_by("-year", "-recorded_at", "id")


class Publication(Content):
    """A document that ICLD has published, described so that it can be found and cited.

    The title and subtitle in the document's own language, `document_language`, are the original ones, and those that
    it is cited by. In the other language they are translations, there only where somebody made one. So there is one
    place for each title, and no copy of it that could differ. A document in a third language will bring a column for
    its original title; these two then both hold translations.
    """

    class DocumentLanguage(models.TextChoices):
        SWEDISH = "sv", _("Swedish")
        ENGLISH = "en", _("English")

    title = models.CharField(
        _("title"),
        max_length=300,
        blank=True,
        help_text=_("In the document's own language, word for word. In the other one only if there is a translation."),
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
    authors = models.CharField(
        _("authors"),
        max_length=500,
        blank=True,
        help_text=_("In the order of the title page: Koelble, T & Siddle, A. Empty if nobody is named."),
    )
    year = models.PositiveSmallIntegerField(
        _("year"),
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
        help_text=_("The year in which it came out."),
    )
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    publisher_place = models.CharField(_("place of the publisher"), max_length=100, blank=True)
    series = models.CharField(_("series"), max_length=150, blank=True, help_text=_("Such as Research Report."))
    series_number = models.CharField(_("number in the series"), max_length=20, blank=True)
    isbn = models.CharField(
        "ISBN",
        max_length=17,
        blank=True,
        validators=[check_isbn],
        help_text=_("10 or 13 digits, with or without hyphens."),
    )
    from_knowledge_centre = models.BooleanField(
        _("from the Knowledge Centre"),
        default=False,
        help_text=_("Ticked: ICLD's own line for it begins with KC –, for Kunskapscentrum."),
    )
    countries = models.ManyToManyField(
        "programmes.Country",
        blank=True,
        related_name="+",
        verbose_name=_("countries"),
        help_text=_("The countries that it is about. It is shown on their pages."),
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
                | Q(document_language="en") & is_filled("title_en"),
                name="publication_has_its_own_title",
                violation_error_message=_("Give the title in the language of the document."),
            ),
        ]
        indexes = [models.Index(fields=["-year", "-recorded_at", "id"], name="publication_newest")]

    def languages(self) -> tuple[str, ...]:
        """The languages in which the page says something: a title, or an abstract."""
        return tuple(code for code in LANGUAGES if getattr(self, f"title_{code}") or getattr(self, f"abstract_{code}"))

    def get_absolute_url(self, language: str | None = None) -> str:
        """The path in a language. Raises NoReverseMatch for a draft without a slug."""
        return address("publication", language, slug=self.slug_in(language))

    @property
    def reference(self) -> Reference:
        """What it is cited by, in the document's own language."""
        own = self.document_language
        return Reference(
            authors=self.authors,
            year=self.year,
            title=getattr(self, f"title_{own}") or "",
            subtitle=getattr(self, f"subtitle_{own}") or "",
            language=own,
            series=self.series,
            number=self.series_number,
            place=self.publisher_place,
            publisher=self.publisher,
            isbn=self.isbn,
            from_knowledge_centre=self.from_knowledge_centre,
        )
