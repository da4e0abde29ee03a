"""The fields of a picture that have a text in each language."""

from modeltranslation.translator import TranslationOptions, register

from .models import Picture


@register(Picture)
class PictureTranslation(TranslationOptions):
    fields = ("alt", "caption")
