"""Questions and answers for machines, by https://schema.org/FAQPage.

The whole list is marked up once, on the page that holds it, and a question's own page names the same question by its
`@id`: a search engine wants one copy of each.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from .models import FaqEntry

CONTEXT = "https://schema.org"


def faq_page(entries: Iterable[FaqEntry]) -> dict[str, Any] | None:
    """The questions that have an answer in the language in force; None without any."""
    questions = [question for entry in entries if (question := _question(entry))]
    if not questions:
        return None
    return {"@context": CONTEXT, "@type": "FAQPage", "inLanguage": get_language(), "mainEntity": questions}


def question_page(entry: FaqEntry) -> dict[str, Any] | None:
    """A page about one question; None where it isn't answered in the language in force."""
    question = _question(entry)
    if question is None:
        return None
    return {"@context": CONTEXT, "@type": "WebPage", "inLanguage": get_language(), "mainEntity": question}


def _question(entry: FaqEntry) -> dict[str, Any] | None:
    language = get_language()
    name, text = getattr(entry, f"question_{language}"), getattr(entry, f"answer_{language}")
    if not name or not text:
        return None
    url = settings.SITE_URL + entry.get_absolute_url()
    answer = {"@type": "Answer", "text": text}
    return {"@type": "Question", "@id": url, "url": url, "name": name, "acceptedAnswer": answer}
