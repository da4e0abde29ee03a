"""Numbers that name a thing in the world, held to their check digits before they are stored."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from publications.domain.identifiers import is_doi, is_isbn, is_issn, is_orcid


def check_isbn(value: str) -> None:
    """Raise ValidationError for a number whose check digit is wrong: a digit of it was mistyped."""
    if not is_isbn(value):
        raise ValidationError(_("This is not an ISBN. Compare it with the book, digit by digit."), code="isbn")


def check_issn(value: str) -> None:
    """Raise ValidationError for what isn't an ISSN."""
    if not is_issn(value):
        raise ValidationError(_("This is not an ISSN. Compare it with the series, digit by digit."), code="issn")


def check_doi(value: str) -> None:
    """Raise ValidationError for what isn't a DOI: it begins with 10. and has no https before it."""
    if not is_doi(value):
        raise ValidationError(
            _("This is not a DOI. It begins with 10. and is written without https://doi.org/."), code="doi"
        )


def check_orcid(value: str) -> None:
    """Raise ValidationError for an ORCID whose check digit is wrong."""
    if not is_orcid(value):
        raise ValidationError(_("This is not an ORCID. Copy it from the person’s page at orcid.org."), code="orcid")
