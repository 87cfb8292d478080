"""The database's own side of the index: `install`, `remove`, `missing`, `tune`, `matching`, `refresh_statistics`..."""

from importlib import import_module

from django.core.checks import Error
from django.db import connection as default_connection
from django.db import connections


def backend_of(connection):
    """The module sessions.search.sqlite or sessions.search.postgresql; loaded late, for both need the models."""
    return import_module(f"sessions.search.{connection.vendor}")


def without_compiling(connection, **_) -> None:
    """On each new connection: PostgreSQL compiles our long statements for 200 ms to run them in 20."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET jit = off")


def after_imports() -> None:
    """At the end of a run of imports: without statistics of what it brought SQLite's joins take seconds."""
    backend_of(default_connection).refresh_statistics(default_connection)


def install_index(using: str, **_) -> None:
    """After each migrate: what a migration of another table's neighbour took away is there again."""
    connection = connections[using]
    if "igf_sessions_searchdocument" in connection.introspection.table_names():
        backend_of(connection).install(connection)


def check_index(databases=None, **_) -> list[Error]:
    """Without its triggers the index would grow stale in silence."""
    return [error for using in databases or [] for error in _errors(connections[using])]


def _errors(connection) -> list[Error]:
    if "igf_sessions_searchdocument" not in connection.introspection.table_names():
        return []  # nothing is migrated yet
    gone = sorted(backend_of(connection).missing(connection))
    hint = "Run manage.py migrate, which makes it again, then manage.py rebuild_search."
    return [Error(f"The search index lacks {', '.join(gone)}.", hint=hint, id="igf_sessions.E001")] if gone else []
