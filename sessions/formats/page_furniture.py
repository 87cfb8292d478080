"""Takes the heads and feet out of a printed document's pages: page numbers, and lines that come back on each page."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

# - 2 -   1 Page 2   Page 3 of 10   Page | 3   3/10   12   [4]
PAGE_NUMBER = re.compile(
    r"^(?:\d{1,4}\s{0,3}\|?\s{0,3})?(?:page|p\.|pg\.|seite|página|стр\.)\s{0,3}\|?\s{0,3}\d{1,4}(?:\s{0,3}(?:of|/|von|de|из)\s{0,3}\d{1,4})?$"
    r"|^[-–—\[(]?\s{0,3}\d{1,4}(?:\s{0,3}/\s{0,3}\d{1,4})?\s{0,3}[-–—\])]?$|^\d{1,4}\s{0,3}\|\s{0,3}page$",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\d+")
# Heads and feet are looked for in so many lines at either end of a page.
EDGE = 4
# A line is furniture if it stands at the edge of so large a share of the pages (heads of left and right pages differ).
LEAST_SHARE = 0.4


def without_furniture(pages: list[list[str]]) -> list[list[str]]:
    """The lines of each page without its head and foot."""
    seen = Counter(line for page in pages for line in set(_edges(page)))
    least = max(2, LEAST_SHARE * len(pages))
    furniture = {line for line, count in seen.items() if count >= least}
    return [_trimmed(page, furniture) for page in pages]


def _edges(page: list[str]) -> Iterator[str]:
    """The first and last lines of the page, numbers made alike: "Draft 3 of 5 May" is the same on each page."""
    lines = [line for line in page if line.strip()]
    return map(_alike, lines[:EDGE] + lines[-EDGE:])


def _alike(line: str) -> str:
    return DIGITS.sub("0", " ".join(line.split())).casefold()


def _trimmed(page: list[str], furniture: set[str]) -> list[str]:
    """The page cut from its edges inwards, up to the first line that is not furniture."""
    written = [place for place, line in enumerate(page) if line.strip()]
    head = takewhile(lambda place: _is_furniture(page[place], furniture), written[:EDGE])
    foot = takewhile(lambda place: _is_furniture(page[place], furniture), reversed(written[-EDGE:]))
    left_out = {*head, *foot}
    kept = [place for place in written if place not in left_out]
    return page[kept[0] : kept[-1] + 1] if kept else []


def _is_furniture(line: str, furniture: set[str]) -> bool:
    return bool(PAGE_NUMBER.match(line.strip())) or _alike(line) in furniture
