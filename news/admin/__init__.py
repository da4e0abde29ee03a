"""What staff edit of the room."""

from .articles import ArticleAdmin
from .kinds import ArticleKindAdmin
from .projects import ProjectAdmin, ThemeAdmin

__all__ = ["ArticleAdmin", "ArticleKindAdmin", "ProjectAdmin", "ThemeAdmin"]
