"""The sentences of a plain text, and whether they deny what they name."""

import re
from dataclasses import dataclass
from itertools import pairwise

_END = re.compile(r"\n+|(?<=[.!?…])[\"”’)\]]*\s+(?=[^\w\n]*[A-ZÅÄÖÉ0-9])")
#: A full stop that ends no sentence: `t.ex.`, `e.g.`, `St.`, `S:t.`, and the initial of a name.
_ABBREVIATED = re.compile(r"(?:\b\w+\.\w+|\b(?:ca|dnr|kl|nr|st|bl|dr|max|min|approx)|\b[A-ZÅÄÖ])\.$", re.IGNORECASE)
_CLAUSE_END = re.compile(r";|,?\s(?=(?:men|but)\s)")
_DENIAL = re.compile(
    r"\b(?:inte|ej|icke|aldrig|varken|nej|ingen|inga|inget|no|not|never|neither|nor|cannot|none)\b|n['’]t\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """`text[start:end]`, the white space after it left out. `answer` is the sentence after a question."""

    text: str
    start: int
    end: int
    answer: str = ""

    def denies(self, at: int) -> bool:
        """Whether the part of the sentence that holds a place of the text is a denial, or a question that is denied."""
        ends = [0, *(match.end() for match in _CLAUSE_END.finditer(self.text)), len(self.text) + 1]
        within = at - self.start
        clause = next(self.text[a:b] for a, b in pairwise(ends) if a <= within < b)
        return bool(_DENIAL.search(clause) or _DENIAL.search(self.answer))


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, in its order. A line that ends ends a sentence too."""
    bounds, start = [], 0
    for match in _END.finditer(text):
        if match[0].startswith("\n") or not _ABBREVIATED.search(text, start, match.start()):
            bounds.append((start, match.start()))
            start = match.end()
    bounds.append((start, len(text)))
    said = [text[a:b] for a, b in bounds]
    answers = [*said[1:], ""]
    return [
        Sentence(words, *ends, answer=answer if words.rstrip().endswith("?") else "")
        for words, ends, answer in zip(said, bounds, answers, strict=True)
    ]
