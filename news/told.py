"""What an article or a project says of itself where it is shared and where it is searched for."""

from datetime import date, datetime

from icld_site.days import start_of, stockholm_day
from icld_site.delivery.pages import Told
from icld_site.languages.texts import said

from .models import Article
from .models.stories import Story


def told(story: Story) -> Told:
    """When it was published and last changed, and by whom it is written. One that goes live later is changed then."""
    is_article = isinstance(story, Article)
    moments = [story.modified, story.live_from]
    if story.is_of_a_day:
        moments.append(start_of(story.day))
    return Told(
        published=_published(story),
        modified=max(filter(None, moments)),
        author=str(said(story, "byline")) if is_article else "",
        type="NewsArticle" if is_article else "Article",
    )


def _published(story: Story) -> datetime | date | str:
    if not story.is_of_a_day:
        return story.iso_day
    is_of_that_day = story.live_from and stockholm_day(story.live_from) == story.day
    return story.live_from if is_of_that_day else story.day
