"""Computes themes again after editors changed the vocabulary; what a person accepted or rejected stays as it is."""

from bisect import bisect_right
from collections import defaultdict

from django.db import transaction

from sessions.analysis.retagging import StandingStatement, retag
from sessions.analysis.themes import ThemeTag, proposed
from sessions.analysis.vocabulary import Vocabulary
from sessions.importing.concepts import write_concepts
from sessions.importing.precedence import gives_themes
from sessions.importing.tagging import Tagging, write_tags
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
        changed |= write_tags(SessionTheme, "session", {source.session_id: Tagging(session_tags)})
    record_later([source.session_id])
    return changed


def computed_themes(source: Source, words: Vocabulary) -> tuple[tuple[ThemeTag, ...], dict[int, Tagging]]:
    """The themes that this vocabulary finds in the session and in each of its statements, by id. Nothing is saved."""
    rows = list(source.turns.select_related("participation").order_by("position"))
    transcript = Transcript(
        Kind(source.kind), source.text, tuple(map(_read_turn, rows)), language=source.session.language
    )
    session_tags, statement_tags = retag(transcript, words, _standing(source, rows))
    return session_tags, {pk: Tagging(proposed(offered), offered) for pk, offered in statement_tags.items()}


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
