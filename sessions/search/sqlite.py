"""SQLite's side of the index: an FTS5 table over the documents, kept by triggers, and the query in FTS5's language."""

from django.db.models import BooleanField, F, Func, QuerySet, Value

from sessions.models import SearchDocument
from sessions.search.query import Part, Query, Sequence

DOCUMENTS = SearchDocument._meta.db_table
INDEX = f"{DOCUMENTS}_fts"
# SQLite's own choice of what to analyse, of every table and not only of those that this connection has read.
GROWN_TABLES = 0x10002
# A word in the title weighs as much as four in the text.
WEIGHTS = "4.0, 1.0"
REMOVE = f"INSERT INTO {INDEX} ({INDEX}, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);"
ADD = f"INSERT INTO {INDEX} (rowid, title, body) VALUES (new.id, new.title, new.body);"
TRIGGERS = {
    f"{INDEX}_insert": f"AFTER INSERT ON {DOCUMENTS} BEGIN {ADD} END",
    f"{INDEX}_delete": f"AFTER DELETE ON {DOCUMENTS} BEGIN {REMOVE} END",
    f"{INDEX}_update": f"AFTER UPDATE OF id, title, body ON {DOCUMENTS} BEGIN {REMOVE} {ADD} END",
}
# The terms are letters and digits already; prefixes of two and three letters are asked for by everybody who types.
TABLE = (
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5(title, body, content='{DOCUMENTS}', content_rowid='id', "
    "tokenize='ascii', prefix='3 4')"
)


def install(connection) -> None:
    """Make what is missing; where the table itself was, fill it. Django's AlterField drops triggers silently."""
    gone = missing(connection)
    with connection.cursor() as cursor:
        if INDEX in gone:
            cursor.execute(TABLE)
            cursor.execute(f"INSERT INTO {INDEX} ({INDEX}) VALUES ('rebuild')")
        for name in TRIGGERS.keys() & gone:
            cursor.execute(f"CREATE TRIGGER {name} {TRIGGERS[name]}")


def remove(connection) -> None:
    with connection.cursor() as cursor:
        for name in TRIGGERS:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        cursor.execute(f"DROP TABLE IF EXISTS {INDEX}")


def missing(connection) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'trigger')")
        return {INDEX, *TRIGGERS} - {name for (name,) in cursor.fetchall()}


def tune(connection) -> None:
    """Without its statistics SQLite's joins take seconds."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {INDEX} ({INDEX}) VALUES ('optimize')")
        cursor.execute("ANALYZE")


def refresh_statistics(connection) -> None:
    """After many rows came, of what has grown since: at most a thousand rows of each index are looked at."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA analysis_limit = 1000")
        cursor.execute(f"PRAGMA optimize = {GROWN_TABLES:#x}")


def matching(documents: QuerySet, query: Query) -> QuerySet:
    return documents.filter(_is_in(expression(query)))


def titled(documents: QuerySet, query: Query) -> QuerySet:
    """The matching documents whose title alone holds all that is wanted."""
    return documents.filter(_is_in(f"({expression(query)}) AND {{title}} : ({_wanted(query)})"))


def scores(found: str, query: Query) -> tuple[str, tuple]:
    """The `rank` of each document of a table, lower for the better. Without the plus each would be a search."""
    rank = f"SELECT rowid AS id, bm25({INDEX}, {WEIGHTS}) AS rank FROM {INDEX}"
    return f"{rank} WHERE {INDEX} MATCH %s AND +rowid IN (SELECT id FROM {found})", (expression(query),)


def expression(query: Query) -> str:
    """ "digital skills" encr* -law becomes ("digit skill") AND ("encr" *) NOT ("law")."""
    excluded = "".join(f" NOT {_part(part)}" for part in query.excluded)
    return f"({_wanted(query)}){excluded}"


def _wanted(query: Query) -> str:
    return " AND ".join(map(_part, query.wanted))


def _is_in(match: str) -> Func:
    rows = f" IN (SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH "
    return Func(F("pk"), Value(match), template="%(expressions)s)", arg_joiner=rows, output_field=BooleanField())


def _part(part: Part) -> str:
    return f"({' OR '.join(map(_sequence, part.sequences))})"


def _sequence(sequence: Sequence) -> str:
    return f'"{" ".join(sequence.terms)}"' + (" *" if sequence.is_prefix else "")
