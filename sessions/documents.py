"""Finds the documents behind the paths of a command line: files, folders and standard input."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

STANDARD_INPUT = "-"


@dataclass(frozen=True)
class FoundDocument:
    """A document's name and bytes, or the reason why there are none."""

    name: str
    content: bytes = b""
    error: str | None = None


def find_paths(paths: Sequence[str]) -> list[str]:
    """Every file of the paths, folders walked in the order of their names, hidden files left out."""
    return [found for path in paths for found in _files(path)]


def open_paths(paths: Sequence[str]) -> Iterator[FoundDocument]:
    """The documents one at a time, so that a year of files never stands in memory."""
    return map(_opened, paths)


def _files(path: str) -> list[str]:
    folder = Path(path)
    if path == STANDARD_INPUT or not folder.is_dir():
        return [path]
    inside = sorted(file for file in folder.rglob("*") if file.is_file())
    shown = [str(file) for file in inside if not any(part.startswith(".") for part in file.relative_to(folder).parts)]
    return shown or [path]


def _opened(path: str) -> FoundDocument:
    if path == STANDARD_INPUT:
        return FoundDocument(STANDARD_INPUT, sys.stdin.buffer.read())
    if Path(path).is_dir():
        return FoundDocument(path, error=f"{path}: expected a folder with documents, found an empty one")
    try:
        return FoundDocument(path, Path(path).read_bytes())
    except OSError as error:
        return FoundDocument(path, error=f"{path}: expected a file that can be read, found: {error.strerror.lower()}")
