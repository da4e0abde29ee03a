"""The fields that have a text in each language."""

from modeltranslation.translator import TranslationOptions, register

from . import models


@register(models.Programme)
class ProgrammeTranslation(TranslationOptions):
    fields = ("title", "slug", "lead", "body", "who", "about_areas", "about_windows")
    empty_values = {"slug": None}


@register(models.ProgrammePage)
class ProgrammePageTranslation(TranslationOptions):
    fields = ("title", "slug", "lead", "body")
    empty_values = {"slug": None}


@register(models.CoreArea)
class CoreAreaTranslation(TranslationOptions):
    fields = ("title", "summary")


@register(models.ApplicationKind)
class ApplicationKindTranslation(TranslationOptions):
    fields = ("title", "summary", "precondition")


@register(models.CountryName)
class CountryNameTranslation(TranslationOptions):
    fields = ("title",)


@register(models.WindowRule)
class WindowRuleTranslation(TranslationOptions):
    fields = ("title",)


@register(models.ApplicationWindow)
class ApplicationWindowTranslation(TranslationOptions):
    fields = ("title", "reason")


@register(models.Pause)
class PauseTranslation(TranslationOptions):
    fields = ("reason", "still_accepted")


@register(models.Gap)
class GapTranslation(TranslationOptions):
    fields = ("reason",)


@register(models.LocalGovernment)
class LocalGovernmentTranslation(TranslationOptions):
    fields = ("name",)


@register(models.FaqEntry)
class FaqEntryTranslation(TranslationOptions):
    fields = ("question", "slug", "answer", "core_words")
    empty_values = {"slug": None}


@register(models.ApplicationStep)
class ApplicationStepTranslation(TranslationOptions):
    fields = ("title", "body", "needed", "takes")


@register(models.ContactRole)
class ContactRoleTranslation(TranslationOptions):
    fields = ("title", "about")


@register(models.Document)
class DocumentTranslation(TranslationOptions):
    fields = ("title", "slug", "summary")
    empty_values = {"slug": None}


@register(models.DocumentVersion)
class DocumentVersionTranslation(TranslationOptions):
    fields = ("had_from",)


@register(models.Ceiling)
class CeilingTranslation(TranslationOptions):
    fields = ("note",)


@register(models.Length)
class LengthTranslation(TranslationOptions):
    fields = ("note",)
