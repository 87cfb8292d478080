"""The second save of what somebody else saved meanwhile is refused, with both versions shown."""

import threading

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse
from tablib import Dataset

from sessions.models import Participation, Session, Statement, Theme
from sessions.resources import ParticipationResource, SessionResource, StatementResource, ThemeResource
from speakers.models import Speaker
from speakers.resources import SpeakerResource
from tests.curation.record_kinds import records
from tests.curation.staff import make_staff, sign_in
from tests.factories import import_bytes, make_full_session, make_speaker, make_theme, report


def posted(form, prefix=""):
    """What a browser would send of a form that nobody touched."""
    values = {}
    for bound in form:
        parts = bound.field.widget.decompress(bound.value()) if hasattr(bound.field.widget, "decompress") else None
        names = {f"{bound.html_name}_{place}": part for place, part in enumerate(parts)} if parts else None
        values |= names or {bound.html_name: bound.value()}
    return {name: "" if value is None else value for name, value in values.items()}


def page_values(client, address):
    """What a browser would send of a page of the admin that nobody touched."""
    context = client.get(address).context
    values = posted(context["adminform"].form)
    for inline in context["inline_admin_formsets"]:
        values |= posted(inline.formset.management_form)
        for form in inline.formset.initial_forms:
            values |= posted(form)
    return values


def change_page(record):
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


RECORDS = {
    "session": ("title", lambda: Session.objects.get()),
    "participation": ("role", lambda: Session.objects.get().participations.get()),
    "statement": ("text", lambda: Session.objects.get().participations.get().statements.get()),
    "theme": ("name", lambda: Theme.objects.get()),
    "speaker": ("name", lambda: Speaker.objects.get()),
}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", RECORDS)
def test_the_second_save_is_refused_and_keeps_what_was_typed(kind):
    make_full_session(status="draft", theme=make_theme("trust"))
    field, find = RECORDS[kind]
    client, record = sign_in("superuser"), find()
    opened = page_values(client, change_page(record))
    assert client.post(change_page(record), opened | {field: "Theirs"}).status_code == 302
    refused = client.post(change_page(record), opened | {field: "Mine"})
    assert getattr(find(), field) == "Theirs"
    assert refused.context["adminform"].form[field].value() == "Mine"
    shown = refused.content.decode()
    assert f'<th scope="row">{field.capitalize()}</th><td>Mine</td><td>Theirs</td>' in shown
    assert "Somebody else saved this record after you opened it: superuser, " in shown


TABLES = {
    "session": (SessionResource, lambda one: {"slug": one.slug}),
    "participation": (ParticipationResource, lambda one: {"session": one.session.slug, "attribution": one.attribution}),
    "statement": (StatementResource, lambda one: {"key": one.key}),
    "theme": (ThemeResource, lambda one: {"slug": one.slug}),
    "speaker": (SpeakerResource, lambda one: {"slug": one.slug}),
}


def import_as_a_table(kind, record, _):
    resource, key = TABLES[kind]
    row = key(record) | {RECORDS[kind][0]: "Theirs", "version": record.version}
    return resource().import_data(Dataset(list(row.values()), headers=list(row)))


def word_on_the_workbench(_, statement, client):
    page = reverse("admin:igf_sessions_session_workbench", args=[statement.participation.session_id])
    return client.post(page, {"do": f"word {statement.key} {statement.version}", "text": "Theirs"})


def read_again(kind, record, _):
    """The same document with another title, and another affiliation of its voice."""
    session = record if kind == "session" else record.session
    other = report(title="Theirs").replace(b"Director, Example Institute", b"Theirs")
    import_bytes(other, "other.txt", session=session.slug)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "field", "save"),
    [
        *[(kind, field, import_as_a_table) for kind, (field, _) in RECORDS.items()],
        ("statement", "text", word_on_the_workbench),
        ("session", "title", read_again),
        ("participation", "affiliation", read_again),
    ],
)
def test_a_form_is_refused_whatever_saved_the_record_meanwhile(kind, field, save):
    make_theme("trust", "encryption")
    import_bytes(report())
    find = {
        "session": lambda: Session.objects.get(),
        "participation": lambda: Participation.objects.get(attribution="Ada Sample"),
        "statement": lambda: Statement.objects.earliest("pk"),
        "theme": lambda: Theme.objects.get(),
        "speaker": lambda: Speaker.objects.get(name__in=["Ada Sample", "Theirs"]),
    }[kind]
    client, record = sign_in("superuser"), find()
    opened = page_values(client, change_page(record))
    save(kind, record, client)
    assert getattr(find(), field) == "Theirs"
    refused = client.post(change_page(record), opened | {field: "Mine"})
    assert (refused.status_code, getattr(find(), field)) == (200, "Theirs")
    assert f'<th scope="row">{field.capitalize()}</th><td>Mine</td><td>Theirs</td>' in refused.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", RECORDS)
