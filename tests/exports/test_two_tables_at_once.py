"""Two tables that are imported at the same time: both are written as a whole, or one is refused in a sentence."""

from threading import Barrier, Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from speakers.models import Speaker
from tests.curation.staff import make_staff
from tests.exports.test_stale_preview import NOT_AS_SHOWN
from tests.factories import make_speaker

pytestmark = pytest.mark.django_db(transaction=True)
COUNT = 40
ORDERS = {"one": list, "two": lambda people: people[::-1]}
AT_ONCE = (
    "Somebody wrote the same records at the same time, and this table was not written: "
    "send it again to see what it changes."
)
CHANGED = (
    "expected version 2, found 1: somebody changed this record after the table was exported; "
    "export it again, or empty this cell to overwrite what was changed"
)


def previewed(user, head, rows):
    """A browser that has seen what its table changes, and what it sends to confirm it."""
    client = Client()
    client.force_login(user)
    file = SimpleUploadedFile("speakers.csv", "\n".join([head, *rows]).encode())
    page = client.post(reverse("admin:speakers_speaker_import"), {"import_file": file, "format": "0"})
    return client, page.context["confirm_form"].initial


def confirm_at_once(*browsers):
    gate, answers = Barrier(len(browsers)), []

    def run(client, confirmed):
        gate.wait()
        answers.append(client.post(reverse("admin:speakers_speaker_process_import"), confirmed, follow=True))
        connection.close()

    threads = [Thread(target=run, args=one) for one in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def assert_whole(answers, *refusals):
    """One word stands in all records; whoever was refused was told one of these sentences. What was told."""
    pages = [answer.content.decode() for answer in answers]
    told = [sentence for page in pages for sentence in refusals if sentence in page]
    done = [page for page in pages if "Import finished" in page]
    assert (len(pages), len(told) + len(done), len(done) > 0) == (2, 2, True)
    assert Speaker.objects.count() == COUNT
    [word] = set(Speaker.objects.values_list("note", flat=True))
    assert word in ORDERS
    return told


def test_two_tables_with_the_same_new_records_are_each_written_whole_or_refused():
    user = make_staff("superuser")
    tables = ([f"p{n:02},Person {n},{word}" for n in range(COUNT)] for word in ("one", "two"))
    assert_whole(confirm_at_once(*(previewed(user, "slug,name,note", rows) for rows in tables)), NOT_AS_SHOWN, AT_ONCE)


def test_of_two_tables_with_the_version_of_their_export_one_is_refused():
    user, people = make_staff("superuser"), [make_speaker(f"Person {n}") for n in range(COUNT)]
    tables = ([f"{one.slug},{one.version},{word}" for one in order(people)] for word, order in ORDERS.items())
    assert assert_whole(
        confirm_at_once(*(previewed(user, "slug,version,note", rows) for rows in tables)), CHANGED, AT_ONCE
    )


def test_two_tables_without_versions_never_mix():
    user, people = make_staff("superuser"), [make_speaker(f"Person {n}") for n in range(COUNT)]
    tables = ([f"{one.slug},{word}" for one in order(people)] for word, order in ORDERS.items())
    assert_whole(confirm_at_once(*(previewed(user, "slug,note", rows) for rows in tables)), NOT_AS_SHOWN, AT_ONCE)
