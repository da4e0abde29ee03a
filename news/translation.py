"""The fields that have a text in each language."""

from modeltranslation.translator import TranslationOptions, register

from . import models


@register(models.ArticleKind)
class ArticleKindTranslation(TranslationOptions):
    fields = ("title",)


@register(models.Article)
class ArticleTranslation(TranslationOptions):
    fields = ("title", "slug", "place", "lead", "body")
    empty_values = {"slug": None}


@register(models.Project)
class ProjectTranslation(TranslationOptions):
    fields = ("title", "slug", "lead", "quote", "body", "partner_name")
    empty_values = {"slug": None}
