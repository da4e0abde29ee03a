"""The open data of the programmes: the answer, and the register, as JSON."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from icld_site.addresses import LANGUAGES
from icld_site.days import end_of, start_of
from icld_site.delivery.open_data import in_both, iso_day, listed, moment
from icld_site.languages.texts import said

from . import bodies, choices, findings, wording
from .asking import Asked, Fault, query_of
from .domain.applicants import Link
from .domain.eligibility import Answer
from .domain.windows import Rule, Window
from .models import LocalGovernment
from .rulebook import Rulebook

REGISTER_COLUMNS = (
    "code",
    "kind",
    "slug",
    *(f"name_{language}" for language in LANGUAGES),
    "county",
    "valid_from",
    "valid_to",
    "successor",
)


def answer_as_json(answer: Answer, book: Rulebook) -> dict[str, Any]:
    """The answer in the form that the design of the open data gives."""
    question = answer.question
    asked = question.applicant.asked
    link = question.applicant.on(answer.on)
    result: dict[str, Any] = {
        "on": answer.on.isoformat(),
        "programme": book.programme.slug_in("en"),
        "applicant": _link(link),
    }
    if link != asked:
        result["asked"] = _link(asked)
    result |= _part(
        "country",
        "countries",
        question.country,
        answer.countries,
        lambda code: wording.country_name(code, answer.on, book),
    )
    result |= _part("area", "areas", question.area, answer.areas, lambda code: wording.area_name(code, book))
    result |= _kind(answer, book) | _prepared(answer)
    return result | {
        "verdict": answer.verdict,
        "window": _open_window(answer, book) if answer.window else None,
        "next_windows": [_window(window) for window in answer.next_windows],
        "findings": [
            {
                "code": finding.code,
                "ok": finding.ok,
                "text": in_both(lambda finding=finding: findings.say(finding, answer, book)),
                "rule": _rule(finding.rule),
            }
            for finding in answer.findings
        ],
        "otherwise": [
            {
                "text": in_both(lambda neighbour=neighbour: findings.offer(neighbour, answer, book)),
                "query": query_of(neighbour.question, neighbour.on),
                "verdict": neighbour.verdict,
            }
            for neighbour in answer.otherwise
        ],
    }


def faults_as_json(asked: Asked) -> dict[str, Any]:
    """Why there is no answer, field by field; with the bodies to choose from where a name has several."""
    result: dict[str, Any] = {"errors": [_fault(fault) for fault in asked.faults]}
    if asked.candidates:
        result["candidates"] = [body_as_json(body) for body in asked.candidates]
    return result


def register_as_json(rows: Iterable[LocalGovernment], modified: datetime) -> dict[str, Any]:
    """The whole register, ended bodies and federations too."""
    return listed([body_as_json(body) for body in rows], modified)


def register_as_rows(rows: Iterable[LocalGovernment]) -> Iterable[dict[str, Any]]:
    """The same for a table: a row a body."""
    for item in map(body_as_json, rows):
        yield item | {f"name_{language}": item["name"][language] for language in LANGUAGES}


def body_as_json(body: LocalGovernment) -> dict[str, Any]:
    """A body of the register; null is unknown or open."""
    successor = body.successor
    return {
        **_link(body.as_link()),
        "county": body.county_code or None,
        "valid_from": iso_day(body.first_day),
        "valid_to": iso_day(body.last_day),
        "successor": bodies.asked_as(successor.as_link()) if successor else None,
    }


def _fault(fault: Fault) -> dict[str, Any]:
    return {"field": fault.field, "text": in_both(lambda: fault.text)}


def _link(link: Link) -> dict[str, Any]:
    return {"code": link.code, "kind": link.kind, "slug": link.slug, "name": dict(link.name)}


def _part(
    name: str, plural: str, code: str | None, verdicts: Iterable[tuple[str, str]], say: Callable[[str], str]
) -> dict[str, Any]:
    if code:
        return {name: {"code": code, "name": in_both(lambda: say(code))}}
    return {name: None, plural: [{"code": code, "verdict": verdict} for code, verdict in verdicts]}


def _kind(answer: Answer, book: Rulebook) -> dict[str, Any]:
    """The kind of application: as it was asked, or each one where the answer depends on it; else nothing."""
    if answer.question.kind:
        kind = choices.kind_of(answer.question.kind, book)
        return {"kind": {"code": kind.code, "name": in_both(lambda: said(kind, "title"))}}
    if answer.kinds:
        return {"kind": None, "kinds": [{"code": code, "verdict": told.verdict} for code, told in answer.kinds]}
    return {}


def _prepared(answer: Answer) -> dict[str, Any]:
    """Whether the precondition is fulfilled: as it was said, or both where the answer depends on it; else nothing."""
    if answer.question.prepared is not None:
        return {"prepared": answer.question.prepared}
    if answer.prepared:
        outcomes = [{"prepared": prepared, "verdict": told.verdict} for prepared, told in answer.prepared]
        return {"prepared": None, "if_prepared": outcomes}
    return {}


def _window(window: Window) -> dict[str, Any]:
    return {
        "opens": iso_day(window.opens),
        "closes": iso_day(window.closes),
        "extended_to": iso_day(window.extended_to),
    }


def _open_window(answer: Answer, book: Rulebook) -> dict[str, Any]:
    """The open window; its days left and its closing moment are cut by a pause or by the closing of the programme."""
    window = answer.window
    assert window
    last = book.rules.taken_until(window, answer.on, answer.question.kind)
    return _window(window) | {
        "days_left": (last - answer.on).days if last else None,
        "opens_at": moment(start_of(window.opens)) if window.opens else None,
        "closes_at": moment(end_of(last)) if last else None,
    }


def _rule(rule: Rule | None) -> dict[str, Any] | None:
    if rule is None:
        return None
    return {
        "valid_from": iso_day(rule.validity.first),
        "valid_to": iso_day(rule.validity.last),
        "source": rule.source or None,
        **{name: iso_day(day) for name in ("perhaps_from", "perhaps_to") if (day := getattr(rule, name))},
    }
