"""Tells whether a text names in its own words what a passage around it was found to be about."""

from sessions.analysis.phrase_keys import acronym_keys, phrase_keys
from sessions.analysis.phrases import PhraseTrie
from sessions.analysis.words import words_of
from sessions.transcript import Span


def names(text: str, phrase: str) -> bool:
    """Whether the phrase stands in the text, in any inflection; an acronym as it is written."""
    words = words_of(text, Span(0, len(text)))
    return any(PhraseTrie([(phrase_keys(phrase), phrase)]).hits(words.stems, acronym_keys(words)))
