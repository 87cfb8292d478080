"""How long the admin takes over a table of each kind of record, whether index and versions follow, and the memory.

    python -m benchmarks.table_exchange [ROWS] [KIND...]
    python -m tests.postgres python -m benchmarks.table_exchange [ROWS] [KIND...]

Fills a throw-away test database for each kind and sends tables (10,000 rows unless told) through the admin's own
pages, the preview and the confirmation each time, as CSV and as XLSX: new rows, the same rows again, rows that are all
changed while no session is public, and rows that are all changed again once everything is. Then it exports them, and
makes the search index and the versions anew: of what the tables left behind, nothing may change.

The seconds are CPU time, on PostgreSQL those of its process for this connection too, which must run here. The memory is
the peak of this process during one step. Both are read where Linux keeps them.
"""

import csv
import io
import os
import random
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from tablib import Dataset  # noqa: E402

from benchmarks.synthetic_meetings import sentence, subject  # noqa: E402
from sessions.models import (  # noqa: E402
    Concept,
    Event,
    Evidence,
    Participation,
    SearchDocument,
    Session,
    SessionTheme,
    SessionVersion,
    Source,
    Statement,
    StatementConcept,
    Theme,
)
from sessions.search.index import rebuild  # noqa: E402
from sessions.versions import record_versions  # noqa: E402
from speakers.models import Speaker  # noqa: E402
from speakers.table_formats import TextXLSX  # noqa: E402

ROWS = 10_000
SESSIONS, VOICES, SENTENCES = 300, 10, 40
FORMATS = {"csv": "0", "xlsx": "1"}
CONFIRMED = ["import_file_name", "original_file_name", "format", "resource", "previewed"]
MESSAGE = re.compile(r'class="success">(.*?)</li>')


def text(number: int) -> str:
    chance = random.Random(number)
    return sentence(chance, subject(chance))


def fill() -> None:
    """300 sessions of ten voices, each with a transcript; 50 themes; 3,000 people."""
    event = Event.objects.create(name="Forum 0")
    for number in range(50):
        Theme.objects.create(name=f"Theme {number}")
    people = [Speaker(name=f"Person {n}", slug=f"person-{n}", search_key=f"person {n}") for n in range(3000)]
    people = Speaker.objects.bulk_create(people)
    for number in range(SESSIONS):
        session = Session.objects.create(event=event, title=f"Meeting {number}", slug=f"meeting-{number}")
        voices = [
            Participation(
                session=session, attribution=f"Voice {n}", voice_position=n, speaker=people[number * VOICES + n]
            )
            for n in range(VOICES)
        ]
        Participation.objects.bulk_create(voices)
        said = " ".join(text(number * SENTENCES + n) for n in range(SENTENCES))
        Source.objects.create(
            session=session,
            name="a.txt",
            content=b"",
            sha256=f"{number:064}",
            reader_version=1,
            kind="transcript",
            text=said,
        )


def event_rows(rows, mark):
    return [{"slug": f"{mark}-{n}", "name": f"Meeting {mark} {n} of the year", "place": "Kyoto"} for n in range(rows)]


def session_rows(rows, mark):
    return [
        {
            "slug": f"{mark}-{n}",
            "event": "forum-0",
            "title": f"Title {n}",
            "summary": text(n),
            "themes": "theme-1 | theme-2",
        }
        for n in range(rows)
    ]


def speaker_rows(rows, mark):
    return [
        {"slug": f"{mark}-{n}", "name": f"Newcomer {n}", "aliases": f"N. {n}", "note": text(n)} for n in range(rows)
    ]


def participation_rows(rows, mark):
    return [
        {
            "session": f"meeting-{n % SESSIONS}",
            "attribution": f"Voice {mark} {n}",
            "speaker": f"person-{n % 3000}",
            "affiliation": "Ministry of Education",
            "report": text(n),
        }
        for n in range(rows)
    ]


def statement_rows(rows, mark):
    return [
        {
            "key": f"{mark[0]}{n:07}",
            "session": f"meeting-{n % SESSIONS}",
            "attribution": f"Voice {n // SESSIONS % VOICES}",
            "text": text(n),
            "themes": f"theme-{n % 50}",
        }
        for n in range(rows)
    ]


