"""Turns scored sentences into extractive summaries: two or three spans a voice, a handful for the session."""

from collections.abc import Mapping, Sequence

from sessions.analysis.centrality import diverse, likeness
from sessions.analysis.cues import Cue
from sessions.analysis.reading import ReadTurn
from sessions.analysis.statements import LIST_COMMAS, Scored
from sessions.transcript import Kind, Span

RELEVANCE, VOICE_SENTENCES, SESSION_SENTENCES = 0.8, 3, 5
FEWEST_WORDS, MOST_WORDS = 8, 60
FIRST_SENTENCES, PURPOSE_SENTENCES = 3, 40
# Two sentences more alike than this ask for the same in other words; unlike ones reached 0.23, repeated ones 0.35.
REPEATS = 0.3


def summary_score(scored: Scored, position: int) -> float:
    """How central the sentence is to its voice, less procedure, questions and small talk; opening ones stand higher."""
    profile = scored.sentence.profile
    return (
        scored.central
        - 0.7 * profile.of(Cue.PROCEDURE) / 3
        - 0.5 * profile.is_question
        - 0.3 * profile.of(Cue.PERSONAL) / 3
        - 0.3 * profile.of(Cue.FRAMING) / 3
        + (0.3 * (1 - position / FIRST_SENTENCES) if position < FIRST_SENTENCES else 0.0)
    )


def summarise_voice(scored: Sequence[Scored], most: int = VOICE_SENTENCES) -> tuple[Span, ...]:
    """Up to three sentences of a voice, in order; two where it says little."""
    candidates = [
        (each, summary_score(each, position), each.vector)
        for position, each in enumerate(scored)
        if FEWEST_WORDS <= len(each.sentence.words) <= MOST_WORDS
        and not each.sentence.profile.is_question
        and each.sentence.profile.of(Cue.PROCEDURE) < 3
    ]
    best = diverse(candidates, min(most, 2 + len(scored) // 12), RELEVANCE, order=lambda each: each.sentence.span)
    return tuple(sorted(each.sentence.span for each in best))


def summarise_session(
    scored: Sequence[Scored], by_theme: Mapping[str, Sequence[Span]], themes: Sequence[str], kind: Kind
) -> tuple[Span, ...]:
    """The purpose first, then each main theme's best statement that says something new, the largest theme first."""
    chosen, read = _purpose(scored, kind), {each.sentence.span: each for each in scored}
    for theme in themes:
        best = _best_new([read[span] for span in by_theme.get(theme, ())], [read[span] for span in chosen])
        if best and len(chosen) < SESSION_SENTENCES:
            chosen.append(best.sentence.span)
    return tuple(chosen)


def _best_new(statements: Sequence[Scored], chosen: Sequence[Scored]) -> Scored | None:
    """The best statement, or else the next that stands alone, that repeats nothing already chosen."""
    standing = [each for each in statements[1:] if not each.sentence.profile.leaning]
    fit = (
        each
        for each in [*statements[:1], *standing]
        if all(likeness(each.vector, other.vector) < REPEATS for other in chosen)
    )
    return next(fit, None)


def _purpose(scored: Sequence[Scored], kind: Kind) -> list[Span]:
    """The first sentence near the start that says what the meeting is for, if one does; `scored` in order.

    "Welcome to this panel." says nothing yet: what it is for is said at some length. Where none does in a
    report, it is the first that opens a voice's part with what the discussion covered.
    """
    near = [each.sentence for each in scored[:PURPOSE_SENTENCES] if not each.sentence.profile.is_question]
    telling = [each for each in near if len(each.words) >= FEWEST_WORDS]
    told = [sentence.span for sentence in telling if sentence.profile.of(Cue.PURPOSE)]
    opening = [each.span for each in near if each.number == 0 and each.profile.of(Cue.FRAMING) >= 3]
    return (told or (opening if kind == Kind.REPORT else []))[:1]


def is_closing_list(turn: ReadTurn, span: Span) -> bool:
    """Whether a report's sentence only lists again what its voice said: in the last paragraph or one that sums up."""
    sentence = next(each for each in turn.sentences if each.span == span)
    opening = next(each for each in turn.sentences if each.paragraph == sentence.paragraph)
    closes = sentence.paragraph == turn.sentences[-1].paragraph or opening.profile.of(Cue.FRAMING) >= 3
    return closes and sentence.profile.commas >= LIST_COMMAS
