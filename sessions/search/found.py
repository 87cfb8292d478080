"""Turns what was asked into what was found: a list of results that a paginator can cut, counted once."""

from functools import cached_property

from django.db import connection
from django.db.models import F, Q, QuerySet

from sessions.models import SearchWord
from sessions.search.asked import Asked
from sessions.search.backend import backend_of
from sessions.search.counts import Counted, count_found
from sessions.search.public import narrowing, public_documents
from sessions.search.query import Query
from sessions.search.results import Result, results_of
from sessions.search.terms import encode

# Nobody turns to the fortieth page; what is beyond is "more than 1,000".
MOST_SHOWN = 1000
# Words that begin alike and whose terms do not: "encrypti" begins "encryption", whose term is "encrypt".
MOST_ENDINGS = 30


class Found:
    """What was found for a question; counts, facets and each page take one statement each."""

    def __init__(self, asked: Asked):
        self.query = with_endings(asked.query)
        self.asked = Asked(self.query, asked.choices, asked.by_date)

    @cached_property
    def _counted(self) -> tuple[int, list[Counted]]:
        return count_found(self.asked) if self.query.wanted else (0, [])

    @property
    def total(self) -> int:
        return self._counted[0]

    @property
    def choices(self) -> list[Counted]:
        return self._counted[1]

    @property
    def is_more_than_shown(self) -> bool:
        return self.total > MOST_SHOWN

    def count(self) -> int:
        return min(self.total, MOST_SHOWN)

    __len__ = count

    def __getitem__(self, place: slice) -> list[Result]:
        return results_of(self._documents()[place], self.query) if self.total else []

    def _documents(self) -> QuerySet:
        """The best first: by where it matches, by rank, the newer, the earlier recorded."""
        best = ("-is_title_hit", "rank", F("session__start_date").desc(nulls_last=True), "pk")
        newest = (F("session__start_date").desc(nulls_last=True), "-is_title_hit", "rank", "pk")
        found = backend_of(connection).ranked(matching_documents(self.asked), self.query)
        return found.order_by(*(newest if self.asked.by_date else best)).defer("title", "body")


def matching_documents(asked: Asked) -> QuerySet:
    """Public documents that every facet in force lets through."""
    documents = public_documents()
    for facet, values in asked.choices.items():
        documents = documents.filter(narrowing(facet, values))
    return documents


def with_endings(query: Query) -> Query:
    """The query whose unfinished words also mean the words of the vocabulary that they begin, in one statement."""
    places = {place: part.beginning for place, part in enumerate(query.parts) if part.beginning}
    begun = _words_begun_by(set(places.values())) if places else []
    for place, beginning in places.items():
        prefix = encode(beginning)
        terms = {term for word, term in begun if word.startswith(beginning) and not term.startswith(prefix)}
        query = query.widened(place, sorted(terms)[:MOST_ENDINGS])
    return query


def _words_begun_by(beginnings: set[str]) -> list[tuple[str, str]]:
    """Those whose term the beginning alone does not find. By range where the database compares bytes."""
    wanted = Q()
    for beginning in beginnings:
        begun = Q(word__startswith=beginning)
        if connection.vendor == "sqlite":  # it finds no index for a LIKE
            begun &= Q(word__gte=beginning, word__lt=beginning + chr(0x10FFFF))
        wanted |= begun & ~Q(term__startswith=encode(beginning))
    return list(SearchWord.objects.filter(wanted).order_by("word").values_list("word", "term")[:MOST_ENDINGS])
