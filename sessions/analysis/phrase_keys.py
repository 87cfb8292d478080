"""Turns a phrase, or a text, into the keys under which they are compared: stems, and acronyms as written."""

import re

from sessions.analysis.words import WORD, Words, stem

# AI, IoT, GDPR, 5G, eSIM, W3C: a word with a capital after its first letter, or of capitals and figures only
ACRONYM = re.compile(r"(?=.*[A-Z].*)(?:[A-Z0-9]{2,}|[\w]+[A-Z]\w*|[A-Z]+\d\w*)")


def phrase_keys(phrase: str) -> tuple[str, ...]:
    """A phrase's words as the trie knows them: stems in lower case, acronyms as written."""
    words = [match.group().replace("’", "'") for match in WORD.finditer(phrase)]
    return tuple(singular_acronym(word) if is_acronym(word) else stem(word.lower()) for word in words)


def acronym_keys(words: Words) -> list[str]:
    """Each word's second key: an acronym as written, any other word its stem."""
    return [
        stem_ if written.islower() or not is_acronym(written) else singular_acronym(written)
        for written, stem_ in zip(words.written, words.stems, strict=True)
    ]


def is_acronym(word: str) -> bool:
    return ACRONYM.fullmatch(word) is not None


def singular_acronym(word: str) -> str:
    """ICTs and AI's are ICT and AI."""
    return re.sub(r"(?<=[A-Z0-9])['’]?s$", "", word)
