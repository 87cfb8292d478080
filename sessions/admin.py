"""The editors' pages: sessions with their voices, statements, themes, events, and the sources to look at."""

from django.contrib import admin, messages
from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html

from sessions.importing.keys import give_keys
from sessions.models import (
    Event,
    Evidence,
    Participation,
    Session,
    SessionTheme,
    Source,
    Statement,
    StatementTheme,
    Theme,
)
from sessions.models.statement import State
from sessions.resources import (
    EventResource,
    ParticipationResource,
    SessionResource,
    StatementResource,
    ThemeResource,
)
from speakers.admin import FoldedSearch
from speakers.exchange_admin import ExchangeAdmin

# More rows than this make a form that neither a browser nor an editor can use.
MOST_INLINE_ROWS = 30


@admin.register(Event)
class EventAdmin(FoldedSearch, ExchangeAdmin):
    resource_classes = [EventResource]
    list_display = ["name", "starts_on", "ends_on", "place"]
    search_fields = ["search_key"]
    date_hierarchy = "starts_on"


class ParticipationInline(admin.TabularInline):
    model = Participation
    fields = ["attribution", "speaker", "role", "affiliation"]
    readonly_fields = ["attribution"]
    autocomplete_fields = ["speaker"]
    show_change_link = True
    can_delete = False
    extra = 0
    max_num = 0
    verbose_name_plural = "Voices and listed people"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("speaker")


class SessionThemeInline(admin.TabularInline):
    model = SessionTheme
    fields = ["theme", "state", "score", "phrases"]
    readonly_fields = ["score", "phrases"]
    autocomplete_fields = ["theme"]
    extra = 0
    verbose_name_plural = "Themes"


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
        return _links("igf_sessions_source", session.sources.defer("content", "text"))

    @admin.display(description="Changed here and in the document")
    def open_conflicts(self, session):
        return _conflicts(session)

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


@admin.register(Participation)
class ParticipationAdmin(ExchangeAdmin):
    resource_classes = [ParticipationResource]
    list_display = ["attribution", "session", "speaker", "role", "affiliation", "spoken_words", "words_per_minute"]
    list_select_related = ["session", "speaker"]
    list_filter = ["role", ("speaker", admin.EmptyFieldListFilter), "session__event"]
    search_fields = ["attribution", "speaker__search_key", "session__search_key"]
    autocomplete_fields = ["session", "speaker"]
    readonly_fields = ["spoken_words", "spoken_seconds", "words_per_minute", "figures_method", "open_conflicts"]

    @admin.display(description="Changed here and in the document")
    def open_conflicts(self, participation):
        return _conflicts(participation)


class EvidenceInline(admin.TabularInline):
    model = Evidence
    fields = readonly_fields = ["source", "start", "end", "text"]
    extra = max_num = 0
    can_delete = False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source").defer("source__content", "source__text")


class StatementThemeInline(SessionThemeInline):
    model = StatementTheme


@admin.register(Statement)
class StatementAdmin(ExchangeAdmin):
    resource_classes = [StatementResource]
    list_display = ["text", "participation", "session", "state", "is_in_source"]
    list_select_related = ["participation__speaker", "participation__session"]
    list_filter = ["state", "is_in_source", "participation__session__event"]
    search_fields = ["text", "key", "participation__speaker__search_key", "participation__session__search_key"]
    autocomplete_fields = ["participation"]
    readonly_fields = ["key", "is_in_source", "open_conflicts"]
    inlines = [EvidenceInline, StatementThemeInline]
    actions = ["approve", "reject"]

    @admin.display(ordering="participation__session__search_key")
    def session(self, statement):
        return statement.participation.session

    @admin.display(description="Changed here and in the document")
    def open_conflicts(self, statement):
        return _conflicts(statement)

    @admin.action(description="Approve the selected statements", permissions=["change"])
    def approve(self, request, statements):
        self._decide(request, statements, State.APPROVED)

    @admin.action(description="Reject the selected statements", permissions=["change"])
    def reject(self, request, statements):
        self._decide(request, statements, State.REJECTED)

    def _decide(self, request, statements, state):
        for statement in statements:
            statement.state = state
            statement.save()
        self.message_user(request, f"{len(statements)} statements are {state.label.lower()} now.", messages.SUCCESS)

    def save_model(self, request, statement, form, change):
        if not statement.key:
            give_keys([statement])
        super().save_model(request, statement, form, change)


@admin.register(Theme)
class ThemeAdmin(FoldedSearch, ExchangeAdmin):
    resource_classes = [ThemeResource]
    list_display = ["name", "basket", "position"]
    list_select_related = ["basket"]
    list_filter = [("basket", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["search_key"]


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):
    """Sources are evidence: nobody changes them."""

    list_display = ["name", "session", "format", "kind", "received_at", "is_current"]
    list_select_related = ["session"]
    list_filter = ["kind", "format", "is_current"]
    search_fields = ["name", "sha256", "session__search_key"]
    fields = [
        "name",
        "session",
        "format",
        "kind",
        "reader_version",
        "sha256",
        "received_at",
        "received_by",
        "warnings",
        "text",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, source=None):
        return False

    def has_delete_permission(self, request, source=None):
        return False


def _links(admin_page, records):
    """The records as links to their pages of the admin."""
    links = [
        format_html('<a href="{}">{}</a> ', reverse(f"admin:{admin_page}_change", args=[one.pk]), one)
        for one in records
    ]
    return format_html("{}" * len(links), *links) or "Nothing: it was written here."


def _conflicts(record):
    """What the document says now where a person had written something else."""
    rows = [format_html("<dt>{}</dt><dd>{}</dd>", name, value) for name, value in sorted(record.conflicts.items())]
    return format_html("<dl>" + "{}" * len(rows) + "</dl>", *rows) if rows else "Nothing."
