"""Writes the small Word documents and PDFs that the tests read; run as a script, it writes the golden ones again."""

import zlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document as new_word_document

GOLDEN = Path(__file__).parent.parent / "golden"
LINES_A_PAGE = 40


def word_bytes(build) -> bytes:
    """The bytes of a Word document that `build` fills, the same at each run."""
    word = new_word_document()
    build(word)
    written = BytesIO()
    word.save(written)
    return without_dates(written.getvalue())


def without_dates(content: bytes) -> bytes:
    """The same zip file, its parts in order of their names and without the time of writing."""
    written = BytesIO()
    with ZipFile(BytesIO(content)) as package, ZipFile(written, "w", ZIP_DEFLATED) as copy:
        for name in sorted(package.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            copy.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), package.read(name), ZIP_DEFLATED)
    return written.getvalue()


def zip_bytes(**parts: bytes) -> bytes:
    """A zip file; "__" in a name stands for "/", "_" before the last word for a point."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return written.getvalue()


def word_package(body: str, styles: str = "", numbering: str = "") -> bytes:
    """A Word document by the XML of its body, as an editor other than python-docx may write it."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    main = f"<w:document {space}><w:body>{body}</w:body></w:document>".encode()
    return zip_bytes(
        word__document_xml=main,
        word__styles_xml=f"<w:styles {space}>{styles}</w:styles>".encode(),
        word__numbering_xml=f"<w:numbering {space}>{numbering}</w:numbering>".encode(),
    )


def pdf_bytes(pages: Sequence[Sequence[str]], is_packed: bool = False) -> bytes:
    """A PDF with the lines of each page, in a fixed font; the smallest file that a reader of PDFs takes."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>", font]
    bodies = [body.encode() for body in objects]
    for number, lines in enumerate(pages):
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {5 + 2 * number} 0 R>>".encode()
        )
        bodies.append(_stream(_content(lines), is_packed))
    return _file(bodies)


def _content(lines: Sequence[str]) -> bytes:
    escaped = (line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines)
    shown = "".join(f"({line}) Tj T*\n" for line in escaped)
    return f"BT /F1 11 Tf 14 TL 60 790 Td\n{shown}ET".encode("cp1252")


def _stream(content: bytes, is_packed: bool) -> bytes:
    data = zlib.compress(content) if is_packed else content
    how = b"/Filter/FlateDecode" if is_packed else b""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), how, data)


def _file(bodies: Sequence[bytes]) -> bytes:
    written, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, len(written))
    return written + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, table) + trailer


def golden_word(word) -> None:
    word.add_heading("Sample session on village wireless | Sample Forum 2025", 0)
    word.add_paragraph("12 Mar 2025 09:00h - 10:00h UTC")
    word.add_heading("Event report", 1)
    word.add_heading("Speakers", 2)
    for person in (
        "Amara Okwelle, Director, Harbour Community Network",
        "Tomáš Vrbenec, Engineer, Northern Spectrum Desk",
    ):
        word.add_paragraph(person, style="List Bullet")
    word.add_paragraph(
        "Disclaimer: This is a sample document. The session, the speakers and every word were invented for igfreports."
    )
    word.add_heading("Session report", 1)
    word.add_heading("Amara Okwelle, Director, Harbour Community Network", 2)
    told = word.add_paragraph("Okwelle told the sample session that ")
    told.add_run("nine masts").bold = True
    told.add_run(" serve eleven villages, and that ninety people look after them in turn.")
    word.add_paragraph("She asked for a licence that costs no more than a bicycle.")
    word.add_heading("Tomáš Vrbenec, Engineer, Northern Spectrum Desk", 2)
    word.add_paragraph("Vrbenec explained how a shared band works and why neighbours rarely disturb each other.")
    word.sections[0].footer.paragraphs[0].text = "Page 1 of a sample"


GOLDEN_PDF = [
    [
        "SAMPLE WORKSHOP ON VILLAGE WIRELESS",
        "12 March 2025",
        "The following are the outputs of the captioning of a sample meeting that never took",
        "place. It is posted as an aid, but should not be treated as an authoritative record.",
        "***",
        ">> MODERATOR: Good morning. This is a sample; the speakers and all of their",
        "words were invented. Our first subject is the village network, and I ask Amara to be-",
        "gin with the masts. A village network is a com-",
        "Sample workshop, captions as spoken",
        "1 Page",
    ],
    [
        "munity network, as we begin to see.",
        ">> AMARA OKWELLE: Thank you, Moderator. We have nine masts and eleven villages,",
        "and ninety people look after the equipment in turn. It is a well-",
        "known fact that this costs less than a road.",
        "(Applause)",
        ">> MODERATOR: Thank you very much. Are there any questions from",
        "Sample workshop, captions as spoken",
        "2 Page",
    ],
    [
        "the floor?",
        ">> AUDIENCE MEMBER: Who pays for the oil of the community network?",
        ">> AMARA OKWELLE: The fishing boats do.",
        "Sample workshop, captions as spoken",
        "3 Page",
    ],
]


def write_golden() -> None:
    (GOLDEN / "word_document" / "village-wireless-report.docx").write_bytes(word_bytes(golden_word))
    (GOLDEN / "pdf_text" / "village-wireless-captions.pdf").write_bytes(pdf_bytes(GOLDEN_PDF))


if __name__ == "__main__":
    write_golden()
