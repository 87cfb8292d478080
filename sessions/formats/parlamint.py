"""Turns a parliament's sitting in TEI, encoded as ParlaMint does, into a Transcript."""

import re
from collections.abc import Iterator
from datetime import time
from itertools import takewhile

from lxml import etree

from sessions.formats.dates import find_moments_in
from sessions.formats.document import Document
from sessions.formats.languages import language_tag
from sessions.formats.recorded_times import iso_moment
from sessions.formats.spoken_text import voice_role
from sessions.formats.tei_people import listed_people, names_of_people, printed_labels
from sessions.formats.timeline import interval_of, seconds_of_points
from sessions.formats.xml_document import (
    XML_LANGUAGE,
    local_name,
    named,
    paragraphs_of,
    parse_xml,
    pointed,
    root_name,
    words_of,
)
from sessions.transcript import Kind, Moment, Span, TextBuilder, Transcript, Turn

BLOCKS = frozenset({"seg", "p", "ab", "list", "item", "lg", "l", "table", "row", "cell", "quote"})
# What stands in an utterance without being anybody's words.
NOT_WORDS = frozenset({"note", "kinesic", "vocal", "incident", "gap", "desc", "head", "writing", "linkGrp", "u"})
# <u who="#AnaRey" ana="#chair">
CHAIR = "chair"
# Sample parliamentary corpus ParlaMint-XX, term 8, 2014-12-02 [ParlaMint SAMPLE]
CORPUS_MARK = re.compile(r"\s*\[ParlaMint[^\]]*\]\s*$", re.IGNORECASE)
# <note type="time">15.00</note>
NOTED_CLOCK = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")


def recognises(document: Document) -> bool:
    return root_name(document) in ("TEI", "TEI.2", "teiCorpus")


def read(document: Document) -> Transcript:
    """The sitting's utterances as turns. Raises TranscriptError for TEI without utterances and for several sittings."""
    root = parse_xml(document)
    utterances = list(named(root, "u"))
    _refuse_other_documents(document, root, utterances)
    builder = TextBuilder()
    turns = tuple(_turns(root, utterances, builder))
    if not turns:
        raise document.error("utterances with words", f"{len(utterances)} without any", utterances[0].sourceline or 1)
    return Transcript(
        Kind.TRANSCRIPT,
        builder.text,
        turns,
        title=_title(root),
        starts=_starts(root),
        language=_language(root),
        listed=listed_people(root, {pointed(utterance.get("who")) for utterance in utterances}),
        recording_url=_recording(root),
        warnings=(*_warnings(document, root), *_unnamed(document, root, turns)),
    )


def _refuse_other_documents(document: Document, root: etree._Element, utterances: list[etree._Element]) -> None:
    sittings = [text for text in named(root, "TEI") if next(named(text, "u"), None) is not None and text is not root]
    if len(sittings) > 1:
        raise document.error("one sitting", f"a TEI corpus of {len(sittings)} sittings", sittings[1].sourceline or 1)
    if not utterances:
        kind = next((local_name(part) for part in named(root, "sp", "lg", "p", "div")), "nothing")
        raise document.error(
            "TEI of a sitting with utterances <u>", f"TEI without any (its text is made of <{kind}>)", 1
        )


def _turns(root: etree._Element, utterances: list[etree._Element], builder: TextBuilder) -> Iterator[Turn]:
    points, labels = seconds_of_points(root), printed_labels(root)
    names = names_of_people(root, _language(root))
    for utterance in utterances:
        if spans := tuple(map(builder.add, _paragraphs(utterance))):
            speaker = pointed(utterance.get("who"))
            yield _turn(utterance, names.get(speaker) or labels.get(utterance) or speaker, spans, points)


def _turn(utterance: etree._Element, attribution: str, spans: tuple[Span, ...], points: dict[str, float]) -> Turn:
    marks = map(pointed, (utterance.get("ana") or "").split())
    role = CHAIR if CHAIR in marks else voice_role(attribution)
    return Turn(attribution, spans, role=role, intervals=interval_of(utterance, points))


def _paragraphs(utterance: etree._Element) -> list[str]:
    """The utterance's segments; where its words are marked one by one, they are set as they were printed."""
    if next(named(utterance, "w"), None) is None:
        return paragraphs_of(utterance, BLOCKS, NOT_WORDS)
    segments = list(named(utterance, "seg")) or [utterance]
    return list(filter(None, map(_tokens, segments)))


