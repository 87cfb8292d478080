"""Turns the drafted summaries beside the sources into sentences that lead to where they stand on the pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sessions.models import Source, Turn
from sessions.pages import Voice, turn_finder


@dataclass(frozen=True)
class SummarySentence:
    """A sentence of a source: spoken in `turn`, or printed in the report at `anchor`."""

    text: str
    voice: Voice
    turn: Turn | None = None
    anchor: str = ""


@dataclass(frozen=True)
class DraftedSummary:
    """The session's sentences, and each voice's by its participation's id."""

    session: tuple[SummarySentence, ...]
    voices: dict[int, tuple[SummarySentence, ...]]


def drafted_summary(sources: Iterable[Source], voices: Sequence[Voice], turns: Iterable[Turn]) -> DraftedSummary:
    """Of a report and a transcript the report sums up the session. A sentence that an editor took away is left out."""
    named = [voice for voice in voices if not voice.participation.is_redacted]
    by_id, turn_at = {voice.participation.pk: voice for voice in named}, turn_finder(turns)
    drafted: dict[int | None, list[SummarySentence]] = {}
    for source in sorted(sources, key=lambda source: not source.is_report):
        found: dict[int | None, list[SummarySentence]] = {}
        for owner, start, _, text in source.summary:
            sentence = _in_report(text, voices) if source.is_report else _spoken(text, turn_at(source.pk, start), by_id)
            if sentence:
                found.setdefault(owner, []).append(sentence)
        drafted = found | drafted
    session = tuple(drafted.pop(None, ()))
    return DraftedSummary(session, {owner: tuple(sentences) for owner, sentences in drafted.items()})


def _spoken(text: str, turn: Turn | None, voices: dict[int, Voice]) -> SummarySentence | None:
    voice = voices.get(turn.participation_id) if turn else None
    return SummarySentence(text, voice, turn) if voice else None


def _in_report(text: str, voices: Iterable[Voice]) -> SummarySentence | None:
    places = ((voice, paragraph) for voice in voices for paragraph in voice.paragraphs)
    found = next(((voice, paragraph) for voice, paragraph in places if text in paragraph.text), None)
    return SummarySentence(text, found[0], anchor=found[1].anchor) if found else None


def with_summaries(voices: Iterable[Voice], drafted: DraftedSummary) -> list[Voice]:
    """The voices, those without a report with the sentences that sum up what they said."""
    found = drafted.voices
    return [
        voice if voice.paragraphs else replace(voice, summary=found.get(voice.participation.pk, ())) for voice in voices
    ]
