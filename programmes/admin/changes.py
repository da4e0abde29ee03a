"""Admin of the changes of rules that wait for a second editor: looked at, approved, refused; never edited."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Case, When
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.models import RuleChange

from .second_editor import Action, RuleAdmin, key_in
from .sent_forms import Preview, field_changes, rehearse, sent_again, stands, url_of

State = RuleChange.State


class _InTheWay(Exception):  # noqa: N818
    """Why a change can't be made. It goes on waiting."""


@admin.register(RuleChange)
class RuleChangeAdmin(admin.ModelAdmin):
    list_display = (
        "title",
        "kind_of_rule",
        "action",
        "state",
        "proposed_by",
        "proposed_at",
        "decided_by",
        "decided_at",
    )
    list_filter = ("state",)
    list_select_related = ("content_type", "proposed_by", "decided_by")
    ordering = (Case(When(state=State.WAITING, then=0), default=1), "-proposed_at")

    @admin.display(description=gettext_lazy("kind of rule"))
    def kind_of_rule(self, change: RuleChange) -> str:
        model = change.content_type.model_class()
        return capfirst(str(model._meta.verbose_name)) if model else change.content_type.model

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: RuleChange | None = None) -> bool:
        """Those see the changes who may change such a rule; the list, those who may change any."""
        admins = [self._admin_of(obj)] if obj else self._rule_admins()
        return any(one is not None and one.has_change_permission(request) for one in admins)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: RuleChange | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: RuleChange | None = None) -> bool:
        return False

    def _rule_admins(self) -> list[RuleAdmin]:
        return [one for one in self.admin_site._registry.values() if isinstance(one, RuleAdmin)]

    def _admin_of(self, change: RuleChange) -> Any:
        return self.admin_site._registry.get(change.content_type.model_class())

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The change in words, with what it would make of the answers; on POST the decision about it."""
        change = RuleChange.objects.filter(pk=key_in(unquote(object_id))).first()
        if change is None:
            raise Http404
        if not self.has_view_permission(request, change):
            raise PermissionDenied
        if request.method == "POST":
            return self._decide(request, change)
        return self._show(request, change)

    def _show(self, request: HttpRequest, change: RuleChange) -> HttpResponse:
        model_admin, title, told, in_the_way = self._admin_of(change), change.title, None, ""
        is_waiting = change.state == State.WAITING
        if is_waiting:
            try:
                seen = self._preview(request, change)
                title, told = seen.title, seen.told  # the title in this reader's language, not in the proposer's
            except _InTheWay as reason:
                in_the_way = str(reason)
        row = change.object_id and model_admin.get_object(request, str(change.object_id))
        is_own = change.proposed_by_id == request.user.pk
        context = {
            **self.admin_site.each_context(request),
            "title": f"{self.kind_of_rule(change)}: {title}",
            "row_title": title,
            "opts": self.opts,
            "is_popup": "_popup" in request.GET,
            "change": change,
            "fields": field_changes(model_admin, request, change.was, change.form),
            "told": told,
            "in_the_way": in_the_way,
            "is_own": is_own,
            "may_approve": is_waiting and not is_own and not in_the_way and self._may(request, change),
            "may_refuse": is_waiting,
            "row_url": url_of(model_admin, Action.CHANGE, str(change.object_id)) if row else "",
        }
        return TemplateResponse(request, "admin/programmes/rule_change.html", context)

    def _decide(self, request: HttpRequest, change: RuleChange) -> HttpResponse:
        try:
            with transaction.atomic():
                locked = RuleChange.objects.select_for_update().get(pk=change.pk)
                said = self._approve(request, locked) if "_approve" in request.POST else self._refuse(request, locked)
        except _InTheWay as reason:
            self.message_user(request, str(reason), messages.ERROR)
            return HttpResponseRedirect(request.path)
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:programmes_rulechange_changelist"))

    def _refuse(self, request: HttpRequest, change: RuleChange) -> str:
        self._close(request, change, State.REFUSED)
        return _("The change is refused. The rules stay as they were.")

    def _approve(self, request: HttpRequest, change: RuleChange) -> str:
        if change.proposed_by_id == request.user.pk:
            raise _InTheWay(_("You have proposed this change yourself. Somebody else has to approve it."))
        if not self._may(request, change):
            raise PermissionDenied
        self._close(request, change, State.APPLIED)
        self._check(request, change, lock=True)
        sent, view = sent_again(change, request, self._admin_of(change))
        sent.on_saved = lambda *_: HttpResponse(status=204)
        response = view()
        if response.status_code != 204:
            raise _InTheWay(_faults(response))
        return _("The change is approved and in force. Visitors are told so from now on.")

    def _close(self, request: HttpRequest, change: RuleChange, state: str) -> None:
        if change.state != State.WAITING:
            raise _InTheWay(_("The change has been decided already."))
        change.state, change.decided_by, change.decided_at = state, request.user, request.now
        change.save()

    def _may(self, request: HttpRequest, change: RuleChange) -> bool:
        model_admin = self._admin_of(change)
        may = {
            Action.ADD: model_admin.has_add_permission,
            Action.CHANGE: model_admin.has_change_permission,
            Action.DELETE: model_admin.has_delete_permission,
        }[change.action]
        return may(request) and model_admin.has_change_permission(request)

    def _preview(self, request: HttpRequest, change: RuleChange) -> Preview:
        """What the change would do now. Raises _InTheWay where it can't be made."""
        self._check(request, change)
        seen = rehearse(*sent_again(change, request, self._admin_of(change)))
        if not isinstance(seen, Preview):
            raise _InTheWay(_faults(seen))
        return seen

    def _check(self, request: HttpRequest, change: RuleChange, *, lock: bool = False) -> None:
        """Raises _InTheWay where the row is no longer what the proposer saw."""
        if change.action == Action.ADD:
            return
        model_admin = self._admin_of(change)
        if lock:
            list(model_admin.model._base_manager.select_for_update().filter(pk=change.object_id))
        row = model_admin.get_object(request, str(change.object_id))
        if row is None:
            raise _InTheWay(_("The row is no longer there. Refuse the change."))
        if stands(model_admin, request, row) != change.was:
            text = _(
                "The row has been changed since this was proposed. Refuse the change; propose it anew if it holds."
            )
            raise _InTheWay(text)


def _faults(response: HttpResponse) -> str:
    """What the form, or the deletion, says against it."""
    context = getattr(response, "context_data", None) or {}
    faults = [str(fault) for of_field in context.get("errors", ()) for fault in of_field]
    if context.get("protected"):
        faults.append(_("Other rows depend on this one."))
    return " ".join([_("The change can no longer be made."), *faults])
