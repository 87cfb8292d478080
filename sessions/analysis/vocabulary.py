"""Turns the editors' themes and phrases into a Vocabulary that finds them in a text and says how telling each is."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from sessions.analysis.background import idf, is_content
from sessions.analysis.phrase_keys import acronym_keys, is_acronym, phrase_keys
from sessions.analysis.phrases import PhraseTrie
from sessions.analysis.words import WORD, Words, base_form, stem, words_of
from sessions.transcript import Span

# How a word of a theme's phrases and description counts alone, how many themes may share it, how rare it must be.
FAINT, MOST_THEMES, LEAST_IDF = 0.2, 12, 3.0


@dataclass(frozen=True)
class ThemeEntry:
    """A theme as editors keep it: `phrases` one a line, each optionally "phrase | weight"."""

    slug: str
    basket: str | None
    phrases: str
    name: str = ""
    description: str = ""


@dataclass(frozen=True)
class Phrase:
    """One phrase of one theme; `worth` is its weight times its idf, `base` a single word without its inflection.

    A faint one is no phrase of the editors, only a word of one; a weak one is a phrase that they gave less than 1.
    """

    theme: str
    written: str
    worth: float
    base: str = ""
    is_faint: bool = False
    is_weak: bool = False


@dataclass(frozen=True)
class ThemeMatch:
    """Words [first, last] of a text are this phrase."""

    first: int
    last: int
    phrase: Phrase


class Vocabulary:
    """The themes compiled: a trie over stems, in which acronyms stand as written."""

    def __init__(self, entries: Iterable[ThemeEntry]):
        self.entries = tuple(entries)
        self.names = {entry.slug: (entry.name or entry.slug, entry.basket) for entry in self.entries}
        self._trie = PhraseTrie((keys, phrase) for entry in self.entries for keys, phrase in compiled(entry))
        self._related = related_words(self.entries)

    def matches_in(self, words: Words) -> list[ThemeMatch]:
        """The longest phrases of the words, and between them the words akin to a theme, in order."""
        found, reached = [], 0
        for hit in self._trie.hits(words.stems, acronym_keys(words)):
            phrases = [
                phrase for phrase in hit.values if not phrase.base or phrase.base == base_form(words.lower[hit.first])
            ]
            if phrases:
                found += self._akin(words.stems, reached, hit.first)
                found += [ThemeMatch(hit.first, hit.last, phrase) for phrase in phrases]
                reached = hit.last + 1
        return found + self._akin(words.stems, reached, len(words))

    def _akin(self, stems: Sequence[str], first: int, stop: int) -> list[ThemeMatch]:
        related = self._related
        return [
            ThemeMatch(place, place, phrase)
            for place in range(first, stop)
            if stems[place] in related
            for phrase in related[stems[place]]
        ]

    def matches(self, text: str, span: Span) -> list[tuple[str, str, Span]]:
        """(theme, phrase as written in the vocabulary, its place) for each phrase of the span, in order."""
        words = words_of(text, span)
        return [
            (match.phrase.theme, match.phrase.written, words.span(match.first, match.last))
            for match in self.matches_in(words)
        ]


def related_words(entries: Iterable[ThemeEntry]) -> dict[str, list[Phrase]]:
    """Each telling word of the themes' names, descriptions and phrases by its stem, with the few themes that use it.

    It speaks for them faintly: a text says "the cable was cut" where the vocabulary says "submarine cable".
    """
    bags = [(entry.slug, telling_words(entry)) for entry in entries if entry.basket]
    using = Counter(key for _, bag in bags for key in bag)
    related: dict[str, list[Phrase]] = {}
    for slug, bag in bags:
        for key, written in bag.items():
            if using[key] <= MOST_THEMES:
                worth = FAINT * idf((key,)) * log(len(bags) / using[key]) / log(len(bags) + 1)
                related.setdefault(key, []).append(Phrase(slug, written, worth, is_faint=True))
    return related


def telling_words(entry: ThemeEntry) -> dict[str, str]:
    """The words of a theme that are rare enough to speak for it, by stem, as first written."""
    texts = [*(phrase for phrase, weight in read_phrases(entry.phrases) if weight), entry.description, entry.name]
    words = [word.lower() for text in texts for word in WORD.findall(text) if not is_acronym(word)]
    keys = ((stem(word.replace("’", "'")), word) for word in reversed(words))
    return {key: word for key, word in keys if is_content(key) and idf((key,)) >= LEAST_IDF}


def read_vocabulary(csv_text: str) -> Vocabulary:
    """The vocabulary of a CSV with the columns slug, basket and phrases; a basket is a row without a basket."""
    rows = csv.DictReader(io.StringIO(csv_text.lstrip("\ufeff"), newline=""))
    return Vocabulary(
        ThemeEntry(
            row["slug"],
            row["basket"] or None,
            row["phrases"] or "",
            row.get("name") or "",
            row.get("description") or "",
        )
        for row in rows
    )


def compiled(entry: ThemeEntry) -> list[tuple[tuple[str, ...], Phrase]]:
    """A theme's phrases under their keys; of two forms of the same words ("cables", "cable") the weightier counts."""
    best: dict[tuple[tuple[str, ...], str], Phrase] = {}
    for written, weight in read_phrases(entry.phrases):
        keys = phrase_keys(written)
        phrase = Phrase(entry.slug, written, weight * idf(keys), _single_base(written), is_weak=weight < 1)
        known = best.get((keys, phrase.base))
        if keys and (known is None or phrase.worth > known.worth):
            best[keys, phrase.base] = phrase
    return [(keys, phrase) for (keys, _), phrase in best.items()]


def read_phrases(phrases: str) -> list[tuple[str, float]]:
    """(phrase, weight) for each line; a weight that is no number counts as 1."""
    lines = (line.rpartition("|") if "|" in line else (line, "", "1") for line in phrases.splitlines())
    return [(" ".join(phrase.split()), _weight(weight)) for phrase, _, weight in lines if phrase.strip()]


def _single_base(phrase: str) -> str:
    """The base form of a phrase of one word that is no acronym, else ""."""
    words = WORD.findall(phrase)
    return base_form(words[0].lower().replace("’", "'")) if len(words) == 1 and not is_acronym(words[0]) else ""


def _weight(written: str) -> float:
    try:
        return max(0.0, float(written))
    except ValueError:
        return 1.0
