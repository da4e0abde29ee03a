"""International standard book numbers: is this one?"""

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


def _sum(digits: str, weights: Iterable[int]) -> int:
    return sum((10 if digit == "X" else int(digit)) * weight for digit, weight in zip(digits, weights, strict=False))
