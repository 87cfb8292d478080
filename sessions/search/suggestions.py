"""Turns a query that finds nothing into queries that find something: a near word instead, or one word less."""

from dataclasses import dataclass

from django.db import connection
from rapidfuzz import fuzz, process

from sessions.models import SearchWord
from sessions.search.asked import Asked
from sessions.search.backend import backend_of
from sessions.search.candidates import matching_documents
from sessions.search.query import Part, Query, parse
from sessions.search.terms import WORD, pieces

MOST_SUGGESTIONS = 3
MOST_TRIED = 4
NEAR = 75
NEAREST = 2


@dataclass(frozen=True)
class Suggestion:
    """A text that finds something; where `with_filters` is false, only without the filters in force."""

    text: str
    with_filters: bool = True


def suggestions(asked: Asked) -> list[Suggestion]:
    """Only what was tried and found: a word that only a withdrawn session held is never shown."""
    texts = dict.fromkeys([*_corrected(asked.query), *_shortened(asked.query)])
    tried = [Suggestion(text) for text in texts][: MOST_TRIED - 1]
    if asked.choices:
        tried.insert(0, Suggestion(asked.query.text, with_filters=False))
    return [one for one in tried if _finds(one, asked)][:MOST_SUGGESTIONS]


def _finds(suggestion: Suggestion, asked: Asked) -> bool:
    query = parse(f"{suggestion.text} ")
    choices = asked.choices if suggestion.with_filters else {}
    return bool(query.wanted) and (
        backend_of(connection).matching(matching_documents(Asked(query, choices)), query).exists()
    )


def _corrected(query: Query) -> list[str]:
    """The query with each unknown word replaced by the nearest known one, or by the next nearest."""
    near = _near_words({word for part in query.wanted for word in _words(part)})
    versions = max(map(len, near.values()), default=0)
    return [
        _text(query, {word: found[min(place, len(found) - 1)] for word, found in near.items()})
        for place in range(versions)
    ]


def _words(part: Part) -> list[str]:
    return [piece for match in WORD.finditer(part.text) for piece in pieces(match[1]) if len(piece) > 2]


def _near_words(words: set[str]) -> dict[str, list[str]]:
    """The nearest words of the vocabulary for each word that it lacks."""
    if not words:
        return {}
    known = list(SearchWord.objects.order_by("word").values_list("word", flat=True))
    unknown = sorted(words - set(known))
    near = {
        word: [
            found for found, _, _ in process.extract(word, known, scorer=fuzz.ratio, limit=NEAREST, score_cutoff=NEAR)
        ]
        for word in unknown
    }
    return {word: found for word, found in near.items() if found}


def _text(query: Query, replaced: dict[str, str]) -> str:
    """The query typed again with the replaced words; the others stay as they were written."""

    def near(match) -> str:
        own = pieces(match[1])
        return replaced[own[0]] if len(own) == 1 and own[0] in replaced else match[0]

    texts = [part.text if part.is_excluded else WORD.sub(near, part.text) for part in query.parts]
    return " ".join(texts)


def _shortened(query: Query) -> list[str]:
    """The query without one of its wanted parts, the last one first; of a phrase, its words."""
    if len(query.wanted) == 1:
        words = query.wanted[0].text.replace('"', " ").split()
        return [" ".join(words)] if len(words) > 1 else []
    return [" ".join(one.text for one in query.parts if one is not part) for part in reversed(query.wanted)]
