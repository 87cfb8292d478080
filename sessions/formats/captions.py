"""Turns real-time captions (">> NAME: text" and its relatives) into a Transcript."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import NamedTuple

from sessions.formats.boilerplate import (
    DISCLAIMER,
    DISCLAIMER_START,
    FOOTER,
    LEAST_DISCLAIMER,
    SOUND,
    is_disclaimer,
    is_nobodys,
)
from sessions.formats.capital_heads import name_heads, untaken_heads
from sessions.formats.dialogue_labels import LEAST_LONE_CAPITALS, is_lone_name
from sessions.formats.document import Document
from sessions.formats.inline_labels import inline_candidates
from sessions.formats.labels import LABEL, could_be_person, is_in_capitals, is_label
from sessions.formats.lone_words import spoken_start
from sessions.formats.opening import read_opening
from sessions.formats.page_marks import without_page_marks
from sessions.formats.spoken_text import Onset, paragraphs_between, turns_of
from sessions.formats.stamps import STAMP, interval_of
from sessions.transcript import Interval, Kind, Transcript, Turn

# A chevron or more at the head of a line, or two among the words: ">> GINGER PAQUE: Okay.", ">MODERATOR:"
CHEVRONS = re.compile(r"^[^\S\n]*(>(?:[^\S\n]?>)*)|(?<![-=<>|&\w])(>>+)", re.MULTILINE)
# A label without a chevron at the head of a line: "VINT CERF: Thank you."
BARE_LABEL = re.compile(r"^[^\S\n]*([^\n:>\s][^\n:>]{1,59}):(?=\s)", re.MULTILINE)
# Whatever stands between a chevron and a colon
LABELS = re.compile(r">[^\n:>]{1,90}(?:\n[^\n:>]{1,40})?:")
# [00:00:05] on a line of its own above words
STAMP_ABOVE = re.compile(rf"^[^\S\n]*\[({STAMP})\][^\S\n]*\n(?=\s*\w)", re.MULTILINE)
# [00:02:21] on the line before a turn, [0:07] on its own line
STAMP_BEFORE = re.compile(rf"[\[(]({STAMP})[\])]\s*\Z")
ZERO_WIDTH = re.compile("[\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad]")
# What captions hardly hold and code is full of.
CODE_SIGNS = re.compile(r"[{}=;\\|<$_#`]|\(\)|::|->")
# 7 TickObject(8), MY_SHIFT) | START: no printed name
CODE_LABEL = re.compile(r"[{}=\\|<$`]|::|->|\w\(\d|^[^(]*\)")
# ## Heading, ```: of a page in Markdown, where ">" marks a quotation
MARKDOWN = re.compile(r"^(?:#{1,6} \S|```|=head\d|=item)", re.MULTILINE)
MOST_MARKDOWN = 3
# >>> f(1): what is typed at Python's prompt
PROMPT = re.compile(r"^[^\S\n]*>>>(?=[^\S\n]\S)", re.MULTILINE)
# > Scribe: Ina, > Meeting minutes: the heads of minutes that a mail quotes
QUOTED_MINUTES = re.compile(r"^> ?(?:scribe|regrets|meeting minutes)[^\S\n]*(?::|$)", re.IGNORECASE | re.MULTILINE)
# Mail quotes with single chevrons; captions label their turns.
LEAST_LABELLED = 0.2
SAMPLE = 200_000
LATE = 3_000
LEAST_LONELY_WORDS = 25


class Chevron(NamedTuple):
    """A chevron as found: where it starts, where its words begin, and the label after it ("" where there is none)."""

    start: int
    words: int
    label: str
    is_single: bool
    opens_line: bool


def recognises(document: Document) -> bool:
    """Whether voices set in at chevrons: two with labels, or several whose words read as speech."""
    sample = document.text[:SAMPLE]
    if ">" not in sample and "&gt;" not in sample:
        return False
    text = cleaned(sample)
    if is_typed(text):
        return False
    chevrons = list(_chevrons(text))
    labelled = [chevron for chevron in chevrons if chevron.label]
    if len(MARKDOWN.findall(text)) >= MOST_MARKDOWN and not any(_is_captioned(chevron) for chevron in labelled):
        return False
    is_mail = len(labelled) < LEAST_LABELLED * len(chevrons) or QUOTED_MINUTES.search(text)
    if chevrons and is_mail and all(mark.is_single for mark in chevrons):
        return False
    if len(labelled) == 1 and not labelled[0].is_single and labelled[0].opens_line:
        return len(text[labelled[0].words :].split()) >= LEAST_LONELY_WORDS or len(chevrons) > 1
    return len(labelled) > 1 or _reads_as_speech(text, chevrons)


def read(document: Document) -> Transcript:
    """The turns that chevrons open. Raises TranscriptError where no turn has words."""
    text = cleaned(document.text)
    onsets = _onsets(text)
    turns = tuple(_spoken(text, onsets)) if onsets else ()
    if not turns:
        first = next((line.strip() for line in document.lines if line.strip()), "")
        raise document.error('turns that begin with ">>"', f'"{first[:60]}"', 1)
    opening = read_opening(text[: onsets[0].start])
    return Transcript(
        Kind.TRANSCRIPT,
        text,
        turns,
        opening.title,
        opening.event,
        opening.code,
        opening.moments and opening.moments.starts,
        opening.moments and opening.moments.ends,
        opening.disclaimer or _late_disclaimer(text, onsets[-1].words),
        warnings=_untaken(text, onsets),
    )


def _untaken(text: str, onsets: list[Onset]) -> tuple[str, ...]:
    unnamed = [onset.words for onset in onsets if not onset.attribution]
    return () if _is_shouted(text) else tuple(untaken_heads(text, unnamed))


def cleaned(text: str) -> str:
    """The text with its chevrons as chevrons, and without zero-width characters and the marks of printed pages."""
    if "&gt;" in text:
        text = unescape(text)
    if not text.isascii():
        text = ZERO_WIDTH.sub("", text)
    return without_page_marks(text)


def _chevrons(text: str) -> Iterator[Chevron]:
    is_shouted = _is_shouted(text)
    for found in CHEVRONS.finditer(text):
        signs = found.group(1) or found.group(2)
        label, words = _label_after(text, found.end(), is_shouted)
        yield Chevron(found.start(), words, label, len(signs) == 1, bool(found.group(1)))


def _label_after(text: str, place: int, is_shouted: bool) -> tuple[str, int]:
    """The label that stands at the place and where its words begin; "" and the place where none does."""
    found = LABEL.match(text, place)
    if found and not CODE_LABEL.search(found.group(1)):
        words = " ".join(found.group(1).split())
        is_typing_error = found.group(2) == ";"
        if is_label(words, is_shouted) and not (
            is_typing_error and (is_shouted or " " not in words or not is_in_capitals(words))
        ):
            return words, found.end()
    return "", place


def _is_shouted(text: str) -> bool:
    """Whether the text is in capitals throughout, as broadcast captions are."""
    sample = LABELS.sub(" ", text[:20_000])
    return sum(map(str.isupper, sample)) > 3 * sum(map(str.islower, sample))


def _reads_as_speech(text: str, chevrons: list[Chevron]) -> bool:
    """Whether at least two pairs of chevrons stand, none single, and words of speech after nearly all of them.

    Below the captioners' own note one is enough.
    """
    if not chevrons or any(chevron.is_single for chevron in chevrons):
        return False
    if len(chevrons) == 1 and not (chevrons[0].opens_line and DISCLAIMER.search(text, 0, chevrons[0].start)):
        return False
    if len(chevrons) < 3 and not any(chevron.opens_line for chevron in chevrons):
        return False
    spoken = sum(_is_speech(text[chevron.words : chevron.words + 200]) for chevron in chevrons)
    return spoken >= 0.8 * len(chevrons)


def is_typed(text: str) -> bool:
    """Whether the chevrons are the prompts of examples in a programmer's documentation."""
    prompts = [prompt.end() for prompt in PROMPT.finditer(text)]
    return len(prompts) > 1 and 2 * sum(_is_speech(text[place : place + 200]) for place in prompts) < len(prompts)


