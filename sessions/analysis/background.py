"""Tells how rare a phrase is in meetings at large, from a frozen table of how many passages hold each stem."""

import csv
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import log

PASSAGES = 1000
RAREST = 2.5


def idf(keys: Sequence[str]) -> float:
    """Natural logarithm of passages over passages that hold the phrase, taken from its rarest word."""
    return max((round(log(PASSAGES / passages_with(key)), 9) for key in keys), default=0.0)


def passages_with(key: str) -> float:
    """Of 1,000 passages of 100 words, those that hold the stem."""
    return _table().get(key, RAREST)


@cache
def _table() -> dict[str, float]:
    with (files(__package__) / "background.csv").open(encoding="utf-8", newline="") as table:
        return {row["stem"]: max(RAREST, float(row["passages"])) for row in csv.DictReader(table)}


COMMON = 150


def is_content(stem: str) -> bool:
    """Whether a stem says what a sentence is about: not in every sixth passage anyway, and no single letter."""
    return len(stem) > 1 and passages_with(stem) < COMMON
