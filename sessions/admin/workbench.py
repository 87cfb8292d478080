"""The page on which an editor goes through the statements of a session beside its sources, one key a decision."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from sessions.admin.workbench_panel import open_panel, refusal
from sessions.models import Session, Statement
from sessions.roles import may_edit
from sessions.workbench.asked import make_change
from sessions.workbench.bench import touched_bench, whole_bench
from sessions.workbench.cards import KEPT, SHOWN, cards
from sessions.workbench.desk import Desk, StaleStatement, WorkbenchError

SEES = ["igf_sessions.view_session", "igf_sessions.view_statement"]
CHANGES = [f"igf_sessions.change_{name}" for name in ("statement", "evidence", "statementtheme", "statementrelation")]
# Our own script asks for parts of the page by this header.
PART = "X-Workbench"
WHOLE_PAGE = 205  # "reset content": so much changed that the page is loaded again


class WorkbenchAdmin:
    """Adds the workbench to the admin of sessions."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.workbench_view)
        return [path("<int:pk>/workbench/", view, name="igf_sessions_session_workbench"), *super().get_urls()]

    @admin.display(description="")
    def workbench(self, session):
        label = format_html('<span class="visually-hidden"> of {}</span>', session)
        return format_html('<a href="{}">Workbench{}</a>', workbench_of(session), label)

    def workbench_view(self, request, pk):
        if not request.user.has_perms(SEES):
            raise PermissionDenied
        session = get_object_or_404(Session.objects.select_related("event"), pk=pk)
        desk = Desk(session, request.user)
        if request.method == "POST":
            return self._change(request, desk)
        key = request.GET.get("open", "")
        if PART in request.headers:
            return _card(request, desk, key)
        return self._page(request, desk, key)

    @transaction.atomic
    def _change(self, request, desk):
        """One change after the other in a session: each sees what the one before it did."""
        locked = Session.objects.select_for_update().get(pk=desk.session.pk)
        if not (request.user.has_perms(CHANGES) and may_edit(request.user, locked)):
            raise PermissionDenied
        try:
            change = make_change(desk, request.POST)
        except WorkbenchError as error:
            return self._refuse(request, desk, error)
        if PART in request.headers:
            return _answer(request, desk, change)
        messages.success(request, _said(request, change))
        return HttpResponseRedirect(f"{workbench_of(desk.session)}?show={_which(request)}#s-{_key(request)}")

    def _refuse(self, request, desk, error):
        status = 409 if isinstance(error, StaleStatement) else 422
        refused = refusal(error, request.POST)
        if PART in request.headers:
            return _card(request, desk, _key(request), refused, status)
        return self._page(request, desk, _key(request), refused, status)

    def _page(self, request, desk, key, refused=None, status=200):
        panel = open_panel(desk, key, refused)
        shown = {
            **self.admin_site.each_context(request),
            "is_nav_sidebar_enabled": False,
            "title": f"Workbench: {desk.session}",
            "opts": self.opts,
            **_context(request, desk),
            "bench": whole_bench(desk, _which(request), panel.key if panel else ""),
            "panel": panel,
        }
        return TemplateResponse(request, "admin/workbench/page.html", shown, status=status)


def _card(request, desk, key, refused=None, status=200):
    """The card of one statement with all its forms, or the reason of a refusal alone where it has none."""
    found = cards(Statement.objects.filter(participation__session=desk.session, key=key[:8].replace("\0", "")))
    shown = {**_context(request, desk), "panel": open_panel(desk, key, refused), "statements": found}
    return HttpResponse(render_to_string("admin/workbench/_part.html", shown, request), status=status)


def _answer(request, desk, change):
    bench = touched_bench(desk, change, _which(request))
    if bench is None:
        return HttpResponse(status=WHOLE_PAGE)
    shown = {**_context(request, desk), "bench": bench, "said": _said(request, change)}
    return HttpResponse(render_to_string("admin/workbench/_answer.html", shown, request))


def _said(request, change):
    name = request.POST["do"].partition(" ")[0]
    return {"undo": "Undone: ", "redo": "Done again: "}.get(name, "") + str(change)


def _context(request, desk):
    return {
        "session": desk.session,
        "which": _which(request),
        "may_change": request.user.has_perms(CHANGES) and may_edit(request.user, desk.session),
    }


def _which(request):
    asked = request.GET.get("show", KEPT)
    return asked if asked in SHOWN else KEPT


def _key(request):
    """The statement that the form is about; empty for undoing and the like."""
    return (request.POST.get("do", "").split() + [""] * 2)[1]


def workbench_of(session):
    return reverse("admin:igf_sessions_session_workbench", args=[session.pk])