def _is_captioned(chevron: Chevron) -> bool:
    """Whether two chevrons at the head of a line stand before a label, as captioners set them."""
    return chevron.opens_line and not chevron.is_single


def _is_speech(words: str) -> bool:
    line = words.strip().split("\n", 1)[0]
    first = next(filter(str.isalpha, line), "")
    return bool(first) and not first.islower() and not CODE_SIGNS.search(line)


def _onsets(text: str) -> list[Onset]:
    """Where voices set in: at chevrons from the first that opens a line on, and at labels that lost their chevron."""
    chevrons = _with_name_heads(text, _turn_chevrons(text, list(_chevrons(text))))
    onsets = [Onset(mark.start, mark.words, mark.label, None, _stamp_before(text, mark.start)) for mark in chevrons]
    if not onsets:
        return []
    known = {onset.attribution for onset in onsets}
    is_shouted = _is_shouted(text)
    bare = [
        onset for onset in _bare_onsets(text, onsets[0].words) if _is_bare_voice(text, onset, known, is_shouted)
    ] + [Onset(one.start, one.words, one.attribution) for one in inline_candidates(text)]
    taken = {onset.words for onset in onsets}
    unique = {onset.words: onset for onset in bare if onset.words not in taken}
    onsets = sorted([*onsets, *unique.values()], key=lambda onset: onset.start)
    first = _stamped_start(text, onsets[0].start) or _spoken_start(text, onsets[0].start)
    return [first, *onsets] if first else onsets


