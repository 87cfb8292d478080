"""Keeps the index as the public records are: each function makes the documents of some records anew."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import batched as _batched  # noqa: F401
