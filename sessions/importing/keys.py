"""Gives new statements their keys: the same on every installation that reads the same document."""

from base64 import b32encode
from collections.abc import Iterator
from hashlib import sha256
from itertools import count

from sessions.models import Statement

KEY_LENGTH = 8


def give_keys(statements: list[Statement]) -> None:
    """Set the key of each statement from its session, voice and words. A key that exists is never given again."""
    first = {key for statement in statements for key in (_key(statement, 0), _key(statement, 1))}
    taken = set(Statement.objects.filter(key__in=first).values_list("key", flat=True))
    for statement in statements:
        statement.key = next(key for key in _keys(statement) if key not in taken)
        taken.add(statement.key)


def _keys(statement: Statement) -> Iterator[str]:
    return (_key(statement, number) for number in count())


def _key(statement: Statement, number: int) -> str:
    session = statement.participation.session
    words = [session.import_key or session.slug, statement.participation.attribution, statement.text, str(number)]
    return b32encode(sha256("\n".join(words).encode()).digest()).decode()[:KEY_LENGTH].lower()
