"""Numbers that name a thing in the world: ISBN, ISSN, DOI and ORCID. Is this one?"""

import re
from collections.abc import Iterable


def is_isbn(text: str) -> bool:
    """Whether ten or thirteen digits, hyphens and spaces apart, end in the right check digit (ISO 2108)."""
    digits = text.replace("-", "").replace(" ", "")
    if not digits.isascii():
        return False
    if len(digits) == 13 and digits.isdigit():
        return digits.startswith(("978", "979")) and _sum(digits, (1, 3) * 7) % 10 == 0
    if len(digits) == 10 and digits[:9].isdigit() and (digits[9].isdigit() or digits[9] == "X"):
        return _sum(digits, range(10, 0, -1)) % 11 == 0
    return False


def is_issn(text: str) -> bool:
    """Whether eight digits with a hyphen in the middle end in the right check digit (ISO 3297)."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{3}[0-9X]", text):
        return False
    return _sum(text.replace("-", ""), range(8, 0, -1)) % 11 == 0


def is_doi(text: str) -> bool:
    """Whether it has a DOI's form: `10.`, the registrant's digits, a slash, and a name without spaces (ISO 26324)."""
    return re.fullmatch(r"10\.[0-9]{4,9}(\.[0-9]+)*/[^\s\x00-\x1f]+", text, re.ASCII) is not None


def is_orcid(text: str) -> bool:
    """Whether sixteen digits in groups of four end in the right check digit (ISO 7064, MOD 11-2)."""
    if not re.fullmatch(r"([0-9]{4}-){3}[0-9]{3}[0-9X]", text):
        return False
    total = 0
    digits = text.replace("-", "")
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return digits[-1] == ("X" if check == 10 else str(check))


def _sum(digits: str, weights: Iterable[int]) -> int:
    return sum((10 if digit == "X" else int(digit)) * weight for digit, weight in zip(digits, weights, strict=False))
