"""Projects, in admin, with their parties and pictures."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationTabularInline

from icld_site.publishing.admin import RegisterAdmin
from news.models import Partner, Project, ProjectPicture, SwedishParty, Theme

from .stories import StoryAdmin


class SwedishPartyFormSet(BaseInlineFormSet):
    def clean(self) -> None:
        """What seeks a Swedish partner has none yet."""
        super().clean()
        if self.instance.seeks_partner and _kept(self):
            raise ValidationError(
                _("What seeks a Swedish partner has no Swedish party yet. Remove it, or choose another phase.")
            )


class PartnerFormSet(BaseInlineFormSet):
    def clean(self) -> None:
        """What seeks a Swedish partner is somebody abroad."""
        super().clean()
        if self.instance.seeks_partner and not _kept(self):
            raise ValidationError(_("Say who abroad seeks a Swedish partner: its name and its country."))


def _kept(formset: BaseInlineFormSet) -> list[Any]:
    """The rows of an inline that are filled in and not to be deleted."""
    return [row for row in formset.cleaned_data if row and not row.get("DELETE")]


class SwedishPartyInline(admin.TabularInline):
    model = SwedishParty
    formset = SwedishPartyFormSet
    extra = 0
    autocomplete_fields = ("body",)
    fields = ("body", "order")


class PartnerInline(TranslationTabularInline):
    model = Partner
    formset = PartnerFormSet
    extra = 0
    autocomplete_fields = ("country",)
    fields = ("title", "country", "order")


class PictureInline(admin.TabularInline):
    model = ProjectPicture
    extra = 0
    autocomplete_fields = ("picture",)
    fields = ("picture", "order")


@admin.register(Project)
class ProjectAdmin(StoryAdmin):
    list_display = ("__str__", "parties", "phase", "shown_day", "state", "in_languages", "front_page_order")
    list_filter = ("state", "phase", "themes", "day")
    search_fields = (
        "title_sv",
        "title_en",
        "lead_sv",
        "lead_en",
        "body_sv",
        "body_en",
        "swedish_parties__body__name_sv",
        "partners__title_sv",
        "partners__title_en",
        "partners__country__names__title_sv",
        "partners__country__names__title_en",
    )
    autocomplete_fields = ("picture",)
    checkboxes = ("core_areas", "themes")
    inlines = (SwedishPartyInline, PartnerInline, PictureInline)
    shared_fieldsets = (
        (_("Date and picture"), {"fields": ["day", "day_precision", "picture"]}),
        (
            _("The project"),
            {"fields": ["phase", ("starts", "ends"), "period_precision", "granted", "core_areas", "themes", "source"]},
        ),
        (_("Front page"), {"fields": ["front_page_order"]}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Project]:
        return super().get_queryset(request).with_parties()

    @admin.display(description=_("parties"), empty_value="–")
    def parties(self, obj: Project) -> Any:
        """Every party, the Swedish ones first."""
        return " – ".join([*(str(party.place) for party in obj.bodies), *(str(party) for party in obj.abroad)]) or None


@admin.register(Theme)
class ThemeAdmin(RegisterAdmin):
    list_display = ("__str__", "title_en", "order")
    list_editable = ("order",)
    search_fields = ("title_sv", "title_en")
    shared_fieldsets = ((None, {"fields": ["code", "order"]}),)
