"""Texts as they go into a file that has a line for each value."""

import unicodedata


def one_line(text: str) -> str:
    """A text with every run of white space, line breaks too, as one space, and without control characters."""
    kept = (sign for sign in text if sign.isspace() or unicodedata.category(sign) not in ("Cc", "Cs"))
    return " ".join("".join(kept).split())
