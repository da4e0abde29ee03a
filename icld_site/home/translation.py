"""The fields that have a text in each language."""

from modeltranslation.translator import TranslationOptions, register

from . import models


@register(models.FrontPage)
class FrontPageTranslation(TranslationOptions):
    fields = ("title", "lead")
