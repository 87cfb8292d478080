"""A value that tries to be markup or script stays a text on every page of the editors' room."""

import csv
from io import StringIO
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from sessions.documents import FoundDocument
from sessions.models import QueuedImport, Session
from sessions.uploads.queue import confirm_all, enqueue
from sessions.uploads.work import work
from tests.curation.every_record import every_record
from tests.curation.permission_table import PAGES, POSTS
from tests.curation.staff import sign_in
from tests.factories import import_bytes, make_speaker, make_voice, report
from tests.public.hostile_values import FILLED, HOSTILE, fill, found_in

pytestmark = pytest.mark.django_db
STATE = "_simple_history"


def holding(answers):
    """How many of the answers hold the value, of which none may run."""
    pages = [(name, page) for name, page in answers if page.status_code in (200, 422)]
    assert [(name, found) for name, page in pages if (found := found_in(page))] == []
    return sum("alert(1)" in page.content.decode() for _, page in pages)


def fill_with_history():
    """Each text holds the value now, and held another hostile one before."""
    for words in (f"{HOSTILE} before", f"{HOSTILE} now"):
        fill(words)
        for model in (one for one in FILLED if hasattr(one, "history")):
            for record in model.objects.all():
                record.save()


def with_last_states(records):
    about = {
        record: address.removesuffix(STATE).rpartition("_") for address, record in PAGES if address.endswith(STATE)
    }
    for name, (app, _, model) in about.items():
        record = apps.get_model(app, model).objects.get(pk=records[name][0][0])
        records[name] = ([record.pk, record.history.latest().pk], {"version": record.version})
    return records


def answers(request, addresses, records):
    """Each address with its answer, or with the page that it leads to; each finds the records as they were."""
    for name, record in addresses:
        address, *words = name.split()
        arguments, posted = records[record]
        with transaction.atomic():
            path = reverse(f"admin:{address}", args=[*arguments, *words])
            yield (request.__name__, name, record), request(path, posted, follow=True)
            transaction.set_rollback(True)


def test_no_page_of_a_record_runs_what_it_holds():
    records = every_record()
    make_voice(Session.objects.first(), "Dee Moves", 5, speaker_id=records["two speakers"][0][1])  # a merge moves it
    fill_with_history()
    records = with_last_states(records)
    gets = [key for key in PAGES if key[0] not in ("logout", "view_on_site")]
    posts = [key for key in POSTS if key[0] != "logout"]
    client = sign_in("superuser")
    assert holding(answers(client.get, gets, records)) > 60
    assert holding(answers(client.post, posts, records)) > 30


def document():
    """A report whose title, event, people and words are hostile each."""
    told = report(f"Lamps {HOSTILE}", f"Forum {HOSTILE}", opening=f"Lamps must be lit. {HOSTILE}")
    return told.replace(b"Ada Sample", b"Ada <b onclick=alert(1)>Sample").replace(b"citizen", HOSTILE.encode())


def test_no_upload_and_no_workbench_runs_what_the_document_says():
    for name in ("Jonathan", "Johnathan"):
        make_speaker(f"{name} {HOSTILE} Sample")
    batch, client = uuid4(), sign_in("superuser")
    broken = FoundDocument(f"{HOSTILE}.json", b'{"<script>alert(1)</script>": [')
    enqueue([FoundDocument(f"{HOSTILE}.txt", document()), broken], batch=batch)
    uploads = QueuedImport.objects.filter(batch=batch)
    work(uploads, 60)
    pages = upload_pages(uploads)
    assert holding((page, client.get(page)) for page in pages) == len(pages)
    confirm_all(uploads)
    work(uploads, 60)
    assert [one.state for one in uploads.order_by("pk")] == ["imported", "failed"]
    session = Session.objects.get()
    pages += [reverse("admin:igf_sessions_session_workbench", args=[session.pk])]
    pages += [reverse("admin:speakers_speaker_duplicates"), reverse("sessions:preview", args=[session.slug])]
    assert holding((page, client.get(page)) for page in pages) == len(pages)


def upload_pages(uploads):
    about = [("igf_sessions_queuedimport_change", [one.pk]) for one in uploads]
    about += [("igf_sessions_queuedimport_batch", [uploads[0].batch]), ("igf_sessions_queuedimport_changelist", [])]
    return [reverse(f"admin:{name}", args=arguments) for name, arguments in about]


def test_no_preview_of_a_table_runs_what_its_cells_hold():
    import_bytes(report())
    client, slug = sign_in("superuser"), Session.objects.get().slug
    changed = preview(client, ["slug", "title", "summary"], [slug, HOSTILE, HOSTILE], ["", HOSTILE, ""])
    again = preview(client, ["slug", "title"], [slug, f"Trust and {HOSTILE}"])
    wrong = preview(client, ["slug", "start_date", "themes"], [slug, HOSTILE, HOSTILE])
    unread = [preview(client, ["slug", HOSTILE, HOSTILE]), preview(client, [HOSTILE], ["x"])]
    assert holding(enumerate([changed, again, wrong, unread[0]])) == 4
    assert holding(enumerate(unread)) == 2
    fill(HOSTILE)
    assert holding([("word by word", preview(client, ["slug", "title"], [slug, f"{HOSTILE} 2"]))]) == 1


def preview(client, *rows):
    table = StringIO()
    csv.writer(table).writerows(rows)
    sent = {"import_file": SimpleUploadedFile(f"{HOSTILE}.csv", table.getvalue().encode()), "format": "0"}
    return client.post(reverse("admin:igf_sessions_session_import"), sent)
