"""Takes the heads and feet of printed pages out of a text, so that a sentence runs on from page to page."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

# 1 Page 2    Page 3 of 10    - 2 -    – 12 –    3 | P a g e    [Page 7]    Page | 4
PAGE_NUMBER = re.compile(
    r"[^\S\n]*(?:\d{1,4}[^\S\n]+)?(?:\[?p[ ]?a[ ]?g[ ]?e[ ]?\|?[ ]?\d{1,4}(?:[ ](?:of|/)[ ]\d{1,4})?\]?"
    r"|[-‑–—][ ]?\d{1,4}[ ]?[-‑–—]"
    r"|\d{1,4}[ ]\|[ ]p[ ]?a[ ]?g[ ]?e)[^\S\n]*",
    re.IGNORECASE,
)
# 2 Page 2 I still hear: the number of the page before its first words, in texts that lost their line ends
LEADING_NUMBER = re.compile(r"^[^\S\n]*(\d{1,4})[^\S\n]+Page[^\S\n]+\1\b[^\S\n]*(?=\S)", re.MULTILINE)
# ... we - 3 - have: the number of a page amid its neighbours' words
INNER_NUMBER = re.compile(r"(?<=[^\s.]) - \d{1,4} -(?= \S|\s*$)", re.MULTILINE)
# Contact: Ana Rey, and the lines down to "Tel: ..." and "E-mail: ..."; Attention: This is not a publication ...
CONTACT = re.compile(
    r"^[^\S\n]*contacts?\b[^\S\n]*:?[^\n>]{0,80}\n(?:[^\n>]{0,80}\n){0,8}?(?:[^\S\n]*(?:tel|phone|fax|e-?mail)\b[^\n>]{0,80}(?:\n|\Z))+"
    r"|^[^\S\n]*contacts?[^\S\n]*:[^\n>]{0,120}\b(?:tel|phone|fax|e-?mail)\b[^\n>]{0,160}$"
    r"|^[^\S\n]*attention[^\S\n]*:\s{0,3}(?:this is (?:not a publication|an? (?:internal|document))|some or all of)\b"
    r"[^>]{0,700}?\.(?=[^\S\n]*(?:\n(?!\s*It shall\b)|\Z))",
    re.IGNORECASE | re.MULTILINE,
)
MAY_BE_CONTACT = re.compile(r"contact|attention", re.IGNORECASE)
# What ends a sentence, so that the next page begins a paragraph: record."
SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*$")
NEAR = 3
LONGEST_HEAD = 110


def without_page_marks(text: str) -> str:
    """The text without page numbers, the lines that return beside them, and contacts; unchanged where none stand."""
    text = LEADING_NUMBER.sub("", text) if "Page" in text else text
    text = INNER_NUMBER.sub("", text) if len(INNER_NUMBER.findall(text)) > 1 else text
    lines = text.split("\n")
    numbers = [place for place, line in enumerate(lines) if len(line) < 40 and PAGE_NUMBER.fullmatch(line)]
    marks = _marks(lines, numbers) | set(_contact_lines(text))
    return "\n".join(_carried_on(lines, marks)) if marks else text


def _contact_lines(text: str) -> Iterator[int]:
    """The places of the lines that say at a page's foot whom to ask and who may read it."""
    if not MAY_BE_CONTACT.search(text):
        return
    place = end = 0
    for found in CONTACT.finditer(text):
        place, end = place + text.count("\n", end, found.start()), found.start()
        yield from range(place, place + found.group().rstrip("\n").count("\n") + 1)


def _marks(lines: list[str], numbers: list[int]) -> set[int]:
    """The places of the page numbers and of each short line that stands near half of them."""
    near = [_neighbours(lines, number) for number in numbers]
    counts = Counter(text for places in near for text in {lines[place].strip() for place in places})
    least = max(2, len(numbers) // 2)
    heads = {place for places in near for place in places if counts[lines[place].strip()] >= least}
    return set(numbers) | (heads - _top(lines, heads | set(numbers)))


def _top(lines: list[str], marks: set[int]) -> set[int]:
    """The places of the marks that stand above everything else: the first page's head says what the text is."""
    above = takewhile(lambda place: place in marks or not lines[place].strip(), range(len(lines)))
    return set(above)


def _neighbours(lines: list[str], number: int) -> list[int]:
    places = [*range(max(0, number - NEAR), number), *range(number + 1, min(len(lines), number + NEAR + 1))]
    return [place for place in places if 0 < len(lines[place].strip()) <= LONGEST_HEAD and ">" not in lines[place]]


def _carried_on(lines: list[str], marks: set[int]) -> list[str]:
    """The lines without the marks; blank lines around a mark go too where it stands inside a sentence."""
    kept: list[str] = []
    is_after_mark = False
    for place, line in enumerate(lines):
        if place in marks:
            is_after_mark = True
        elif line.strip():
            if is_after_mark:
                _close_gap(kept, line.strip())
            kept.append(line)
            is_after_mark = False
        else:
            kept.append(line)
    return kept


def _close_gap(kept: list[str], following: str) -> None:
    """Drops the blank lines at the end of `kept` where the line that follows carries on its sentence."""
    last = next((line.rstrip() for line in reversed(kept) if line.strip()), "")
    if not last or SENTENCE_END.search(last) or not following[0].islower():
        return
    while kept and not kept[-1].strip():
        kept.pop()
