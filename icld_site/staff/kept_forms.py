"""What somebody had written when their session ended: it is kept until they sign in again, and then waits to be saved.

Whoever sends a form of admin with the cookie of a session that has ended is led to the sign-in. What they sent is put
into the new session, which names nobody yet, for the account that the ended one was of; for anybody else nothing is
kept, and the sign-in says so. The page that they are led back to then shows it, until it is saved or thrown away. The
same page waits for who has signed in anew in another tab already: the form of the old one carries a token that holds no
longer.
"""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

KEPT = "kept_form"
#: What is sent to throw away what was kept.
THROWN_AWAY = "_throw_away"
#: In the sign-in's query: what was sent has not been kept. No session tells it, for a stranger shall not make one.
LOST = "lost"
#: The buttons under what was written. Others delete, sign out or choose from a list: that is soon done again.
SAVING = {"_save", "_saveasnew", "_addanother", "_continue", "_step"}
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field


def keep(request: HttpRequest) -> HttpResponse | None:
    """Keep a form that was sent without a session, where it is of somebody whose session has ended. Where that isn't
    known, what was to be saved is lost: then the way to the sign-in, which says so.

    A form with a password isn't kept. Files cannot be: their names are, so that they can be chosen again.
    """
    if SAVING.isdisjoint(request.POST):
        return None
    owner = _owner_of_ended_session(request)
    if owner is None or not _may_be_kept(request):
        return redirect_to_login(request.get_full_path(), f"{reverse('login')}?{LOST}")
    _put(request, owner)
    messages.warning(
        request, _("Your session had ended. What you wrote has been kept, and is shown to you when you have signed in.")
    )
    return None


def keep_of_old_tab(request: HttpRequest) -> bool:
    """Keep a form that was refused for its token, where one of our own pages sent it, as the browser itself says, and
    the account that is signed in now may send it once more.
    """
    is_ours = request.headers.get("Origin") in settings.CSRF_TRUSTED_ORIGINS
    is_for_staff = request.path.startswith(reverse("admin:index")) and admin.site.has_permission(request)
    if not (is_ours and is_for_staff and _may_be_kept(request)):
        return False
    _put(request, str(request.user.pk))
    return True


def waiting(request: HttpRequest) -> HttpResponse | None:
    """What is shown in the place of a page whose form was kept; None where there is none.

    That it is sent now, by the page that shows it or once more by the form itself, ends the keeping.
    """
    kept = request.session.get(KEPT)
    if not kept:
        return None
    if kept["owner"] != str(request.user.pk):
        del request.session[KEPT]
        return None
    if request.path != kept["path"]:
        return None
    if request.method == "POST":
        del request.session[KEPT]
        return HttpResponseRedirect(request.path) if THROWN_AWAY in request.POST else None
    return _shown(request, kept)


def _may_be_kept(request: HttpRequest) -> bool:
    return not SAVING.isdisjoint(request.POST) and not any("password" in name for name in request.POST)


def _put(request: HttpRequest, owner: str) -> None:
    fields = [[name, value] for name, values in request.POST.lists() if name != TOKEN for value in values]
    files = [file.name for file in request.FILES.values()]
    request.session[KEPT] = {"owner": owner, "path": request.path, "fields": fields, "files": files}


def _owner_of_ended_session(request: HttpRequest) -> str | None:
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    row = Session.objects.filter(pk=key).first() if key else None
    return row.get_decoded().get(SESSION_KEY) if row else None


def _shown(request: HttpRequest, kept: dict[str, Any]) -> HttpResponse:
    context = {
        "heading": _("You were signed out while you were writing"),
        "kept": kept,
        "thrown_away": THROWN_AWAY,
    }
    return render(request, "accounts/kept_form.html", context)
