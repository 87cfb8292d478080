"""The left side of the workbench: the session's current sources, turn by turn, with the evidence marked."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from sessions.models import Evidence, Session, Source, Statement, Turn
from sessions.transcript import Span
from sessions.workbench.cards import SHOWN
from sessions.workbench.marks import Mark, MarkedParagraph, marked_paragraphs


@dataclass(frozen=True)
class MarkedTurn:
    turn: Turn
    paragraphs: list[MarkedParagraph]


@dataclass(frozen=True)
class MarkedSource:
    source: Source
    turns: list[MarkedTurn]


def current_sources(session: Session) -> list[Source]:
    return list(session.sources.filter(is_current=True).defer("content").order_by("-kind", "pk"))


def marks(session: Session, which: str) -> dict[int, list[Mark]]:
    """Where the evidence of the statements of that list stands, by source; what was rejected marks nothing."""
    kept = Statement.objects.kept().filter(SHOWN[which], participation__session=session)
    rows = Evidence.objects.filter(statement__in=kept, source__is_current=True).order_by("start", "pk")
    found = defaultdict(list)
    for source, start, end, key in rows.values_list("source", "start", "end", "statement__key"):
        found[source].append(Mark(Span(start, end), key))
    return found


def marked_sources(sources: list[Source], marked: dict[int, list[Mark]], which: Q | None = None) -> list[MarkedSource]:
    """The sources with all of their turns, or with those that fit."""
    turns = Turn.objects.filter(which or Q(), source__in=sources).prefetch_related("participation__speaker")
    by_source = defaultdict(list)
    for turn in turns.order_by("source", "position"):
        by_source[turn.source_id].append(turn)
    return [MarkedSource(one, _marked(one, by_source[one.pk], marked.get(one.pk, []))) for one in sources]


def _marked(source: Source, turns: list[Turn], marks: list[Mark]) -> list[MarkedTurn]:
    spans = {turn.pk: [Span(start, end) for start, end in turn.paragraphs] for turn in turns}
    found = marked_paragraphs(source.text, sorted(span for each in spans.values() for span in each), marks)
    return [MarkedTurn(turn, [found[span] for span in spans[turn.pk]]) for turn in turns]


def turns_that_hold(places: Iterable[tuple[int, int, int]]) -> Q:
    """The turns that any of the (source, start, end) places reaches into."""
    asked = Q(pk=None)
    for source, start, end in sorted(set(places)):
        asked |= Q(source=source, start__lt=end, end__gt=start)
    return asked
