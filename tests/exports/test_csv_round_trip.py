"""Exporting and importing the same file changes nothing; what is wrong in a file changes nothing either."""

import io

import openpyxl
import pytest
from tablib import Dataset

from sessions.models import Concept, Event, Participation, Session, Statement, StatementTheme, Theme
from sessions.resources import (
    ConceptResource,
    EventResource,
    ParticipationResource,
    SessionResource,
    StatementResource,
    ThemeResource,
)
from speakers.escaping import escape_formula, unescape_formula
from speakers.models import Speaker, SpeakerAlias
from speakers.resources import SpeakerResource
from tests.factories import import_bytes, make_theme, report

pytestmark = pytest.mark.django_db
HOSTILE = [
    "=1+1",
    "+49 30",
    "-5",
    "@SUM(A1)",
    "\tx",
    "'quoted",
    "''twice",
    '"',
    "a;b|c",
    "007",
    "Élan\n\nzwei",
    "  x  ",
    "",
]
RESOURCES = [
    (ConceptResource, Concept),
    (EventResource, Event),
    (SessionResource, Session),
    (SpeakerResource, Speaker),
    (ParticipationResource, Participation),
    (StatementResource, Statement),
    (ThemeResource, Theme),
]


@pytest.fixture
def records():
    basket = make_theme("skills-and-access")
    make_theme("skills", "digital skills\n=SUM", basket)
    import_bytes(report(opening="=HYPERLINK should never run.\nThe rule should be openness for “all”."), publish=True)
    Concept.objects.create(name="=Digital “skills”", kind="@concept", aliases="-skill set\nDS, D.S.")
    SpeakerAlias.objects.create(speaker=Speaker.objects.first(), name="ADA S.")
    statement = Statement.objects.first()
    statement.text = "=1+1 must stay, with “quotes”, a comma\nand a second line."
    statement.save()


def rows(model):
    return list(model.objects.order_by("pk").values())


@pytest.mark.parametrize("resource,model", RESOURCES, ids=lambda value: getattr(value, "__name__", ""))
def test_importing_what_was_exported_changes_nothing(records, resource, model):
    before, tags = rows(model), rows(StatementTheme)
    exported = resource().export()
    result = resource().import_data(Dataset().load(exported.csv, format="csv"), raise_errors=True)
    assert result.totals["skip"] == len(before) == sum(result.totals.values())
    assert (rows(model), rows(StatementTheme)) == (before, tags)


@pytest.mark.parametrize("resource,model", RESOURCES, ids=lambda value: getattr(value, "__name__", ""))
def test_a_workbook_comes_back_unchanged_too(records, resource, model):
    before = rows(model)
    workbook = resource().export().export("xlsx")
    result = resource().import_data(Dataset().load(io.BytesIO(workbook), format="xlsx"), raise_errors=True)
    assert result.totals["skip"] == len(before)
    assert rows(model) == before


def test_no_cell_starts_like_a_formula(records):
    exported = StatementResource().export()
    cells = [cell for row in exported for cell in row if isinstance(cell, str)]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    sheet = openpyxl.load_workbook(io.BytesIO(exported.export("xlsx"))).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "inlineStr", "n"}


@pytest.mark.parametrize("text", HOSTILE)
def test_the_escape_gives_every_text_back(text):
    assert unescape_formula(escape_formula(text)) == text


def test_no_file_names_a_database_id(records):
    headers = {resource.__name__: resource().export().headers for resource, _ in RESOURCES}
    assert [name for name, columns in headers.items() if {"id", "pk"} & set(columns)] == []


def test_one_wrong_row_leaves_the_whole_file_out(records):
    before = rows(Participation)
    table = ParticipationResource().export()
    changed = Dataset(*table, headers=table.headers)
    role = table.headers.index("role")
    changed[0] = [*changed[0][:role], "chair", *changed[0][role + 1 :]]
    speaker = table.headers.index("speaker")
    changed[1] = [*changed[1][:speaker], "nobody-here", *changed[1][speaker + 1 :]]
    result = ParticipationResource().import_data(Dataset().load(changed.csv, format="csv"))
    errors = [str(error.error) for _, row_errors in result.row_errors() for error in row_errors]
    errors += [str(row.error) for row in result.invalid_rows]
    assert any('expected the slug of a speaker that exists, found "nobody-here"' in error for error in errors)
    assert rows(Participation) == before


def test_a_theme_left_out_is_rejected_and_a_new_one_accepted(records):
    make_theme("trust")
    statement = Statement.objects.get(text__startswith="Schools should")
    table = StatementResource().export(Statement.objects.filter(pk=statement.pk))
    row = dict(zip(table.headers, table[0], strict=True))
    assert row["themes"] == "skills"
    changed = Dataset(list({**row, "themes": "trust"}.values()), headers=table.headers)
    StatementResource().import_data(changed, raise_errors=True)
    assert dict(statement.statement_themes.values_list("theme__slug", "state")) == {
        "skills": "rejected",
        "trust": "accepted",
    }
