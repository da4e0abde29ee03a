"""The home page's own starting content, and the old addresses of icld.se, which lead to pages of every room."""

from pathlib import Path

from icld_site.publishing import old_addresses
from icld_site.publishing.content import State
from icld_site.publishing.starting import texts
from news.models import Article
from publications.models import Publication

from .models import FrontPage

CONTENT = Path(__file__).parent / "content"


def load() -> None:
    """Store the home page; the article and the publication that it shows have been loaded before."""
    FrontPage.objects.create(
        state=State.APPROVED,
        statement=Article.objects.filter(slug_sv="varje-dag-starker-vi-kvinnor-i-beslutsfattande-positioner").first(),
        publication=Publication.objects.filter(slug_en="local-government-in-south-africa").first(),
        **texts(CONTENT, "front-page"),
    )


def load_old_addresses() -> None:
    """Store where the old addresses of icld.se lead. One whose page an editor has deleted meanwhile is left out."""
    old_addresses.load((CONTENT / "old_addresses.csv").read_bytes(), comes_with_the_code=True)
