"""How long each page of the admin takes with few statements and with many: CPU milliseconds and queries.

    python -m benchmarks.admin_pages [STATEMENTS ...]
    python -m tests.postgres python -m benchmarks.admin_pages [STATEMENTS ...]

Fills a throw-away test database (300 statements, then 300,000, unless told), with voices, people, evidence, tags,
sources and corrections in proportion, and asks for every list of the admin, its filters, its search, its second page,
the page, history and deletion of a record, the queues, a session's workbench, and every choice of a relation by name.
The best of three requests; a page past a second is marked.
"""

import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.contrib import admin  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import NoReverseMatch, reverse  # noqa: E402

from benchmarks.table_exchange import cpu_seconds  # noqa: E402
from sessions.conflicts import KINDS  # noqa: E402
from sessions.models import (  # noqa: E402
    CorrectionRequest,
    Event,
    Evidence,
    Participation,
    Session,
    Source,
    Statement,
    StatementRelation,
    StatementTheme,
    Theme,
)
from speakers.models import LikelyDuplicate, Speaker  # noqa: E402

SIZES = [300, 300_000]
A_SESSION, VOICES = 400, 10
ROUNDS = 3
SLOW = 1_000  # ms
STATUS = "CASE i % 5 WHEN 0 THEN 'draft' WHEN 1 THEN 'review' WHEN 2 THEN 'withdrawn' ELSE 'published' END"
STATE = "CASE i % 4 WHEN 0 THEN 'approved' WHEN 1 THEN 'rejected' ELSE 'suggested' END"
SESSION = {"slug": "'meeting-' || {size} || '-' || i", "search_key": "'meeting ' || i", "status": STATUS}
SPEAKER = {"slug": "'person-' || {size} || '-' || i", "search_key": "'person ' || i"}
SEARCHED = ["ministry", "nothing of the kind"]


