"""What a spreadsheet program opens and saves again comes back to the last character; the bytes we write say why."""

import html
import io
import re
import shutil
import subprocess
from datetime import date, time
from zipfile import ZipFile

import openpyxl
import pytest
from tablib import Dataset

from sessions.models import Concept, Participation, Session, SessionTheme, Statement
from sessions.resources import (
    ConceptResource,
    EventResource,
    ParticipationResource,
    SessionResource,
    StatementResource,
    ThemeResource,
)
from speakers.escaping import escape_formula, escape_number, unescape_formula
from speakers.models import Speaker
from speakers.resources import SpeakerResource
from speakers.table_cells import TableError
from speakers.table_formats import PlainCSV, TextXLSX
from tests.factories import make_event, make_session, make_speaker, make_statement, make_theme, make_voice, tag

pytestmark = pytest.mark.django_db
NASTY = [
    *["007", "=1+1", "'=1+1", "+49 30", "-5", "@x", "'quoted", "''twice", "a\nb", "a\tb", 'say "hi"', "\tx", "{=1}"],
    *["😀", "مرحبا", "a\u00a0b", "1/2", "TRUE", "'true", "1E5", "2023-10-10", "09:30", "09:30:00", "10 Oct 2023", "12"],
    *["1.50", "'1.50", "1,234", "12345678901234567890", "50%", "$5", "  x  ", "http://a.b/c", "#REF!", "#N/A", "1 234"],
    *["١٢", "e", "March 2024", "a, b; c | d", "x" * 250, "Élan ’ “quotes”", "a\x0bb", "_x000D_", "NULL", "None"],
]
LONG = "Long words. " * 2_600  # 31,200 characters
UTF8_CSV = "Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
OFFICE = next(filter(None, map(shutil.which, ["soffice", "libreoffice"])), None)
RESOURCES = [SessionResource, SpeakerResource, ParticipationResource, StatementResource]
# Every table that can be changed by a cell of this column; of evidence each cell is its key or its very words.
CHANGED = {
    SessionResource: "kind",
    SpeakerResource: "note",
    ParticipationResource: "role",
    StatementResource: "text",
    EventResource: "place",
    ThemeResource: "description",
    ConceptResource: "aliases",
}


@pytest.fixture
def records():
    theme = make_theme("007")
    session = make_session(
        "007",
        code="1E5",
        start_date=date(2023, 10, 10),
        start_time=time(9, 30),
        zone="UTC",
        summary="\n".join(text for text in NASTY if "\x0b" not in text),
        report=LONG,
    )
    tag(session, theme)
    for number, text in enumerate(NASTY):
        person = make_speaker(f"Person {number}")
        person.aliases.create(name=text[:200].replace("|", "/").strip())
        Speaker.objects.filter(pk=person.pk).update(note=text, name=text[:200])
        voice = make_voice(session, text[:200], number, affiliation=text, speaker=person)
        make_statement(voice, text)


def rows():
    return [
        list(model.objects.order_by("pk").values())
        for model in (Session, Speaker, Participation, Statement, SessionTheme)
    ]


def written(resource, file_format):
    content = file_format().export_data(resource().export())
    return content.encode() if isinstance(content, str) else content


def read(resource, file_format, content):
    table = file_format(encoding="utf-8-sig").create_dataset(content)
    result = resource().import_data(table)
    assert [str(error.error) for error in result.base_errors] == []
    assert [(row.number, row.error_dict) for row in result.invalid_rows] == []
    return {kind: count for kind, count in result.totals.items() if count}


@pytest.mark.parametrize("file_format", [PlainCSV, TextXLSX])
@pytest.mark.parametrize("resource", RESOURCES)
def test_what_was_written_is_read_unchanged(records, resource, file_format):
    before, count = rows(), resource().get_queryset().count()
    assert read(resource, file_format, written(resource, file_format)) == {"skip": count}
    assert rows() == before


@pytest.fixture
def convert(tmp_path):
    """Files opened and saved again by LibreOffice: their bytes by name, in the target's format."""
    if OFFICE is None:
        pytest.skip("no LibreOffice found: install the package libreoffice-calc-nogui")

    def convert(files, ending, target):
        for name, content in files.items():
            (tmp_path / f"{name}.{ending}").write_bytes(content)
        command = [OFFICE, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]
        command += [f"csv:{UTF8_CSV}" if target == "csv" else target, "--outdir", tmp_path / f"{ending} to {target}"]
        command += ["--infilter=CSV:44,34,76,1"] if ending == "csv" else []  # Unicode, as its dialog offers
        subprocess.run([*command, *tmp_path.glob(f"*.{ending}")], check=True, capture_output=True, timeout=300)
        return {name: (tmp_path / f"{ending} to {target}" / f"{name}.{target}").read_bytes() for name in files}

    return convert


WAYS = {
    "xlsx to xlsx": (TextXLSX, ["xlsx"]),
    "xlsx to csv": (TextXLSX, ["csv"]),
    "csv to csv": (PlainCSV, ["csv"]),
    "csv to xlsx to csv": (PlainCSV, ["xlsx", "csv"]),
}


