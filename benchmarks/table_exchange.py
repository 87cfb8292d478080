"""How long the admin takes over a table of each kind of record: CPU seconds and the peak of memory.

    python -m benchmarks.table_exchange [ROWS] [KIND...]
    python -m tests.postgres python -m benchmarks.table_exchange [ROWS] [KIND...]

Fills a throw-away test database and sends tables (10,000 rows unless told) through the admin's own pages, the preview
and the confirmation each time: new rows, the same rows again, and rows that are all changed; then exports them. The
sessions are published, so that the search index and the versions follow. The last line of a kind counts what arrived.
On PostgreSQL the seconds are those of its process for this connection too, which must run here, on Linux.
"""

import csv
import io
import os
import random
import re
import resource
import sys
import time
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from benchmarks.synthetic_meetings import sentence, subject  # noqa: E402
from sessions.models import Event, Evidence, Participation, Session, Source, Statement, Theme  # noqa: E402
from sessions.search.index import rebuild  # noqa: E402
from sessions.versions import record_missing  # noqa: E402
from speakers.models import Speaker  # noqa: E402

ROWS = 10_000
SESSIONS, VOICES, SENTENCES = 300, 10, 40
CSV_FORMAT, XLSX_FORMAT = "0", "1"
CONFIRMED = ["import_file_name", "original_file_name", "format", "resource"]
MESSAGE = re.compile(r'class="success">(.*?)</li>')


def text(number: int) -> str:
    chance = random.Random(number)
    return sentence(chance, subject(chance))


def fill() -> None:
    """300 published sessions of ten voices, each with a transcript; 50 themes; 3,000 people."""
    event = Event.objects.create(name="Forum 0")
    for number in range(50):
        Theme.objects.create(name=f"Theme {number}")
    people = [Speaker(name=f"Person {n}", slug=f"person-{n}", search_key=f"person {n}") for n in range(3000)]
    people = Speaker.objects.bulk_create(people)
    for number in range(SESSIONS):
        session = Session.objects.create(event=event, title=f"Meeting {number}", slug=f"meeting-{number}")
        Session.objects.filter(pk=session.pk).update(status="published")
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
    rebuild()
    record_missing()


def events(rows):
    return [{"slug": f"event-{n}", "name": f"Meeting {n} of the year", "place": "Kyoto"} for n in range(rows)]


def session_rows(rows):
    return [
        {
            "slug": f"table-{n}",
            "event": "forum-0",
            "title": f"Title {n}",
            "summary": text(n),
            "themes": "theme-1 | theme-2",
        }
        for n in range(rows)
    ]


def speaker_rows(rows):
    return [{"slug": f"new-{n}", "name": f"Newcomer {n}", "aliases": f"N. {n}", "note": text(n)} for n in range(rows)]


def participation_rows(rows):
    return [
        {
            "session": f"meeting-{n % SESSIONS}",
            "attribution": f"Table voice {n}",
            "speaker": f"person-{n % 3000}",
            "affiliation": "Ministry of Education",
            "report": text(n),
        }
        for n in range(rows)
    ]


def statement_rows(rows):
    return [
        {
            "key": f"k{n:07}",
            "session": f"meeting-{n % SESSIONS}",
            "attribution": f"Voice {n // SESSIONS % VOICES}",
            "text": text(n),
            "themes": f"theme-{n % 50}",
        }
        for n in range(rows)
    ]


def evidence_rows(rows):
    said = dict(Source.objects.values_list("sha256", "text"))
    keys = Statement.objects.order_by("pk").values_list("key", "participation__session__sources__sha256")
    table = []
    for number, (key, sha256) in enumerate(keys[:rows]):
        start = number // SESSIONS
        span = said[sha256][start : start + 40]
        table.append({"statement": key, "source": sha256, "start": start, "end": start + 40, "text": span})
    return table


def theme_rows(rows):
    return [{"slug": f"issue-{n}", "name": f"Issue {n}", "basket": "theme-0", "phrases": text(n)} for n in range(rows)]


KINDS = {
    "event": (Event, events, "place"),
    "session": (Session, session_rows, "summary"),
    "speaker": (Speaker, speaker_rows, "note"),
    "participation": (Participation, participation_rows, "report"),
    "statement": (Statement, statement_rows, "text"),
    "evidence": (Evidence, evidence_rows, None),
    "theme": (Theme, theme_rows, "description"),
}


def as_csv(rows) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


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


def send(client, model, rows) -> tuple[float, float, str]:
    """CPU seconds of the preview and of the confirmation, and what the admin said."""
    upload = {"import_file": SimpleUploadedFile("table.csv", as_csv(rows)), "format": CSV_FORMAT}
    start = cpu_seconds()
    page = client.post(page_of(model, "import"), upload).content.decode()
    previewed = cpu_seconds()
    if 'name="confirm"' not in page:
        raise SystemExit(f"{model.__name__} is not imported:\n{page[page.find('<h1') :][:5000]}")
    client.post(page_of(model, "process_import"), {name: hidden(page, name) for name in CONFIRMED})
    confirmed = cpu_seconds()
    said = MESSAGE.search(client.get(reverse("admin:index")).content.decode())
    return previewed - start, confirmed - previewed, said[1] if said else "nothing was said"


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="(.*?)"', page)
    return found[1] if found else ""


def peak() -> str:
    return f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


def measure(client, kind: str, rows: int) -> None:
    model, make, column = KINDS[kind]
    table = make(rows)
    steps = {"new": table, "unchanged": table}
    if column:
        steps["changed"] = [{**row, column: f"{row.get(column, '')} Corrected."} for row in table]
    for name, step in steps.items():
        preview, confirmation, said = send(client, model, step)
        print(
            f"{kind:14}{name:10} preview {preview:6.1f} s  confirm {confirmation:6.1f} s  {peak()}  {said}", flush=True
        )
        if kind == "session" and name == "new":
            Session.objects.filter(slug__startswith="table-").update(status="published")
            record_missing()
    for name, chosen in (("CSV", CSV_FORMAT), ("XLSX", XLSX_FORMAT)):
        start = cpu_seconds()
        sent = client.post(page_of(model, "export"), {"format": chosen, "resource": "0"})
        size = len(sent.content) / 1024 / 1024
        print(f"{kind:14}{name:10} export  {cpu_seconds() - start:6.1f} s  {size:.1f} MB  {peak()}", flush=True)
    print(f"{kind:14}{counts(model)}", flush=True)


def counts(model) -> str:
    history = f", {model.history.count():,} entries of history" if hasattr(model, "history") else ""
    return f"{model.objects.count():,} records{history}"


def main(rows: int, kinds: list[str]) -> None:
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    fill()
    client = Client(headers={"host": "localhost"})
    client.force_login(get_user_model().objects.create_superuser("benchmark"))
    print(f"{connection.vendor}, {rows:,} rows; {peak()} before the first table", flush=True)
    for kind in kinds:
        measure(client, kind, rows)


if __name__ == "__main__":
    asked = sys.argv[1:]
    rows = int(asked.pop(0)) if asked and asked[0].isdecimal() else ROWS
    main(rows, asked or list(KINDS))
