"""A redirect as an editor gives it: an old address, and the address of the page that it leads to."""

from typing import Any

from django import forms
from django.apps import apps
from django.utils.translation import gettext_lazy as _

from icld_site.addresses import language_of

from .content import Content
from .models import Redirect


class RedirectForm(forms.ModelForm):
    """The language is that of the old address; whatever the page is called later, the redirect follows it."""

    leads_to = forms.CharField(
        label=_("leads to"),
        max_length=500,
        help_text=_("The address that the page has today."),
    )

    class Meta:
        model = Redirect
        fields = ("path",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.content:
            self.initial["leads_to"] = self.instance.content.get_absolute_url(self.instance.language)

    def clean_path(self) -> str:
        path = f"/{self.cleaned_data['path'].strip('/')}/"
        if not language_of(path):
            raise forms.ValidationError(_("The address has to begin with /sv/ or /en/."))
        return path

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "path" in data and "leads_to" in data:
            self.instance.language = language_of(data["path"])
            content = content_at(data["leads_to"], self.instance.language)
            if content is None:
                self.add_error("leads_to", _("No page of that language has this address."))
            else:
                self.instance.content = content
        return data


def content_at(path: str, language: str) -> Content | None:
    """The content that has an address in a language, whatever its state."""
    path = f"/{path.strip('/')}/"
    slug = path.rsplit("/", 2)[-2]
    for model in apps.get_models():
        if issubclass(model, Content) and model.slug is not None:
            for content in model.objects.with_slug(slug, language):
                if content.get_absolute_url(language) == path:
                    return content
    return None
