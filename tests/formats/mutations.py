"""Damages documents the way disks, mailers and careless tools do, the same way at each run."""

import random
from collections.abc import Iterator

CHUNK = 40


def mutations(content: bytes, count: int, seed: int = 20250312) -> Iterator[bytes]:
    """So many damaged copies of the content."""
    chance = random.Random(seed)
    for _ in range(count):
        damaged = content
        for _ in range(chance.randint(1, 4)):
            damaged = chance.choice((_cut, _doubled, _noisy, _swapped, _shortened))(damaged, chance)
        yield damaged


def _place(content: bytes, chance: random.Random) -> int:
    return chance.randrange(len(content) + 1)


def _cut(content: bytes, chance: random.Random) -> bytes:
    start = _place(content, chance)
    return content[:start] + content[start + chance.randint(1, CHUNK) :]


def _doubled(content: bytes, chance: random.Random) -> bytes:
    start = _place(content, chance)
    return content[: start + chance.randint(1, CHUNK)] + content[start:]


def _noisy(content: bytes, chance: random.Random) -> bytes:
    start = _place(content, chance)
    return content[:start] + bytes([chance.randrange(256)]) + content[start + 1 :]


def _swapped(content: bytes, chance: random.Random) -> bytes:
    start, end = sorted((_place(content, chance), _place(content, chance)))
    return (
        content[:start]
        + content[end : end + CHUNK]
        + content[start + CHUNK : end]
        + content[start : start + CHUNK]
        + content[end + CHUNK :]
    )


def _shortened(content: bytes, chance: random.Random) -> bytes:
    return content[: max(1, _place(content, chance))]
