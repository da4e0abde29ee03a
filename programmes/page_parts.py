"""What stands on a programme's page under its text: steps, terms, documents, questions, contacts.

A page shows whatever rows belong to it, of whatever kind it is. Only the terms, which belong to the programme, have
pages of their own choosing.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from icld_site.delivery.json_ld import json_ld

from .documents import shown_documents
from .faq_data import faq_page
from .models import ContactRole, ProgrammePage
from .terms import terms_on

SHOWS_TERMS = {ProgrammePage.Kind.HOW_TO_APPLY, ProgrammePage.Kind.GUIDELINES}


@dataclass(frozen=True)
class ShownContact:
    """A role or team, and the number that a telephone dials."""

    role: ContactRole
    dialled: str


def parts(page: ProgrammePage, request: HttpRequest) -> dict[str, Any]:
    """Context for a template; each part is empty where the page has none. The queries don't grow with the rows."""
    terms = terms_on(page.programme, request.today) if page.kind in SHOWS_TERMS else []
    questions = list(page.questions.public(request.now).order_by("order", "id"))
    return {
        "steps": page.steps.order_by("order", "id"),
        "terms": terms,
        "terms_sources": list(dict.fromkeys(source for kind in terms for source in kind.sources)),
        "documents": shown_documents(page.documents.public(request.now), request.today),
        "questions": questions,
        "facts": json_ld(faq_page(questions)),
        "contacts": [
            ShownContact(role, dialled=re.sub(r"[^+0-9]", "", role.phone))
            for role in page.contacts.order_by("order", "id")
        ],
    }
