"""English titles in headline style, which Chicago asks for."""

import re

_SMALL = frozenset(
    re.findall(
        r"\w+",
        """
        a an the and but or nor for so yet as at by in of off on onto out over per to up via with into from about above
        across after against along among around before behind below beneath beside between beyond concerning despite
        down during except inside like near outside since than through throughout till toward towards under until
        unto upon versus within without de la le les van von och i på av för till en ett
        """,
    )
)
"""Words that a headline leaves small (Chicago 17, 8.159): articles, conjunctions and prepositions of any length."""

_MARKS = "’'“”\"(),;:?!."


def headline(text: str) -> str:
    """An English title in capitals, as Chicago has it; a word that has a capital already is let be.

    The first word and the last, and one after a colon, a question mark or a full stop, are never small.
    """
    words = text.split(" ")
    last = len(words) - 1
    for place, word in enumerate(words):
        starts = place in (0, last) or words[place - 1].endswith((":", "?", "!", "."))
        words[place] = _capital(word, starts=starts)
    return " ".join(words)


def _capital(word: str, *, starts: bool) -> str:
    bare = re.sub(r"</?i>", "", word)
    if any(letter.isupper() for letter in bare):
        return word
    if not starts and bare.strip(_MARKS) in _SMALL:
        return word
    parts = re.split(r"([-–—])", word)
    return "".join(
        part if place and part.strip(_MARKS) in _SMALL else _first_letter_up(part) for place, part in enumerate(parts)
    )


def _first_letter_up(text: str) -> str:
    return re.sub(r"^((?:<i>)?[\W_]*)(\w)", lambda found: found[1] + found[2].upper(), text, count=1)
