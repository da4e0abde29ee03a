"""What staff edit of the room."""

from .articles import ArticleAdmin
from .kinds import ArticleKindAdmin
from .projects import ProjectAdmin

__all__ = ["ArticleAdmin", "ArticleKindAdmin", "ProjectAdmin"]
