"""Turns what a browser sent (a file, a zip, a pasted text) into documents, or into the reason why there is none."""

import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from sessions.documents import FoundDocument

MEGABYTE = 1024 * 1024
LARGEST_DOCUMENT = 20 * MEGABYTE
LARGEST_ARCHIVE = 200 * MEGABYTE
# What an archive may hold, unpacked.
MOST_FILES, LARGEST_CONTENTS = 1000, 500 * MEGABYTE
ZIP_START = b"PK\x03\x04"
# A file of an office programme is a zip too; each of them holds one of these.
OFFICE_SIGNS = {"[Content_Types].xml", "mimetype"}


def received_documents(file) -> Iterator[FoundDocument]:
    """The documents in an uploaded file: itself, or those inside it where it is an archive."""
    archive = _archive(file)
    if archive is None:
        yield _document(file.name, file.size, file.read)
    elif reason := _refusal(file, archive):
        yield FoundDocument(file.name, error=f"{file.name}: {reason}")
    else:
        yield from (_document(one.filename, one.file_size, partial(archive.read, one)) for one in _members(archive))


def pasted_document(name: str, text: str) -> FoundDocument:
    content = text.replace("\r\n", "\n").encode()
    return _document(name, len(content), lambda: content)


def _archive(file) -> ZipFile | None:
    start = file.read(len(ZIP_START))
    file.seek(0)
    if start != ZIP_START:
        return None
    try:
        archive = ZipFile(file)
    except BadZipFile:
        archive = None
    file.seek(0)
    return archive if archive and not OFFICE_SIGNS & set(archive.namelist()) else None


def _members(archive: ZipFile) -> list[ZipInfo]:
    """The archive's files, without folders and without what systems hide in them (".DS_Store", "__MACOSX/")."""
    return [one for one in archive.infolist() if not one.is_dir() and not _is_hidden(one.filename)]


def _is_hidden(path: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(path).parts)


def _refusal(file, archive: ZipFile) -> str | None:
    members = _members(archive)
    size = sum(one.file_size for one in members)
    if file.size > LARGEST_ARCHIVE:
        return f"expected an archive of at most {_megabytes(LARGEST_ARCHIVE)}, found {_megabytes(file.size)}"
    if len(members) > MOST_FILES or size > LARGEST_CONTENTS:
        limits = f"at most {MOST_FILES} files of {_megabytes(LARGEST_CONTENTS)} together"
        return f"expected {limits}, found {len(members)} files of {_megabytes(size)}"
    return None if members else "expected an archive with documents, found an empty one"


def _document(name: str, size: int, read: Callable[[], bytes]) -> FoundDocument:
    if size > LARGEST_DOCUMENT:
        found = f"expected a document of at most {_megabytes(LARGEST_DOCUMENT)}, found {_megabytes(size)}"
        return FoundDocument(name, error=f"{name}: {found}")
    try:
        return FoundDocument(name, read())
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError, zlib.error) as error:
        found = "one with a password" if "password" in str(error) else "a damaged one"
        return FoundDocument(name, error=f"{name}: expected a file that can be unpacked, found {found}")


def _megabytes(size: int) -> str:
    return f"{-(-size // MEGABYTE)} MB"
