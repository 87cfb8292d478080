"""Attaches words of a source to a statement as its evidence, and takes them away."""

from sessions.models import Source, Turn, WorkbenchChange
from sessions.transcript import Span
from sessions.workbench.desk import Desk, Seen, WorkbenchError, short
from sessions.workbench.parts import STANDS, TAKEN_AWAY, put_evidence
from sessions.workbench.recording import recorded


def attach(desk: Desk, seen: Seen, source: int, span: Span, text: str) -> WorkbenchChange:
    """Attach the code points of the source, which must be the very text that the editor selected."""
    held = _current(desk).filter(pk=source).first()
    if held is None:
        raise WorkbenchError("Expected a current source of this session, found none. Load the page again.")
    if not 0 <= span.start < span.end <= len(held.text):
        raise WorkbenchError(
            f"Expected a place inside the {len(held.text)} characters of the source, found {span.start} to {span.end}."
        )
    if span.of(held.text) != text:
        raise WorkbenchError(
            f'Expected "{short(text)}" at this place of the source, found "{short(span.of(held.text))}".'
        )
    return _attach(desk, seen, held, _without_edges(span, text))


def attach_words(desk: Desk, seen: Seen, words: str) -> WorkbenchChange:
    """Attach the one place of the current sources that holds the words."""
    words = words.replace("\r\n", "\n").strip()
    if not words:
        raise WorkbenchError("Expected words of the source, found none.")
    places = [(source, start) for source in _current(desk) for start in _starts(source.text, words)]
    if len(places) != 1:
        found = "none" if not places else f"{len(places)}: add the words around them"
        raise WorkbenchError(f'Expected one place that holds "{short(words)}", found {found}.')
    [(source, start)] = places
    return _attach(desk, seen, source, Span(start, start + len(words)))


def detach(desk: Desk, seen: Seen, source: int, span: Span) -> WorkbenchChange:
    """Take the evidence away; what was there is kept, and no reading of the document brings it back."""
    with recorded(desk, "Evidence taken away", seen) as recording:
        [statement] = recording.statements
        held = statement.evidence.filter(source=source, start=span.start, end=span.end).first()
        if held is None:
            raise WorkbenchError("Expected evidence of this statement, found none at this place.")
        recording.said = f"Evidence taken away: {short(held.text)}"
        put_evidence(statement, source, span, held.is_imported, TAKEN_AWAY)
    return recording.change


def _current(desk: Desk):
    return Source.objects.filter(session=desk.session, is_current=True).defer("content").order_by("pk")


def _without_edges(span: Span, text: str) -> Span:
    """The span without white space at its ends, which a mouse picks up."""
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.end - (len(text) - len(text.rstrip()))))


def _attach(desk: Desk, seen: Seen, source: Source, span: Span) -> WorkbenchChange:
    if span.start == span.end:
        raise WorkbenchError("Expected words of the source, found white space alone.")
    with recorded(desk, f"Evidence attached: {short(span.of(source.text))}", seen) as recording:
        [statement] = recording.statements
        if statement.evidence.filter(source=source, start=span.start, end=span.end).exists():
            raise WorkbenchError("Nothing changed: these words are its evidence already.")
        speakers = Turn.objects.filter(source=source, start__lt=span.end, end__gt=span.start)
        if speakers.exclude(participation=statement.participation_id).exists():
            recording.said = f"Evidence of another voice attached: {short(span.of(source.text))}"
        before = statement.detached_evidence.filter(source=source, start=span.start, end=span.end).first()
        put_evidence(statement, source.pk, span, bool(before and before.is_imported), STANDS)
    return recording.change


def _starts(text: str, words: str) -> list[int]:
    starts, start = [], text.find(words)
    while start >= 0:
        starts.append(start)
        start = text.find(words, start + 1)
    return starts
