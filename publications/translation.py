"""The fields that have a text in each language."""

from modeltranslation.translator import TranslationOptions, register

from . import models


@register(models.Publication)
class PublicationTranslation(TranslationOptions):
    fields = ("title", "subtitle", "slug", "abstract")
    empty_values = {"slug": None}


@register(models.Series)
class SeriesTranslation(TranslationOptions):
    fields = ("title",)


@register(models.PublicationFile)
class PublicationFileTranslation(TranslationOptions):
    fields = ("label", "accessibility")