def evidence_rows(rows, mark):
    """Spans of the transcripts for statements that are made here: each is new, and none can be changed."""
    heard = list(Participation.objects.filter(attribution="Voice 0").order_by("pk"))
    made = [
        Statement(key=f"{mark[0]}{n:07}", participation=heard[n % SESSIONS], text=text(n), position=n)
        for n in range(rows)
    ]
    Statement.objects.bulk_create(made, batch_size=1000)
    said = dict(Source.objects.values_list("sha256", "text"))
    table = []
    for number, statement in enumerate(made):
        start, sha256 = number // SESSIONS, f"{number % SESSIONS:064}"
        span = said[sha256][start : start + 40]
        table.append({"statement": statement.key, "source": sha256, "start": start, "end": start + 40, "text": span})
    return table


def theme_rows(rows, mark):
    return [
        {"slug": f"{mark}-{n}", "name": f"Issue {mark} {n}", "basket": "theme-0", "phrases": text(n)}
        for n in range(rows)
    ]


def concept_rows(rows, mark):
    return [{"name": f"Charter {mark} {n}", "kind": "instrument", "aliases": f"The C {n}"} for n in range(rows)]


def make_public(model) -> None:
    """Publish every session, and put what is in no session yet into one; index and versions follow."""
    pks = list(model.objects.order_by("pk").values_list("pk", flat=True))
    heard = list(Participation.objects.order_by("pk")[:SESSIONS])
    if model is Event:
        made = [Session(event_id=pk, title=f"Opening {pk}", slug=f"opening-{pk}") for pk in pks]
        Session.objects.bulk_create(made, batch_size=1000, ignore_conflicts=True)
    elif model is Speaker:
        made = [
            Participation(session=heard[pk % SESSIONS].session, attribution=f"New {pk}", speaker_id=pk) for pk in pks
        ]
        Participation.objects.bulk_create(made, batch_size=1000)
    elif model is Theme:
        made = [SessionTheme(session=heard[pk % SESSIONS].session, theme_id=pk, state="accepted") for pk in pks]
        SessionTheme.objects.bulk_create(made, batch_size=1000, ignore_conflicts=True)
    elif model is Concept:
        said = [Statement.objects.create(participation=one, text=text(one.pk), key=f"c{one.pk:07}") for one in heard]
        made = [StatementConcept(statement=said[pk % SESSIONS], concept_id=pk) for pk in pks]
        StatementConcept.objects.bulk_create(made, batch_size=1000)
    Session.objects.update(status="published")
    make_anew()


def make_anew() -> tuple[int, int]:
    """The documents of the index that were missing or wrong, and the versions that were missing, before now."""
    before, versions = documents(), SessionVersion.objects.count()
    rebuild()
    record_versions(Session.objects.published().values_list("pk", flat=True))
    after = documents()
    return (before - after).total() + (after - before).total(), SessionVersion.objects.count() - versions


def documents() -> Counter:
    owners = "kind", "session", "statement", "turn", "speaker", "theme", "title", "body"
    return Counter(SearchDocument.objects.values_list(*owners).iterator())


KINDS = {
    "event": (Event, event_rows, "place"),
    "session": (Session, session_rows, "summary"),
    "speaker": (Speaker, speaker_rows, "name"),
    "participation": (Participation, participation_rows, "report"),
    "statement": (Statement, statement_rows, "text"),
    "evidence": (Evidence, evidence_rows, None),
    "theme": (Theme, theme_rows, "description"),
    "concept": (Concept, concept_rows, "kind"),
}


def as_file(rows: list[dict], ending: str) -> SimpleUploadedFile:
    if ending == "xlsx":
        table = Dataset(*[list(row.values()) for row in rows], headers=list(rows[0]))
        return SimpleUploadedFile("table.xlsx", TextXLSX().export_data(table))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return SimpleUploadedFile("table.csv", out.getvalue().encode())


def page_of(model, name: str) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}")