def fill(statements: int) -> None:
    """One of everything, and copies of it until there are so many statements."""
    if not Statement.objects.exists():
        first_of_each()
    sessions = max(1, statements // A_SESSION)
    voices = sessions * VOICES
    named = [{name: sql.format(size=statements) for name, sql in one.items()} for one in (SESSION, SPEAKER)]
    session, speaker = copy(Session, sessions, named[0]), copy(Speaker, voices, named[1])
    source = copy(Source, sessions, {"session_id": f"{session} + i", "sha256": "CAST(i AS text)"})
    copy(CorrectionRequest, sessions, {"session_id": f"{session} + i"})
    place = {"session_id": f"{session} + i / {VOICES}", "attribution": "'Voice ' || i"}
    person = f"CASE WHEN i % 3 = 0 THEN NULL ELSE {speaker} + i END"
    voice = copy(Participation, voices, {**place, "speaker_id": person, "voice_position": f"i % {VOICES}"})
    copy(LikelyDuplicate, voices // 4, {"first_id": f"{speaker} + 2 * i", "second_id": f"{speaker} + 2 * i + 1"})
    copy(StatementRelation, voices - 1, {"participation_id": f"{voice} + i", "to_participation_id": f"{voice} + i + 1"})
    said = {
        "participation_id": f"{voice} + i / {statements // voices}",
        "position": f"i % {A_SESSION}",
        "state": STATE,
    }
    statement = copy(Statement, statements, {**said, "key": f"CAST({10_000_000 + statements} + i AS text)"})
    own = {"statement_id": f"{statement} + i"}
    copy(Evidence, statements, {**own, "source_id": f"{source} + i / {statements // sessions}"})
    copy(StatementTheme, statements, own)
    connection.cursor().execute("ANALYZE")


def copy(model, count: int, values: dict[str, str]) -> int:
    """The id of the first of so many copies of a model's first row, with values that are SQL over the number i."""
    first = model._base_manager.order_by("pk").first().pk
    start = model._base_manager.order_by("-pk").first().pk + 1
    fields = [one for one in model._meta.concrete_fields if not one.generated]
    columns = [connection.ops.quote_name(one.column) for one in fields]
    values = {model._meta.pk.column: f"{start} + i", **values}
    chosen = [values.get(one.column, f"t.{column}") for one, column in zip(fields, columns, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) "
            f"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {count - 1}) "
            f"SELECT {', '.join(chosen)} FROM n, {model._meta.db_table} t WHERE t.{model._meta.pk.column} = {first}"
        )
    return start


def first_of_each() -> None:
    event, theme = Event.objects.create(name="Forum"), Theme.objects.create(name="Theme")
    session = Session.objects.create(event=event, title="Meeting", start_date="2023-10-10", import_key=None)
    source = Source.objects.create(
        session=session,
        name="talk.vtt",
        content=b"x" * 50_000,
        sha256="0",
        reader_version=1,
        kind="transcript",
        text="The ministry said that harbours matter. " * 1_000,
    )
    one, other = Speaker.objects.create(name="Person One"), Speaker.objects.create(name="Person Two")
    LikelyDuplicate.objects.create(first=one, second=other, score=0.9, first_name="a", second_name="b")
    voice = Participation.objects.create(
        session=session, speaker=one, attribution="One", voice_position=0, words_per_minute=90
    )
    second = Participation.objects.create(session=session, speaker=other, attribution="Two", voice_position=1)
    text = "The ministry says that harbours should grow."
    statement = Statement.objects.create(participation=voice, key="first000", text=text)
    Evidence.objects.create(statement=statement, source=source, start=0, end=39, text=source.text[:39])
    StatementTheme.objects.create(statement=statement, theme=theme)
    StatementRelation.objects.create(participation=voice, to_participation=second, kind="agrees")
    CorrectionRequest.objects.create(session=session, kind="fact", text="Not so.")


def addresses() -> dict[str, str]:
    """Every list with its filters, its search and its second page; a record's page, its history and its deletion."""
    found = {"first page": reverse("admin:index")}
    client_request = None
    for model, model_admin in sorted(admin.site._registry.items(), key=lambda pair: pair[0]._meta.label):
        base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        name, page = model._meta.model_name, reverse(f"{base}_changelist")
        found[name] = page
        found[f"{name}, page 2"] = f"{page}?p=2"
        for query in filters(model, model_admin):
            found[f"{name}, {query}"] = f"{page}?{query}"
        if model_admin.get_search_fields(client_request):
            found |= {f"{name}, search {text}": f"{page}?q={text}" for text in SEARCHED}
        record = model._default_manager.order_by("-pk").first()
        for kind in ("change", "history", "delete") if record else ():
            try:
                found[f"{name} {kind}"] = reverse(f"{base}_{kind}", args=[record.pk])
            except NoReverseMatch:
                continue
        found |= choices(model, model_admin)
    return found | our_own()


def choices(model, model_admin) -> dict[str, str]:
    """What each relation of a form offers for what was typed."""
    asked = f"{reverse('admin:autocomplete')}?app_label={model._meta.app_label}&model_name={model._meta.model_name}"
    return {
        f"{model._meta.model_name}, choose a {name}": f"{asked}&field_name={name}&term=minis"
        for name in model_admin.get_autocomplete_fields(None)
    }


def our_own() -> dict[str, str]:
    """The pages that no model's admin has by itself."""
    session = Session.objects.order_by("-pk").first().pk
    found = {name: reverse(f"admin:igf_sessions_session_{name}", args=[session]) for name in ("workbench", "conflicts")}
    found |= {
        f"conflicts of a {kind}": reverse("admin:igf_sessions_session_conflicts_of", args=[kind]) for kind in KINDS
    }
    return found | {"likely duplicates": reverse("admin:speakers_speaker_duplicates")}


def filters(model, model_admin) -> list[str]:
    from django.contrib.admin import SimpleListFilter

    asked = []
    for one in model_admin.list_filter:
        if isinstance(one, type) and issubclass(one, SimpleListFilter):
            asked += [f"{one.parameter_name}={value}" for value, _ in one.lookups(one, None, model_admin)]
        elif isinstance(one, str) and "__" not in one:
            field = model._meta.get_field(one)
            values = (
                [value for value, _ in field.choices]
                if field.choices
                else [0, 1]
                if field.get_internal_type() == "BooleanField"
                else []
            )
            asked += [f"{one}__exact={value}" for value in values]
    if getattr(model_admin, "date_hierarchy", None):
        asked.append(f"{model_admin.date_hierarchy}__year=2023")
    return asked


def measure(client, address: str) -> tuple[float, int, int]:
    """Milliseconds of CPU, the database's for this connection among them, queries, status."""
    best, count = float("inf"), 0
    for _ in range(ROUNDS):
        connection.queries_log.clear()  # which holds 9,000
        start = cpu_seconds()
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        spent = cpu_seconds() - start
        best, count = min(best, spent * 1000), len(queries)
    return best, count, response.status_code


def main(sizes: list[int]) -> None:
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    client = Client(headers={"host": "localhost"})
    client.force_login(get_user_model().objects.create_superuser("benchmark"))
    rows: dict[str, list[str]] = {}
    for size in sizes:
        fill(size)
        for name, address in addresses().items():
            spent, queries, status = measure(client, address)
            mark = " SLOW" if spent > SLOW else ""
            rows.setdefault(name, []).append(
                f"{spent:8.0f} ms {queries:3} q{'' if status == 200 else f' {status}'}{mark}"
            )
            print(f"{size:7} {name:60}{rows[name][-1]}", flush=True)
    print(f"\n{connection.vendor}: {', '.join(f'{size:,} statements' for size in sizes)}")
    for name, cells in rows.items():
        print(f"{name:60}{'  '.join(cells)}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
