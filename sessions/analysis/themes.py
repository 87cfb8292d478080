"""Turns the phrases found in a passage or a session into scored themes, each with the phrases that speak for it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum, log

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

    `is_named` where a phrase of full weight was found, or a weak one that another word backs; else it is only offered.
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
    """The best named themes that reach the threshold, the second only where it is not far behind the first."""
    named = [tag for tag in offered if tag.is_named]
    least = max(LEAST_SCORE, SECOND_TO_FIRST * named[0].score) if named else LEAST_SCORE
    return tuple(tag for tag in named[:PROPOSED] if tag.score >= least)


def offer_themes(matches: Iterable[ThemeMatch], shares: Mapping[str, float]) -> tuple[ThemeTag, ...]:
    """The five best themes of a passage, best first, by the phrases found in it and by their share in the session."""
    found = list(matches)
    scores, phrases = raw_scores(found)
    highest, named = max(scores.values(), default=0.0), named_themes(found)
    relative = {theme: score / (highest + SMOOTHING) for theme, score in scores.items() if score > 0}
    tags = [
        ThemeTag(theme, round(z + SESSION_PRIOR * shares.get(theme, 0.0), 4), phrases[theme], theme in named)
        for theme, z in relative.items()
    ]
    return tuple(sorted(tags, key=lambda tag: (-tag.score, tag.theme))[:OFFERED])


def tag_session(passages: Iterable[Iterable[ThemeMatch]]) -> tuple[ThemeTag, ...]:
    """Every named theme of a session with its share, largest first; a passage is a window of a turn's words."""
    totals: Counter[str] = Counter()
    phrases: dict[str, Counter[str]] = {}
    for matches in passages:
        named = named_themes(found := list(matches))
        totals.update({theme: score for theme, score in raw_scores(found)[0].items() if theme in named})
        for match in found:
            phrases.setdefault(match.phrase.theme, Counter())[match.phrase.written] += not match.phrase.is_faint
    whole = fsum(totals.values()) or 1.0
    shares = {theme: round(total / whole, 4) for theme, total in totals.items() if total > 0}
    tags = [ThemeTag(theme, share, _commonest(phrases[theme])) for theme, share in shares.items()]
    return tuple(sorted(tags, key=lambda tag: (-tag.score, tag.theme)))


def named_themes(matches: Iterable[ThemeMatch]) -> set[str]:
    """The themes of which a phrase of full weight was found, or a weak one beside another word of the theme."""
    found = {match.phrase for match in matches}
    words = Counter(phrase.theme for phrase in found)
    phrases = [phrase for phrase in found if not phrase.is_faint]
    return {phrase.theme for phrase in phrases if not phrase.is_weak or words[phrase.theme] >= 2}


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
    found = [phrase for phrase, count in phrases.items() if count]
    return tuple(sorted(found, key=lambda phrase: (-phrases[phrase], phrase))[:OFFERED])


def leading_themes(shares: tuple[ThemeTag, ...]) -> tuple[ThemeTag, ...]:
    """The themes that are proposed for a session, out of all that it touches."""
    return tuple(tag for tag in shares[:SESSION_THEMES] if tag.score >= LEAST_SHARE)
