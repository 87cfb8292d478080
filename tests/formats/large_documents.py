"""Makes documents of one megabyte in every format: the shapes in which a careless reader takes for ever."""

from collections.abc import Iterator, Mapping

from tests.formats.office_samples import pdf_bytes, word_package

MEGABYTE = 1_000_000
# The marks of each format, which nothing else stands between.
MARKERS = {
    "captions": ">> A: a\n",
    "dialogue": "**Ana Rey:** a\n",
    "minutes": "<ana> a\n",
    "stamped_text": "[0:01] a\n",
    "un_text": "Kenya · Africa Group [0:01]:\n\na\n\n",
    "report_page": "Session report\n",
    "webvtt": "00:01.000 --> 00:02.000\na\n\n",
    "subrip": "1\n00:00:01,000 --> 00:00:02,000\na\n\n",
    "sbv": "0:00:01.000,0:00:02.000\na\n\n",
    "json_un": '{"start":1,"speaker":{"name":"A"},"paragraphs":[{"sentences":[{"text":"a","start":1,"end":2}]}]},',
    "json_council": '{"speaker_raw":"A","speaker_status":"x","text":"a","start":1,"end":2},',
    "json_cdp": '{"start_time":1,"end_time":2,"speaker_name":"A","text":"a"},',
    "json_recognition": '{"word":"a","start":1,"end":2,"speaker":0},',
    "json_whisper": '{"start":1,"end":2,"text":"a"},',
    "akoma_ntoso": '<speech by="#a"><p>a</p></speech>',
    "parlamint": '<u who="#a"><seg>a</seg></u>',
    "saved_page": "<p>&gt;&gt; A: a</p>",
}
NESTS = {
    "json_un": "[",
    "json_council": "[",
    "json_cdp": "[",
    "json_recognition": '{"results":{"items":[',
    "json_whisper": '{"segments":[',
    "akoma_ntoso": "<speech>",
    "parlamint": "<u>",
    "saved_page": "<div>",
    "webvtt": "<v ",
    "captions": "(",
    "dialogue": "**",
    "report_page": "> ",
}


def large_documents(originals: Mapping[str, bytes]) -> Iterator[tuple[str, str, bytes]]:
    """The format, the shape and the bytes of each; `originals` holds one document of each format."""
    for name, content in originals.items():
        yield from ((name, shape, made) for shape, made in _shapes(name, content))


def _shapes(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    if name == "word_document":
        yield from _word_documents()
    elif name == "pdf_text":
        pages = [[f">> ANA REY: {'word ' * 12}"] * 30] * 400
        yield "pages", pdf_bytes(pages)
        yield "packed pages of 1 MB", pdf_bytes(pages, is_packed=True)
    else:
        text = content.decode()
        yield "repeated", _repeated(text)
        yield "one line", _repeated(text.replace("\n", " "))
        yield "one long word", (text + "a" * MEGABYTE).encode()
        yield "only markers", _with_head(text, MARKERS[name])
        yield "markers in one line", _with_head(text, MARKERS[name].replace("\n", " "))
        yield "deep nesting", _with_head(text, NESTS.get(name, "["))
        yield "blank lines", _with_head(text, " \n")


def _word_documents() -> Iterator[tuple[str, bytes]]:
    paragraph = "<w:p><w:r><w:t>&gt;&gt; ANA REY: {}</w:t></w:r></w:p>"
    yield "long paragraphs", word_package(paragraph.format("word " * 200) * 900)
    yield "short paragraphs", word_package(paragraph.format("a") * 20_000)


def _repeated(text: str) -> bytes:
    return (text * (MEGABYTE // len(text) + 1)).encode()[:MEGABYTE]


def _with_head(text: str, piece: str) -> bytes:
    """The first lines of the document, then the piece again and again."""
    head = text[: text.find("\n", 200) + 1]
    return (head + piece * (MEGABYTE // len(piece.encode()))).encode()
