"""Computes themes again after editors changed the vocabulary; what a person accepted or rejected stays as it is."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction

from sessions.analysis.retagging import SessionTags, StandingStatement, retag
from sessions.analysis.themes import proposed
from sessions.analysis.vocabulary import Vocabulary
from sessions.importing.concepts import write_concepts
from sessions.importing.precedence import gives_themes
from sessions.importing.tagging import Tagging, vocabulary, write_tags
from sessions.models import Evidence, SessionTheme, Source, Statement, StatementTheme, Turn
from sessions.transcript import Kind, Span, Transcript
from sessions.transcript import Turn as ReadTurn
from sessions.versions import record_later


@transaction.atomic
def retag_source(source: Source, words: Vocabulary) -> bool:
    """Whether the themes of the source's session, or the themes or concepts of its statements, changed."""
    session_tags, taggings = computed_themes(source, words)
    changed = write_tags(StatementTheme, "statement", taggings)
    changed |= write_concepts(Statement.objects.filter(pk__in=taggings))
    if gives_themes(source):
        changed |= write_session_tags(source.session_id, session_tags)
    record_later([source.session_id])
    return changed


@transaction.atomic
def retag_sessions(sessions: Iterable[int]) -> None:
    """Bring the sessions' own themes up to what may be read of them today; those of their statements stay."""
    ids, words = sorted(sessions), vocabulary()
    current = Source.objects.filter(session__in=ids, is_current=True).select_related("session").defer("content")
    for source in current.order_by("pk"):
        if gives_themes(source):
            write_session_tags(source.session_id, session_themes(source, words))
    record_later(ids)


def write_session_tags(session: int, found: SessionTags) -> bool:
    """Whether anything changed. What a person decided stays, and is withheld where only withheld words carry it."""
    changed = write_tags(SessionTheme, "session", {session: Tagging(found.leading)})
    rows = SessionTheme.objects.filter(session=session).select_related("theme")
    moved = [row for row in rows if row.is_withheld != (row.theme.slug in found.withheld)]
    for row in moved:
        row.is_withheld = not row.is_withheld
    SessionTheme.objects.bulk_update(moved, ["is_withheld"])
    return changed or bool(moved)


def session_themes(source: Source, words: Vocabulary) -> SessionTags:
    """The themes that this vocabulary finds in what may be read of the session. Nothing is saved."""
    turns = _turns(source)
    return retag(_transcript(source, turns), words, {}, _withheld(turns))[0]


def computed_themes(source: Source, words: Vocabulary) -> tuple[SessionTags, dict[int, Tagging]]:
    """The themes that this vocabulary finds in the session and in each of its statements, by id. Nothing is saved."""
    turns = _turns(source)
    found, statement_tags = retag(_transcript(source, turns), words, _standing(source, turns), _withheld(turns))
    return found, {pk: Tagging(proposed(offered), offered) for pk, offered in statement_tags.items()}


def _turns(source: Source) -> list[Turn]:
    return list(source.turns.select_related("participation__speaker").order_by("position"))


def _withheld(turns: list[Turn]) -> set[int]:
    """The places of the turns whose words are withheld."""
    return {place for place, turn in enumerate(turns) if turn.participation.withheld_since}


def _transcript(source: Source, turns: list[Turn]) -> Transcript:
    return Transcript(Kind(source.kind), source.text, tuple(map(_read_turn, turns)), language=source.session.language)


def _read_turn(turn: Turn) -> ReadTurn:
    return ReadTurn(turn.participation.attribution, tuple(Span(start, end) for start, end in turn.paragraphs))


def _standing(source: Source, turns: list[Turn]) -> dict[int, StandingStatement]:
    """The statements whose evidence stands in this source, by id."""
    spans = defaultdict(list)
    for row in Evidence.objects.filter(source=source).order_by("start"):
        spans[row.statement_id].append(Span(row.start, row.end))
    starts = [turn.start for turn in turns]
    standing = {}
    for statement in Statement.objects.filter(pk__in=spans, is_in_source=True):
        evidence = tuple(spans[statement.pk])
        turn = bisect_right(starts, evidence[0].start) - 1
        own = _own_span(source.text, statement, evidence)
        standing[statement.pk] = StandingStatement(turn, evidence, own)
    return standing


def _own_span(text: str, statement: Statement, evidence: tuple[Span, ...]) -> Span | None:
    words = statement.imported.get("text", statement.text)
    start = text.find(words, evidence[0].start, evidence[-1].end)
    return Span(start, start + len(words)) if start >= 0 else None
