"""The fields that have a text in each language."""

from modeltranslation.translator import TranslationOptions, register

from . import models


@register(models.ArticleKind)
class ArticleKindTranslation(TranslationOptions):
    fields = ("title",)


@register(models.Article)
class ArticleTranslation(TranslationOptions):
    fields = ("title", "slug", "place", "byline", "lead", "body")
    empty_values = {"slug": None}


@register(models.Project)
class ProjectTranslation(TranslationOptions):
    fields = ("title", "slug", "lead", "quote", "body", "results")
    empty_values = {"slug": None}


@register(models.Partner)
class PartnerTranslation(TranslationOptions):
    fields = ("title",)


@register(models.Theme)
class ThemeTranslation(TranslationOptions):
    fields = ("title",)
