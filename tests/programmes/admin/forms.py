"""Admin forms sent as a browser sends them, and changes of rules taken through both editors."""

import html
import re

from django.forms import MultiWidget
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from icld_site.staff.models import User
from programmes.models import CountryEligibility, Programme, RuleChange

ADD_PAUSE = "/admin/programmes/pause/add/"


def form_of(response: HttpResponse) -> dict[str, str | list[str]]:
    """Every field of an admin form and of its inlines, as a browser would send it."""
    forms = [response.context["adminform"].form]
    hidden = {"_form": "form_key", "_seen": "seen"}
    data = {name: str(response.context[key]) for name, key in hidden.items() if response.context.get(key) is not None}
    for inline in response.context["inline_admin_formsets"]:
        management = inline.formset.management_form
        data |= {field.html_name: str(field.value()) for field in management if field.value() is not None}
        forms += inline.formset.initial_forms
    for bound in (bound for form in forms for bound in form):
        value, widget = bound.value(), bound.field.widget
        if isinstance(widget, MultiWidget):
            parts = value if isinstance(value, list) else widget.decompress(value)
            data |= {
                f"{bound.html_name}_{number}": part_widget.format_value(part) or ""
                for number, (part_widget, part) in enumerate(zip(widget.widgets, parts, strict=True))
            }
        elif value is not None and value is not False:
            data[bound.html_name] = [str(v) for v in value] if isinstance(value, list | tuple) else str(value)
    return data


def told_by(response: HttpResponse) -> list:
    """What the form and its inlines complain of."""
    inlines = response.context["inline_admin_formsets"]
    return [response.context["adminform"].errors, *(inline.formset.errors for inline in inlines)]


def carried(response: HttpResponse) -> dict[str, list[str]]:
    """The hidden fields of a page, as its buttons would send them."""
    found: dict[str, list[str]] = {}
    for tag in re.findall(r'<input type="hidden"[^>]*>', response.content.decode()):
        name, value = (html.unescape(re.search(f'{part}="([^"]*)"', tag)[1]) for part in ("name", "value"))
        if name != "csrfmiddlewaretoken":
            found.setdefault(name, []).append(value)
    return found


def url_of(obj, action: str = "change") -> str:
    return reverse(f"admin:{obj._meta.app_label}_{obj._meta.model_name}_{action}", args=[obj.pk])


def add(editor: Client, model: str, **fields) -> HttpResponse:
    """Send the empty form of a model of the room."""
    moments = {f"live_{end}_{part}": "" for end in ("from", "to") for part in (0, 1)}
    return editor.post(f"/admin/programmes/{model}/add/", {"order": "0", "state": "approved", **moments, **fields})


def question_form(page, **fields) -> dict[str, str]:
    return {"page": str(page.pk), "question_sv": "Vad kostar det?", "slug_sv": "vad-kostar-det"} | fields


def save(editor: Client, obj, **changes) -> None:
    """Send a form that is taken at once."""
    url = url_of(obj)
    response = editor.post(url, form_of(editor.get(url)) | changes)
    assert response.status_code == 302, told_by(response)


def undo(editor: Client, obj, back_to: int) -> None:
    """Go back to a version of an object's history, 0 being the oldest."""
    history = editor.get(url_of(obj, "history")).content.decode()
    versions = re.findall(r'href="([^"]*/history/\d+/)"', history)
    url = sorted(versions, key=lambda found: int(re.findall(r"\d+", found)[-1]))[back_to]
    response = editor.post(url, form_of(editor.get(url)))
    assert response.status_code == 302, response.context["errors"]


def look(editor: Client, url: str, data: dict) -> HttpResponse:
    """Send a form of a rule: the page that says what visitors will be told."""
    response = editor.post(url, data)
    errors = response.context["adminform"].form.errors if response.context and "adminform" in response.context else None
    assert (response.status_code, errors) == (200, None)
    assert response.templates[0].name == "admin/programmes/consequences.html"
    return response


def ask(editor: Client, url: str, seen: HttpResponse, step: str = "ask") -> HttpResponse:
    """Press a button of that page."""
    return editor.post(url, carried(seen) | {"_step": step})


def propose(editor: Client, url: str, data: dict) -> RuleChange:
    """Send a form of a rule and ask a second editor to approve it."""
    seen = look(editor, url, data)
    assert ask(editor, url, seen).status_code == 302
    return RuleChange.objects.get(pk=carried(seen)["_key"][0])


def decide(change: RuleChange, button: str = "_approve", name: str = "andra") -> RuleChange:
    """Press a button of a waiting change, as another editor."""
    user = User.objects.filter(username=name).first() or User.objects.create_superuser(name, password="x")
    second = Client()
    second.force_login(user)
    response = second.post(url_of(change), {button: "1"})
    assert response.status_code == 302
    change.refresh_from_db()
    return change


def change_rule(editor: Client, obj, **changes) -> None:
    """A rule changed in its form, proposed by one editor and approved by another."""
    url = url_of(obj)
    assert decide(propose(editor, url, form_of(editor.get(url)) | changes)).state == "applied"


def rows(response) -> list[tuple[str, ...]]:
    return [
        tuple(part.replace("\u00a0", " ") for part in (row.day, row.who, row.country, row.before, row.after))
        for row in response.context["told"].ahead
    ]


def home_changes(response) -> list[tuple[str, str, str]]:
    return [
        tuple(" / ".join(part).replace("\u00a0", " ") for part in ([said.day], said.before, said.after))
        for said in response.context["told"].home
        if said.changed
    ]


def a_pause(programme=None, **changes) -> dict[str, str]:
    return {
        "programme": str((programme or Programme.objects.get(takes_applications=True)).pk),
        "first_day": "2027-02-01",
        "last_day": "2027-04-03",
        "reason_sv": "Systemet byts.",
        "reason_en": "The system is being replaced.",
        "still_accepted_sv": "Redovisningar tas emot som vanligt.",
        "still_accepted_en": "Reports are received as usual.",
    } | changes


def zambia():
    return CountryEligibility.objects.get(country__code="ZM")


def ending_zambia(editor, last_day="2027-03-01") -> tuple[str, dict]:
    url = url_of(zambia())
    return url, form_of(editor.get(url)) | {"last_day": last_day}