def _tokens(segment: etree._Element) -> str:
    """<w>Order</w> <w join="right">order</w> <pc>!</pc> gives "Order order!"."""
    outside = {
        token for note in named(segment, "note", "kinesic", "vocal", "incident") for token in named(note, "w", "pc")
    }
    tokens = [
        token for token in named(segment, "w", "pc") if token not in outside and local_name(token.getparent()) != "w"
    ]
    printed = (words_of(token) + ("" if token.get("join") in ("right", "both") else " ") for token in tokens)
    return " ".join("".join(printed).split())


def _language(root: etree._Element) -> str | None:
    marked = [text.get(XML_LANGUAGE) for text in named(root, "text")] + [root.get(XML_LANGUAGE)]
    return language_tag(next(filter(None, marked), None))


def _title(root: etree._Element) -> str | None:
    """The main title in the document's own language, else any; of a corpus, whose main title all sittings share,
    the subtitle, which tells this sitting."""
    statement = next(named(root, "titleStmt"), None)
    titles = [title for title in named(statement, "title") if words_of(title)] if statement is not None else []
    wanted = "sub" if any(CORPUS_MARK.search(words_of(title)) for title in titles) else "main"
    titles.sort(key=lambda title: (title.get("type", "main") != wanted, not _is_own(title, _language(root))))
    return CORPUS_MARK.sub("", words_of(titles[0])) or None if titles else None


def _is_own(element: etree._Element, language: str | None) -> bool:
    return language_tag(element.get(XML_LANGUAGE)) in (None, language)


def _dates(root: etree._Element) -> Iterator[str]:
    """The day of the setting before the day of the printed source."""
    for part in ("setting", "sourceDesc", "docDate"):
        for element in named(root, part):
            for date in named(element, "date", "docDate"):
                yield from filter(None, [date.get("when") or date.get("from") or words_of(date)])


def _starts(root: etree._Element) -> Moment | None:
    """The day by its mark-up, else as the title prints it, with the time at which the sitting is noted to begin."""
    value = next(_dates(root), None)
    printed = None if value else find_moments_in(_title(root) or "")
    day = iso_moment(value) or (printed[0].starts if printed else None)
    if day is None or day.clock:
        return day
    noted = [moment for moment in _noted_before_speech(root, day) if moment.day == day.day]
    return min(noted, key=lambda moment: moment.clock, default=day)


def _noted_before_speech(root: etree._Element, day: Moment) -> Iterator[Moment]:
    """The times that stand before the first utterance."""
    marks = takewhile(lambda element: local_name(element) != "u", named(root, "time", "note", "u"))
    return (moment for moment in (_noted(mark, day) for mark in marks) if moment and moment.clock)


def _noted(mark: etree._Element, day: Moment) -> Moment | None:
    """<time when="2022-05-19T19:28:00+02:00">19:28</time>; a clock alone in a note is that of the day."""
    if local_name(mark) == "time":
        return iso_moment(mark.get("when") or mark.get("from"))
    is_time = mark.get("type") == "time" and not len(mark)
    found = NOTED_CLOCK.fullmatch(words_of(mark)) if is_time else None
    return Moment(day.day, time(int(found[1]), int(found[2]))) if found else None


def _recording(root: etree._Element) -> str | None:
    """The address of the document's only recording."""
    addresses = {media.get("url", "") for media in named(root, "media")}
    address = addresses.pop() if len(addresses) == 1 else ""
    return address if address.startswith(("https://", "http://")) else None


def _warnings(document: Document, root: etree._Element) -> Iterator[str]:
    value = next(_dates(root), None)
    if value and not iso_moment(value):
        yield f'{document.name}: the date "{value[:40]}" cannot be read; the day is unknown'


def _unnamed(document: Document, root: etree._Element, turns: tuple[Turn, ...]) -> Iterator[str]:
    """Says that voices have identifiers for names, as in a sitting without its corpus's list of persons."""
    pointers = {pointed(utterance.get("who")) for utterance in named(root, "u")} - {""}
    heard = list(dict.fromkeys(turn.attribution for turn in turns if turn.attribution in pointers))
    if heard:
        known = f'voices known only by identifiers: {len(heard)} ("{heard[0][:40]}")'
        yield f"{document.name}: {known}; the document holds no list of persons with their names"
