"""The translated fields of a model, in an order that stays the same."""

from django.db.models import Model
from modeltranslation.translator import translator


def translated_fields(model: type[Model]) -> list[str]:
    """The names without a language, as the model declares them; what names the text and its address come first.

    Modeltranslation keeps them in a set, whose order is another one at every start.
    """
    names = set(translator.get_options_for_model(model).get_field_names())
    declared = [field.name for field in model._meta.get_fields() if field.name in names]
    first = (getattr(model, "text_field", "title"), "slug")
    return [*(name for name in first if name in declared), *(name for name in declared if name not in first)]
