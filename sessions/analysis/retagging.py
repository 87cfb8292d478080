"""Computes the themes of statements that exist already, by the same windows as when they were drafted."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sessions.analysis.drafting import theme_window
from sessions.analysis.reading import passages, read_turns
from sessions.analysis.themes import ThemeTag, leading_themes, offer_themes, tag_session
from sessions.analysis.vocabulary import Vocabulary
from sessions.transcript import Span, Transcript


@dataclass(frozen=True)
class StandingStatement:
    """A statement in its turn: its evidence, and its own words where the source still holds them."""

    turn: int
    evidence: tuple[Span, ...]
    span: Span | None


@dataclass(frozen=True)
class SessionTags:
    """The leading themes of the turns that are public; of no other turn's themes more than which they are."""

    leading: tuple[ThemeTag, ...]
    withheld: frozenset[str] = frozenset()


def retag(
    transcript: Transcript,
    vocabulary: Vocabulary,
    statements: Mapping[int, StandingStatement],
    withheld: Collection[int] = (),
) -> tuple[SessionTags, dict[int, tuple[ThemeTag, ...]]]:
    """The session's themes, and the five best themes of each statement, by its id; turns `withheld` give none."""
    turns = {turn.index: turn for turn in read_turns(transcript, vocabulary)}
    themes = tag_session(passages(turns.values(), transcript.kind))
    public = tag_session(passages((turn for turn in turns.values() if turn.index not in withheld), transcript.kind))
    shares = {tag.theme: tag.score for tag in themes}
    tagged = {}
    for key, statement in statements.items():
        turn = turns[statement.turn]
        own = turn.words.within(statement.span or statement.evidence[0])
        window = theme_window(turn, own, statement.evidence)
        tagged[key] = offer_themes(turn.matches_within(window), shares)
    hidden = {tag.theme for tag in themes} - {tag.theme for tag in public}
    return SessionTags(leading_themes(public), frozenset(hidden)), tagged
