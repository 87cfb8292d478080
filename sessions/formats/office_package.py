"""Opens the zip file that an office document is, and hands out its parts without ever unpacking more than is safe."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from sessions.formats.document import Document

LARGEST_SUM = 100_000_000
# Word's own XML shrinks 10 to 30 times, a bomb a thousand times.
LARGEST_RATIO = 100
CHUNK = 65_536
# What other office files and archives are known by: a part's path and what such a file is.
OTHER_KINDS = {
    "xl/": "a spreadsheet (XLSX)",
    "ppt/": "a presentation (PPTX)",
    "META-INF/container.xml": "an e-book (EPUB)",
    "content.xml": "an OpenDocument file (ODT, ODS or ODP)",
    "Index/Document.iwa": "a Pages document",
}
UNREADABLE = (
    BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
)


def open_package(document: Document, main_part: str) -> ZipFile:
    """The package that holds the main part. Raises TranscriptError for other kinds, broken files and bombs."""
    try:
        package = ZipFile(BytesIO(document.content))
        names = set(package.namelist())
        unpacked = sum(part.file_size for part in package.infolist())
    except UNREADABLE as error:
        raise document.error("a Word document (DOCX)", f"a broken zip file ({str(error)[:80]})", 1) from error
    if unpacked > LARGEST_SUM or unpacked > LARGEST_RATIO * max(len(document.content), CHUNK):
        raise document.error("a Word document (DOCX) of ordinary size", f"one that unpacks to {unpacked:,} bytes", 1)
    if main_part not in names:
        raise document.error("a Word document (DOCX)", _kind(names), 1)
    return package


def chunks_of(document: Document, package: ZipFile, part: str) -> Iterator[bytes]:
    """The part's bytes, a little at a time. Raises TranscriptError where they are broken or more than was announced."""
    announced = LARGEST_RATIO * max(len(document.content), CHUNK)
    try:
        with package.open(part) as stream:
            while chunk := stream.read(CHUNK):
                announced -= len(chunk)
                if announced < 0:
                    raise BadZipFile("it unpacks to more than it announces")
                yield chunk
    except UNREADABLE as error:
        raise document.error("a Word document (DOCX)", f"a broken part {part} ({str(error)[:80]})", 1) from error


def _kind(names: set[str]) -> str:
    for path, kind in OTHER_KINDS.items():
        if any(name.startswith(path) for name in names):
            return kind
    example = min(names, default="nothing")
    return f'a zip file that holds "{example[:60]}"'
