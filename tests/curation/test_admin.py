"""The editors' pages: who may do what, how many queries a list takes, what an action changes."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sessions.models import Participation, QueuedImport, Session, Statement
from sessions.resources import SessionResource
from tests.factories import import_bytes, make_full_session, make_theme, report

pytestmark = pytest.mark.django_db
LISTS = ["igf_sessions_event", "igf_sessions_session", "igf_sessions_participation", "igf_sessions_statement"]
LISTS += ["igf_sessions_theme", "igf_sessions_source", "speakers_speaker"]


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_superuser("editor", password="secret")
    client.force_login(user)
    return client


@pytest.fixture
def helper(client):
    """A member of staff who may look at sessions, and nothing else."""
    user = get_user_model().objects.create_user("helper", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_session", "view_statement"]))
    client.force_login(user)
    return client


@pytest.mark.parametrize("name", LISTS)
def test_every_list_and_its_search_open(editor, name):
    import_bytes(report())
    for query in ("", "?q=Élan", "?q=ada"):
        assert editor.get(reverse(f"admin:{name}_changelist") + query).status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_a_list_takes_as_many_queries_for_three_rows_as_for_one(editor, name, django_assert_max_num_queries):
    import_bytes(report("One"), name="one.txt")
    address = reverse(f"admin:{name}_changelist")
    editor.get(address)
    with django_assert_max_num_queries(12) as few:
        editor.get(address)
    for number in range(3):
        import_bytes(report(f"More {number}", event=f"Forum {number}"), name=f"{number}.txt")
    with django_assert_max_num_queries(12) as many:
        editor.get(address)
    assert len(many) == len(few)


def test_publishing_and_withdrawing_are_actions(editor):
    import_bytes(report())
    session = Session.objects.get()
    chosen = {"_selected_action": [session.pk]}
    confirmed = {"confirmed": "yes", "reason": "The report is checked."}
    editor.post(reverse("admin:igf_sessions_session_changelist"), {"action": "publish", **chosen, **confirmed})
    session.refresh_from_db()
    assert (session.status, session.published_at is not None) == ("published", True)
    editor.post(reverse("admin:igf_sessions_session_changelist"), {"action": "withdraw", **chosen, **confirmed})
    session.refresh_from_db()
    assert session.status == "withdrawn"


def test_who_may_only_look_can_neither_publish_nor_import_nor_export(helper):
    session = make_full_session(status="draft")
    helper.post(
        reverse("admin:igf_sessions_session_changelist"), {"action": "publish", "_selected_action": [session.pk]}
    )
    session.refresh_from_db()
    assert session.status == "draft"
    for page in ("import", "export"):
        assert helper.get(reverse(f"admin:igf_sessions_session_{page}")).status_code == 403


def test_staff_see_a_draft_before_the_public_does(helper):
    session = make_full_session(status="draft")
    page = helper.get(reverse("sessions:preview", args=[session.slug]))
    assert (page.status_code, session.title in page.content.decode()) == (200, True)
    helper.logout()
    assert helper.get(reverse("sessions:preview", args=[session.slug])).status_code == 302
    assert helper.get(session.get_absolute_url()).status_code == 404


def test_saving_an_untouched_form_edits_nothing(editor):
    import_bytes(report())
    voice = Participation.objects.exclude(report="").order_by("pk").first()
    address = reverse("admin:igf_sessions_participation_change", args=[voice.pk])
    form = editor.get(address).context["adminform"].form
    posted = {name: form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()}
    posted = {name: value.replace("\n", "\r\n") if isinstance(value, str) else value for name, value in posted.items()}
    assert editor.post(address, posted).status_code == 302
    voice.refresh_from_db()
    assert [name for name in voice.imported if voice.is_edited(name)] == []


def test_an_edit_is_kept_in_the_history(editor):
    import_bytes(report())
    statement = Statement.objects.first()
    first = statement.text
    statement.text = "Edited."
    statement.save()
    assert statement.history.latest().text == "Edited."
    assert statement.imported["text"] == first
    assert editor.get(reverse("admin:igf_sessions_statement_history", args=[statement.pk])).status_code == 200


def test_editors_can_change_the_phrases_of_a_theme(editor):
    theme = make_theme("skills", "digital skills")
    address = reverse("admin:igf_sessions_theme_change", args=[theme.pk])
    editor.post(
        address,
        {"name": "Skills", "slug": "skills", "position": 0, "phrases": "lifelong learning", "version": theme.version},
    )
    theme.refresh_from_db()
    assert theme.phrases == "lifelong learning"


def test_the_import_shows_its_differences_before_it_writes(editor):
    import_bytes(report())
    page = editor.get(reverse("admin:igf_sessions_session_export"))
    assert page.status_code == 200
    assert "onchange" not in page.content.decode()
    table = SessionResource().export().csv.replace("Trust and networks", "Networks and trust")
    upload = {"import_file": SimpleUploadedFile("sessions.csv", table.encode()), "format": "0"}
    preview = editor.post(reverse("admin:igf_sessions_session_import"), upload)
    [row] = preview.context["result"].valid_rows()
    assert "<del>Trust</del><ins>Networks</ins> and <del>networks</del><ins>trust</ins>" in row.diff
    assert Session.objects.get().title == "Trust and networks"
    confirmed = preview.context["confirm_form"].initial
    editor.post(reverse("admin:igf_sessions_session_process_import"), confirmed)
    assert Session.objects.get().title == "Networks and trust"


def test_a_moment_is_written_by_the_day_of_24_hours_and_says_its_zone(editor):
    session = make_full_session(status="draft")
    evening = datetime(2026, 3, 4, 20, 6, tzinfo=UTC)
    Session.objects.update(publish_on=evening, published_at=evening)
    QueuedImport.objects.create(name="a.txt", state="imported", session=session, report={}, imported_at=evening)
    QueuedImport.objects.update(uploaded_at=evening)
    upload = QueuedImport.objects.get()
    pages = [
        reverse("admin:igf_sessions_session_change", args=[session.pk]),
        reverse("admin:igf_sessions_queuedimport_changelist"),
        reverse("admin:igf_sessions_queuedimport_change", args=[upload.pk]),
    ]
    for page in pages:
        shown = editor.get(page).content.decode()
        assert (page, "4 Mar 2026, 20:06 UTC" in shown, "p.m." in shown) == (page, True, False)
    assert "From this time on, in UTC, the session is published by itself" in editor.get(pages[0]).content.decode()
