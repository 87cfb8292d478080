"""Who may import whom, held as data: the parts of docs of the design that the code itself can prove."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PURE = {"rapidfuzz", "ftfy", "lxml", "docx", "pypdf", "yaml", "webvtt", "Stemmer"}
NAMES = {"speakers.names"}
READING = {"sessions.transcript", "sessions.zones", "sessions.formats"} | NAMES
RECORDS = {"sessions.models", "speakers.models", "speakers.addresses", "speakers.withholding"}
BULK = {"speakers.bulk_writing"}

# A part (the longest matching prefix counts): the parts of our own that it may import, beside itself.
# `speakers` in a value stands for every module of that app; "django" allows Django and its companions.
MAY_IMPORT = {
    "sessions.transcript": set(),
    "sessions.zones": set(),
    "sessions.documents": set(),
    "sessions.formats": READING,
    "sessions.analysis": READING - {"sessions.formats"},
    "sessions.models": {"django", "sessions.formats.languages", "sessions.transcript", "sessions.zones", "speakers"},
    "sessions.tags": {"django", "sessions.models"} | BULK,
    "sessions.grounding": {"django", "sessions.analysis", "sessions.transcript"} | RECORDS | BULK,
    "sessions.importing": {"django", "sessions.analysis", "sessions.grounding", "sessions.versions", "speakers"}
    | {"sessions.search.index", "sessions.withheld_names"}
    | READING
    | RECORDS,
    "sessions.uploads": {"django", "sessions.documents", "sessions.importing", "sessions.roles", "speakers"} | RECORDS,
    "sessions.resources": {"django", "sessions.importing", "sessions.tags", "speakers"} | RECORDS,
    "sessions.filters": {"django", "speakers"} | RECORDS,
    "sessions.facets": {"django", "sessions.filters"} | RECORDS,
    "sessions.marked_text": RECORDS,
    "sessions.floor_strip": RECORDS,
    "sessions.search": {"django", "sessions.search", "sessions.facets", "sessions.transcript"} | RECORDS | BULK,
    "sessions.search.terms": {"sessions.analysis"} | NAMES,
    "sessions.search.query": {"sessions.search.terms"},
    "sessions.search.passages": {"sessions.search.query", "sessions.search.terms"},
    "sessions.pages": {"django", "sessions.transcript", "sessions.marked_text", "sessions.floor_strip"} | RECORDS,
    "sessions.public_record": {"django", "sessions.pages"} | RECORDS,
    "sessions.withheld_names": {"speakers.names"} | RECORDS,
    "sessions.readable_record": {"django", "sessions.public_record", "sessions.withheld_names"} | RECORDS,
    "sessions.versions": {"django", "sessions.public_record", "sessions.search.index"} | RECORDS | BULK,
    "sessions.session_graph": {"django", "sessions.analysis", "sessions.pages"} | RECORDS,
    "sessions.workbench": {"django", "sessions.importing.keys", "sessions.transcript"} | RECORDS,
    "sessions.naming_texts": {"django", "sessions.withheld_names", "speakers.names"} | RECORDS,
    "sessions.publishing": {"django", "sessions.naming_texts"} | RECORDS,
    "sessions.workflow": {"django", "sessions.publishing"} | RECORDS,
    "sessions.roles": {"django"} | RECORDS,
    "sessions.conflicts": {"django", "speakers.history"} | RECORDS,
    "sessions.dashboard": {"django", "sessions.conflicts"} | RECORDS,
    "sessions": {"django", "sessions", "speakers"},
    "speakers.names": set(),
    "speakers.duplicates": NAMES,
    "speakers.views": {"django", "sessions", "speakers"},
    "speakers.urls": {"django", "sessions", "speakers"},
    "speakers": {"django", "speakers"},
}
PURE_PARTS = ["sessions.transcript", "sessions.zones", "sessions.documents", "sessions.formats", "sessions.analysis"]
DJANGO = {"django", "django_filters", "import_export", "simple_history", "tablib", "anyascii", "tqdm", "openpyxl"}


def modules():
    files = [*ROOT.glob("sessions/**/*.py"), *ROOT.glob("speakers/**/*.py")]
    return sorted(file for file in files if "migrations" not in file.parts)


def name_of(file):
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported_names(file):
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: expected an absolute import, found a relative one"
            yield node.module


def part_of(name):
    parts = [part for part in MAY_IMPORT if name == part or name.startswith(f"{part}.")]
    return max(parts, key=len)


def is_allowed(importer, imported):
    top = imported.split(".")[0]
    if top in sys.stdlib_module_names or (imported in RECORDS and importer.startswith("sessions.models")):
        return True
    allowed = MAY_IMPORT[part_of(importer)]
    if top in DJANGO:
        return "django" in allowed
    if top in {"sessions", "speakers"}:
        return part_of(imported) == part_of(importer) or any(f"{imported}.".startswith(f"{part}.") for part in allowed)
    return top in PURE


@pytest.mark.parametrize("file", modules(), ids=name_of)
def test_a_module_imports_only_what_its_part_may(file):
    importer = name_of(file)
    assert [name for name in imported_names(file) if not is_allowed(importer, name)] == []


def test_nothing_imports_the_settings_package():
    assert [name_of(f) for f in modules() for name in imported_names(f) if name.split(".")[0] == "igfreports"] == []


def test_reading_and_analysis_load_no_django():
    code = "import sys, sessions.formats, sessions.analysis.drafting; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


def test_no_relation_targets_the_login_sessions_by_the_ambiguous_label():
    assert [file for file in modules() if '"sessions.Session"' in file.read_text()] == []


def test_no_module_is_longer_than_three_hundred_lines():
    lengths = {name_of(file): sum(bool(line.strip()) for line in file.read_text().splitlines()) for file in modules()}
    assert {name: length for name, length in lengths.items() if length > 300} == {}