def test_a_table_is_refused_where_a_form_was_saved_after_its_export(kind):
    make_full_session(status="draft", theme=make_theme("trust"))
    (field, find), client = RECORDS[kind], sign_in("superuser")
    exported = find()
    opened = page_values(client, change_page(exported))
    assert client.post(change_page(exported), opened | {field: "Mine"}).status_code == 302
    result = import_as_a_table(kind, exported, client)
    assert [sentence.partition(";")[0] for row in result.invalid_rows for sentence in row.error.messages] == [
        f"expected version {exported.version + 1}, found {exported.version}: "
        "somebody changed this record after the table was exported"
    ]
    assert getattr(find(), field) == "Mine"


@pytest.mark.django_db
def test_the_workbench_is_refused_where_a_form_was_saved_after_it_was_opened(statement):
    client, before = sign_in("superuser"), Statement.objects.get()
    opened = page_values(client, change_page(before))
    assert client.post(change_page(before), opened | {"text": "Mine"}).status_code == 302
    refused = word_on_the_workbench("statement", before, client)
    assert (refused.status_code, Statement.objects.get().text) == (409, "Mine")
    assert '<td dir="auto">Theirs</td><td dir="auto">Mine</td>' in refused.content.decode()


@pytest.mark.django_db
def test_after_seeing_both_the_editor_may_save_once_more():
    theme, client = make_theme("trust"), sign_in("superuser")
    opened = page_values(client, change_page(theme))
    theme.save()
    refused = client.post(change_page(theme), opened | {"name": "Mine"})
    again = posted(refused.context["adminform"].form)
    assert client.post(change_page(theme), again).status_code == 302
    assert Theme.objects.get().name == "Mine"


@pytest.mark.django_db
def test_a_form_without_its_version_overwrites_nothing():
    theme, client = make_theme("trust"), sign_in("superuser")
    opened = page_values(client, change_page(theme))
    del opened["version"]
    assert client.post(change_page(theme), opened | {"name": "Mine"}).status_code == 200
    assert Theme.objects.get().name == "Trust"


@pytest.mark.django_db
def test_a_voice_in_the_form_of_its_session_is_refused_too():
    session, client = make_full_session(status="draft"), sign_in("superuser")
    opened = page_values(client, change_page(session))
    voice = session.participations.get()
    voice.role = "moderator"
    voice.save()
    refused = client.post(change_page(session), opened | {"participations-0-role": "speaker"})
    assert '<th scope="row">Role</th><td>speaker</td><td>moderator</td>' in refused.content.decode()
    voice.refresh_from_db()
    assert voice.role == "moderator"


@pytest.mark.django_db
def test_reading_the_same_document_again_keeps_open_forms_valid():
    import_bytes(report())
    before = [one.version for one in Session.objects.get().participations.order_by("pk")]
    import_bytes(report(), reread=True)
    assert [one.version for one in Session.objects.get().participations.order_by("pk")] == before


@pytest.mark.django_db(transaction=True)
def test_of_two_saves_at_once_one_is_refused():
    theme, user = make_theme("trust"), make_staff("superuser")
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(user)
    opened = page_values(clients[0], change_page(theme))
    start, statuses = threading.Barrier(2), []

    def save(client, name):
        start.wait()
        statuses.append(client.post(change_page(theme), opened | {"name": name}).status_code)
        connections.close_all()

    threads = [threading.Thread(target=save, args=pair) for pair in zip(clients, ["Mine", "Yours"], strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200, 302]
    assert (theme.history.count(), connection.in_atomic_block) == (2, False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "mine"), [("event", "Mine"), ("concept", "Mine"), ("page", "Mine"), ("relation", "rejected")]
)
def test_events_concepts_pages_and_relations_are_refused_too(kind, mine):
    record, _ = records()[kind]
    field = {"event": "place", "concept": "kind", "page": "title", "relation": "state"}[kind]
    client = sign_in("superuser")
    opened = page_values(client, change_page(record))
    theirs = "Theirs" if mine == "Mine" else "suggested"
    assert client.post(change_page(record), opened | {field: theirs}).status_code == 302
    refused = client.post(change_page(record), opened | {field: mine})
    record.refresh_from_db()
    assert (refused.status_code, getattr(record, field)) == (200, theirs)
    assert f"<td>{mine.capitalize()}</td><td>{theirs.capitalize()}</td>" in refused.content.decode()


