"""Turns the state of the search page's address into what was asked."""

from dataclasses import dataclass

from django.http import QueryDict

from sessions.search.query import Query, parse

FACETS = ("kind", "theme", "event", "speaker", "group", "region", "year")
MOST_CHOICES = 20


@dataclass(frozen=True)
class Asked:
    """`choices` holds only the facets that are in force."""

    query: Query
    choices: dict[str, tuple[str, ...]]
    by_date: bool = False

    @classmethod
    def from_address(cls, given: QueryDict) -> "Asked":
        chosen = {facet: _values(given, facet) for facet in FACETS}
        choices = {facet: values for facet, values in chosen.items() if values}
        return cls(parse(given.get("q", "")), choices, given.get("sort") == "date")


def _values(given: QueryDict, facet: str) -> tuple[str, ...]:
    """Without the NUL that PostgreSQL refuses."""
    return tuple(value for value in dict.fromkeys(given.getlist(facet)[:MOST_CHOICES]) if value and "\0" not in value)
