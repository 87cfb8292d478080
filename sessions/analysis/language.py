"""Tells whether a text is English, from the share of its commonest words."""

from collections.abc import Iterable
from itertools import islice

from sessions.analysis.words import word_set

# The commonest words of English that are rare in other languages' texts.
ENGLISH = word_set(
    "the of and to that is was for it with as be by on not this are from or have they which you were their been "
    "has had we what will would there if can all an more when who do about our out so up them some into could "
    "than these your because should very think people just like going at i in but"
)
FEWEST_WORDS, SAMPLE_WORDS, LEAST_SHARE = 25, 3000, 0.2


def is_english_code(language: str) -> bool:
    """en, en-GB, eng, English."""
    return language.lower().replace("_", "-").split("-")[0] in ("en", "eng", "english")


def looks_english(lower: Iterable[str]) -> bool:
    """Whether at least a fifth of the words are common English ones; too few words count as English."""
    sample = list(islice(lower, SAMPLE_WORDS))
    return len(sample) < FEWEST_WORDS or sum(word in ENGLISH for word in sample) >= LEAST_SHARE * len(sample)
