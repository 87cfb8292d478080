"""What a public address reads of people and their words goes through a verb that knows who is withheld."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOORS = ["sessions.urls", "sessions.machine_urls", "speakers.urls"]
RECORDS = ("sessions.models", "speakers.models")
PERSONAL = {"Participation", "Turn", "Evidence", "Statement", "StatementRelation", "Speaker"}
ROWS = {"participations", "turns", "statements", "evidence", "relations", "relations_to", "correction_requests"}
# What lists have too: these are no rows.
LISTS = {"append"}
KNOWING = {"public", "named", "redacted", "shown", "kept", "withheld"}

# Where else such rows are read, how often, and why no word of theirs reaches a page.
WITHOUT_WORDS = {
    ("sessions.facets", "Speaker.objects.filter"): "the names of those who take part in `public` voices",
    ("sessions.event_figures", "Turn.objects.filter"): "their number",
    ("sessions.pages", "Turn.objects.filter"): "their places and times; a page has the voices from `redacted`",
    ("sessions.readable_record", "Evidence.objects.filter"): "what an earlier version must not say",
    ("sessions.search.documents", "Statement.objects.filter"): "narrowed by `public` where they are written",
    ("sessions.withheld_names", "Speaker.objects.filter"): "the names that an earlier version must not say",
    ("sessions.views.gone", "Statement.objects.filter"): "where a merged one went, if that is `public`",
    ("sessions.views.gone", "Speaker.objects.filter"): "whether the address is of somebody withheld",
    ("speakers.views", "Speaker.objects.annotate"): "those who take part in `public` voices",
}


def file_of(name: str) -> Path:
    path = ROOT.joinpath(*name.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module.split(".")[0] in ("sessions", "speakers"):
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def public_modules() -> set[str]:
    """Every module of our own that a public address leads to, the records themselves left out."""
    found, waiting = set(), list(DOORS)
    while waiting:
        name = waiting.pop()
        if name not in found and not name.startswith(RECORDS) and file_of(name).exists():
            found.add(name)
            waiting += imported(file_of(name))
    return found


def readings(file: Path) -> Iterator[str]:
    """ "Turn.objects.filter", "session.participations.all": each first verb on rows of people or of their words."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute):
            above, model = node.value.attr, getattr(node.value.value, "id", "")
            if ((above == "objects" and model in PERSONAL) or above in ROWS) and node.attr not in LISTS:
                yield f"{ast.unparse(node.value)}.{node.attr}"


def test_every_reading_of_a_public_address_knows_who_is_withheld():
    found = {(name, reading) for name in public_modules() for reading in readings(file_of(name))}
    unknowing = {(name, reading) for name, reading in found if reading.rpartition(".")[2] not in KNOWING}
    assert unknowing == set(WITHOUT_WORDS)


def test_the_walk_reaches_every_kind_of_public_module():
    reached = {"sessions.pages", "sessions.search.counts", "sessions.downloads", "sessions.feeds", "sessions.sitemaps"}
    assert reached - public_modules() == set()
