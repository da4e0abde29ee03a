"""Rich text that is clean at every way in."""

import re
from html import unescape

from django.db import models
from django.utils.html import strip_tags
from django_prose_editor.fields import ProseEditorField

#: What an editor may use. Headings start at h2, because the page's title is the h1.
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "HardBreak": True,
}


#: What Word and old pages write, and what is meant by it here.
_MEANT = {"b": "strong", "i": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
_MEANT_OTHERWISE = re.compile(r"<(/?)(b|i|h[1456])(?=[\s>])", re.IGNORECASE)


class SafeProse(ProseEditorField):
    """HTML that is sanitised whenever it is stored, also by the shell and by an import, not only in a form."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("extensions", EXTENSIONS)
        kwargs.setdefault("sanitize", True)
        super().__init__(*args, **kwargs)
        clean = self.sanitize
        self.sanitize = lambda html: _without_blanks(clean(_as_meant(html)))

    def pre_save(self, model_instance: models.Model, add: bool) -> str | None:
        # The value is not set on the instance: the column without a language would then write the text of the
        # language in force into the other one.
        value = super().pre_save(model_instance, add)
        return self.sanitize(value) if value else value


def _as_meant(html: str) -> str:
    return _MEANT_OTHERWISE.sub(lambda tag: f"<{tag[1]}{_MEANT[tag[2].lower()]}", html)


def _without_blanks(html: str) -> str:
    """Nothing at all where there are tags but no words, so that an empty editor isn't taken for a text."""
    return html if unescape(strip_tags(html)).strip() else ""
