"""Sends documents to the upload's pages as the browser does."""

import io
import json
import zipfile
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from sessions.documents import FoundDocument
from sessions.models import QueuedImport
from sessions.uploads.queue import enqueue
from tests.factories import report

ADD = "admin:igf_sessions_queuedimport_add"
LIST = "admin:igf_sessions_queuedimport_changelist"


def staff(name, *codenames):
    user = get_user_model().objects.create_user(name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


def upload(client, *files, **fields):
    """The upload of each (name, content), sent as the page sends it."""
    batch = fields.pop("batch", uuid4())
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    answer = client.post(reverse(ADD), {"batch": batch, "files": sent, **fields})
    assert answer.status_code == 302, answer.context["form"].errors
    return list(QueuedImport.objects.filter(batch=batch).order_by("pk"))


def page_of(one):
    return reverse("admin:igf_sessions_queuedimport_change", args=[one.pk])


def answer(client, one, do="import", session="found", voices=(), **fields):
    """Press a button of the upload's page; the upload as it is then."""
    posted = {"do": do, "session-session": session, "voice-TOTAL_FORMS": len(voices), "voice-INITIAL_FORMS": 0}
    for number, voice in enumerate(voices):
        posted |= {f"voice-{number}-{name}": value for name, value in voice.items()}
    assert client.post(page_of(one), {**posted, **fields}).status_code == 302
    return QueuedImport.objects.get(pk=one.pk)


def queued(*names, **fields):
    """Uploads of a report each, of one batch."""
    documents = [FoundDocument(f"{name}.txt", report(name)) for name in names]
    return enqueue(documents, **{"batch": uuid4(), **fields})


def states(uploads=None):
    return [one.state for one in (uploads or QueuedImport.objects).order_by("pk")]


def archive(**files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in files.items():
            written.writestr(name, content)
    return packed.getvalue()


def run_imports(*arguments):
    """The exit status and the records."""
    out = io.StringIO()
    try:
        call_command("run_imports", *arguments, stdout=out, stderr=io.StringIO())
        status = 0
    except SystemExit as exit:
        status = exit.code
    return status, [json.loads(line) for line in out.getvalue().splitlines()]
