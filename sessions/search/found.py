"""Turns what was asked into what was found: a list of results that a paginator can cut, counted once."""

from functools import cached_property

from django.db import connection
from django.db.models import Q

from sessions.models import SearchWord
from sessions.search.asked import Asked
from sessions.search.counts import Counted, Everything, find
from sessions.search.query import Query
from sessions.search.results import Result, results_of
from sessions.search.terms import encode

# Words that begin alike and whose terms do not: "encrypti" begins "encryption", whose term is "encrypt".
MOST_ENDINGS = 30


class Found:
    """What was found for a question: its order, its counts and its facets take one statement."""

    def __init__(self, asked: Asked):
        self.query = with_endings(asked.query)
        self.asked = Asked(self.query, asked.choices, asked.by_date)

    @cached_property
    def _everything(self) -> Everything:
        return find(self.asked) if self.query.wanted else Everything()

    @property
    def total(self) -> int:
        return self._everything.total

    @property
    def choices(self) -> tuple[Counted, ...]:
        return self._everything.choices

    @property
    def is_more_than_shown(self) -> bool:
        return self.total > len(self)

    @property
    def is_more_than_counted(self) -> bool:
        return not self._everything.is_all

    def count(self) -> int:
        return len(self._everything.best)

    __len__ = count

    def __getitem__(self, place: slice) -> list[Result]:
        return results_of(self._everything.best[place], self.query)


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
