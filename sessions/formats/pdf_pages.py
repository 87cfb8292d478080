"""Turns a PDF's bytes into the lines of its pages, within bounds of time and memory that no file can stretch."""

import logging
import re
from collections.abc import Iterator
from io import BytesIO
from time import thread_time
from unicodedata import normalize

from pypdf import PageObject, PdfReader, apply_configuration

from sessions.formats.document import Document
from sessions.transcript import TranscriptError

# A thousand pages are two days of captions.
MOST_PAGES = 3_000
# Beyond these a file is no document but an attack: an honest page takes 2 ms of a processor's time, MOST_PAGES 6 s.
MOST_SECONDS_A_PAGE, MOST_SECONDS = 1.0, 20.0
LIMITS = {
    "zlib_maximum_output_length": 20_000_000,
    "lzw_maximum_output_length": 20_000_000,
    "run_length_maximum_output_length": 20_000_000,
    "array_based_stream_maximum_output_length": 20_000_000,
    "stream_decoding_work_maximum_length": 40_000_000,
    "stream_parsing_work_maximum_count": 100_000,
    "page_tree_maximum_entries": 10_000,
    "page_tree_maximum_page_entries": 200_000,
    "xform_maximum_invocations_per_extraction": 200,
}
TOO_SLOW = ["too slow"]
# ﬁ ﬀ, and the four shapes of each Arabic letter: how fonts set letters, not which letters they are
SHAPES = re.compile("[\ufb00-\ufdff\ufe70-\ufefc]+")
EXPECTED = "a PDF whose text can be read"

# The library logs each flaw of a file; what matters of them becomes a warning or an error here.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def pages_of(document: Document) -> tuple[list[list[str]], list[str]]:
    """The lines of each page, and a warning for each page that could not be read.

    Raises TranscriptError for a broken or locked file and for one that holds no text.
    """
    with apply_configuration(**LIMITS):
        pages, warnings = _read(document)
    if not any(character.isalpha() for page in pages for line in page for character in line):
        raise document.error(
            EXPECTED, f"{len(pages)} pages without text (scanned pictures need text recognition first)", 1
        )
    return pages, warnings


def _read(document: Document) -> tuple[list[list[str]], list[str]]:
    pages: list[list[str]] = []
    warnings: list[str] = []
    latest = thread_time() + MOST_SECONDS
    for number, page in enumerate(_opened(document), 1):
        lines = _lines(page, latest) if number <= MOST_PAGES and thread_time() < latest else TOO_SLOW
        if lines is TOO_SLOW:
            raise document.error("a PDF of ordinary size", f"one that cannot be read to its end (page {number})", 1)
        pages.append(lines or [])
        if lines is None:
            warnings.append(f"{document.name}: page {number} cannot be read and is left out")
    return pages, warnings


def _opened(document: Document) -> Iterator[PageObject]:
    """The pages one by one. Broken files raise nearly every kind of exception inside the library."""
    try:
        reader = PdfReader(BytesIO(document.content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise document.error(EXPECTED, "one that is locked by a password", 1)
        yield from reader.pages
    except TranscriptError:
        raise
    except Exception as error:
        raise document.error(EXPECTED, f"a broken one ({_reason(error)})", 1) from error


def _lines(page: PageObject, latest: float) -> list[str] | None:
    """The page's lines, None where the library fails on it, TOO_SLOW where it would not come to an end."""
    latest = min(latest, thread_time() + MOST_SECONDS_A_PAGE)

    def stop_when_late(*_operation: object) -> None:
        if thread_time() > latest:
            raise TimeoutError

    try:
        text = page.extract_text(visitor_operand_before=stop_when_late)
        return SHAPES.sub(lambda found: normalize("NFKC", found.group()), text).split("\n")
    except TimeoutError:
        return TOO_SLOW
    except Exception:
        return None


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
