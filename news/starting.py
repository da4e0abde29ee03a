"""Starting content of the room: articles and projects, from files beside the code."""

import tomllib
from pathlib import Path

from icld_site.publishing.content import State
from icld_site.publishing.starting import texts
from programmes.models import Country, LocalGovernment

from .models import Article, ArticleKind, Project

CONTENT = Path(__file__).parent / "content"


def load() -> None:
    """Store the kinds, articles and projects. Needs the register of local governments and the countries."""
    facts = tomllib.loads((CONTENT / "news.toml").read_text(encoding="utf-8"))
    kinds = {
        code: ArticleKind.objects.create(code=code, order=order, **names)
        for order, (code, names) in enumerate(facts["kinds"].items())
    }
    # What is recorded last comes first in a list, so the texts are stored from the bottom up.
    for key, fields in reversed(facts["articles"].items()):
        fields["kind"] = kinds[fields["kind"]]
        Article.objects.create(state=State.APPROVED, **fields, **texts(CONTENT, key))
    for key, fields in reversed(facts["projects"].items()):
        if "swedish_party" in fields:
            fields["swedish_party"] = LocalGovernment.objects.get(slug=fields["swedish_party"])
            fields["partner_country"] = Country.objects.get(code=fields["partner_country"])
        Project.objects.create(state=State.APPROVED, **fields, **texts(CONTENT, key))
