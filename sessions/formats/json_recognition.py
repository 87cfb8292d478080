"""Turns what the recognisers Deepgram and Amazon Transcribe return into a Transcript."""

from collections.abc import Iterable, Iterator

from sessions.formats.document import Document
from sessions.formats.json_document import first_text, has_keys, holds, parse_json, rows, value_of
from sessions.formats.json_segments import Segment, transcript_of, voice_label
from sessions.formats.json_units import Unit
from sessions.formats.spoken_pieces import Voice
from sessions.transcript import Transcript

# What stands in the rows of each list of results.
LISTS = {
    "channels": "alternatives",
    "items": "alternatives",
    "audio_segments": "transcript",
    "transcripts": "transcript",
}
MARKS = ("results", "alternatives")


def recognises(document: Document) -> bool:
    results = _results(value_of(document))
    return any(has_keys(rows(results.get(key)), mark) for key, mark in LISTS.items()) or holds(document, *MARKS)


def read(document: Document) -> Transcript:
    """The recogniser's own utterances, else its paragraphs, else its words under the voices that it numbers.

    The times are seconds, as both document them. Raises TranscriptError for several channels.
    """
    results = _results(parse_json(document))
    channels = rows(results.get("channels"))
    if len(channels) > 1:
        raise document.error(
            "a recording of one channel", f"{len(channels)} channels that number their voices apart", 1
        )
    best = next((row for channel in channels for row in rows(channel.get("alternatives"))[:1]), {})
    sources = (_utterances(results), _paragraphs(best), _words(best), _items(results), _whole(best, results))
    return transcript_of(document, next(filter(None, map(list, sources)), []), Unit(1.0))


def _results(value: object) -> dict:
    found = value.get("results") if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def _voice(row: dict) -> Voice:
    return Voice(voice_label(row.get("speaker")) or voice_label(row.get("speaker_label")))


def _segment(row: dict, text: str, voice: Voice, opens_paragraph: bool = False) -> Segment:
    times = (row.get("start", row.get("start_time")), row.get("end", row.get("end_time")))
    return Segment(text, *times, voice, opens_paragraph=opens_paragraph)


def _utterances(results: dict) -> Iterator[Segment]:
    utterances = rows(results.get("utterances")) or rows(results.get("audio_segments"))
    return (_segment(row, first_text(row, "transcript"), _voice(row)) for row in utterances)


def _paragraphs(best: dict) -> Iterator[Segment]:
    found = best.get("paragraphs")
    for paragraph in rows(found.get("paragraphs")) if isinstance(found, dict) else []:
        for number, sentence in enumerate(rows(paragraph.get("sentences"))):
            yield _segment(sentence, first_text(sentence, "text"), _voice(paragraph), number == 0)


def _words(best: dict) -> Iterator[Segment]:
    return (_segment(row, first_text(row, "punctuated_word", "word"), _voice(row)) for row in rows(best.get("words")))


def _items(results: dict) -> Iterator[Segment]:
    """Each word with the marks after it, which have no time; older documents tell the voices by the words' starts."""
    labels, word, text = _labels(results.get("speaker_labels")), None, ""
    for item in rows(results.get("items")):
        content = next((first_text(row, "content") for row in rows(item.get("alternatives"))), "")
        if item.get("type") == "punctuation":
            text += content
            continue
        if word is not None:
            yield _segment(word, text, _voice_of_item(word, labels))
        word, text = item, content
    if word is not None:
        yield _segment(word, text, _voice_of_item(word, labels))


def _labels(found: object) -> dict[str, str]:
    segments = rows(found.get("segments")) if isinstance(found, dict) else []
    items: Iterable[dict] = (item for segment in segments for item in rows(segment.get("items")))
    return {first_text(item, "start_time"): first_text(item, "speaker_label") for item in items}


def _voice_of_item(item: dict, labels: dict[str, str]) -> Voice:
    return Voice(_voice(item).attribution or labels.get(first_text(item, "start_time"), ""))


def _whole(best: dict, results: dict) -> Iterator[Segment]:
    """The whole text as nobody's in particular, where nothing else is told."""
    texts = (first_text(row, "transcript") for row in (best, *rows(results.get("transcripts"))[:1]))
    return (Segment(text, None, None) for text in texts if text)
