"""Turns a text and a query into the passage worth showing, cut into fragments: what matches, and what lies between."""

from bisect import bisect_left
from dataclasses import dataclass

from sessions.search.query import Query, Sequence
from sessions.search.terms import Token, tokens

WORDS_SHOWN = 45
WORDS_BEFORE = 8


@dataclass(frozen=True)
class Fragment:
    text: str
    is_hit: bool = False


@dataclass(frozen=True)
class Hit:
    """Tokens [first, last] are what the part of that number asks for."""

    first: int
    last: int
    part: int


def marked(text: str, query: Query) -> list[Fragment]:
    """The whole text, for a title."""
    found = list(tokens(text))
    return _fragments(text, found, _hits(found, query), 0, len(text))


def passage(text: str, query: Query) -> list[Fragment]:
    """About two lines around the place where most of the query stands together; the beginning where none of it does."""
    text = " ".join(text.split())
    found = list(tokens(text))
    hits = _hits(found, query)
    first = max(_best_place(hits) - WORDS_BEFORE, 0)
    last = min(first + WORDS_SHOWN, len(found))
    start = found[first].start if first else 0
    end = found[last - 1].end if last < len(found) else len(text)
    fragments = _fragments(text, found, hits, start, end)
    return [*_dots(start > 0, "… "), *fragments, *_dots(end < len(text), " …")]


def _dots(is_cut: bool, dots: str) -> list[Fragment]:
    return [Fragment(dots)] if is_cut else []


def _hits(found: list[Token], query: Query) -> list[Hit]:
    """In order of their places; the longest first where several begin at one place."""
    places: dict[str, list[int]] = {}
    for place, token in enumerate(found):
        places.setdefault(token.term, []).append(place)
    terms = [token.term for token in found]
    hits = {
        Hit(place, place + len(sequence.terms) - 1, number)
        for number, part in enumerate(query.wanted)
        for sequence in part.sequences
        for place in _starts(places, sequence)
        if _stands_at(terms, place, sequence)
    }
    return sorted(hits, key=lambda hit: (hit.first, -hit.last, hit.part))


def _starts(places: dict[str, list[int]], sequence: Sequence) -> list[int]:
    first = sequence.terms[0]
    if len(sequence.terms) > 1 or not sequence.is_prefix:
        return places.get(first, [])
    return [place for term, found in places.items() if term.startswith(first) for place in found]


def _stands_at(terms: list[str], place: int, sequence: Sequence) -> bool:
    *whole, last = sequence.terms
    end = place + len(whole)
    if end >= len(terms) or terms[place:end] != whole:
        return False
    return terms[end].startswith(last) if sequence.is_prefix else terms[end] == last


def _best_place(hits: list[Hit]) -> int:
    """The first hit of the window that holds most different parts, then most hits."""
    starts = [hit.first for hit in hits]
    best, place = (0, 0), 0
    for number, hit in enumerate(hits):
        inside = hits[number : bisect_left(starts, hit.first + WORDS_SHOWN - WORDS_BEFORE)]
        worth = len({one.part for one in inside}), len(inside)
        if worth > best:
            best, place = worth, hit.first
    return place


def _fragments(text: str, found: list[Token], hits: list[Hit], start: int, end: int) -> list[Fragment]:
    fragments, position = [], start
    for hit in hits:
        begins, stops = found[hit.first].start, found[hit.last].end
        if begins >= position and stops <= end:
            fragments += [Fragment(text[position:begins])] if begins > position else []
            fragments.append(Fragment(text[begins:stops], is_hit=True))
            position = stops
    return [*fragments, Fragment(text[position:end])] if position < end else fragments
