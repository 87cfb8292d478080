"""The editors' page for a voice in a session, and the list of voices that are nobody yet."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html_join

from sessions.admin.candidates import offer_candidates
from sessions.admin.guard import PublishedGuard
from sessions.admin.lists import ConflictsFilter, NamedValuesFilter, SpeedFilter, UnresolvedFilter
from sessions.admin.naming import NamingAdmin
from sessions.admin.shown import against_draft, conflicts
from sessions.models import Participation
from sessions.resources import ParticipationResource
from speakers.admin.rows_of_page import RowsOfPage
from speakers.admin.withholding import WithholdingAdmin
from speakers.exchange_admin import ExchangeAdmin
from speakers.versioned_admin import VersionedAdmin


class VoiceList(RowsOfPage):
    """A page of voices, each with the people whom it could be."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        offer_candidates(self.result_list)
        for voice in self.result_list:
            voice.name_address = f"{reverse('admin:igf_sessions_participation_name')}?{request.GET.urlencode()}"


@admin.register(Participation)
class ParticipationAdmin(NamingAdmin, WithholdingAdmin, PublishedGuard, VersionedAdmin, ExchangeAdmin):
    resource_classes = [ParticipationResource]
    session_path = "session"
    list_display = [
        "voice",
        "session",
        "could_be",
        "speaker",
        "role",
        "affiliation",
        "spoken_words",
        "words_per_minute",
    ]
    list_select_related = ["session", "speaker"]
    list_filter = [UnresolvedFilter, SpeedFilter, ConflictsFilter, ("role", NamedValuesFilter), "session__event"]
    search_fields = ["attribution", "speaker__search_key", "session__search_key"]
    autocomplete_fields = ["session", "speaker"]
    readonly_fields = [
        "spoken_words",
        "spoken_seconds",
        "words_per_minute",
        "figures_method",
        "open_conflicts",
        "changed_since_draft",
    ]

    def get_queryset(self, request):
        """With the person: a voice is shown by that name wherever one chooses it."""
        return super().get_queryset(request).select_related(*self.list_select_related)

    def get_ordering(self, request):
        """Among the voices that are nobody, the names stand before the roles and groups."""
        is_queue = UnresolvedFilter.parameter_name in request.GET
        return ["is_placeholder", "session", "voice_position", "pk"] if is_queue else []

    def get_changelist(self, request, **kwargs):
        return VoiceList

    def told_apart(self, participation):
        return f"{participation} ({participation.session})"

    @admin.display(description="voice", ordering="attribution")
    def voice(self, participation):
        return participation.attribution or "Unnamed voice"

    @admin.display(description="could be")
    def could_be(self, participation):
        """A button for each candidate, inside the list's own form."""
        voice = participation.attribution or "The unnamed voice"
        label = f"{voice} in {participation.session} is"
        rows = ((f"{participation.pk}-{one.pk}", label, one, one) for one in participation.candidates)
        button = '<button class="button" formaction="{}" name="is" value="{}" aria-label="{} {}">{}</button> '
        return format_html_join("", button, ((participation.name_address, *row) for row in rows)) or "-"

    @admin.display(description="Changed here and in the document")
    def open_conflicts(self, participation):
        return conflicts(participation)

    @admin.display(description="Changed here since it was drafted")
    def changed_since_draft(self, participation):
        return against_draft(participation)
