"""Joins the lines of a printed page, which end where the paper does, into the paragraphs that were written."""

import re
from collections import Counter
from collections.abc import Iterator

from sessions.formats.dates import find_moments
from sessions.formats.report_heads import part_of
from sessions.formats.text_layout import TextLayout

# ">> MODERATOR:"  "<ana> typed"  "• Name, role"  "- item"  "1. item"  "[0:01]"
BEGINS_ANEW = re.compile(r"^(?:>|<[^<>\s]{1,30}>\s|[•◦▪●‣–—*-]\s|\(?\d{1,3}[.)]\s|\[\d{1,2}:\d\d)")
# "Ana Rey:"  "DR. SMITH:"  "Ana Rey, Chair: Welcome."  "Speaker 2 00:01:02"
LABEL = re.compile(
    r"^[^\W\d_][^:.!?]{0,70}(?:\b(?:Dr|Mr|Ms|Mrs|St|Prof)\.[^:.!?]{1,50})?:(?:\s|$)|^[^\W\d_].{0,60}\s\(?\[?\d{1,2}:\d\d(?::\d\d)?\]?\)?:?$"
)
ENDS_SENTENCE = re.compile(r"[.!?…。؟:;][\"”’')\]]*$")
# "cyber-" at the end of a line and "security" at the start of the next
CUT_WORD = re.compile(r"([^\W\d_]+)([-\u00ad\u2010])$")
WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
BULLET = re.compile(r"^[•◦▪●‣]\s*")
# A line is full where the next word would not have fitted into so much of the usual width.
FULL = 0.9
SHORT = 0.6


def joined_paragraphs(lines: list[str]) -> str:
    """The lines as paragraphs with blank lines between them; list items stand in lines of their own."""
    lines = [" ".join(line.split()) for line in lines]
    width = _width(lines)
    known = Counter(word.casefold() for line in lines for word in WORD.findall(line))
    paragraphs: list[list[str]] = []
    for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        if line and before and _goes_on(before, line, after, width):
            paragraphs[-1].append(line)
        elif line:
            paragraphs.append([line])
    return _laid_out([_joined(paragraph, known) for paragraph in paragraphs])


def _width(lines: list[str]) -> int:
    """The usual length of a full line: nine lines of ten are no longer."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _goes_on(before: str, line: str, after: str, width: int) -> bool:
    """Whether a line carries on the paragraph of the line before it: that line's sentence, or a line that was full.

    A label, the head of a report's part and a line that only says when never do.
    """
    if BEGINS_ANEW.match(line) or LABEL.match(line) or part_of(line) or find_moments(line, 1):
        return False
    if line[:1].islower() and not ENDS_SENTENCE.search(before):
        return True
    first_word = line.split(" ", 1)[0]
    if len(before) + 1 + len(first_word) <= FULL * width:
        return False
    is_heading = len(line) < SHORT * width and not ENDS_SENTENCE.search(line) and not line[:1].islower()
    return not (ENDS_SENTENCE.search(before) and is_heading and after[:1].isupper())


def _joined(lines: list[str], known: Counter) -> str:
    return "".join(_with_joints(lines, known))


def _with_joints(lines: list[str], known: Counter) -> Iterator[str]:
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        cut = CUT_WORD.search(line)
        if not following:
            yield line
        elif cut:
            yield line[: cut.start(2)] + _hyphen(cut, following, known)
        else:
            yield line + " "


def _hyphen(cut: re.Match, following: str, known: Counter) -> str:
    """Nothing where the whole word stands elsewhere in the document or the hyphen is a soft one, else the hyphen."""
    rest = WORD.match(following)
    whole = cut.group(1) + (rest.group() if rest else "")
    is_certain = cut.group(2) == "\u00ad" or (following[0].islower() and known[whole.casefold()])
    return "" if is_certain else "-"


def _laid_out(paragraphs: list[str]) -> str:
    layout = TextLayout()
    for paragraph in paragraphs:
        item = BULLET.sub("", paragraph)
        if item != paragraph:
            layout.begin_item()
        layout.write(item)
        layout.end_item()
    return layout.text
