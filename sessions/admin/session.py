"""The editors' page for a session: its voices, its themes, and whether it is public."""

from django.contrib import admin
from django.db import models
from django.urls import reverse
from django.utils.html import format_html_join

from sessions.admin.conflict_pages import ConflictPages
from sessions.admin.guard import PublishedGuard
from sessions.admin.inlines import ParticipationInline, SessionThemeInline
from sessions.admin.lists import ConflictsFilter, NamedValuesFilter, PlannedFilter
from sessions.admin.shown import against_draft, conflicts, links, objection_link, text_link
from sessions.admin.steps import StepsAdmin
from sessions.admin.workbench import WorkbenchAdmin
from sessions.models import Participation, Session, SessionTheme, Statement
from sessions.naming_texts import naming_texts
from sessions.publishing import objections
from sessions.resources import SessionResource
from speakers.admin import FoldedSearch
from speakers.admin.counted import counted
from speakers.admin.withholding import WithholdingAdmin
from speakers.exchange_admin import ExchangeAdmin
from speakers.versioned_admin import VersionedAdmin

# More rows than this make a form that neither a browser nor an editor can use.
MOST_INLINE_ROWS = 30


@admin.register(Session)
class SessionAdmin(
    WorkbenchAdmin,
    StepsAdmin,
    ConflictPages,
    WithholdingAdmin,
    PublishedGuard,
    VersionedAdmin,
    FoldedSearch,
    ExchangeAdmin,
):
    resource_classes = [SessionResource]
    withheld_on_request_of = "organiser"
    list_display = ["title", "workbench", "to_review", "status", "event", "code", "start_date", "voice_count"]
    list_select_related = ["event"]
    list_filter = ["status", PlannedFilter, ConflictsFilter, "event", ("language", NamedValuesFilter)]
    search_fields = ["search_key", "event__search_key"]
    date_hierarchy = "start_date"
    autocomplete_fields = ["event"]
    readonly_fields = [
        "status",
        "published_at",
        "stands_against",
        "source_links",
        "open_conflicts",
        "changed_since_draft",
    ]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    history_parts = {SessionTheme: ("theme", "state")}
    inlines = [ParticipationInline, SessionThemeInline]
    fieldsets = [
        (None, {"fields": ["title", "slug", "event", "code", "kind", "language"]}),
        ("Publication", {"fields": ["status", "stands_against", "publish_on", "published_at"]}),
        ("Time", {"fields": [("start_date", "start_time"), ("end_date", "end_time"), "zone"]}),
        ("Text", {"fields": ["summary", "report", "disclaimer"]}),
        ("Links", {"fields": ["recording_url", "official_url"]}),
        ("Source", {"fields": ["source_links", "open_conflicts", "changed_since_draft"]}),
    ]

    def get_queryset(self, request):
        heard = counted(Participation.objects.voices(), "session")
        left = counted(Statement.objects.to_review(), "participation__session")
        return super().get_queryset(request).annotate(voices=heard, left=left)

    def get_inlines(self, request, session):
        is_long = session and session.participations.count() > MOST_INLINE_ROWS
        return [SessionThemeInline] if is_long else self.inlines

    def told_apart(self, session):
        """Many events have an "Opening session"."""
        known = [str(one) for one in (session.event, session.start_date) if one]
        return f"{session} ({', '.join(known)})" if known else str(session)

    @admin.display(description="voices", ordering="voices")
    def voice_count(self, session):
        return session.voices

    @admin.display(description="to review", ordering="left")
    def to_review(self, session):
        return session.left

    @admin.display(description="Read from")
    def source_links(self, session):
        return links("igf_sessions_source", session.sources.defer("content", "text"))

    @admin.display(description="Changed here and in the document")
    def open_conflicts(self, session):
        return conflicts(session)

    @admin.display(description="Changed here since it was drafted")
    def changed_since_draft(self, session):
        return against_draft(session)

    @admin.display(description="Stands against publication")
    def stands_against(self, session):
        if not session.pk:
            return "Nothing."
        found = [objection_link(session, one) for one in objections([session])[session.pk]]
        named = map(text_link, naming_texts([session.pk])[session.pk])
        return format_html_join("", "{}<br>", [(one,) for one in [*found, *named]]) or "Nothing."

    def get_readonly_fields(self, request, session=None):
        """When a session is published by itself is a Publisher's decision."""
        planned = [] if self.has_publish_permission(request) else ["publish_on"]
        return [*super().get_readonly_fields(request, session), *planned]

    def formfield_for_dbfield(self, field, request, **options):
        """Of a moment the day and the time are two inputs, and each needs its name."""
        formfield = super().formfield_for_dbfield(field, request, **options)
        for part, name in zip(getattr(formfield and formfield.widget, "widgets", []), ["day", "time"], strict=False):
            part.attrs["aria-label"] = f"{formfield.label}: {name}"
        return formfield

    def has_import_permission(self, request):
        """A table may hold published sessions; whoever may import documents may not import it yet."""
        return super().has_import_permission(request) and self.has_publish_permission(request)

    def view_on_site(self, session):
        if not session.slug:  # emptied in a form that is not saved yet
            return None
        return session.get_absolute_url() if session.is_public else reverse("sessions:preview", args=[session.slug])
