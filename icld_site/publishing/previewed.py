"""Admin's way to a preview: of a form before it is saved, and an address of what is saved, to send to somebody."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from icld_site.addresses import LANGUAGES

from . import previews

#: The button under the form, whose value is the language.
BUTTON = "_preview"


class _Shown(Exception):  # noqa: N818
    """Leaves the view, and so rolls back everything that it has written."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.response = response


class Previewed:
    """For the admin of texts. The form is stored as ever, its page is made, and then nothing of it has happened."""

    #: Whether a form can be looked at before it is saved.
    previews_forms = True

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        return self._shown(request, partial(super().add_view, request, form_url, extra_context))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return self._shown(request, partial(super().change_view, request, object_id, form_url, extra_context))

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        self._show(request, obj)
        return super().response_add(request, obj, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        self._show(request, obj)
        return super().response_change(request, obj)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        obj = kwargs.get("obj")
        may_save = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        context["previews_forms"] = may_save and self._is_previewed(request)
        if obj and not self.get_view_on_site_url(obj):
            token = previews.token_for(obj, request.today)
            context |= {"preview_address": token.address(request.LANGUAGE_CODE), "preview_ends": token.last}
        return super().render_change_form(request, context, *args, **kwargs)

    def _show(self, request: HttpRequest, obj: Any) -> None:
        """Where the views end that have stored something: raises its page, where that was asked for."""
        language = request.POST.get(BUTTON)
        if language in LANGUAGES and self._is_previewed(request):
            raise _Shown(previews.page(obj, language, request.today, previews.Preview()))

    def _is_previewed(self, request: HttpRequest) -> bool:
        """Whether the form is that of the two views above: history shows it too, in views of its own."""
        return self.previews_forms and getattr(request, "is_previewed", False)

    def _shown(self, request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
        request.is_previewed = True
        try:
            return view()
        except _Shown as shown:
            return shown.response
        except previews.NotShowable:
            text = _("There is no preview: the text lacks something that its page needs, such as an address.")
            self.message_user(request, text, messages.ERROR)
            return HttpResponseRedirect(request.path)
