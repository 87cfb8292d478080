"""Turns an Akoma Ntoso debate (any version, with or without its namespace) into a Transcript."""

import re
from collections.abc import Collection, Iterator
from itertools import chain

from lxml import etree

from sessions.formats.dates import find_moments_in
from sessions.formats.document import Document
from sessions.formats.languages import language_tag
from sessions.formats.recorded_times import Stamps, intervals_of, iso_moment, recorded_moment
from sessions.formats.spoken_text import voice_role
from sessions.formats.xml_document import (
    identifier,
    local_name,
    name_as_printed,
    named,
    paragraphs_of,
    parse_xml,
    pointed,
    root_name,
    words_of,
)
from sessions.transcript import Interval, Kind, ListedSpeaker, Moment, TextBuilder, Transcript, Turn

SPEECHES = ("speech", "question", "answer")
BLOCKS = frozenset(
    {
        "p",
        "li",
        "ul",
        "ol",
        "tr",
        "td",
        "th",
        "item",
        "block",
        "blockList",
        "blockContainer",
        "tblock",
        "listIntroduction",
    }
)
# What stands in a speech without being anybody's words, and speeches that stand in a speech of somebody else.
NOT_WORDS = frozenset(
    {"from", "narrative", "scene", "summary", "remark", "recordedTime", "num", "heading", "subheading"}
)
SKIPPED = NOT_WORDS | {"authorialNote", "noteRef", "meta", *SPEECHES}
NOTES = frozenset({"recordedTime", "authorialNote", "noteRef"})
# <recordedTime time="14:30:00">(2.30 p.m.)</recordedTime>
PRINTED_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[.:]([0-5]\d)(?!\d)")


def recognises(document: Document) -> bool:
    return root_name(document).lower() == "akomantoso"


def read(document: Document) -> Transcript:
    """The debate's speeches, questions and answers as turns. Raises TranscriptError for any other kind of document."""
    root = parse_xml(document)
    speeches = list(named(root, *SPEECHES))
    _refuse_other_kinds(document, root, speeches)
    shown = {key: element.get("showAs", "").strip() for element in _references(root) for key in _keys(element)}
    builder = TextBuilder()
    turns = tuple(_turns(speeches, shown, builder))
    if not turns:
        raise document.error(
            "speeches with words", f"{len(speeches)} speeches without any", speeches[0].sourceline or 1
        )
    return Transcript(
        Kind.TRANSCRIPT,
        builder.text,
        turns,
        title=_title(root),
        starts=_starts(root, speeches[0]),
        language=_language(root),
        listed=tuple(_listed(root, speeches)),
        warnings=tuple(_warnings(document, root)),
    )


def _refuse_other_kinds(document: Document, root: etree._Element, speeches: list[etree._Element]) -> None:
    kind = next((local_name(child) for child in root if local_name(child)), "nothing")
    if not speeches:
        raise document.error("a debate with speeches", f"an Akoma Ntoso document of the kind <{kind}> without any", 1)


def _turns(speeches: list[etree._Element], shown: dict[str, str], builder: TextBuilder) -> Iterator[Turn]:
    intervals = intervals_of([_stamps(speech) for speech in speeches])
    for speech, times in zip(speeches, intervals, strict=True):
        if paragraphs := paragraphs_of(speech, BLOCKS, SKIPPED):
            yield _turn(speech, shown, tuple(map(builder.add, paragraphs)), times)


def _turn(speech: etree._Element, shown: dict[str, str], spans: tuple, times: tuple[Interval, ...]) -> Turn:
    attribution = _attribution(speech, shown)
    role = voice_role(shown.get(_meant(speech.get("as"), shown), "")) or voice_role(attribution)
    return Turn(attribution, spans, role=role, intervals=times)


def _attribution(speech: etree._Element, shown: dict[str, str]) -> str:
    """The name as printed before the speech, else as the references show it, else the bare identifier."""
    printed = next((words_of(child, NOTES) for child in speech if local_name(child) == "from"), "")
    speaker = _meant(speech.get("by"), shown)
    return name_as_printed(printed) or shown.get(speaker) or speaker


def _meant(reference: str | None, known: Collection[str]) -> str:
    """The identifier behind a reference, which some tools make of a name with its blanks: "#Ana Rey"."""
    whole = (reference or "").strip().removeprefix("#")
    return whole if whole in known else pointed(reference)


