"""Gathers what a session's page shows, in a fixed number of queries whatever the number of rows."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import FilteredRelation, Prefetch, Q, QuerySet

from sessions.floor_strip import floor_strips
from sessions.marked_text import Piece, marked_text
from sessions.models import (
    Evidence,
    Participation,
    Session,
    SessionTheme,
    Source,
    Statement,
    StatementConcept,
    StatementTheme,
    Turn,
)
from sessions.transcript import Kind


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a report, cut where its claims stand."""

    anchor: str
    text: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Voice:
    """A voice with its report's paragraphs and its statements, as the public sees them; shares are of all voices.

    `summary` holds drafted sentences where there is no report.
    """

    participation: Participation
    paragraphs: list[Paragraph]
    statements: list[Statement]
    share_of_words: float | None = None
    share_of_time: float | None = None
    strip: str = ""
    summary: tuple = ()


@dataclass(frozen=True)
class SessionPeople:
    """Everybody of a session, in one query: the listed in the document's order, and the voices."""

    listed: list[Participation]
    heard: list[Participation]

    @property
    def withheld(self) -> int:
        """How many of the voices and listed people are withheld."""
        return len({one.pk for one in [*self.listed, *self.heard] if one.is_redacted})


def session_people(session: Session, statements: QuerySet) -> SessionPeople:
    """The session's participations as the public may read them, each with its statements out of `statements`."""
    concepts = StatementConcept.objects.select_related("concept")
    named = Prefetch("statement_concepts", concepts, to_attr="shown_concepts")
    shown = Prefetch("statements", with_evidence(statements).prefetch_related(named), to_attr="shown_statements")
    people = list(session.participations.redacted().prefetch_related(shown))
    listed = [one for one in people if one.listed_position is not None]
    heard = [one for one in people if one.voice_position is not None]
    return SessionPeople(
        sorted(listed, key=lambda one: one.listed_position), sorted(heard, key=lambda one: one.voice_position)
    )


def session_voices(participations: list[Participation], turns: list[Turn]) -> list[Voice]:
    """The voices in the document's order, each with its report, its statements and its share of the floor."""
    locate_in_turns([statement for one in participations for statement in one.shown_statements], turns)
    words = sum(one.spoken_words or 0 for one in participations)
    seconds = sum(one.spoken_seconds or 0 for one in participations)
    strips = floor_strips(turns)
    return [
        Voice(
            one,
            _report(one),
            one.shown_statements,
            one.spoken_words / words if one.spoken_words else None,
            one.spoken_seconds / seconds if one.spoken_seconds else None,
            strips.get(one.pk, ""),
        )
        for one in participations
    ]


def session_turns(session: Session) -> QuerySet:
    """The turns of the session's transcript in order, without their paragraphs."""
    current = Turn.objects.filter(source__session=session, source__kind=Kind.TRANSCRIPT, source__is_current=True)
    return current.defer("paragraphs").order_by("source", "position")


def with_evidence(statements: QuerySet) -> QuerySet:
    """The statements with their evidence and themes; the text of a whole source stays in the database."""
    evidence = Evidence.objects.public().select_related("source").defer("source__text", "source__content")
    themes = StatementTheme.objects.shown().select_related("theme__basket")
    return statements.prefetch_related(
        Prefetch("evidence", evidence, to_attr="shown_evidence"),
        Prefetch("statement_themes", themes, to_attr="shown_themes"),
    )


def locate_in_turns(statements: Iterable[Statement], turns: Iterable[Turn]) -> None:
    """Gives each piece of evidence the turn that it stands in; `turn` is None in a report."""
    turn_at = turn_finder(turns)
    for evidence in (evidence for statement in statements for evidence in statement.shown_evidence):
        evidence.turn = turn_at(evidence.source_id, evidence.start)


def turn_finder(turns: Iterable[Turn]) -> Callable[[int, int], Turn | None]:
    """Finds the turn that holds a place of a source; None where the turns are of other sources."""
    by_source = defaultdict(list)
    for turn in sorted(turns, key=lambda turn: turn.start):
        by_source[turn.source_id].append(turn)

    def turn_at(source: int, start: int) -> Turn | None:
        heard = by_source[source]
        place = bisect_right(heard, start, key=lambda turn: turn.start)
        return heard[place - 1] if place else None

    return turn_at


def marked_turns(source: Source, turns: list[Turn], statements: Iterable[Statement]) -> list[Turn]:
    """The turns, each with its `texts`: one list of pieces a paragraph, in which the claims are marked.

    A turn of who is withheld has none.
    """
    locate_in_turns(statements, turns)
    drawn = defaultdict(dict)
    for statement in statements:
        for evidence in statement.shown_evidence:
            drawn[evidence.turn and evidence.turn.pk][statement.pk] = statement
    for turn in turns:
        spans = [] if turn.participation.is_redacted else turn.paragraphs
        turn.texts = [marked_text(source.text[start:end], drawn[turn.pk].values()) for start, end in spans]
    return turns


def session_themes(session: Session) -> list[SessionTheme]:
    return list(session.session_themes.shown().select_related("theme__basket"))


def session_sources(session: Session) -> list[Source]:
    """The documents that the page rests on, without their bytes."""
    return list(session.sources.filter(is_current=True).defer("content", "text"))


def session_with_sources(sessions: QuerySet, slug: str) -> tuple[Session, list[Source]] | None:
    """The session of that address with its event, and the documents that its page rests on: all in one query."""
    current = FilteredRelation("sources", condition=Q(sources__is_current=True))
    joined = sessions.annotate(source=current).select_related("event", "source")
    bare = joined.defer("source__content", "source__text").order_by("-source__received_at", "-source__pk")
    found = list(bare.filter(slug=slug))
    sources = [one.source for one in found if hasattr(one, "source")]  # a joined row that is not there sets none
    return (found[0], sources) if found else None


def paragraphs(text: str) -> list[str]:
    return [paragraph.strip() for paragraph in text.split("\n\n") if paragraph.strip()]


def paragraph_anchor(participation: Participation, number: int) -> str:
    """The place of the report's paragraph on the session's page; the first is 1."""
    return f"p-{participation.pk}-{number}"


def _report(participation: Participation) -> list[Paragraph]:
    """The voice's report; each of its statements learns its number and the paragraph that holds its evidence."""
    statements = participation.shown_statements
    report = []
    for number, text in enumerate(paragraphs(participation.report), start=1):
        anchor = paragraph_anchor(participation, number)
        report.append(Paragraph(anchor, text, marked_text(text, statements)))
    for number, statement in enumerate(statements, start=1):
        statement.number = number
        statement.paragraph = next((one.anchor for one in report if _carries(one, statement)), None)
    return report


def _carries(paragraph: Paragraph, statement: Statement) -> bool:
    """Whether the evidence stands in this paragraph, so that the page need not print it twice."""
    texts = [evidence.text.strip() for evidence in statement.shown_evidence if evidence.source.is_report]
    return any(text in paragraph.text for text in texts)
