"""Builds the tables of what a question finds: the documents that are ranked and counted, each checked to be public.

A question may fit half of a big archive. Of what it finds everything with the words in its title is taken, and of the
rest what was indexed last (by date: the newest), so that what a page costs does not grow with the archive.
"""

from collections.abc import Iterable

from django.db import connection
from django.db.models import BooleanField, Case, F, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from sessions.models import SearchDocument, Session
from sessions.search.asked import Asked
from sessions.search.backend import backend_of
from sessions.search.public import narrowing, public_documents

# Of more matches than these the page counts the first, and says so.
MOST_COUNTED = 3000
BASE = "hits"
OWNERS = ("id", "kind", "session_id", "participation_id", "statement_id", "turn_id", "speaker_id", "theme_id")
BOTH = """
SELECT * FROM titled WHERE {worth}
UNION ALL SELECT * FROM others WHERE id NOT IN (SELECT id FROM titled) AND ({worth})"""
NEWEST = F("session__start_date").desc(nulls_last=True)

Table = tuple[str, tuple]


def candidates(asked: Asked) -> dict[str, Table]:
    """The tables by heading, with SQL and parameters: the matches, and out of them what each facet counts."""
    sets = {table_of(asked, facet): _passing(asked, facet) for facet in (None, *asked.choices)}
    order = "date DESC NULLS LAST, id DESC" if asked.by_date else "is_title_hit DESC, id DESC"
    tables = _matches(asked)
    for name, passing in sets.items():
        first = f"SELECT * FROM matches WHERE {passing} ORDER BY {order} LIMIT {MOST_COUNTED}"
        tables[f"first_{name} AS MATERIALIZED"] = first, ()
    tables["public_ones AS MATERIALIZED"] = _public_ones(f"first_{name}" for name in sets)
    for name in sets:
        hits = f"SELECT * FROM first_{name} WHERE id IN (SELECT id FROM public_ones)"
        tables[f"{name} AS MATERIALIZED"] = hits, ()
    return tables


def table_of(asked: Asked, facet: str | None) -> str:
    """The table whose documents the facet counts: its own choice does not narrow it."""
    return f"{BASE}_{facet}" if facet in asked.choices else BASE


def _matches(asked: Asked) -> dict[str, Table]:
    """With a mark for each facet in force, they are searched once; without one the first of them will do."""
    backend = backend_of(connection)
    gone = Q(session__isnull=False) & ~Q(session__in=Session.objects.published().values("pk"))
    documents = SearchDocument.objects.exclude(gone).annotate(**_marks(asked))
    titled = backend.titled(documents, asked.query).annotate(is_title_hit=Value(1))
    others = backend.matching(documents, asked.query).annotate(is_title_hit=Value(0))
    worth = " OR ".join(f"({_passing(asked, facet)})" for facet in asked.choices) or "TRUE"
    columns = ", ".join([*OWNERS, *_marks(asked), "is_title_hit", *["date"][: asked.by_date]])
    return {
        f"titled ({columns}) AS MATERIALIZED": _first(titled, asked),
        f"others ({columns}) AS": _first(others, asked),
        "matches AS MATERIALIZED": (BOTH.format(worth=worth), ()),
    }


def _marks(asked: Asked) -> dict[str, Case]:
    """Whether the document passes each facet in force."""
    return {
        f"passes_{facet}": Case(
            When(narrowing(facet, values), then=Value(True)), default=Value(False), output_field=BooleanField()
        )
        for facet, values in asked.choices.items()
    }


def _first(documents: QuerySet, asked: Asked) -> Table:
    columns = [*OWNERS, *_marks(asked), "is_title_hit", *["session__start_date"][: asked.by_date]]
    if not asked.choices:
        documents = documents.order_by(*[NEWEST][: asked.by_date], "-pk")[:MOST_COUNTED]
    return documents.values_list(*columns).query.sql_with_params()


def _passing(asked: Asked, but: str | None) -> str:
    """The condition of the facets in force, but one."""
    return " AND ".join([f"passes_{facet}" for facet in asked.choices if facet != but] or ["TRUE"])


def _public_ones(names: Iterable[str]) -> Table:
    """Those of the tables' documents that anybody may find."""
    taken = " UNION ".join(f"SELECT id FROM {name}" for name in names)
    is_taken = RawSQL(f"{SearchDocument._meta.db_table}.id IN ({taken})", [], BooleanField())
    return public_documents().filter(is_taken).values_list("id").query.sql_with_params()


def matching_documents(asked: Asked) -> QuerySet:
    """Public documents that every facet in force lets through."""
    documents = public_documents()
    for facet, values in asked.choices.items():
        documents = documents.filter(narrowing(facet, values))
    return documents
