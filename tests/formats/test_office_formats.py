"""Word documents and PDFs are read as the text that they show, and what is unsafe or no document is refused."""

from io import BytesIO

import pytest
from pypdf import PageObject, PdfWriter

from sessions.formats.document import Document
from sessions.formats.line_joining import joined_paragraphs
from sessions.formats.office_package import chunks_of, open_package
from sessions.formats.page_furniture import without_furniture
from sessions.formats.word_styles import read_styles
from sessions.formats.word_text import word_text
from tests.formats.mutations import mutations
from tests.formats.office_samples import pdf_bytes, word_bytes, word_package, zip_bytes
from tests.formats.reading import is_read_or_refused, reading, refusal, said
from tests.formats.test_golden import GOLDEN

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TURNS = [">> MODERATOR: Good morning to you all.", ">> ANA REY: Thank you, and welcome."]


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def text_of(content: bytes) -> str:
    document = Document("w.docx", content)
    with open_package(document, "word/document.xml") as package:
        styles = read_styles(document, package)
        return word_text(document, chunks_of(document, package, "word/document.xml"), styles)


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(map(paragraph, paragraphs))}</w:tc>"


def test_a_word_document_is_read_by_the_layout_of_its_text():
    transcript = reading("w.docx", word_bytes(lambda word: [word.add_paragraph(turn) for turn in TURNS]))
    assert (transcript.format, said(transcript)) == (
        "word_document",
        [("MODERATOR", ["Good morning to you all."]), ("ANA REY", ["Thank you, and welcome."])],
    )


def test_lists_headings_and_tables_of_a_word_document_survive():
    def build(word):
        word.add_heading("Heads", 1)
        word.add_paragraph("Ana Rey, Chair", style="List Bullet")
        word.add_paragraph("Bo Lind, Host", style="List Bullet")
        word.add_paragraph("one").add_run("\ntwo\tthree")
        cells = word.add_table(1, 2).rows[0].cells
        cells[0].text, cells[1].text = "Name", "Role"

    assert (
        text_of(word_bytes(build)) == "Heads\n\n  • Ana Rey, Chair\n  • Bo Lind, Host\n\none\ntwo three\n\nName\tRole"
    )


def test_bullets_come_from_the_numbering_and_numbers_do_not():
    patterns = "".join(
        f'<w:abstractNum w:abstractNumId="{key}"><w:lvl><w:numFmt w:val="{mark}"/></w:lvl></w:abstractNum>'
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'
        for key, mark in ((1, "bullet"), (2, "decimal"))
    )
    body = "".join(
        paragraph(text, f'<w:numPr><w:numId w:val="{key}"/></w:numPr>') for text, key in (("a", 1), ("b", 2), ("c", 0))
    )
    assert text_of(word_package(body, numbering=patterns)) == "  • a\n\nb\n\nc"


def test_a_table_that_is_only_layout_keeps_its_paragraphs():
    assert text_of(word_package(f"<w:tbl><w:tr>{cell('One.', 'Two.')}{cell()}</w:tr></w:tbl>")) == "One.\n\nTwo."


