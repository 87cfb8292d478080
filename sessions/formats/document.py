"""Turns a file's bytes into a Document: decoded, repaired text with its line numbers, or the reason why it is none."""

import re
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import PurePath

import ftfy
from ftfy.badness import is_bad

from sessions.transcript import Transcript, TranscriptError, Turn
from speakers.names import body_of

BINARY_STARTS = (b"PK\x03\x04", b"%PDF-", b"\x89PNG", b"\xff\xd8\xff")
BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Document:
    """A document as received: `text` is "" where the bytes are no text (an office file, a PDF)."""

    name: str
    content: bytes
    text: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @property
    def suffix(self) -> str:
        return PurePath(self.name).suffix.lower()

    def with_text(self, text: str, *warnings: str) -> "Document":
        return replace(self, text=text, warnings=self.warnings + warnings)

    def error(self, expected: str, found: str, line: int | None = None) -> TranscriptError:
        return TranscriptError(expected, found, line, self.name)


def open_document(name: str, content: bytes) -> Document:
    """The document behind the bytes. Raises TranscriptError for an empty file or bytes of no known kind."""
    document = Document(name, content)
    if not content.strip():
        raise document.error("a transcript or a report page", "an empty file", 1)
    if any(content.startswith(start) for start in BINARY_STARTS):
        return document
    return _repaired(document, _decoded(document))


def _decoded(document: Document) -> str:
    encoding = next((name for mark, name in BYTE_ORDER_MARKS.items() if document.content.startswith(mark)), "utf-8")
    try:
        text = document.content.decode(encoding)
    except UnicodeDecodeError as error:
        line = document.content[: error.start].count(b"\n") + 1
        found = f"byte 0x{document.content[error.start : error.start + 1].hex()} that is no {encoding}"
        raise document.error("text in UTF-8", found, line) from error
    if "\x00" in text:
        raise document.error("a text file", "a zero byte", text[: text.index("\x00")].count("\n") + 1)
    return text


def _repaired(document: Document, text: str) -> Document:
    text = CONTROLS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    if text.isascii():
        return document.with_text(text)
    lines = [ftfy.fix_encoding(line) if is_bad(line) else line for line in text.split("\n")]
    repaired = [n for n, (old, new) in enumerate(zip(text.split("\n"), lines, strict=True), 1) if old != new]
    warning = (
        f"{document.name}:{repaired[0]}: repaired wrongly decoded letters in {len(repaired)} lines"
        if repaired
        else None
    )
    return document.with_text("\n".join(lines), *filter(None, [warning]))


def completed(document: Document, transcript: Transcript, format_name: str) -> Transcript:
    """The transcript with its format's name, the document's own warnings before its own, and the voices' bodies."""
    warnings = document.warnings + transcript.warnings
    return replace(transcript, format=format_name, warnings=warnings, turns=tuple(map(_with_body, transcript.turns)))


def _with_body(turn: Turn) -> Turn:
    """The turn of a voice whose label names a state or organisation ("BRAZIL (ANA REY)") belongs to that."""
    body = body_of(turn.attribution) if turn.affiliation is None and turn.attribution else None
    return replace(turn, affiliation=body) if body else turn