def _stamps(speech: etree._Element) -> Stamps:
    """The times of the speech's own attributes, else the time recorded beside the speaker's name."""
    recorded = next((mark.get("time") for mark in _recorded_times(speech)), None)
    return speech.get("startTime") or recorded, speech.get("endTime")


def _recorded_times(speech: etree._Element) -> Iterator[etree._Element]:
    name = next((child for child in speech if local_name(child) == "from"), None)
    return iter(()) if name is None else named(name, "recordedTime")


def _references(root: etree._Element) -> Iterator[etree._Element]:
    return named(root, "TLCPerson", "TLCRole", "TLCOrganization", "TLCObject", "TLCConcept")


def _keys(element: etree._Element) -> Iterator[str]:
    return filter(None, [identifier(element), element.get("href")])


def _listed(root: etree._Element, speeches: list[etree._Element]) -> Iterator[ListedSpeaker]:
    """The people of the references who speak: the others are only spoken of."""
    known = {key for person in named(root, "TLCPerson") for key in _keys(person)}
    speaking = {_meant(speech.get("by"), known) for speech in speeches}
    for person in named(root, "TLCPerson"):
        if speaking.intersection(_keys(person)) and person.get("showAs", "").strip():
            yield ListedSpeaker(" ".join(person.get("showAs").split()))


def _title(root: etree._Element) -> str | None:
    """The printed title, else that of the whole debate, else the heading over all speeches, never over some."""
    printed = (words_of(element, NOTES) for name in ("docTitle", "shortTitle") for element in named(root, name))
    marked = (" ".join(body.get("title", "").split()) for body in named(root, "debateBody"))
    headings = (words_of(heading, NOTES) for section in _around_all_speeches(root) for heading in _heading(section))
    return next(filter(None, chain(printed, marked, headings)), None)


def _around_all_speeches(root: etree._Element) -> list[etree._Element]:
    """The elements that hold the first speech and the last one, the outermost first."""
    speeches = list(named(root, *SPEECHES))
    around_last = set(speeches[-1].iterancestors())
    return [element for element in speeches[0].iterancestors() if element in around_last][::-1]


def _heading(section: etree._Element) -> Iterator[etree._Element]:
    return (child for child in section if local_name(child) == "heading")


def _dates(root: etree._Element) -> Iterator[str]:
    """The day of the debate before the days on which its record was written or translated."""
    works = [date for work in named(root, "FRBRWork") for date in named(work, "FRBRdate")]
    return filter(
        None, (element.get("date") for element in [*named(root, "docDate"), *works, *named(root, "FRBRdate")])
    )


def _starts(root: etree._Element, first: etree._Element) -> Moment | None:
    """The day of the debate, with the time recorded at its first speech where no day or clock in print says another."""
    day = _day(root)
    is_dated = next(named(root, "docDate"), None) is not None
    recorded = recorded_moment(_stamps(first)[0], day.day if day and is_dated else None)
    is_other = day and recorded and (day.clock or day.day != recorded.day)
    return day if recorded is None or is_other or _is_contradicted(first, recorded) else recorded


def _is_contradicted(speech: etree._Element, recorded: Moment) -> bool:
    """Whether another clock than the recorded one is printed beside the speaker's name."""
    printed = PRINTED_CLOCK.search(" ".join(words_of(mark) for mark in _recorded_times(speech)))
    said = (recorded.clock.hour % 12, recorded.clock.minute)
    return printed is not None and (int(printed[1]) % 12, int(printed[2])) != said


def _day(root: etree._Element) -> Moment | None:
    """The day that the document is marked with, else the one in its title: "2019-03-04 On lamps"."""
    marked = next(_dates(root), None)
    found = None if marked else find_moments_in(_title(root) or "")
    return found[0].starts if found else iso_moment(marked)


def _language(root: etree._Element) -> str | None:
    return language_tag(next((element.get("language") for element in named(root, "FRBRlanguage")), None))


def _warnings(document: Document, root: etree._Element) -> Iterator[str]:
    value = next(_dates(root), None)
    if value and not iso_moment(value):
        yield f'{document.name}: the date "{value[:40]}" cannot be read; the day is unknown'