def test_a_table_inside_a_table_is_read_row_by_row():
    inner = f"<w:tbl><w:tr>{cell('a')}{cell('b')}</w:tr><w:tr>{cell('c')}</w:tr></w:tbl>"
    assert text_of(word_package(f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>")) == "a\tb\n\nc"


def test_what_was_deleted_and_what_word_prints_itself_is_no_text():
    body = (
        "<w:p><w:r><w:t>Nine </w:t></w:r><w:del><w:r><w:delText>ten </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>masts</w:t></w:r></w:ins>"
        "<w:hyperlink><w:r><w:t> stand</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    contents = paragraph("Heads 3", '<w:pStyle w:val="T1"/>')
    style = '<w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    assert text_of(word_package(contents + body, style)) == "Nine masts stand"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (zip_bytes(xl__workbook_xml=b"<x/>"), "a spreadsheet (XLSX)"),
        (zip_bytes(ppt__presentation_xml=b"<x/>"), "a presentation (PPTX)"),
        (zip_bytes(content_xml=b"<x/>"), "an OpenDocument file (ODT, ODS or ODP)"),
        (zip_bytes(notes=b"hello"), 'a zip file that holds "notes"'),
        (b"PK\x03\x04", "a broken zip file (File is not a zip file)"),
        (zip_bytes(word__document_xml=b"<!DOCTYPE x><x/>"), "a DOCTYPE in its text part"),
    ],
    ids=["xlsx", "pptx", "odt", "zip", "broken", "doctype"],
)
def test_what_is_no_word_document_is_refused_with_what_it_is(content, found):
    assert refusal("w.docx", content) == f"w.docx:1: expected a Word document (DOCX), found {found}"


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = word_package("<w:p/>" * 2_000_000)
    assert (
        refusal("w.docx", bomb)
        == "w.docx:1: expected a Word document (DOCX) of ordinary size, found one that unpacks to 12,000,303 bytes"
    )


def test_a_bomb_that_lies_about_its_size_is_refused():
    honest = zip_bytes(word__document_xml=b"<x>" + b" " * 20_000_000)
    lying = honest.replace((20_000_003).to_bytes(4, "little"), (20_003).to_bytes(4, "little"))
    assert refusal("w.docx", lying).startswith("w.docx:1: expected a Word document (DOCX), found a broken")


def test_a_word_document_that_is_no_session_is_refused():
    assert refusal("w.docx", word_bytes(lambda word: word.add_paragraph("Take flour and water."))) == (
        "w.docx:1: expected a session's report page or transcript in a known layout, "
        'found a Word document that begins "Take flour and water."'
    )


@pytest.mark.parametrize("is_packed", [False, True])
def test_a_pdf_is_read_by_the_layout_of_its_text(is_packed):
    transcript = reading("p.pdf", pdf_bytes([TURNS], is_packed))
    assert (transcript.format, said(transcript)) == (
        "pdf_text",
        [("MODERATOR", ["Good morning to you all."]), ("ANA REY", ["Thank you, and welcome."])],
    )


@pytest.mark.parametrize("foot", ["- {} -", "{}", "Page {} of 3", "{} Page", "Draft of 5 May, page {}"])
def test_heads_and_feet_of_pages_are_dropped(foot):
    pages = [
        ["Sample Forum", "", f"Words of page {word}.", "", foot.format(number)] for number, word in enumerate("abc", 1)
    ]
    assert without_furniture(pages) == [["Words of page a."], ["Words of page b."], ["Words of page c."]]


def test_lines_inside_a_page_and_lines_that_stand_once_are_kept():
    pages = [
        ["Title", "a", "b", "c", "d", "Thank you.", "e", "f", "g", "h"],
        ["i", "j", "k", "l", "m", "Thank you.", "n", "o", "p", "q"],
    ]
    assert without_furniture(pages) == pages


def test_lines_are_joined_where_the_paper_broke_them():
    lines = [
        "The first paragraph runs over the whole width of the paper and then",
        "goes on.",
        "The second one is short.",
        ">> ANA REY: A new voice begins here even if the line before it is full.",
        "• Bo Lind, Host",
    ]
    assert joined_paragraphs(lines) == (
        "The first paragraph runs over the whole width of the paper and then goes on.\n\nThe second one is short.\n\n"
        ">> ANA REY: A new voice begins here even if the line before it is full.\n\n  • Bo Lind, Host"
    )


@pytest.mark.parametrize(
    "line", ["10 Oct 2023 04:30h - 06:00h UTC", "Session at a glance", "Full session report", "<bo> or rather so"]
)
def test_a_date_and_the_head_of_a_part_stand_alone_below_a_line_as_long_as_the_paper_is_wide(line):
    assert joined_paragraphs(["The price of oil in every harbour of the north", line]) == (
        f"The price of oil in every harbour of the north\n\n{line}"
    )


def test_the_shapes_in_which_a_font_sets_letters_are_the_letters(monkeypatch):
    monkeypatch.setattr(PageObject, "extract_text", lambda *_, **__: ">> ANA REY: The ﬁrst oﬀer.\n>> BO LIND: ﺷﻜﺮا")
    transcript = reading("p.pdf", pdf_bytes([TURNS]))
    assert said(transcript) == [("ANA REY", ["The first offer."]), ("BO LIND", ["شكرا"])]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["cyber-", "security needs cybersecurity"], "cybersecurity needs cybersecurity"),
        (["a multi-", "stakeholder model"], "a multi-stakeholder model"),
        (["infra\u00ad", "structure"], "infrastructure"),
        (["Addis-", "Ababa"], "Addis-Ababa"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_only_where_that_is_certain(lines, joined):
    assert joined_paragraphs(lines) == joined


def test_a_pdf_of_pictures_is_refused():
    assert refusal("p.pdf", pdf_bytes([[], []])) == (
        "p.pdf:1: expected a PDF whose text can be read, "
        "found 2 pages without text (scanned pictures need text recognition first)"
    )


def test_a_locked_pdf_is_refused():
    writer, locked = PdfWriter(BytesIO(pdf_bytes([TURNS]))), BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(locked)
    assert (
        refusal("p.pdf", locked.getvalue())
        == "p.pdf:1: expected a PDF whose text can be read, found one that is locked by a password"
    )


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"<<" * 500_000, b"%PDF-1.7\n1 0 obj\n" + b"[" * 500_000]
)
def test_a_broken_pdf_is_refused(content):
    assert refusal("p.pdf", content).startswith("p.pdf:1: expected a PDF whose text can be read, found a broken one (")


