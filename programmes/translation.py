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
    fields = ("title", "precondition")


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


@register(models.LocalGovernment)
class LocalGovernmentTranslation(TranslationOptions):
    fields = ("name",)
