"""Turns a change of one theme's words into the vocabulary after it and the signs of the texts that it concerns."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from sessions.analysis.background import idf, is_content
from sessions.analysis.phrase_keys import is_acronym
from sessions.analysis.vocabulary import LEAST_IDF, ThemeEntry, Vocabulary, read_phrases
from sessions.analysis.words import WORD, stem

# A stem that ends so stands for words that end otherwise: "polici" for "policy".
SHORTEST_SIGN = 3


def changed_vocabulary(vocabulary: Vocabulary, entry: ThemeEntry, slug: str) -> Vocabulary:
    """The vocabulary with this entry in the place of the theme of that slug, or beside the others where it is new."""
    entry = replace(entry, slug=slug)
    others = [one for one in vocabulary.entries if one.slug != slug]
    places = [place for place, one in enumerate(vocabulary.entries) if one.slug == slug]
    others.insert(places[0] if places else len(others), entry)
    return Vocabulary(others)


def signs_of_change(before: ThemeEntry, after: ThemeEntry) -> list[tuple[str, ...]]:
    """Groups of beginnings of words: only a passage that holds every one of a group can be found otherwise than before.

    A telling word of a changed line speaks alone; a phrase without such a word only as a whole.
    """
    lines = set(read_phrases(before.phrases)) ^ set(read_phrases(after.phrases))
    texts = [phrase for phrase, _ in sorted(lines)]
    for old, new in ((before.description, after.description), (before.name, after.name)):
        texts += [" ".join(sorted(set(WORD.findall(old)) ^ set(WORD.findall(new))))] if old != new else []
    return sorted({group for text in texts for group in _groups(WORD.findall(text))})


def _groups(words: list[str]) -> Iterable[tuple[str, ...]]:
    telling = [word for word in words if _is_telling(word)]
    return [(_sign(word),) for word in telling] or [tuple(sorted(map(_sign, words)))] if words else []


def _is_telling(word: str) -> bool:
    key = stem(word.lower().replace("’", "'"))
    return is_acronym(word) or (is_content(key) and idf((key,)) >= LEAST_IDF)


def _sign(word: str) -> str:
    """The beginning that all words of this stem share."""
    pairs = zip(word.lower(), stem(word.lower()), strict=False)
    shared = "".join(letter for letter, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return shared.removesuffix("i") if len(shared) > SHORTEST_SIGN else word.lower()
