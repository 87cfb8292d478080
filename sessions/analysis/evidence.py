"""Turns a key sentence into the spans that carry it: itself, then up to two neighbours of the same turn."""

from sessions.analysis.cues import Cue
from sessions.analysis.reading import ReadTurn, Sentence
from sessions.transcript import Span

FARTHEST, FEWEST_WORDS, MOST_NEIGHBOURS = 300, 4, 2


def supporting_spans(turn: ReadTurn, claim: Sentence) -> tuple[Span, ...]:
    """The claim's own span first, then its neighbours in the turn's order."""
    numbers = (claim.number - 1, claim.number + 1)
    near = [turn.sentences[number] for number in numbers if 0 <= number < len(turn.sentences)]
    usable = [sentence for sentence in near if _supports(sentence, claim)]
    best = sorted(usable, key=lambda sentence: (-sentence.profile.evidence, sentence.number))[:MOST_NEIGHBOURS]
    return (claim.span, *sorted(sentence.span for sentence in best))


def _supports(sentence: Sentence, claim: Sentence) -> bool:
    gap = max(claim.span.start - sentence.span.end, sentence.span.start - claim.span.end)
    return (
        gap <= FARTHEST
        and len(sentence.words) >= FEWEST_WORDS
        and not sentence.profile.is_question
        and sentence.profile.of(Cue.PROCEDURE) < 2
    )