def _with_name_heads(text: str, chevrons: list[Chevron]) -> list[Chevron]:
    """The chevrons, those labelled that names in capitals follow without a colon, on lines of their own."""
    places = [mark.words for mark in chevrons if not mark.label]
    if not places or _is_shouted(text):
        return chevrons
    heads = name_heads(text, places, {mark.label for mark in chevrons})
    return [
        mark._replace(label=head.name, words=head.words) if not mark.label and (head := heads.get(mark.words)) else mark
        for mark in chevrons
    ]


def _stamped_start(text: str, end: int) -> Onset | None:
    """The words of nobody in particular that stand below a time and before the first chevron."""
    found = STAMP_ABOVE.search(text, 0, end)
    if found is None or not any(paragraphs_between(text, found.end(), end, is_nobodys)):
        return None
    return Onset(found.start(), found.end(), "", intervals=interval_of(found.group(1)))


def _spoken_start(text: str, end: int) -> Onset | None:
    start = spoken_start(text, end)
    return None if start is None else Onset(start, start, "")


def _turn_chevrons(text: str, chevrons: list[Chevron]) -> list[Chevron]:
    """The chevrons without those of a path before the first turn or time ("Home >> Transcripts")."""
    first = next((place for place, mark in enumerate(chevrons) if mark.opens_line), 0)
    stamp = STAMP_ABOVE.search(text, 0, chevrons[first].start) if chevrons else None
    return [mark for mark in chevrons[:first] if stamp and mark.start >= stamp.end()] + chevrons[first:]


def _bare_onsets(text: str, start: int) -> Iterator[Onset]:
    for found in BARE_LABEL.finditer(text, start):
        yield Onset(found.start(1), found.end(), " ".join(found.group(1).split()))


def _is_bare_voice(text: str, onset: Onset, known: set[str], is_shouted: bool) -> bool:
    """Whether a label without a chevron names a voice: one that has spoken, or somebody in capitals."""
    label = onset.attribution
    if label in known or is_shouted or not label.isupper():
        return label in known
    if " " in label:
        return is_label(label) and could_be_person(label)
    return len(label) >= LEAST_LONE_CAPITALS and is_lone_name(
        text, onset.start, label, _rest_of_line(text, onset.words)
    )


def _rest_of_line(text: str, place: int) -> str:
    end = text.find("\n", place)
    return text[place : len(text) if end < 0 else end]


def _stamp_before(text: str, place: int) -> tuple[Interval, ...]:
    """The start that a stamp before the turn tells: "[00:02:21]"."""
    colon = text.rfind(":", max(0, place - 20), place)
    found = STAMP_BEFORE.search(text, max(0, place - 20), place) if colon >= 0 else None
    return interval_of(found.group(1)) if found else ()


def _spoken(text: str, onsets: list[Onset]) -> Iterator[Turn]:
    """The turns without the disclaimers and sounds that stand among them."""
    footer = next((found.start() for found in FOOTER.finditer(text, onsets[-1].words)), len(text))
    for turn in turns_of(text, onsets, footer, is_nobodys):
        told = _without_disclaimers(text, turn)
        if told and (told.attribution or not SOUND.fullmatch(told.span.of(text))):
            yield told


def _without_disclaimers(text: str, turn: Turn) -> Turn | None:
    if turn.paragraphs[-1].end - turn.paragraphs[0].start < LEAST_DISCLAIMER:
        return turn
    paragraphs = tuple(span for span in turn.paragraphs if not is_disclaimer(text[span.start : span.start + 1500]))
    if len(paragraphs) == len(turn.paragraphs):
        return turn
    return replace(turn, paragraphs=paragraphs) if paragraphs else None


def _late_disclaimer(text: str, start: int) -> str | None:
    """The disclaimer that stands after the last words instead of before the first."""
    found = DISCLAIMER_START.search(text, max(start, len(text) - LATE))
    return read_opening(text[found.start() :]).disclaimer if found else None
