"""The pages on which an editor decides what was changed here and in a document, one by one or a session at once."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Model
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from sessions.conflicts import (
    KINDS,
    TO_SESSION,
    Choice,
    Conflict,
    ConflictError,
    conflicts_of,
    in_conflict,
    session_of,
    settle,
)
from sessions.models import Session
from sessions.roles import editable, may_edit
from speakers.history.marked import marked
from speakers.history.word_differences import How, shortened

RECORDS_A_PAGE = 20
# What the buttons say of a choice.
CHOICES = {choice.name.lower(): choice for choice in Choice}
AT_ONCE = {"ours": "Keep all of ours", "document": "Take all of the document’s"}


@dataclass(frozen=True)
class Side:
    """A conflict as a page shows it: both texts marked, `is_short` where some of what is the same is left out."""

    conflict: Conflict
    ours: SafeString
    document: SafeString
    is_short: bool


@dataclass(frozen=True)
class Row:
    """A record with its conflicts, and whether the person may decide them."""

    record: Model
    session: Session
    may_decide: bool
    sides: list[Side]

    @property
    def kind(self) -> str:
        return self.record._meta.model_name

    @property
    def kind_in_words(self) -> str:
        return str(capfirst(self.record._meta.verbose_name))

    @property
    def page(self) -> str:
        return reverse(f"admin:igf_sessions_{self.kind}_change", args=[self.record.pk])


class ConflictPages:
    """Adds to the admin of sessions the conflicts of sessions, voices and statements."""

    def get_urls(self):
        guarded = self.admin_site.admin_view
        return [
            path("conflicts/<slug:kind>/", guarded(self.kind_view), name="igf_sessions_session_conflicts_of"),
            path("conflicts/<slug:kind>/<int:pk>/", guarded(self.record_view), name="igf_sessions_session_conflict"),
            path("<int:pk>/conflicts/", guarded(self.session_view), name="igf_sessions_session_conflicts"),
            path("<int:pk>/conflicts/settle/", guarded(self.settle_view), name="igf_sessions_session_settle"),
            *super().get_urls(),
        ]

    def kind_view(self, request, kind):
        """All conflicts of one kind of record, in every session."""
        model = self._model(request, kind)
        page = Paginator(in_conflict(model), RECORDS_A_PAGE).get_page(request.GET.get("page"))
        title = f"Conflicts in {model._meta.verbose_name_plural}"
        return self._conflicts_page(request, title, list(page), page=page)

    def session_view(self, request, pk):
        """All conflicts of one session: its own, its voices' and its statements'."""
        session = get_object_or_404(Session.objects.select_related("event"), pk=pk)
        page = Paginator(self._in_session(request, pk), RECORDS_A_PAGE).get_page(request.GET.get("page"))
        at_once = AT_ONCE if page.paginator.count and self._may_settle(request, session) else {}
        title = f"Conflicts in {session}"
        return self._conflicts_page(request, title, list(page), page=page, session=session, at_once=at_once)

    def record_view(self, request, kind, pk):
        """The conflicts of one record with their texts in full; a POST decides one of them."""
        model = self._model(request, kind)
        record = get_object_or_404(model._base_manager, pk=pk)
        if request.method == "POST":
            return self._settle_one(request, record)
        found = list(in_conflict(model).filter(pk=pk))
        return self._conflicts_page(request, f"Conflicts in {record}", found, session=session_of(record), is_full=True)

    @transaction.atomic
    def settle_view(self, request, pk):
        """Ask whether all conflicts of the session are to be decided alike, and do so once that is confirmed."""
        session = get_object_or_404(Session, pk=pk)
        choice = request.POST.get("choice", "")
        if choice not in AT_ONCE:
            raise Http404
        if not self._may_settle(request, session):
            raise PermissionDenied
        rows = _by_kind(self._in_session(request, pk))
        seen = "".join(sorted(one.seen for _, conflicts in rows for one in conflicts))
        if request.POST.get("seen") == seen and self._settle_all(request, rows, CHOICES[choice]):
            return redirect("admin:igf_sessions_session_conflicts", pk)
        counts = {"records": len(rows), "conflicts": sum(len(conflicts) for _, conflicts in rows)}
        shown = {"session": session, "choice": choice, "label": AT_ONCE[choice], "seen": seen, **counts}
        return self._page_of_conflicts(request, "settle", AT_ONCE[choice], **shown)

    def _model(self, request, kind):
        if kind not in KINDS:
            raise Http404
        if not self._admin_of(KINDS[kind]).has_view_permission(request):
            raise PermissionDenied
        return KINDS[kind]

    def _admin_of(self, model):
        return self.admin_site.get_model_admin(model)

    def _in_session(self, request, pk):
        """Those of the session's records in conflict that the person may see."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        seen = [model for model in KINDS.values() if self._admin_of(model).has_view_permission(request)]
        return [record for model in seen for record in in_conflict(model, pk)]

    def _may_settle(self, request, session):
        changeable = all(self._admin_of(model).has_change_permission(request) for model in KINDS.values())
        return changeable and may_edit(request.user, session)

    def _settle_one(self, request, record):
        choice = CHOICES.get(request.POST.get("choice"))
        if choice is None:
            raise Http404
        if not self._admin_of(type(record)).has_change_permission(request, record):
            raise PermissionDenied
        name, seen, text = (request.POST.get(key, "") for key in ("field", "seen", "text"))
        self._said(request, lambda: settle(record, name, choice, seen, text))
        if "of_kind" in request.POST:
            return redirect("admin:igf_sessions_session_conflicts_of", record._meta.model_name)
        return redirect("admin:igf_sessions_session_conflicts", session_of(record).pk)

    def _settle_all(self, request, rows, choice):
        """All of them or none."""

        def decide():
            with transaction.atomic():
                for record, conflicts in rows:
                    for one in conflicts:
                        settle(record, one.name, choice, one.seen)
            return f"{sum(len(conflicts) for _, conflicts in rows)} conflicts are decided: {choice} stands."

        return self._said(request, decide)

    def _said(self, request, decide):
        """Whether the decision was taken; the person is told what was decided or what stands against it."""
        try:
            self.message_user(request, decide(), messages.SUCCESS)
        except ConflictError as error:
            self.message_user(request, str(error), messages.ERROR)
            return False
        return True

    def _conflicts_page(self, request, title, records, *, is_full=False, **shown):
        open_ones = self._open_ones(request, records)
        rows = [
            Row(record, session_of(record), record in open_ones, [_side(one, is_full) for one in conflicts])
            for record, conflicts in _by_kind(records)
        ]
        return self._page_of_conflicts(request, "list", title, rows=rows, is_full=is_full, **shown)

    def _open_ones(self, request, records):
        """Those of the records that the person may change."""
        open_ones = set()
        for model in {type(record) for record in records}:
            if self._admin_of(model).has_change_permission(request):
                mine = model.objects.filter(pk__in=[one.pk for one in records if type(one) is model])
                open_ones |= set(editable(request.user, mine.only("pk"), TO_SESSION[model]))
        return open_ones

    def _page_of_conflicts(self, request, template, title, **shown):
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": title, **shown}
        return TemplateResponse(request, f"admin/conflicts/{template}.html", context)


def _by_kind(records):
    """Each record with its conflicts, asked of the database once a kind."""
    return [row for model in KINDS.values() for row in conflicts_of(one for one in records if type(one) is model)]


def _side(conflict, is_full):
    pieces = conflict.pieces if is_full else shortened(conflict.pieces)
    ours, theirs = (_marked_side(pieces, other) for other in (How.ADDED, How.REMOVED))
    return Side(conflict, ours, theirs, pieces != conflict.pieces)


def _marked_side(pieces, other):
    """The pieces of one side: those that are not the other's alone."""
    own = [piece for piece in pieces if piece.how != other]
    return marked(own) if own else format_html("<em>{}</em>", "Nothing")
