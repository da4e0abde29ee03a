"""The last part of a page's address, as an editor types it."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _


class AddressField(forms.SlugField):
    """Capitals become small; whatever else isn't allowed is told with an example, not as a “slug”."""

    default_validators = [
        RegexValidator(r"^[a-z0-9-]+\Z", _("Use only small letters a–z, digits and hyphens, as in a-day-in-visby."))
    ]

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return text.lower() if text else text
