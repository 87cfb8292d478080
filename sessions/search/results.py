"""Turns the documents of one page into what the page prints: the records, with what matched in them marked."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from sessions.models import (
    DocumentKind,
    Evidence,
    Participation,
    Session,
    Statement,
    Theme,
    Turn,
)
from sessions.search.documents import turn_text
from sessions.search.passages import Fragment, marked, passage
from sessions.search.query import Query
from speakers.models import Speaker


@dataclass(frozen=True)
class Result:
    """`record` is a session, statement, turn, speaker or theme; a statement and a turn have no title of their own."""

    kind: str
    record: Any
    title: list[Fragment]
    passage: list[Fragment]


def results_of(places: Sequence[tuple[str, int]], query: Query) -> list[Result]:
    """In the order of the places (kind and record); what is gone or no longer public is left out."""
    by_kind = {kind: [pk for each, pk in places if each == kind] for kind in DocumentKind}
    voices = _voices(by_kind[DocumentKind.SESSION], by_kind[DocumentKind.SPEAKER])
    records = {kind: load(by_kind[kind]) for kind, load in LOADED.items() if by_kind[kind]}
    records[DocumentKind.SPEAKER] = _speakers(voices, by_kind[DocumentKind.SPEAKER])
    found = {
        (kind, record.pk): Result(kind, record, *SHOWN[kind](record, query, voices))
        for kind, of_kind in records.items()
        for record in of_kind
    }
    return [found[place] for place in places if place in found]


def _voices(sessions: list[int], speakers: list[int]) -> list[Participation]:
    """The public voices of the page's sessions and people, in one query."""
    if not (sessions or speakers):
        return []
    wanted = Q(session__in=sessions) | Q(speaker__in=speakers)
    return list(Participation.objects.public().filter(wanted).select_related("speaker").order_by("pk"))


def _sessions(pks: list[int]) -> QuerySet:
    return Session.objects.published().filter(pk__in=pks).select_related("event")


def _statements(pks: list[int]) -> QuerySet:
    evidence = Evidence.objects.public().select_related("source").defer("source__text", "source__content")
    found = Statement.objects.public().filter(pk__in=pks)
    found = found.select_related("participation__speaker", "participation__session__event")
    return found.prefetch_related(Prefetch("evidence", evidence, to_attr="shown_evidence"))


def _turns(pks: list[int]) -> QuerySet:
    found = Turn.objects.public().with_text().filter(pk__in=pks)
    return found.select_related("participation__speaker", "participation__session__event")


def _speakers(voices: list[Participation], pks: list[int]) -> list[Speaker]:
    """The page's people, each with the number of sessions in which the public heard of them."""
    heard = defaultdict(set)
    for voice in voices:
        heard[voice.speaker].add(voice.session_id)
    people = [speaker for speaker in heard if speaker and speaker.pk in pks]
    for speaker in people:
        speaker.count = len(heard[speaker])
    return people


def _themes(pks: list[int]) -> QuerySet:
    return Theme.objects.filter(pk__in=pks).select_related("basket")


LOADED: dict[str, Callable[[list[int]], QuerySet]] = {
    DocumentKind.SESSION: _sessions,
    DocumentKind.STATEMENT: _statements,
    DocumentKind.TURN: _turns,
    DocumentKind.THEME: _themes,
}


def _show_session(session: Session, query: Query, voices: list[Participation]):
    heard = [voice for voice in voices if voice.session_id == session.pk]
    names = ", ".join(dict.fromkeys(voice.name for voice in heard if voice.attribution or voice.speaker))
    about = " · ".join(filter(None, [session.code, session.kind]))
    reports = [voice.report for voice in heard if voice.report]
    return marked(session.title, query), _best_passage([session.summary, session.report, *reports, names, about], query)


def _best_passage(texts: list[str], query: Query) -> list[Fragment]:
    """The passage of the first text that holds most of the query, else the beginning of the first one."""
    passages = [passage(text, query) for text in texts if text]
    return max(passages, key=_hits, default=[])


def _hits(fragments: list[Fragment]) -> int:
    return len({fragment.text.lower() for fragment in fragments if fragment.is_hit})


def _show_statement(statement: Statement, query: Query, voices: list[Participation]):
    return [], marked(statement.text, query)


def _show_turn(turn: Turn, query: Query, voices: list[Participation]):
    return [], passage(turn_text(turn, turn.text, turn.start), query)


def _show_speaker(speaker: Speaker, query: Query, voices: list[Participation]):
    own = [voice for voice in voices if voice.speaker_id == speaker.pk]
    affiliations = dict.fromkeys(voice.affiliation for voice in own if voice.affiliation)
    return marked(speaker.name, query), passage(" · ".join(affiliations), query)


def _show_theme(theme: Theme, query: Query, voices: list[Participation]):
    return marked(theme.label, query), passage(theme.description, query)


SHOWN: dict[str, Callable] = {
    DocumentKind.SESSION: _show_session,
    DocumentKind.STATEMENT: _show_statement,
    DocumentKind.TURN: _show_turn,
    DocumentKind.SPEAKER: _show_speaker,
    DocumentKind.THEME: _show_theme,
}
