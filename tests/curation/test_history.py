"""Every change of a record is shown with who, when and why, and every earlier state can be restored."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from sessions.models import (
    Evidence,
    Participation,
    Session,
    Statement,
    Theme,
)
from sessions.workbench.parts import parts_of
from sessions.workbench.parts import put as workbench_put
from tests.curation.record_kinds import records
from tests.curation.staff import said, sign_in
from tests.curation.test_two_editors import change_page, page_values
from tests.factories import (
    import_bytes,
    make_session,
    make_speaker,
    make_statement,
    make_theme,
    make_voice,
    report,
    tag,
)

pytestmark = pytest.mark.django_db


def history_page(record):
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_history", args=[record.pk])


def state_page(record, state):
    return f"{history_page(record)}{state.pk}/"


def shown(client, record):
    """(row, what, who, why, [(field, pieces)]) of each change on the record's page."""
    changes = [change for change, _ in client.get(history_page(record)).context["rows"]]
    return [
        (one.row, one.what, one.who, one.why, [(field.label, joined(field.pieces)) for field in one.fields])
        for one in changes
    ]


def joined(pieces):
    marks = {"same": "{}", "removed": "[-{}]", "added": "[+{}]"}
    return "".join(marks[piece.how].format(piece.text) for piece in pieces)


def edit(client, record, why="", **fields):
    answer = client.post(change_page(record), page_values(client, change_page(record)) | fields | {"why": why})
    assert answer.status_code == 302


def restore(client, record, state):
    record.refresh_from_db()
    return client.post(state_page(record, state), {"version": record.version})


def imported_statement(status="draft"):
    import_bytes(report())
    Session.objects.update(status=status)
    return Statement.objects.get(text="Schools should teach digital skills.")


def test_the_first_edit_keeps_what_was_imported():
    statement, client = imported_statement(), sign_in("Editor")
    assert shown(client, statement) == []
    edit(client, statement, text="Schools must teach digital skills.", why="The recording says must.")
    assert shown(client, statement) == [
        (
            *("", "Changed", "editor", "The recording says must."),
            [("Text", "Schools [-should ][+must ]teach digital skills.")],
        ),
        ("", "As imported", "", "As it was before its first edit.", []),
    ]


def test_what_was_imported_is_restored_by_one_button():
    statement, client = imported_statement(), sign_in("Editor")
    imported = statement.imported
    edit(client, statement, text="Mine.", state="approved")
    first = statement.history.last()
    answer = restore(client, statement, first)
    assert answer.status_code == 302
    assert [message.split(">")[-1] for message in said(client.get(answer.url))] != []
    statement.refresh_from_db()
    assert (statement.text, statement.state) == ("Schools should teach digital skills.", "suggested")
    assert statement.imported == imported
    what = shown(client, statement)[0]
    assert what[:3] == ("", "Changed", "editor")
    assert what[3].startswith("Restored the state of ")
    assert what[4] == [
        ("Text", "[-Mine][+Schools should teach digital skills]."),
        ("State", "[-Approved][+Suggested]"),
    ]


def test_a_second_reading_says_why_a_text_changed():
    statement, client = imported_statement(), sign_in("Editor")
    import_bytes(report().replace(b"teach digital skills.", b"teach all digital skills."))
    assert shown(client, statement)[0] == (
        *("", "Changed", "", "Its document was read again."),
        [("Text", "Schools should teach [+all ]digital skills.")],
    )


def test_the_themes_and_the_evidence_of_a_statement_have_a_history_from_their_first_edit_on():
    theme = make_theme("skills", "digital skills")
    statement, client = imported_statement(), sign_in("Editor")
    edit(client, statement, **{"statement_themes-0-state": "rejected"})
    Evidence.objects.get(statement=statement).delete()
    evidence = "Schools should teach digital skills. Rural communities need training the most."
    assert [row for row in shown(client, statement) if row[1] != "As imported"] == [
        (f"Evidence “{evidence}”", "Deleted", "", "", []),
        (f"Statement theme “{theme}”", "Changed", "editor", "", [("State", "[-Suggested][+Rejected]")]),
    ]


def test_what_the_machine_no_longer_finds_leaves_no_history():
    theme = make_theme("skills", "digital skills")
    statement = imported_statement()
    Theme.objects.filter(pk=theme.pk).update(phrases="nothing of the kind")
    import_bytes(report(), reread=True)
    assert (statement.statement_themes.count(), statement.statement_themes.model.history.count()) == (0, 0)


