"""Turns a voice's read turns into its key statements: in a report one a paragraph, in a transcript the best few."""

from collections.abc import Sequence
from dataclasses import dataclass

from sessions.analysis.centrality import Vector, centralities, diverse, vector
from sessions.analysis.cues import Cue
from sessions.analysis.reading import ReadTurn, Sentence

MOST_STATEMENTS, RELEVANCE, LEAST_SCORE, LEAST_CLAIM = 5, 0.75, 1.15, 2.0
FEWEST_WORDS, MOST_LEANING, GOOD_LENGTH = 8, 1.5, range(12, 46)
MOST_WORDS, LIST_COMMAS = 55, 3


@dataclass(frozen=True)
class Scored:
    """A sentence with its statement score, its centrality in the voice and its content words."""

    sentence: Sentence
    score: float
    central: float
    vector: Vector


def score_voice(turns: Sequence[ReadTurn]) -> list[Scored]:
    """Every sentence of a voice, scored, in order."""
    pairs = [(turn, sentence) for turn in turns for sentence in turn.sentences]
    vectors = [vector(turn.words.stems[sentence.words.start : sentence.words.stop]) for turn, sentence in pairs]
    themed = {id(turn): {match.first for match in turn.matches} for turn in turns}
    return [
        Scored(
            sentence, statement_score(sentence, central, not themed[id(turn)].isdisjoint(sentence.words)), central, each
        )
        for (turn, sentence), central, each in zip(pairs, centralities(vectors), vectors, strict=True)
    ]


def statement_score(sentence: Sentence, central: float, has_theme: bool) -> float:
    """How far an editor would keep the sentence: claims first, then what the voice speaks about."""
    profile = sentence.profile
    return (
        1.6 * profile.claim / 8
        + 0.15 * (profile.kind != Cue.CLAIM)
        + 0.6 * central
        + 0.25 * profile.evidence / 3
        + 0.5 * (len(sentence.words) in GOOD_LENGTH)
        - 0.3 * (len(sentence.words) > MOST_WORDS)
        + 0.2 * has_theme
        - 0.9 * profile.of(Cue.PROCEDURE) / 3
        - 0.3 * profile.of(Cue.PERSONAL) / 3
        - 0.6 * min(MOST_LEANING, profile.leaning)
        - 0.2 * profile.addressing
        - 0.2 * profile.breaks
        - 0.6 * profile.is_broken
    )


def key_statements(scored: Sequence[Scored]) -> list[Scored]:
    """A speaker's few best sentences in the document's order; none where nothing reaches the threshold."""
    candidates = [(each, each.score, each.vector) for each in scored if is_candidate(each)]
    best = diverse(candidates, MOST_STATEMENTS, RELEVANCE, order=lambda each: each.sentence.span)
    return sorted(best, key=lambda each: each.sentence.span)


def is_candidate(scored: Scored) -> bool:
    profile = scored.sentence.profile
    return (
        not profile.is_question
        and len(scored.sentence.words) >= FEWEST_WORDS
        and profile.of(Cue.PROCEDURE) < 3
        and profile.claim >= LEAST_CLAIM
        and scored.score >= LEAST_SCORE
    )


def claim_sentences(scored: Sequence[Scored]) -> list[Scored]:
    """A report's claim sentence of each paragraph, in order: the best one that does more than frame."""
    paragraphs: dict[tuple[int, int], list[Scored]] = {}
    for each in scored:
        paragraphs.setdefault((each.sentence.turn, each.sentence.paragraph), []).append(each)
    return [max(group, key=lambda each: (report_score(each), -each.sentence.number)) for group in paragraphs.values()]


def report_score(scored: Scored) -> float:
    """The statement's score where its paragraph stands beside it: leaning matters less, framing and lists do."""
    profile = scored.sentence.profile
    framing = profile.of(Cue.FRAMING)
    return (
        scored.score
        + 0.45 * min(MOST_LEANING, profile.leaning)
        - 0.6 * framing / 3
        - 0.6 * (framing >= 3)
        - 0.1 * (profile.commas >= LIST_COMMAS)
    )
