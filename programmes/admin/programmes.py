"""Admin of programmes and of the pages below them, with the steps and contacts of a page inline."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationStackedInline

from icld_site.publishing.admin import ContentAdmin, LanguageFieldsets
from icld_site.publishing.tended_admin import TENDED_COLUMNS, TENDING, ReviewFilter
from programmes import models

from .remarks import RulesRemarked
from .second_editor import RuleAdmin
from .sent_forms import Preview


@admin.register(models.Programme)
class ProgrammeAdmin(RuleAdmin, RulesRemarked, ContentAdmin):
    #: A form that changes the rules has pages of its own before it is saved (second_editor.py).
    previews_forms = False
    list_display = ("__str__", "takes_applications", "rules_checked_on", "state", "in_languages", *TENDED_COLUMNS)
    list_filter = ("state", "takes_applications", ReviewFilter)
    list_select_related = ("responsible",)
    search_fields = ("title_sv", "title_en", "lead_sv", "lead_en")
    shared_fieldsets = (
        (
            _("Applications"),
            {"fields": ["takes_applications", "rules_checked_on", "closed_from", "closed_source"]},
        ),
        (_("Order"), {"fields": ["order"]}),
        TENDING,
    )

    def needs_agreement(self, preview: Preview) -> bool:
        """Texts are saved at once; what changes the answers, such as closing the programme, is not."""
        return preview.changes_rules


class StepInline(LanguageFieldsets, TranslationStackedInline):
    model = models.ApplicationStep
    extra = 0
    shared_fieldsets = ((_("Order"), {"fields": ["order"]}),)


class ContactInline(LanguageFieldsets, TranslationStackedInline):
    model = models.ContactRole
    extra = 0
    shared_fieldsets = ((_("How to reach them"), {"fields": ["email", "phone", "order"]}),)


@admin.register(models.ProgrammePage)
class ProgrammePageAdmin(RulesRemarked, ContentAdmin):
    list_display = ("__str__", "programme", "kind", "state", "in_languages", *TENDED_COLUMNS)
    list_filter = ("programme", "kind", "state", ReviewFilter)
    list_select_related = ("programme", "responsible")
    search_fields = ("title_sv", "title_en", "body_sv", "body_en")
    shared_fieldsets = (
        (
            _("Where it belongs"),
            {
                "fields": ["programme", "kind", "order"],
                "description": _(
                    "The questions and the documents of a page have lists of their own in admin; "
                    "its steps and contacts stand below."
                ),
            },
        ),
        TENDING,
    )
    inlines = (StepInline, ContactInline)
