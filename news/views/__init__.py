"""What the room answers: pages, the feed, and open data."""

from .data import projects_csv, projects_json
from .feed import articles_feed
from .pages import article, articles, articles_of_year, project, projects
from .partners import find_a_partner

__all__ = [
    "article",
    "articles",
    "articles_feed",
    "articles_of_year",
    "find_a_partner",
    "project",
    "projects",
    "projects_csv",
    "projects_json",
]
