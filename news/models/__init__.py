"""The tables of the room: articles of a kind, and projects."""

from .articles import Article
from .kinds import ArticleKind
from .projects import Project

__all__ = ["Article", "ArticleKind", "Project"]
