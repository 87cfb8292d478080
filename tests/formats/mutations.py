"""Damages documents the way disks, mailers and careless tools do, the same way at each run with the same seed."""

import random
from collections.abc import Iterator, Sequence

CHUNK, LINES = 40, 6
SIGNS = [
    *(
        ">>",
        ">",
        ":",
        "\n",
        "\n\n",
        "\r",
        "[0:01]",
        "00:61:00",
        "00:00:01,000 --> 00:00:00,500",
        "***",
        "---\n",
        "- 2 -\n",
    ),
    *("Moderator:", "Speakers\n", "Session report\n", "<v ", "</p>", "<!--", "&#0;", "{", "]", '"', "\\u0000", "1e999"),
    *("\u2011", "\xa0", "\u202e", "\u2028", "\ufeff", "\u200b", "e\u0301" * 9, "İ", "ß", "\U0001f600", "١٢", "Ð”Ð°"),
]
BYTES = [*(sign.encode() for sign in SIGNS), b"\x00", b"\x1f", b"\x85", b"\xff\xfe", b"\xed\xa0\x80", b"\x7f"]


def mutations(content: bytes, count: int, seed: int = 20250312, others: Sequence[bytes] = ()) -> Iterator[bytes]:
    """So many damaged copies of the content, into which pieces of the others may be spliced."""
    chance = random.Random(seed)
    for _ in range(count):
        yield mutation(content, chance, others)


def mutation(content: bytes, chance: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """The content after one to six accidents."""
    for _ in range(chance.randint(1, 6)):
        accident = chance.choice(SPLICES if others and chance.random() < 0.1 else ACCIDENTS)
        content = accident(content, chance, others)
    return content


def _place(content: bytes, chance: random.Random) -> int:
    return chance.randrange(len(content) + 1)


def _length(chance: random.Random) -> int:
    return chance.choice((1, 3, CHUNK, 10 * CHUNK))


def _cut(content: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    start = _place(content, chance)
    return content[:start] + content[start + _length(chance) :]


def _doubled(content: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    start = _place(content, chance)
    return content[: start + _length(chance)] + content[start:]


def _noisy(content: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    start = _place(content, chance)
    return content[:start] + bytes([chance.randrange(256)]) + content[start + 1 :]


def _marked(content: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    start = _place(content, chance)
    return content[:start] + chance.choice(BYTES) + content[start:]


def _swapped(content: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    first, second, third, fourth = sorted(_place(content, chance) for _ in range(4))
    return content[:first] + content[third:fourth] + content[second:third] + content[first:second] + content[fourth:]


def _shortened(content: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    return content[: _place(content, chance)]


def _repeated(content: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    lines = content.split(b"\n")
    start = chance.randrange(len(lines))
    block = lines[start : start + LINES]
    return b"\n".join([*lines[:start], *block * chance.randint(2, 9), *lines[start + LINES :]])


def _shuffled(content: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    lines = content.split(b"\n")
    start = chance.randrange(len(lines))
    block = chance.sample(lines[start : start + LINES], len(lines[start : start + LINES]))
    return b"\n".join([*lines[:start], *block, *lines[start + LINES :]])


def _renumbered(content: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    start = _place(content, chance)
    piece = content[start : start + 10 * CHUNK]
    changed = bytes(chance.choice(b"0123456789") if 48 <= byte <= 57 else byte for byte in piece)
    return content[:start] + changed + content[start + 10 * CHUNK :]


def _spliced(content: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """The beginning of the content with the end of another document."""
    other = chance.choice(others)
    return content[: _place(content, chance)] + other[_place(other, chance) :]


def _interrupted(content: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """The content with a piece of another document in it."""
    other, start, place = chance.choice(others), _place(content, chance), 0
    place = _place(other, chance)
    return content[:start] + other[place : place + 20 * CHUNK] + content[start:]


ACCIDENTS = (_cut, _doubled, _noisy, _marked, _swapped, _shortened, _repeated, _shuffled, _renumbered)
SPLICES = (_spliced, _interrupted)