@pytest.mark.parametrize("way", WAYS)
def test_libreoffice_gives_back_every_character(records, convert, way):
    file_format, targets = WAYS[way]
    before, ending = rows(), file_format().get_extension()
    files = {resource.__name__: written(resource, file_format) for resource in RESOURCES}
    for target in targets:
        files, ending = convert(files, ending, target), target
    found = {r: read(r, PlainCSV if ending == "csv" else TextXLSX, files[r.__name__]) for r in RESOURCES}
    assert found == {resource: {"skip": resource().get_queryset().count()} for resource in RESOURCES}
    assert rows() == before


@pytest.mark.parametrize("way", ["xlsx to xlsx", "csv to csv"])
def test_one_changed_cell_that_libreoffice_saves_is_one_change(records, convert, way):
    file_format, [target] = WAYS[way]
    make_event("Élan = 007")
    Concept.objects.create(name="=1+1", kind="instrument")
    files = {resource.__name__: file_format().export_data(one_changed(resource)) for resource in CHANGED}
    files = {name: one.encode() if isinstance(one, str) else one for name, one in files.items()}
    files = convert(files, target, target)
    found = {one: preview(one, file_format, files[one.__name__]) for one in CHANGED}
    counts = {one: one().get_queryset().count() - 1 for one in CHANGED}
    assert found == {one: (1, counts[one], ["Changed. 'Élan', \"007\""]) for one in CHANGED}


def one_changed(resource):
    table = resource().export()
    place, rows = table.headers.index(CHANGED[resource]), [list(row) for row in table]
    rows[-1][place] = "Changed. 'Élan', \"007\""
    return Dataset(*rows, headers=table.headers)


def preview(resource, file_format, content):
    """What the table would change: how many rows, how many it leaves, and the words that come."""
    result = resource().import_data(file_format(encoding="utf-8-sig").create_dataset(content), dry_run=True)
    cells = [cell for row in result.valid_rows() for cell in row.diff]
    assert [(row.number, row.error_dict) for row in result.invalid_rows] == []
    come = [html.unescape(text) for cell in cells for text in re.findall("<ins>(.*?)</ins>", cell)]
    return result.totals["update"], result.totals["skip"], come


def test_a_csv_file_is_marked_as_utf8_and_keeps_what_looks_like_a_number():
    table = Dataset(*[[text] for text in NASTY[:8]], ["2023-10-10"], ["10"], ["1,5"], headers=["text"])
    table = Dataset(*[[escape_formula(cell) for cell in row] for row in table], headers=["text"])
    expected = [
        "'007",
        "'=1+1",
        "''=1+1",
        "'+49 30",
        "'-5",
        "'@x",
        "''quoted",
        "'''twice",
        "'2023-10-10",
        "10",
        '"\'1,5"',
    ]
    assert PlainCSV().export_data(table) == "\ufeff" + "\r\n".join(["text", *expected, ""])


def test_a_workbook_holds_nothing_but_texts():
    table = Dataset(["007", "=1+1", "2023-10-10", "a\x0bb", ""], headers=["a", "b", "c", "d", "e"])
    content = TextXLSX().export_data(table)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    cells = [(cell.value, cell.data_type, cell.number_format) for cell in sheet[2]]
    texts = {"007": "s", "=1+1": "s", "2023-10-10": "s", "a_x000B_b": "s", None: "inlineStr"}
    assert cells == [(text, kind, "@") for text, kind in texts.items()]
    assert "<f>" not in ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("text", NASTY)
def test_each_mark_comes_off_again(text):
    assert unescape_formula(escape_number(escape_formula(text))) == text
    assert unescape_formula(escape_formula(text)) == text


def test_a_text_that_a_workbook_would_cut_is_not_written_into_one():
    table = Dataset(["short", "x" * 32_767], headers=["slug", "report"])
    with pytest.raises(TableError) as refused:
        TextXLSX().export_data(table)
    assert str(refused.value) == (
        "row 2, report: a workbook's cell holds fewer than 32,767 characters, found 32,767; export as CSV"
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "expected a table with a head, found an empty file"),
        (b"slug,name,slug\n", "expected each column once, found more than one slug"),
        (b"slug,name\none,One\n\ntwo,Two,2,3\n", "row 4: expected 2 cells, found 4"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_a_sentence(content, sentence):
    with pytest.raises(TableError) as refused:
        PlainCSV(encoding="utf-8-sig").create_dataset(content)
    assert str(refused.value) == sentence


def test_a_file_that_is_no_workbook_is_refused_in_a_sentence():
    with pytest.raises(TableError) as refused:
        TextXLSX().create_dataset(b"slug,name\n")
    assert str(refused.value) == "expected an XLSX workbook, found another file"


def test_semicolons_and_missing_cells_at_the_end_of_a_row_are_read():
    table = PlainCSV(encoding="utf-8-sig").create_dataset(b"slug;name;place\none;One, two\n\n")
    assert table.dict == [{"slug": "one", "name": "One, two", "place": ""}]
