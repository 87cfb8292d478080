"""Turns the phrases found in a passage or a session into scored themes, each with the phrases that speak for it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from sessions.analysis.vocabulary import ThemeMatch, Vocabulary
from sessions.analysis.words import words_of
from sessions.transcript import Span

LONGEST_WINDOW = 100
# What a session is about: its leading themes; a share smaller than this is a mention.
SESSION_THEMES, LEAST_SHARE = 6, 0.05
PROPOSED, OFFERED, LEAST_SCORE = 2, 5, 0.22
SMOOTHING, SESSION_PRIOR, SECOND_TO_FIRST = 3.0, 0.15, 0.5


@dataclass(frozen=True)
class ThemeTag:
    """A theme of a passage (score: its z, at most 1.15) or of a session (score: its share, all adding up to 1).

    `is_named` unless only words akin to the theme were found and none of its phrases: such a theme is never proposed.
    """

    theme: str
    score: float
    phrases: tuple[str, ...]
    is_named: bool = True


def tag_passage(
    text: str, span: Span, vocabulary: Vocabulary, shares: Mapping[str, float] | None = None
) -> tuple[ThemeTag, ...]:
    """The themes proposed for a passage: the two best that reach the threshold."""
    return proposed(offer_themes(vocabulary.matches_in(words_of(text, span)), shares or {}))


def proposed(offered: tuple[ThemeTag, ...]) -> tuple[ThemeTag, ...]:
    """The best themes that reach the threshold, the second only where it is not far behind the first."""
    least = max(LEAST_SCORE, SECOND_TO_FIRST * offered[0].score) if offered else LEAST_SCORE
    return tuple(tag for tag in offered[:PROPOSED] if tag.score >= least)


def offer_themes(matches: Iterable[ThemeMatch], shares: Mapping[str, float]) -> tuple[ThemeTag, ...]:
    """The five best themes of a passage, best first, by the phrases found in it and by their share in the session."""
    scores, phrases = raw_scores(matches)
    highest = max(scores.values(), default=0.0)
    tags = [
        ThemeTag(
            theme, round(score / (highest + SMOOTHING) + SESSION_PRIOR * shares.get(theme, 0.0), 4), phrases[theme]
        )
        for theme, score in scores.items()
        if score > 0
    ]
    return tuple(sorted(tags, key=lambda tag: (-tag.score, tag.theme))[:OFFERED])


def tag_session(passages: Iterable[Iterable[ThemeMatch]]) -> tuple[ThemeTag, ...]:
    """Every theme of a session with its share, largest first; a passage is a window of at most 100 words of a turn."""
    totals: Counter[str] = Counter()
    phrases: dict[str, Counter[str]] = {}
    for matches in passages:
        found = list(matches)
        totals.update(raw_scores(found)[0])
        for match in found:
            phrases.setdefault(match.phrase.theme, Counter())[match.phrase.written] += 1
    whole = sum(totals.values()) or 1.0
    tags = [
        ThemeTag(theme, round(total / whole, 4), _commonest(phrases[theme]))
        for theme, total in totals.items()
        if total > 0
    ]
    return tuple(sorted(tags, key=lambda tag: (-tag.score, tag.theme)))


def raw_scores(matches: Iterable[ThemeMatch]) -> tuple[dict[str, float], dict[str, tuple[str, ...]]]:
    """Each theme's sum over its phrases of worth x (1 + ln tf), and those phrases, the most telling first."""
    counts = Counter(match.phrase for match in matches)
    scores: dict[str, float] = {}
    phrases: dict[str, tuple[str, ...]] = {}
    for phrase, count in sorted(counts.items(), key=lambda item: (-item[0].worth, item[0].written)):
        scores[phrase.theme] = scores.get(phrase.theme, 0.0) + phrase.worth * (1 + log(count))
        phrases[phrase.theme] = (*phrases.get(phrase.theme, ()), phrase.written)
    return scores, phrases


def _commonest(phrases: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(phrases, key=lambda phrase: (-phrases[phrase], phrase))[:OFFERED])


def leading_themes(shares: tuple[ThemeTag, ...]) -> tuple[ThemeTag, ...]:
    """The themes that are proposed for a session, out of all that it touches."""
    return tuple(tag for tag in shares[:SESSION_THEMES] if tag.score >= LEAST_SHARE)