def test_saving_a_form_that_nobody_touched_is_no_change():
    statement, client = imported_statement(), sign_in("Editor")
    edit(client, statement)
    statement.refresh_from_db()
    assert (shown(client, statement), statement.version) == ([], 0)


def test_the_other_names_of_a_person_are_in_the_persons_history():
    speaker, client = make_speaker("Ada Sample"), sign_in("Editor")
    speaker.aliases.create(name="A. Sample")
    edit(client, speaker, **{"aliases-0-name": "Ada S."})
    assert [row[:1] + row[4:] for row in shown(client, speaker)] == [
        ("Speaker alias “Ada S.”", [("Name", "[-A. Sample][+Ada S.]")]),
        ("Speaker alias “A. Sample”", []),
        ("", []),
    ]


KINDS = ["event", "session", "participation", "statement", "theme", "concept", "page", "speaker", "relation"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_record_is_edited_and_restored(kind):
    record, changed = records()[kind]
    client, ((field, value),) = sign_in("superuser"), changed.items()
    before = getattr(record, field)
    edit(client, record, **changed)
    record.refresh_from_db()
    assert getattr(record, field) == value
    assert restore(client, record, record.history.earliest()).status_code == 302
    record.refresh_from_db()
    assert (getattr(record, field), record.history.count()) == (before, 3)
    assert record.history.latest().history_change_reason.startswith("Restored the state of ")


def test_a_state_is_not_restored_over_what_somebody_saved_meanwhile():
    statement, client = imported_statement(), sign_in("Editor")
    edit(client, statement, text="First.")
    first, seen = statement.history.last(), Statement.objects.get(pk=statement.pk).version
    edit(client, statement, text="Somebody else’s.")
    refused = client.post(state_page(statement, first), {"version": seen})
    assert refused.status_code == 200
    assert "Somebody else saved this record after you opened it" in refused.content.decode()
    statement.refresh_from_db()
    assert statement.text == "Somebody else’s."


def test_nothing_is_restored_without_a_post_and_its_token():
    statement, client = imported_statement(), sign_in("Editor")
    edit(client, statement, text="Mine.")
    state = state_page(statement, statement.history.last())
    assert client.get(state).status_code == 200
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(get_user_model().objects.get())
    assert strict.post(state, {"version": 1}).status_code == 403
    statement.refresh_from_db()
    assert statement.text == "Mine."


def test_what_is_published_is_restored_by_a_publisher_alone():
    statement = imported_statement("published")
    statement.text = "Mine."
    statement.save()
    state = statement.history.last()
    editor, publisher = sign_in("Editor"), sign_in("Publisher")
    assert "You may look at this state." in editor.get(state_page(statement, state)).content.decode()
    assert restore(editor, statement, state).status_code == 403
    assert restore(publisher, statement, state).status_code == 302
    statement.refresh_from_db()
    assert statement.text == "Schools should teach digital skills."


def test_a_voice_cannot_be_restored_into_a_published_session_by_an_editor():
    public, draft = make_session("Public"), make_session("Draft", "draft")
    voice = make_voice(public)
    voice.session = draft
    voice.save()
    refused = restore(sign_in("Editor"), voice, voice.history.earliest())
    assert refused.context["errors"] == [
        ("Session", "Select a valid choice. That choice is not one of the available choices.")
    ]
    voice.refresh_from_db()
    assert voice.session == draft


def test_a_person_who_is_deleted_cannot_be_restored_to_a_voice():
    speaker = make_speaker()
    voice = make_voice(make_session(status="draft"), speaker=speaker)
    voice.speaker = None
    voice.save()
    state, client = voice.history.earliest(), sign_in("Editor")
    speaker.delete()
    page = client.get(state_page(voice, state)).content.decode()
    assert f"speaker {state.speaker_id}, which is deleted" in page
    refused = restore(client, voice, state)
    assert refused.context["errors"] == [
        ("Speaker", "Select a valid choice. That choice is not one of the available choices.")
    ]


def test_restoring_touches_neither_the_status_nor_the_keys():
    session, client = make_session(status="draft", import_key="key"), sign_in("Publisher")
    edit(client, session, title="Another title")
    session.refresh_from_db()
    session.publish()
    restore(client, session, session.history.earliest())
    session.refresh_from_db()
    assert (session.title, session.status, session.import_key) == ("Trust and networks", "published", "key")


def test_a_deleted_record_is_brought_back_with_its_key_by_who_may_delete():
    statement = make_statement(make_voice(make_session(status="draft")))
    key, pk = statement.key, statement.pk
    statement.delete()
    statement.pk = pk
    state = Statement.history.filter(id=pk).latest()
    editor, owner = sign_in("Editor"), sign_in("superuser")
    assert editor.post(state_page(statement, state)).status_code == 403
    assert "This record was deleted." in owner.get(history_page(statement)).content.decode()
    assert owner.post(state_page(statement, state)).status_code == 302
    assert [(one.pk, one.key) for one in Statement.objects.all()] == [(pk, key)]


def test_a_record_whose_parent_is_deleted_too_stays_deleted():
    statement = make_statement(make_voice(make_session(status="draft")))
    pk = statement.pk
    Participation.objects.all().delete()
    statement.pk = pk
    refused = sign_in("superuser").post(state_page(statement, Statement.history.filter(id=pk).latest()))
    assert refused.context["errors"] == [
        ("Voice", "Select a valid choice. That choice is not one of the available choices.")
    ]
    assert not Statement.objects.exists()


def test_markup_in_a_text_is_shown_and_never_run():
    statement, client = imported_statement(), sign_in("Editor")
    edit(client, statement, text='<script>alert("x")</script> & <b>bold</b>', why="<img src=x>")
    edit(client, statement, text="Plain.")
    pages = [history_page(statement), state_page(statement, statement.history.last())]
    for page in [client.get(address).content.decode() for address in pages]:
        assert "<script>alert" not in page
        assert "<img src=x>" not in page
    assert "&lt;script&gt;alert" in client.get(pages[0]).content.decode()


def test_a_change_says_in_words_what_its_marks_show():
    statement, client = imported_statement(), sign_in("Editor")
    edit(client, statement, text="Schools must teach digital skills.")
    assert (
        '<div class="difference" dir="auto">Schools '
        '<del><span class="visually-hidden">[removed: </span>should <span class="visually-hidden">]</span></del>'
        '<ins><span class="visually-hidden">[added: </span>must <span class="visually-hidden">]</span></ins>'
        "teach digital skills.</div>"
    ) in client.get(history_page(statement)).content.decode()


def test_of_a_text_of_100_kilobytes_the_list_shows_the_changed_passage():
    session, client = make_session(status="draft", report="word " * 20_000 + "old"), sign_in("Editor")
    session.report = "word " * 20_000 + "new"
    session.save()
    page = client.get(history_page(session)).content.decode()
    assert (len(page) < 20_000, "Show all" in page) == (True, True)
    assert len(client.get(state_page(session, session.history.first())).content) > 100_000


@pytest.mark.parametrize("address", ["0", "99", "1/9999999999999999999999", "1/abc"])
def test_a_state_that_does_not_exist_is_not_found(address):
    make_theme("trust")
    record, _, state = address.partition("/")
    page = reverse("admin:igf_sessions_theme_history", args=[record]) + (f"{state}/" if state else "")
    assert sign_in("superuser").get(page).status_code == 404


def test_a_state_of_another_record_is_not_found():
    theme, other = make_theme("trust"), make_theme("skills")
    assert sign_in("superuser").get(state_page(theme, other.history.get())).status_code == 404


@pytest.mark.parametrize("changes", [1, 3, 30])
def test_the_page_takes_as_many_queries_for_many_changes_as_for_one(changes, django_assert_num_queries):
    statement = make_statement(make_voice(make_session(status="draft")))
    themes = [make_theme(f"theme-{number}") for number in range(changes)]
    for number, theme in enumerate(themes):
        statement.text = f"Text {number}."
        statement.save()
        tag(statement, theme)
    client = sign_in("superuser")
    client.get(history_page(statement))
    with django_assert_num_queries(10):
        client.get(history_page(statement))


def test_many_changes_stand_on_several_pages():
    theme, client = make_theme("trust"), sign_in("superuser")
    for number in range(30):
        theme.description = f"{number}"
        theme.save()
    assert len(shown(client, theme)) == 25
    older = client.get(history_page(theme) + "?page=2")
    assert [change.what for change, _ in older.context["rows"]] == ["Changed"] * 5 + ["Created"]


def parts_page(client, statement, state):
    """(label, now, then, why not) of each theme and evidence that restoring the state would change."""
    page = client.get(state_page(statement, state)).context
    return [(one.label, one.now, one.then, one.lost) for one, _ in page["parts"]]


def restore_seen(client, statement, state):
    """As the browser does it that saw the page."""
    page = client.get(state_page(statement, state)).context
    seen = {"version": page["version"], "parts": page["parts_seen"]}
    return client.post(state_page(statement, state), seen)


def tagged_statement():
    """Of which an editor approved the text, then rejected its theme, gave it another, and took its evidence away."""
    first, second = make_theme("skills", "digital skills"), make_theme("schools")
    statement, client = imported_statement(), sign_in("Editor")
    edit(client, statement, state="approved")
    approved = statement.history.first()
    put = {statement.pk: statement}
    [part] = [part for _, part in parts_of([statement]) if part.startswith("evidence")]
    place = statement.evidence.get()
    edit(client, statement, text="Mine.")
    for name, value in [(f"theme {first.pk}", "rejected"), (f"theme {second.pk}", "accepted")]:
        workbench_put(put, statement.pk, name, value)
    workbench_put(put, statement.pk, part, [place.is_imported, "taken away"])
    return client, statement, approved, place


def tags_of(statement):
    return sorted(statement.statement_themes.values_list("theme__slug", "state"))


def test_a_statement_is_restored_with_the_themes_and_the_evidence_that_it_had():
    client, statement, approved, place = tagged_statement()
    assert (tags_of(statement), statement.evidence.count()) == ([("schools", "accepted"), ("skills", "rejected")], 0)
    assert sorted(parts_page(client, statement, approved)) == [
        ("Evidence", "", place.text, ""),
        ("Theme Schools", "Accepted", "Rejected", ""),
        ("Theme Skills", "Rejected", "Suggested", ""),
    ]
    assert restore_seen(client, statement, approved).status_code == 302
    statement.refresh_from_db()
    assert (statement.text, statement.state) == ("Schools should teach digital skills.", "approved")
    assert tags_of(statement) == [("schools", "rejected"), ("skills", "suggested")]
    assert [(one.text, one.start, one.end, one.is_imported) for one in statement.evidence.all()] == [
        (place.text, place.start, place.end, True)
    ]
    assert statement.detached_evidence.count() == 0
    assert parts_page(client, statement, approved) == []


def test_the_themes_and_evidence_alone_are_restored_where_the_text_is_the_same():
    client, statement, approved, place = tagged_statement()
    edit(client, statement, text="Schools should teach digital skills.")
    before = statement.history.count()
    assert restore_seen(client, statement, approved).status_code == 302
    assert (statement.evidence.get().text, statement.history.count()) == (place.text, before + 1)


def test_evidence_that_its_source_does_not_hold_is_told_and_stays_away():
    client, statement, approved, _ = tagged_statement()
    Evidence.history.filter(statement_id=statement.pk).update(text="What nobody said.")
    lost = ("Evidence", "", "What nobody said.", "its source does not hold these words there.")
    assert lost in parts_page(client, statement, approved)
    assert restore_seen(client, statement, approved).status_code == 302
    assert (statement.evidence.count(), len(tags_of(statement))) == (0, 2)


def test_themes_are_not_restored_over_what_somebody_decided_after_the_page_was_shown():
    client, statement, approved, _ = tagged_statement()
    page = client.get(state_page(statement, approved)).context
    tag = statement.statement_themes.get(theme__slug="schools")
    tag.state = "rejected"
    tag.save()
    answer = client.post(state_page(statement, approved), {"version": page["version"], "parts": page["parts_seen"]})
    assert (
        "What is inside of the record was changed meanwhile. See below what restoring would change now."
        in answer.content.decode()
    )
    statement.refresh_from_db()
    assert (statement.text, statement.evidence.count()) == ("Mine.", 0)


def test_who_may_not_change_evidence_restores_the_text_alone():
    _, statement, approved, _ = tagged_statement()
    user = get_user_model().objects.create_user("proofreader", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_statement", "change_statement"]))
    client = Client()
    client.force_login(user)
    assert parts_page(client, statement, approved) == []
    assert restore_seen(client, statement, approved).status_code == 302
    statement.refresh_from_db()
    assert (statement.text, statement.evidence.count()) == ("Schools should teach digital skills.", 0)


def test_a_deleted_statement_comes_back_with_its_themes_and_evidence():
    make_theme("skills", "digital skills")
    statement = imported_statement()
    client, pk, text = sign_in("superuser"), statement.pk, statement.evidence.get().text
    statement.delete()
    state = Statement.history.filter(id=pk).first()
    assert client.post(state_page(Statement(pk=pk), state), {"version": ""}).status_code == 302
    statement = Statement.objects.get(pk=pk)
    assert (statement.evidence.get().text, tags_of(statement)) == (text, [("skills", "suggested")])
