"""Gathers the figures of an event out of its published sessions, in a fixed number of queries."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from sessions.analysis.floor import FloorShare, shares_of_the_floor
from sessions.models import Event, Participation, Session, Statement, Turn
from sessions.models.statement import State
from sessions.rankings import Rankings, rankings
from sessions.speech_totals import SpeechTotals, speech_totals
from sessions.transcript import Kind

# What the floor is shared out by: a field of Participation.
GROUPINGS = ("stakeholder_group", "region", "role")


@dataclass(frozen=True)
class Grouping:
    """The shares of the floor by one field; `is_known` where the field is known of at least one voice."""

    field: str
    shares: list[FloorShare]

    @property
    def is_known(self) -> bool:
        return any(share.group is not None for share in self.shares)

    @property
    def has_times(self) -> bool:
        return any(share.share_of_time is not None for share in self.shares)


@dataclass(frozen=True)
class EventFigures:
    """One unit a figure; None where it is unknown. `unidentified` are voices that have a name, but no person yet."""

    people: int
    unidentified: int
    turns: int | None
    statements: int
    reviewed: int
    speech: SpeechTotals
    groupings: list[Grouping]
    rankings: Rankings


def event_figures(event: Event) -> EventFigures:
    """The figures of the event's published sessions. Three queries."""
    sessions = Session.objects.published().filter(event=event)
    taking_part = list(_taking_part(sessions))
    voices = [one for one in taking_part if one.voice_position is not None]
    counted = _statements(sessions)
    return EventFigures(
        people=len({one.speaker_id for one in taking_part if one.speaker_id}),
        unidentified=sum(not (one.speaker_id or one.is_placeholder or one.is_redacted) for one in voices),
        turns=_turns(sessions) or None,
        statements=counted["statements"],
        reviewed=counted["reviewed"],
        speech=speech_totals(voices),
        groupings=[Grouping(field, _shares(voices, field)) for field in GROUPINGS],
        rankings=rankings(voices),
    )


def _taking_part(sessions: QuerySet) -> QuerySet:
    """Everybody in these sessions as the public may read them, without reports and what only editors need."""
    figures = ["spoken_words", "spoken_seconds", "words_per_minute", "figures_method", "figures_coverage"]
    own = ["attribution", "listed_position", "voice_position", "withheld_at", "is_placeholder", *GROUPINGS, *figures]
    people = Participation.objects.redacted().filter(session__in=sessions).select_related("session", "speaker")
    related = ["session__title", "session__slug", "session__language"]
    related += ["speaker__name", "speaker__slug", "speaker__withheld_at"]
    return people.only(*own, *related).order_by("session", "voice_position", "pk")


def _shares(voices: list[Participation], field: str) -> list[FloorShare]:
    heard = [voice for voice in voices if voice.spoken_words]
    return shares_of_the_floor((_group(voice, field), voice.spoken_words, voice.spoken_seconds) for voice in heard)


def _group(voice: Participation, field: str) -> str:
    """Of who is withheld the words are counted, and nothing says whose they are."""
    return voice.name if voice.is_redacted else getattr(voice, field)


def _statements(sessions: QuerySet) -> dict[str, int]:
    shown = Statement.objects.public().filter(participation__session__in=sessions)
    return shown.aggregate(statements=Count("pk"), reviewed=Count("pk", filter=Q(state=State.APPROVED)))


def _turns(sessions: QuerySet) -> int:
    current = Turn.objects.filter(source__kind=Kind.TRANSCRIPT, source__is_current=True)
    return current.filter(source__session__in=sessions).count()
