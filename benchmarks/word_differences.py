"""Prints how long two texts of 50 and of 100 kB take to compare word by word: python benchmarks/word_differences.py

Data: benchmarks/synthetic_meetings.py, with words changed here and there, and texts made to be hard to compare.
"""

import random
import sys
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from synthetic_meetings import meeting  # noqa: E402

from speakers.history.word_differences import word_differences  # noqa: E402

CYCLE = [f"w{number}" for number in range(99)]


def edited(text: str, changes: int) -> str:
    words, chance = text.split(" "), random.Random(1)
    for _ in range(changes):
        words[chance.randrange(len(words))] = "changed"
    return " ".join(words)


def pairs(size: int) -> dict[str, tuple[str, str]]:
    one, other = (meeting(seed, size // 4).text[:size] for seed in (1, 2))
    return {
        "100 words changed": (one, edited(one, 100)),
        "another text": (one, other),
        "one word again and again": ("a " * (size // 2), "b a " * (size // 4)),
        "the same words backwards": ((" ".join(CYCLE * 200))[:size], (" ".join(CYCLE[::-1] * 200))[:size]),
    }


def main() -> None:
    for size in (50_000, 100_000):
        for name, (before, after) in pairs(size).items():
            started = process_time()
            pieces = word_differences(before, after)
            print(f"{size // 1000} kB, {name}: {1000 * (process_time() - started):.0f} ms, {len(pieces)} pieces")


if __name__ == "__main__":
    main()
