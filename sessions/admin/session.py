"""The editors' page for a session: its voices, its themes, and whether it is public."""

from django.contrib import admin, messages
from django.db.models import Count
from django.urls import reverse

from sessions.admin.inlines import ParticipationInline, SessionThemeInline
from sessions.admin.shown import conflicts, links
from sessions.models import Session
from sessions.resources import SessionResource
from speakers.admin import FoldedSearch
from speakers.exchange_admin import ExchangeAdmin

# More rows than this make a form that neither a browser nor an editor can use.
MOST_INLINE_ROWS = 30


@admin.register(Session)
class SessionAdmin(FoldedSearch, ExchangeAdmin):
    resource_classes = [SessionResource]
    list_display = ["title", "event", "code", "start_date", "status", "voice_count"]
    list_select_related = ["event"]
    list_filter = ["status", "event", "language"]
    search_fields = ["search_key", "event__search_key"]
    date_hierarchy = "start_date"
    autocomplete_fields = ["event"]
    readonly_fields = ["status", "published_at", "source_links", "open_conflicts"]
    inlines = [ParticipationInline, SessionThemeInline]
    actions = ["publish", "withdraw"]
    fieldsets = [
        (None, {"fields": ["title", "slug", "event", "code", "kind", "language", "status", "published_at"]}),
        ("Time", {"fields": [("start_date", "start_time"), ("end_date", "end_time"), "zone"]}),
        ("Text", {"fields": ["summary", "report", "disclaimer"]}),
        ("Links", {"fields": ["recording_url", "official_url"]}),
        ("Source", {"fields": ["source_links", "open_conflicts"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(voices=Count("participations__voice_position"))

    def get_inlines(self, request, session):
        is_long = session and session.participations.count() > MOST_INLINE_ROWS
        return [SessionThemeInline] if is_long else self.inlines

    @admin.display(description="voices", ordering="voices")
    def voice_count(self, session):
        return session.voices

    @admin.display(description="Read from")
    def source_links(self, session):
        return links("igf_sessions_source", session.sources.defer("content", "text"))

    @admin.display(description="Changed here and in the document")
    def open_conflicts(self, session):
        return conflicts(session)

    @admin.action(description="Publish the selected sessions", permissions=["publish"])
    def publish(self, request, sessions):
        for session in sessions:
            session.publish()
        self.message_user(request, f"{len(sessions)} sessions are public now.", messages.SUCCESS)

    @admin.action(description="Withdraw the selected sessions", permissions=["publish"])
    def withdraw(self, request, sessions):
        for session in sessions:
            session.withdraw()
        self.message_user(request, f"{len(sessions)} sessions are no longer public.", messages.SUCCESS)

    def has_publish_permission(self, request):
        return request.user.has_perm("igf_sessions.publish_session")

    def view_on_site(self, session):
        return session.get_absolute_url() if session.is_public else reverse("sessions:preview", args=[session.slug])
