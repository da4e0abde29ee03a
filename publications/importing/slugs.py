"""Addresses out of titles, each given once."""

from django.utils.text import slugify

#: As long as one may be, with room for a number.
LONGEST = 90


class Slugs:
    """Gives addresses that nobody has, and remembers them. `otherwise` stands in for titles in other alphabets."""

    def __init__(self, taken: set[str], otherwise: str, longest: int = LONGEST) -> None:
        self._taken, self._otherwise, self._longest = taken, otherwise, longest

    def make(self, title: str) -> str:
        base = _whole_words(slugify(title), self._longest) or self._otherwise
        slug, number = base, 1
        while slug in self._taken:
            number += 1
            slug = f"{base}-{number}"
        self._taken.add(slug)
        return slug


def _whole_words(slug: str, longest: int) -> str:
    if len(slug) <= longest:
        return slug.strip("-_")
    return (slug[: longest + 1].rpartition("-")[0] or slug[:longest]).strip("-_")
