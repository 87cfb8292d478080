"""Turns a Transcript's turns into read turns: words, sentences, their profiles and theme phrases, computed once."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sessions.analysis.claims import Profile, profiles
from sessions.analysis.sentences import sentences
from sessions.analysis.themes import LONGEST_WINDOW
from sessions.analysis.vocabulary import ThemeMatch, Vocabulary
from sessions.analysis.words import Words, words_of
from sessions.transcript import Kind, Span, Transcript


@dataclass(frozen=True)
class Sentence:
    """One sentence: its turn and paragraph, its place in the text and among the turn's words, what it does."""

    turn: int
    paragraph: int
    number: int
    span: Span
    words: range
    profile: Profile


@dataclass(frozen=True)
class ReadTurn:
    """One turn, read; `sentences` are numbered in the turn's order."""

    index: int
    attribution: str
    paragraphs: tuple[Span, ...]
    words: Words
    matches: list[ThemeMatch]
    sentences: tuple[Sentence, ...]

    def matches_within(self, words: range) -> list[ThemeMatch]:
        first, last = (bisect_left(self.matches, place, key=_place) for place in (words.start, words.stop))
        return self.matches[first:last]

    def windows(self, longest: int) -> Iterator[range]:
        """Neighbouring sentences packed into ranges of at most `longest` words (one longer sentence stands alone)."""
        start = stop = 0
        for sentence in self.sentences:
            if sentence.words.stop - start > longest and stop > start:
                yield range(start, stop)
                start = sentence.words.start
            stop = sentence.words.stop
        if stop > start:
            yield range(start, stop)


def _place(match: ThemeMatch) -> int:
    return match.first


def read_turns(transcript: Transcript, vocabulary: Vocabulary) -> list[ReadTurn]:
    """Every turn that has a paragraph, read."""
    return [read_turn(transcript, index, vocabulary) for index, turn in enumerate(transcript.turns) if turn.paragraphs]


def read_turn(transcript: Transcript, index: int, vocabulary: Vocabulary) -> ReadTurn:
    turn, text = transcript.turns[index], transcript.text
    words = words_of(text, turn.span)
    spans = [(number, span) for number, part in enumerate(turn.paragraphs) for span in sentences(text, part)]
    found = profiles(text, words, [span for _, span in spans])
    return ReadTurn(
        index=index,
        attribution=turn.attribution,
        paragraphs=turn.paragraphs,
        words=words,
        matches=vocabulary.matches_in(words),
        sentences=tuple(
            Sentence(index, paragraph, number, span, words.within(span), profile)
            for number, ((paragraph, span), profile) in enumerate(zip(spans, found, strict=True))
        ),
    )


def passages(turns: Iterable[ReadTurn], kind: Kind) -> Iterator[list[ThemeMatch]]:
    """The theme phrases of each passage: a report's paragraphs, a transcript's windows of neighbouring sentences."""
    for turn in turns:
        ranges = map(turn.words.within, turn.paragraphs) if kind == Kind.REPORT else turn.windows(LONGEST_WINDOW)
        yield from (turn.matches_within(words) for words in ranges)