def cpu_seconds() -> float:
    """Of this process, and of the one that serves it in PostgreSQL; SQLite works inside of this one."""
    return time.process_time() + (server_seconds() if connection.vendor == "postgresql" else 0)


def server_seconds() -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        stat = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text()
    user, system = stat.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def peak() -> str:
    found = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())
    return f"peak {int(found[1]) / 1024:.0f} MB"


def send(client, model, file) -> tuple[float, float, int, str]:
    """CPU seconds of the preview and of the confirmation, the size of the preview, and what the admin said."""
    upload = {"import_file": file, "format": FORMATS[file.name.rpartition(".")[2]]}
    start = cpu_seconds()
    page = client.post(page_of(model, "import"), upload).content.decode()
    previewed = cpu_seconds()
    if 'name="confirm"' not in page:
        raise SystemExit(f"{model.__name__} is not imported:\n{page[page.find('<h1') :][:5000]}")
    client.post(page_of(model, "process_import"), {name: hidden(page, name) for name in CONFIRMED})
    confirmed = cpu_seconds()
    said = MESSAGE.search(client.get(reverse("admin:index")).content.decode())
    return previewed - start, confirmed - previewed, len(page), said[1] if said else "nothing was said"


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="(.*?)"', page)
    return found[1] if found else ""


def history(model) -> int:
    return model.history.count() if hasattr(model, "history") else 0


def step(client, kind: str, name: str, rows: list[dict], ending: str) -> None:
    model, file, before = KINDS[kind][0], as_file(rows, ending), history(KINDS[kind][0])
    forget_peak()
    preview, confirmation, size, said = send(client, model, file)
    print(
        f"{kind:14}{ending:5}{name:18} preview {preview:5.1f} s, {size / 1e6:3.1f} MB  confirm {confirmation:5.1f} s  "
        f"{peak()}  {history(model) - before:,} entries of history  {said}",
        flush=True,
    )


def changed(rows: list[dict], column: str, words: str) -> list[dict]:
    return [{**row, column: f"{row.get(column, '')} {words}"} for row in rows]


def measure(client, kind: str, rows: int) -> None:
    """Every session is a draft until the second half."""
    model, make, column = KINDS[kind]
    tables = {ending: make(rows, ending) for ending in FORMATS}
    more = [] if column else make(rows, "more")
    for ending, table in tables.items():
        step(client, kind, "new", table, ending)
        step(client, kind, "unchanged", table, ending)
        if column:
            step(client, kind, "changed", changed(table, column, "corrected"), ending)
    make_public(model)
    for ending, table in tables.items():
        if column:
            step(client, kind, "published changed", changed(table, column, "twice"), ending)
    if more:
        step(client, kind, "published new", more, "csv")
    print(f"{kind:14}wrong or missing: {'{} documents, {} versions'.format(*make_anew())}", flush=True)
    for ending, chosen in FORMATS.items():
        export(client, kind, ending, chosen)


def export(client, kind: str, ending: str, chosen: str) -> None:
    model = KINDS[kind][0]
    forget_peak()
    start = cpu_seconds()
    sent = client.post(page_of(model, "export"), {"format": chosen, "resource": "0"})
    seconds, size = cpu_seconds() - start, len(sent.content) / 1e6
    print(f"{kind:14}{ending:5}export of {model.objects.count():,} rows  {seconds:5.1f} s, {size:.1f} MB  {peak()}")


def main(rows: int, kind: str) -> None:
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    fill()
    client = Client(headers={"host": "localhost"})
    client.force_login(get_user_model().objects.create_superuser("benchmark"))
    print(f"{connection.vendor}, {rows:,} rows; {peak()} before the first table", flush=True)
    measure(client, kind, rows)


if __name__ == "__main__":
    asked = sys.argv[1:]
    rows = int(asked.pop(0)) if asked and asked[0].isdecimal() else ROWS
    if len(asked) == 1:
        main(rows, asked[0])
    else:
        for kind in asked or KINDS:
            subprocess.run([sys.executable, "-m", "benchmarks.table_exchange", str(rows), kind], check=True)
