"""The tables of the room: articles of a kind, and projects with their parties and themes."""

from .articles import Article
from .kinds import ArticleKind
from .parties import Partner, SwedishParty
from .projects import Project, ProjectPicture, ProjectQuerySet
from .themes import Theme

__all__ = ["Article", "ArticleKind", "Partner", "Project", "ProjectPicture", "ProjectQuerySet", "SwedishParty", "Theme"]
