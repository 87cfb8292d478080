"""Who may upload, publish what an upload creates, and confirm what changes something published."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse

from sessions.models import QueuedImport, Session, Source
from sessions.uploads.work import work
from tests.factories import import_bytes, report
from tests.uploads.sending import ADD, LIST, answer, page_of, queued, run_imports, staff, states, upload

pytestmark = pytest.mark.django_db


def test_only_who_may_import_sessions_may_upload(client):
    [one] = queued("Trust and networks")
    pages = [reverse(ADD), reverse(LIST), page_of(one)]
    pages += [reverse(f"admin:igf_sessions_queuedimport_{name}", args=[one.batch]) for name in ("batch", "work")]
    assert [client.get(page).status_code for page in pages] == [302] * 5
    client.force_login(staff("helper", "view_session", "change_session", "publish_session"))
    assert [client.get(page).status_code for page in pages] == [403] * 5
    assert client.post(page_of(one), {"do": "import"}).status_code == 403
    assert (states(), Session.objects.count()) == (["waiting"], 0)


def test_publishing_needs_its_own_permission(editor):
    assert "publish" not in editor.get(reverse(ADD)).context["form"].fields
    [one] = upload(editor, ("report.txt", report()), publish="on")
    assert (one.publish, answer(editor, one).session.status) == (False, "draft")


def test_a_publisher_can_publish_what_an_upload_creates(publisher):
    [one] = upload(publisher, ("report.txt", report()), publish="on")
    assert answer(publisher, one).session.status == "published"


def test_a_right_that_was_taken_away_before_the_import_publishes_nothing(publisher):
    [one] = upload(publisher, ("report.txt", report()), publish="on")
    get_user_model().objects.get().user_permissions.set(Permission.objects.filter(codename="import_session"))
    assert answer(publisher, one).session.status == "draft"


@pytest.fixture
def corrected(editor):
    """An upload by an Editor that changes a published session."""
    import_bytes(report(), publish=True)
    return upload(editor, ("report.txt", report(opening="The moderator asked something else, at last.")))[0]


def test_what_changes_a_published_session_waits_for_a_publisher(editor, corrected):
    version = Source.objects.count()
    page = editor.get(page_of(corrected))
    assert "The session is published or withdrawn: what you confirm waits for a Publisher." in page.content.decode()
    answer(editor, corrected)
    corrected.refresh_from_db()
    assert (corrected.state, corrected.is_confirmed, Source.objects.count()) == ("publisher", False, version)
    shown = editor.get(page_of(corrected)).content.decode()
    assert "It changes a session that is published or withdrawn, so it waits for a Publisher." in shown
    editor.post(reverse("admin:igf_sessions_queuedimport_batch", args=[corrected.batch]), {"do": "import"})
    editor.post(reverse("admin:igf_sessions_queuedimport_batch", args=[corrected.batch]), {"do": "preview"})
    work(QueuedImport.objects.all(), 1)
    corrected.refresh_from_db()
    assert (corrected.state, Source.objects.count()) == ("publisher", version)


def test_a_publisher_finds_it_on_the_first_page_and_confirms_it(editor, corrected):
    answer(editor, corrected)
    assert "Uploads that wait for a Publisher" not in editor.get(reverse("admin:index")).content.decode()
    editor.force_login(staff("publisher", "import_session", "publish_session"))
    tasks = {task.label: task for task in editor.get(reverse("admin:index")).context["tasks"]}
    task = tasks["Uploads that wait for a Publisher"]
    assert (task.count, task.address) == (1, f"{reverse(LIST)}?state__exact=publisher")
    assert "editor asks for it" in editor.get(page_of(corrected)).content.decode()
    answer(editor, corrected)
    corrected.refresh_from_db()
    assert (corrected.state, corrected.outcome, Source.objects.count()) == ("imported", "updated", 2)


def test_a_right_to_publish_that_was_taken_away_before_the_import_confirms_nothing(publisher):
    import_bytes(report(), publish=True)
    one = upload(publisher, ("report.txt", report(opening="The moderator asked something else, at last.")))[0]
    user = get_user_model().objects.get()
    QueuedImport.objects.update(is_confirmed=True, confirmed_by=user)
    user.user_permissions.remove(Permission.objects.get(codename="publish_session"))
    work(QueuedImport.objects.all(), 1)
    one.refresh_from_db()
    assert (one.state, Source.objects.count()) == ("publisher", 1)


def test_a_draft_and_an_unchanged_document_need_no_publisher(editor):
    import_bytes(report())
    import_bytes(report(title="Published"), publish=True)
    changed = report(opening="The moderator asked something else, at last.")
    draft, same = upload(editor, ("draft.txt", changed), ("same.txt", report(title="Published")))
    work(QueuedImport.objects.all(), 1)
    answer(editor, draft)
    answer(editor, same)
    assert states() == ["imported", "imported"]


def test_whoever_runs_the_site_may_import_it(editor, corrected):
    answer(editor, corrected)
    assert run_imports("--all")[0] == 0
    corrected.refresh_from_db()
    assert corrected.state == "imported"


@pytest.mark.parametrize(("state", "label"), [("failed", "Failed imports"), ("choice", "Uploads that need a choice")])
def test_the_first_page_counts_them_and_links_to_just_these(editor, state, label):
    import_bytes(report("Opening session", date=""), name="first.txt")
    opening = report("Opening session", date="", opening="Another one should open this.")
    upload(editor, ("report.txt", report()), ("milk.txt", b"Milk\n"), ("opening.txt", opening))
    work(QueuedImport.objects.all(), 5)
    [task] = [one for one in editor.get(reverse("admin:index")).context["tasks"] if one.label == label]
    assert (task.count, task.address) == (1, f"{reverse(LIST)}?state__exact={state}")
    assert [one.state for one in editor.get(task.address).context["cl"].result_list] == [state]


def test_the_first_page_says_nothing_of_uploads_to_who_may_not_import(client):
    client.force_login(staff("helper", "view_session"))
    labels = [one.label for one in client.get(reverse("admin:index")).context["tasks"]]
    assert [label for label in labels if "mport" in label or "pload" in label] == []
