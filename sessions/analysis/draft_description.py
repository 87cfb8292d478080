"""Turns a Draft into the plain record that the commands print: a public interface, to be widened, never bent."""

from bisect import bisect_right

from sessions.analysis.drafting import Draft, DraftStatement
from sessions.analysis.graph import Graph
from sessions.analysis.themes import ThemeTag
from sessions.transcript import Span, Transcript


def describe_draft(draft: Draft, transcript: Transcript) -> dict:
    """The `draft` object of `read_transcript --draft`; start and end count characters of the turn's text."""
    places = _Places(transcript)
    return {
        "statements": [_statement(each, places, transcript.text) for each in draft.statements],
        "themes": [{"theme": tag.theme, "share": tag.score} for tag in draft.themes],
        "summary": [places.of(span) for span in draft.summary],
        "voice_summaries": [
            {"attribution": name or None, "summary": [places.of(span) for span in spans]}
            for name, spans in draft.voice_summaries
        ],
        "relations": [
            {"kind": each.kind, "source": each.source, "target": each.target, **places.of(each.span)}
            for each in draft.relations
        ],
        "graph": _graph(draft.graph),
        "warnings": list(draft.warnings),
    }


class _Places:
    """Finds the turn that a span lies in, and its offsets there."""

    def __init__(self, transcript: Transcript):
        spans = [(turn.span.start, index) for index, turn in enumerate(transcript.turns) if turn.paragraphs]
        self._starts = [start for start, _ in sorted(spans)]
        self._indices = [index for _, index in sorted(spans)]

    def of(self, span: Span) -> dict:
        number = bisect_right(self._starts, span.start) - 1
        start = self._starts[number]
        return {"turn": self._indices[number], "start": span.start - start, "end": span.end - start}


def _statement(statement: DraftStatement, places: _Places, text: str) -> dict:
    return {
        **places.of(statement.span),
        "text": statement.span.of(text),
        "kind": statement.kind,
        "score": statement.score,
        "evidence": [places.of(span) for span in statement.evidence],
        "themes": [_tag(tag) for tag in statement.themes],
        "offered": [_tag(tag) for tag in statement.offered],
    }


def _tag(tag: ThemeTag) -> dict:
    return {"theme": tag.theme, "score": tag.score, "phrases": list(tag.phrases)}


def _graph(graph: Graph) -> dict:
    return {
        "nodes": [vars(node) for node in graph.nodes],
        "edges": [{**vars(edge), "statements": list(edge.statements)} for edge in graph.edges],
    }
