"""Writes the drafted summaries of a reading beside its source: sentences of its text, each with its voice."""

from collections.abc import Iterable, Mapping

from sessions.analysis.drafting import Draft
from sessions.models import Participation, Source
from sessions.transcript import Span


def write_summary(source: Source, drafted: Draft, voices: Mapping[str, Participation]) -> None:
    """[participation's id, or None for the session, start, end, text] of each sentence, in the draft's order."""
    rows = _rows(source, None, drafted.summary)
    for attribution, spans in drafted.voice_summaries:
        rows += _rows(source, voices[attribution].pk, spans)
    if rows != source.summary:
        source.summary = rows
        source.save(update_fields=["summary"])


def _rows(source: Source, participation: int | None, spans: Iterable[Span]) -> list[list]:
    return [[participation, span.start, span.end, span.of(source.text)] for span in spans]
