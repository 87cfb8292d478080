"""Shows a statement's evidence where it stands: the words around it, with the exact spans marked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import Substr

from sessions.models import Source, Statement, Turn
from sessions.pages import paragraph_anchor, paragraphs
from sessions.transcript import Kind, Span

# So many characters of the turn are shown before and behind what is marked.
AROUND = 320
CLAIM, SUPPORT = "claim", "support"


@dataclass(frozen=True)
class MarkedPiece:
    """`mark` is "claim" for the claim's own words, "support" for evidence beside them, else empty."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class Passage:
    """Marked paragraphs of one source, spoken in `turn` or printed in the voice's report at `anchor`.

    Neither is known where an older reading of the source alone holds the words: they stand without their neighbours.
    """

    source: Source
    turn: Turn | None
    paragraphs: list[list[MarkedPiece]]
    anchor: str = ""
    begins_earlier: bool = False
    ends_later: bool = False


@dataclass(frozen=True)
class _Place:
    """What is marked in one turn, or in one piece of evidence that has none."""

    source: Source
    turn: Turn | None
    evidence: tuple[Span, ...]
    claims: tuple[Span, ...]


def find_turns(statement: Statement, others: Iterable[tuple[int, int]] = ()) -> list[Turn]:
    """The turns of transcripts that hold the evidence, the grounding or one of the other (source id, start) places."""
    places = {(each.source_id, each.start) for each in statement.shown_evidence} | set(others)
    if grounding := getattr(statement, "grounding", None):
        places |= {(grounding.source_id, start) for start, _ in grounding.spans}
    asked = Q(pk=None)
    for source, start in sorted(places):
        asked |= Q(source=source, start__lte=start, end__gt=start)
    heard = Turn.objects.named().filter(asked, source__is_current=True, source__kind=Kind.TRANSCRIPT)
    turns = heard.select_related("source").defer("source__text", "source__content", "source__summary")
    return list(turns.order_by("source", "position"))


def passages(statement: Statement, turns: Sequence[Turn]) -> list[Passage]:
    """The statement's passages in the order of the documents, the report's first."""
    places = [place for turn in turns for place in _in_turn(statement, turn)]
    held = {span for place in places for span in place.evidence}
    for each in statement.shown_evidence:
        span = Span(each.start, each.end)
        if span not in held:
            places.append(_Place(each.source, None, (span,), _found(statement.text, each.text, each.start)))
    places.sort(key=lambda place: (not place.source.is_report, place.source.pk, place.evidence or place.claims))
    return [_in_context(place) if place.turn else _alone(place, statement) for place in places]


def _in_turn(statement: Statement, turn: Turn) -> Iterator[_Place]:
    inside = [each for each in statement.shown_evidence if each.source_id == turn.source_id]
    inside = [each for each in inside if turn.start <= each.start < turn.end]
    evidence = tuple(Span(each.start, each.end) for each in inside)
    found = [span for each in inside for span in _found(statement.text, each.text, each.start)]
    claims = tuple(_grounded(statement, turn)) or tuple(found)
    if evidence or claims:
        yield _Place(turn.source, turn, evidence, claims)


def _grounded(statement: Statement, turn: Turn) -> list[Span]:
    grounding = getattr(statement, "grounding", None)
    if grounding is None or grounding.source_id != turn.source_id:
        return []
    return [Span(start, end) for start, end in grounding.spans if turn.start <= start < turn.end]


def _found(claim: str, text: str, start: int) -> tuple[Span, ...]:
    place = text.find(claim) if claim else -1
    return (Span(start + place, start + place + len(claim)),) if place >= 0 else ()


def _alone(place: _Place, statement: Statement) -> Passage:
    """The evidence and no word more: what stands around it in a report may have been taken away since."""
    (span,) = place.evidence
    text = next(each.text for each in statement.shown_evidence if (each.start, each.end) == (span.start, span.end))
    return Passage(place.source, None, [_pieces(text, span.start, span, place)], _anchor(statement, text))


def _anchor(statement: Statement, text: str) -> str:
    """The place of the paragraph in the report on the session's page."""
    voice = statement.participation
    for number, paragraph in enumerate(paragraphs(voice.report), start=1):
        if text.strip() in paragraph:
            return paragraph_anchor(voice, number)
    return ""


def _in_context(place: _Place) -> Passage:
    marked, turn = [*place.evidence, *place.claims], place.turn
    inner = Span(min(span.start for span in marked), max(span.end for span in marked))
    window = Span(max(turn.start, inner.start - AROUND), min(turn.end, inner.end + AROUND))
    whole = Span(turn.start, turn.end)
    window, text = _at_words(window, _text(place.source.pk, window), whole, inner)
    shown = [Span(max(start, window.start), min(end, window.end)) for start, end in turn.paragraphs]
    cut = [_pieces(text, window.start, span, place) for span in shown if span.start < span.end]
    return Passage(place.source, turn, cut, "", window.start > whole.start, window.end < whole.end)


def _text(source: int, span: Span) -> str:
    """The characters of the span; the rest of the source stays in the database."""
    cut = Substr("text", span.start + 1, span.end - span.start)
    return Source.objects.filter(pk=source).values_list(cut, flat=True).get()


def _at_words(window: Span, text: str, whole: Span, marked: Span) -> tuple[Span, str]:
    """The window without the halves of words at its ends."""
    before, behind = text[: marked.start - window.start], text[marked.end - window.start :]
    skipped = re.match(r"\S*\s*", before).end() if window.start > whole.start else 0
    dropped = len(re.search(r"\s*\S*$", behind)[0]) if window.end < whole.end else 0
    return Span(window.start + skipped, window.end - dropped), text[skipped : len(text) - dropped]


def _pieces(text: str, origin: int, paragraph: Span, place: _Place) -> list[MarkedPiece]:
    marks = [(span, CLAIM) for span in place.claims] + [(span, SUPPORT) for span in place.evidence]
    return [
        MarkedPiece(
            text[piece.start - origin : piece.end - origin],
            next((mark for span, mark in marks if span.start <= piece.start < span.end), ""),
        )
        for piece in paragraph.cut(span for span, _ in marks)
    ]
