"""Turns a claim in other words into the passage that comes nearest to it, with the share of its content found there."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from math import fsum, log

from sessions.analysis.background import PASSAGES, idf, is_content, passages_with
from sessions.analysis.sentences import sentences
from sessions.analysis.words import words_of
from sessions.transcript import Span

WINDOW_SENTENCES, CANDIDATES = 3, 3
FEWEST_CONTENT, LEAST_IN_ONE_SENTENCE, MOST_MISSING, LEAST_SURPRISE = 5, 0.7, 2, 10.0
K1, B = 1.2, 0.75


@dataclass(frozen=True)
class Passage:
    """A few neighbouring sentences of one turn; `nearest` is the one with most of the claim's content.

    `coverage` and `nearest_coverage` are the shares of the content found in the passage and in that sentence,
    `content` is the number of the claim's content words and `missing` that of those which the sentence lacks;
    `surprise` is how unlikely it is that the others meet by chance in one of all the sentences said: a natural
    logarithm.
    """

    span: Span
    nearest: Span
    coverage: float
    nearest_coverage: float
    content: int
    missing: int
    surprise: float

    @property
    def is_telling(self) -> bool:
        """Whether enough of the content stands in one sentence, and words rare enough, to be no accident."""
        return (
            self.content >= FEWEST_CONTENT
            and self.nearest_coverage >= LEAST_IN_ONE_SENTENCE
            and self.missing <= MOST_MISSING
            and self.surprise >= LEAST_SURPRISE
        )


@dataclass(frozen=True)
class _Window:
    sentences: tuple[Span, ...]
    stems: Counter[str]


class Windows:
    """Every three neighbouring sentences of each turn, ranked for a claim by BM25."""

    def __init__(self, text: str, spans: Sequence[Span]):
        self._stems = {sentence: words_of(text, sentence).stems for span in spans for sentence in sentences(text, span)}
        self._windows = [window for span in spans for window in self._of(sentences(text, span))]
        self._holding = Counter(stem for window in self._windows for stem in window.stems)
        self._said = Counter(stem for stems in self._stems.values() for stem in set(stems))
        self._mean = sum(window.stems.total() for window in self._windows) / max(1, len(self._windows))

    def _of(self, spans: Sequence[Span]) -> list[_Window]:
        starts = range(max(1, len(spans) - WINDOW_SENTENCES + 1)) if spans else ()
        groups = (tuple(spans[start : start + WINDOW_SENTENCES]) for start in starts)
        return [_Window(group, Counter(stem for span in group for stem in self._stems[span])) for group in groups]

    def hold(self, stem: str) -> bool:
        return stem in self._said

    def best(self, claim: Sequence[str]) -> Passage | None:
        """The passage that covers most of the claim's stems among the three that rank highest."""
        content = [stem for stem in dict.fromkeys(claim) if is_content(stem)]
        ranked = sorted(self._windows, key=lambda window: (-self._rank(window, content), window.sentences))
        passages = [self._passage(window, content) for window in ranked[:CANDIDATES]]
        return max(passages, key=lambda passage: (passage.coverage, -passage.span.start), default=None)

    def _rank(self, window: _Window, content: Sequence[str]) -> float:
        length = K1 * (1 - B + B * window.stems.total() / (self._mean or 1))
        return fsum(
            self._rarity(stem) * window.stems[stem] * (K1 + 1) / (window.stems[stem] + length)
            for stem in content
            if stem in window.stems
        )

    def _rarity(self, stem: str) -> float:
        holding = self._holding[stem]
        return log(1 + (len(self._windows) - holding + 0.5) / (holding + 0.5))

    def _passage(self, window: _Window, content: Sequence[str]) -> Passage:
        nearest = max(window.sentences, key=lambda span: (coverage(content, self._stems[span]), -span.start))
        whole = Span(window.sentences[0].start, window.sentences[-1].end)
        shares = coverage(content, window.stems), coverage(content, self._stems[nearest])
        shared = set(content) & set(self._stems[nearest])
        return Passage(whole, nearest, *shares, len(content), len(content) - len(shared), self._surprise(shared))

    def _surprise(self, shared: Set[str]) -> float:
        """What a voice says in every other sentence proves nothing, however rare it is in meetings at large."""
        return -fsum(log(self._likelihood(stem)) for stem in sorted(shared)) - log(len(self._stems))

    def _likelihood(self, stem: str) -> float:
        """The share of the voice's other sentences that hold the stem, or of passages at large, if that is more."""
        return max(passages_with(stem) / PASSAGES, (self._said[stem] - 1) / len(self._stems))


def coverage(content: Sequence[str], stems) -> float:
    """The share of the content words, weighted by idf, that are among the stems."""
    among = set(stems)
    whole = fsum(idf((stem,)) for stem in content)
    return fsum(idf((stem,)) for stem in content if stem in among) / whole if whole else 0.0