@pytest.mark.parametrize("bound", ["MOST_SECONDS_A_PAGE", "MOST_SECONDS"])
def test_a_pdf_that_would_never_come_to_an_end_is_refused(bound, monkeypatch):
    monkeypatch.setattr(f"sessions.formats.pdf_pages.{bound}", -1.0)
    assert (
        refusal("p.pdf", pdf_bytes([TURNS]))
        == "p.pdf:1: expected a PDF of ordinary size, found one that cannot be read to its end (page 1)"
    )


def test_the_library_says_nothing(caplog, capsys):
    is_read_or_refused("p.pdf", pdf_bytes([TURNS])[:-200], "pdf_text")
    assert (caplog.text, *capsys.readouterr()) == ("", "", "")


@pytest.mark.parametrize(
    ("format_name", "content"),
    [
        ("word_document", (GOLDEN / "word_document" / "village-wireless-report.docx").read_bytes()),
        ("word_document", word_package("".join(map(paragraph, ["&gt;&gt; ANA REY: One.", "&gt;&gt; BO LIND: Two."])))),
        ("pdf_text", (GOLDEN / "pdf_text" / "village-wireless-captions.pdf").read_bytes()),
        ("pdf_text", pdf_bytes([TURNS] * 3, is_packed=True)),
    ],
    ids=["word", "small word", "pdf", "packed pdf"],
)
def test_a_damaged_file_is_read_or_refused(format_name, content):
    assert all(is_read_or_refused("m", damaged, format_name) for damaged in mutations(content, 150))


def test_a_word_document_with_damaged_text_is_read_or_refused():
    body = paragraph("&gt;&gt; ANA REY: Yes.") + paragraph("&gt;&gt; BO LIND: No.")
    main = f"<w:document xmlns:w='{W}'><w:body>{body}</w:body></w:document>"
    packages = (zip_bytes(word__document_xml=damaged) for damaged in mutations(main.encode(), 300))
    assert all(is_read_or_refused("m", package, "word_document") for package in packages)
