"""The editors' page for a person."""

from django.contrib import admin
from django.db.models import OuterRef, Q, Subquery

from speakers.admin.counted import counted
from speakers.admin.folded_search import FoldedSearch
from speakers.admin.labelled_rows import LabelledRows
from speakers.admin.people import PeoplePages
from speakers.admin.withholding import PUBLISH, WithholdingAdmin
from speakers.exchange_admin import ExchangeAdmin
from speakers.models import DistinctPair, LikelyDuplicate, Speaker, SpeakerAlias
from speakers.names import fold
from speakers.resources import SpeakerResource
from speakers.versioned_admin import VersionedAdmin, VersionedInline


class AliasInline(VersionedInline, LabelledRows):
    model = SpeakerAlias
    fields = ["name", "version"]
    extra = 1
    verbose_name = "other name"
    verbose_name_plural = "Other names that mean this person"


class PublicPersonGuard:
    """Whose name stands on a public page is changed by those who may publish."""

    def has_change_permission(self, request, speaker=None):
        return super().has_change_permission(request, speaker) and _is_open(request.user, speaker)

    def has_delete_permission(self, request, speaker=None):
        return super().has_delete_permission(request, speaker) and _is_open(request.user, speaker)


def _is_open(user, speaker):
    if speaker is None or user.has_perm(PUBLISH):
        return True
    return not speaker.participations.filter(session__status="published").exists()


@admin.register(Speaker)
class SpeakerAdmin(WithholdingAdmin, PeoplePages, PublicPersonGuard, VersionedAdmin, FoldedSearch, ExchangeAdmin):
    resource_classes = [SpeakerResource]
    list_display = ["name", "affiliation", "session_count", "slug"]
    search_fields = ["search_key", "aliases__search_key"]
    inlines = [AliasInline]
    history_parts = {SpeakerAlias: ("name",)}
    fields = ["name", "slug", "note"]

    def get_queryset(self, request):
        """With what tells people of one name apart."""
        voices = Speaker.participations.rel.related_model.objects
        latest = voices.filter(speaker=OuterRef("pk")).exclude(affiliation="").order_by("-session__start_date", "-pk")
        said = Subquery(latest.values("affiliation")[:1])
        return super().get_queryset(request).annotate(affiliation=said, sessions=counted(voices.all(), "speaker"))

    def told_apart(self, speaker):
        """The affiliation is for those who know the person; the slug is never the same."""
        return f"{speaker} ({', '.join(filter(None, [speaker.affiliation, speaker.slug]))})"

    @admin.display(description="latest affiliation")
    def affiliation(self, speaker):
        return speaker.affiliation

    @admin.display(description="voices in sessions")
    def session_count(self, speaker):
        return speaker.sessions

    def namesakes(self, speaker):
        """Voices that are nobody's yet and print one of the person's names, whatever their capitals and accents."""
        names = _names_of(speaker)
        nobody = speaker.participations.model.objects.filter(speaker=None, is_placeholder=False)
        return [voice for voice in nobody.select_related("session") if fold(voice.attribution) in names]

    def doubles(self, speaker):
        """People who bear one of the names, or are likely to be the same, unless an editor said that they are not."""
        names, likely = _names_of(speaker), _partners(LikelyDuplicate.objects.undecided(), speaker)
        same = Q(search_key__in=names) | Q(aliases__search_key__in=names) | Q(pk__in=likely)
        found = Speaker.objects.filter(same, withheld_at=None).exclude(pk=speaker.pk).distinct()
        return found.exclude(pk__in=_partners(DistinctPair.objects.all(), speaker))


def _names_of(speaker):
    return {fold(name) for name in [speaker.name, *speaker.aliases.values_list("name", flat=True)]}


def _partners(pairs, speaker):
    """Who makes a pair with the speaker."""
    own = pairs.filter(Q(first=speaker) | Q(second=speaker)).values_list("first", "second")
    return {pk for pair in own for pk in pair} - {speaker.pk}
