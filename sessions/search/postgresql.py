"""PostgreSQL's side of the index: a generated tsvector with a GIN index, and the query in tsquery's language."""

from django.db.models import BooleanField, F, Func, QuerySet, Value

from sessions.models import SearchDocument
from sessions.search.query import Part, Query, Sequence

DOCUMENTS = SearchDocument._meta.db_table
COLUMN = "vector"
INDEX = f"{DOCUMENTS}_vector"
# Few documents have a title; those of the others need not be read to find out.
TITLES = f"{DOCUMENTS}_titles"
# D, C, B, A: a word in the title (A) weighs as much as four in the text (D).
WEIGHTS = "{0.25, 0.25, 0.25, 1.0}"
# Divides by the logarithm of the length: a long turn is not better for being long.
BY_LENGTH = 1
VECTOR = "setweight(to_tsvector('simple', title), 'A') || to_tsvector('simple', body)"


def install(connection) -> None:
    """Make what is missing. The terms lie outside of the row, which is read for its vector."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"ALTER TABLE {DOCUMENTS} ADD COLUMN IF NOT EXISTS {COLUMN} tsvector GENERATED ALWAYS AS ({VECTOR}) STORED"
        )
        cursor.execute(f"CREATE INDEX IF NOT EXISTS {INDEX} ON {DOCUMENTS} USING gin ({COLUMN})")
        cursor.execute(f"CREATE INDEX IF NOT EXISTS {TITLES} ON {DOCUMENTS} USING gin ({COLUMN}) WHERE title <> ''")


def remove(connection) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {DOCUMENTS} DROP COLUMN IF EXISTS {COLUMN}")


def missing(connection) -> set[str]:
    with connection.cursor() as cursor:
        columns = {column.name for column in connection.introspection.get_table_description(cursor, DOCUMENTS)}
        return {COLUMN, INDEX, TITLES} - columns - connection.introspection.get_constraints(cursor, DOCUMENTS).keys()


def tune(connection) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def refresh_statistics(connection) -> None:
    """Nothing: its own autovacuum follows what grows."""


def matching(documents: QuerySet, query: Query) -> QuerySet:
    return documents.filter(_matches(expression(query)))


def titled(documents: QuerySet, query: Query) -> QuerySet:
    """The matching documents whose title alone holds all that is wanted."""
    return documents.exclude(title="").filter(_matches(expression(query, "A")))


def scores(found: str, query: Query) -> tuple[str, tuple]:
    """The `rank` of each document of a table, lower for the better."""
    rank = f"-ts_rank('{WEIGHTS}', document.{COLUMN}, %s::tsquery, {BY_LENGTH})"
    return (
        f"SELECT document.id, {rank} AS rank FROM {found} JOIN {DOCUMENTS} document ON document.id = {found}.id",
        (expression(query),),
    )


def expression(query: Query, weight: str = "") -> str:
    """ "digital skills" encr* -law becomes ('digit' <-> 'skill') & ('encr':*) & !('law')."""
    wanted = [_part(part, weight) for part in query.wanted]
    return " & ".join([*wanted, *(f"!{_part(part)}" for part in query.excluded)])


class Matches(Func):
    """The column is no field of the model: it stands beside the document's id, by whatever name the table goes."""

    output_field = BooleanField()

    def as_sql(self, compiler, connection):
        (identifier, _), (match, params) = map(compiler.compile, self.source_expressions)
        return f"{identifier.rpartition('.')[0]}.{COLUMN} @@ {match}::tsquery", params


def _matches(match: str) -> Matches:
    return Matches(F("pk"), Value(match))


def _part(part: Part, weight: str = "") -> str:
    return f"({' | '.join(_sequence(sequence, weight) for sequence in part.sequences)})"


def _sequence(sequence: Sequence, weight: str) -> str:
    marks = ["" for _ in sequence.terms[:-1]] + ["*" if sequence.is_prefix else ""]
    labels = [f":{mark}{weight}" if mark or weight else "" for mark in marks]
    terms = [f"'{term}'{label}" for term, label in zip(sequence.terms, labels, strict=True)]
    return f"({' <-> '.join(terms)})"
