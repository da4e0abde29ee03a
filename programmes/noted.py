"""What is noted of an answer, to be counted: who asked by kind, with which country, and what stood in the way."""

from typing import Any

from .domain.eligibility import Answer
from .domain.judging import NO

#: The name of the fact in the request's line of log (`delivery/observing.py`).
QUESTION = "question"


def noted(answer: Answer) -> dict[str, Any]:
    """The answer in the words of the open data, without the body's name. `no`: the findings that make it a no."""
    question = answer.question
    against = [finding.code for finding in answer.findings if finding.ok is False and not _waits(finding.code)]
    return {
        "applicant": question.applicant.on(answer.on).kind,
        "country": question.country,
        "verdict": answer.verdict,
        "no": against if answer.verdict == NO else [],
    }


def _waits(code: str) -> bool:
    """Whether it is about time alone: a window opens again."""
    return code.startswith("window.")