@pytest.fixture
def statement():
    theme = make_theme("trust")
    make_full_session(status="draft", theme=theme)
    return Session.objects.get().participations.get().statements.get()


@pytest.mark.django_db
def test_a_theme_of_a_statement_that_somebody_decided_meanwhile_is_refused(statement):
    client, row = sign_in("superuser"), statement.statement_themes.get()
    opened = page_values(client, change_page(statement))
    assert client.post(change_page(statement), opened | {"statement_themes-0-state": "rejected"}).status_code == 302
    refused = client.post(change_page(statement), opened | {"statement_themes-0-state": "accepted"})
    row.refresh_from_db()
    assert (refused.status_code, row.state) == (200, "rejected")
    assert '<th scope="row">State</th><td>Accepted</td><td>Rejected</td>' in refused.content.decode()


@pytest.mark.django_db
def test_a_theme_that_two_editors_add_stands_once(statement):
    client, theme = sign_in("superuser"), make_theme("skills")
    opened = page_values(client, change_page(statement))
    added = {
        "statement_themes-TOTAL_FORMS": 2,
        "statement_themes-1-theme": theme.pk,
        "statement_themes-1-state": "accepted",
    }
    added["statement_themes-1-statement"] = statement.pk
    assert client.post(change_page(statement), opened | added).status_code == 302
    refused = client.post(change_page(statement), opened | added)
    assert refused.status_code == 200
    assert "already exists" in refused.content.decode()
    assert statement.statement_themes.count() == 2


@pytest.mark.django_db
def test_a_row_that_somebody_deleted_meanwhile_is_not_brought_back(statement):
    client = sign_in("superuser")
    opened = page_values(client, change_page(statement))
    statement.statement_themes.all().delete()
    refused = client.post(change_page(statement), opened | {"statement_themes-0-state": "accepted"})
    assert (refused.status_code, statement.statement_themes.count()) == (200, 0)


@pytest.mark.django_db
def test_another_name_of_a_person_that_somebody_changed_meanwhile_is_refused():
    speaker, client = make_speaker(), sign_in("superuser")
    alias = speaker.aliases.create(name="A. Sample")
    opened = page_values(client, change_page(speaker))
    assert client.post(change_page(speaker), opened | {"aliases-0-name": "Theirs"}).status_code == 302
    refused = client.post(change_page(speaker), opened | {"aliases-0-name": "Mine"})
    alias.refresh_from_db()
    assert alias.name == "Theirs"
    assert '<th scope="row">Name</th><td>Mine</td><td>Theirs</td>' in refused.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("mine", [{"text": "Schools should teach skills."}, {"state": "approved"}])
def test_a_form_that_was_open_while_its_sentence_was_read_anew_is_refused_with_both_texts(mine):
    import_bytes(report())
    Session.objects.update(status="draft")
    client, old = sign_in("Editor"), "Schools should teach digital skills."
    statement = Statement.objects.get(text=old)
    opened = page_values(client, change_page(statement))
    import_bytes(report().replace(b"teach digital skills.", b"teach all digital skills."))
    refused = client.post(change_page(statement), opened | mine)
    statement.refresh_from_db()
    new = "Schools should teach all digital skills."
    assert (refused.status_code, statement.text, statement.state) == (200, new, "suggested")
    yours = (opened | mine)["text"]
    assert f'<th scope="row">Text</th><td>{yours}</td><td>{new}</td>' in refused.content.decode()
    again = opened | mine | {"version": statement.version}
    assert client.post(change_page(statement), again).status_code == 302
    statement.refresh_from_db()
    assert (statement.text, [one.text for one in statement.history.all()]) == (
        yours,
        [yours, *([new] if yours != new else []), old],
    )


@pytest.mark.django_db
def test_a_form_that_was_open_while_its_sentence_left_the_document_keeps_the_edit():
    import_bytes(report())
    Session.objects.update(status="draft")
    client = sign_in("Editor")
    statement = Statement.objects.get(text="Schools should teach digital skills.")
    opened = page_values(client, change_page(statement))
    import_bytes(report().replace(b"Schools should teach digital skills. ", b""))
    mine = {"text": "Schools should teach skills."}
    refused = client.post(change_page(statement), opened | mine)
    statement.refresh_from_db()
    assert (refused.status_code, statement.is_in_source) == (200, False)
    assert client.post(change_page(statement), opened | mine | {"version": statement.version}).status_code == 302
    statement.refresh_from_db()
    assert (statement.text, statement.is_in_source) == ("Schools should teach skills.", False)
