"""What was changed here and in the document is shown side by side, and one click decides whose text stands."""

import pytest
from django.urls import reverse

from sessions.models import Participation, Session, Statement
from tests.curation.staff import said, sign_in
from tests.curation.test_two_editors import change_page, page_values
from tests.factories import import_bytes, make_session, make_speaker, make_statement, make_voice, report

pytestmark = pytest.mark.django_db
OLD, NEW = "Schools should teach digital skills.", "Schools should teach digital skills to all."
OURS = "Digital skills belong into every school."


def edited_and_read_again():
    """A statement that an editor wrote anew before its document brought other words."""
    import_bytes(report())
    statement = Statement.objects.get(text=OLD)
    statement.text = OURS
    statement.save()
    import_bytes(report().replace(OLD.encode(), NEW.encode()))
    statement.refresh_from_db()
    return statement


def record_page(record):
    return reverse("admin:igf_sessions_session_conflict", args=[record._meta.model_name, record.pk])


def session_page(session):
    return reverse("admin:igf_sessions_session_conflicts", args=[session.pk])


def settle_page(session):
    return reverse("admin:igf_sessions_session_settle", args=[session.pk])


def seen(client, record):
    """The conflicts on the record's page as its forms would post them."""
    (row,) = client.get(record_page(record)).context["rows"]
    return [{"field": side.conflict.name, "seen": side.conflict.seen} for side in row.sides]


def decide(client, record, choice, **more):
    answer = client.post(record_page(record), {**seen(client, record)[0], "choice": choice, **more}, follow=True)
    record.refresh_from_db()
    return said(answer)


def test_both_texts_stand_side_by_side_with_their_differences_marked():
    statement = edited_and_read_again()
    page = sign_in("Editor").get(record_page(statement)).content.decode()
    end, block = '<span class="visually-hidden">]</span>', '<div class="difference" dir="auto">'
    ours = f'<del><span class="visually-hidden">[removed: </span>Digital skills belong into every school{end}</del>.'
    theirs = f'<ins><span class="visually-hidden">[added: </span>Schools should teach digital skills to all{end}</ins>.'
    assert f"<tr><td>{block}{ours}</div></td><td>{block}{theirs}</div></td></tr>" in page


@pytest.mark.parametrize(
    ("choice", "more", "text", "reason"),
    [
        ("ours", {}, OURS, "Decided a conflict: our own text stays."),
        ("document", {}, NEW, "Decided a conflict: the text is the document’s now."),
        ("own", {"text": "By\r\nhand."}, "By\nhand.", "Decided a conflict: the text is written by hand now."),
    ],
)
def test_one_click_decides_and_the_history_says_who_did(choice, more, text, reason):
    statement, client = edited_and_read_again(), sign_in("Editor")
    assert decide(client, statement, choice, **more) == [reason]
    last = statement.history.latest()
    assert (statement.text, statement.conflicts, statement.has_conflicts) == (text, {}, False)
    assert (last.history_change_reason, str(last.history_user), last.text) == (reason, "editor", text)
    assert client.get(record_page(statement)).context["rows"] == []


@pytest.mark.parametrize("choice", ["ours", "document"])
def test_what_was_decided_is_not_asked_again_by_the_same_document(choice):
    statement = edited_and_read_again()
    decide(sign_in("Editor"), statement, choice)
    text = statement.text
    import_bytes(report().replace(OLD.encode(), NEW.encode()), reread=True)
    statement.refresh_from_db()
    assert (statement.text, statement.conflicts) == (text, {})


def test_a_document_that_comes_to_say_what_we_say_ends_the_conflict():
    session = edited_and_read_again().participation.session
    session.conflicts, session.title = {"title": "Theirs"}, "Ours"
    session.save()
    session.follow(title="Ours")
    session.save()
    assert session.conflicts == {}


def test_an_edit_that_says_what_the_document_says_ends_the_conflict():
    statement, client = edited_and_read_again(), sign_in("Editor")
    values = page_values(client, change_page(statement))
    assert client.post(change_page(statement), values | {"text": NEW}).status_code == 302
    statement.refresh_from_db()
    assert (statement.text, statement.conflicts) == (NEW, {})


def test_a_conflict_that_changed_meanwhile_is_not_decided_unseen():
    statement, client = edited_and_read_again(), sign_in("Editor")
    posted = {**seen(client, statement)[0], "choice": "document"}
    Statement.objects.filter(pk=statement.pk).update(conflicts={"text": "Yet another text."})
    assert said(client.post(record_page(statement), posted, follow=True)) == [
        f"{OURS}: expected the conflict that you saw, found another one. Look at it again."
    ]
    statement.refresh_from_db()
    assert (statement.text, statement.conflicts) == (OURS, {"text": "Yet another text."})


def test_a_conflict_that_somebody_decided_meanwhile_stays_decided():
    statement, client = edited_and_read_again(), sign_in("Editor")
    posted = {**seen(client, statement)[0], "choice": "document"}
    decide(client, statement, "ours")
    client.post(record_page(statement), posted)
    statement.refresh_from_db()
    assert statement.text == OURS


def test_a_persons_name_is_shown_for_the_key_of_a_relation():
    mine, theirs = make_speaker("Ada Sample"), make_speaker("Ada Simple")
    voice = make_voice(make_session(status="draft"), speaker=mine, conflicts={"speaker_id": theirs.pk})
    client = sign_in("Editor")
    (row,) = client.get(record_page(voice)).context["rows"]
    assert [(side.conflict.label, side.conflict.ours, side.conflict.is_text) for side in row.sides] == [
        ("Speaker", "Ada Sample", False)
    ]
    decide(client, voice, "document")
    assert voice.speaker == theirs


def test_a_person_who_is_deleted_is_not_taken():
    theirs = make_speaker("Ada Simple")
    voice = make_voice(make_session(status="draft"), conflicts={"speaker_id": theirs.pk})
    pk = theirs.pk
    theirs.delete()
    assert decide(sign_in("Editor"), voice, "document") == [
        f"Ada Sample, speaker: speaker instance with id {pk} is not a valid choice."
    ]
    assert (voice.speaker, voice.conflicts) == (None, {"speaker_id": pk})


def test_a_text_that_the_record_itself_refuses_is_not_taken():
    session = make_session(status="draft")
    make_voice(session, "Ben Invented", 1)
    voice = make_voice(session, conflicts={"attribution": "Ben Invented"})
    assert decide(sign_in("Editor"), voice, "document") == [
        "Ada Sample, attribution: Voice with this Session and Attribution already exists."
    ]
    assert voice.attribution == "Ada Sample"
    statement = make_statement(voice, conflicts={"text": "Theirs."})
    assert decide(sign_in("Publisher"), statement, "own", text="  ") == [
        "Encryption must be protected by law., text: This field cannot be blank."
    ]


def test_a_day_and_a_time_are_taken_as_such():
    session = make_session(status="draft", conflicts={"start_date": "2025-03-12", "start_time": "09:30:00"})
    client = sign_in("Editor")
    decide(client, session, "document")
    decide(client, session, "document")
    assert (session.start_date.isoformat(), session.start_time.isoformat()) == ("2025-03-12", "09:30:00")


def full_of_conflicts(status="draft", number=2):
    session = make_session(status=status, conflicts={"title": "Another title"})
    for place in range(number):
        voice = make_voice(session, f"Voice {place}", place, conflicts={"role": "chair", "affiliation": "Institute"})
        make_statement(voice, f"Ours {place}.", conflicts={"text": f"Theirs {place}."})
    make_voice(session, "Nothing to decide", number)
    return session


def test_a_session_shows_its_own_conflicts_and_those_of_its_voices_and_statements():
    session = full_of_conflicts()
    other = make_session("Other", "draft", conflicts={"title": "Not here"})
    rows = sign_in("Editor").get(session_page(session)).context["rows"]
    assert [(row.kind_in_words, str(row.record), [side.conflict.label for side in row.sides]) for row in rows] == [
        ("Session", "Trust and networks", ["Title"]),
        ("Voice", "Voice 0", ["Role", "Affiliation"]),
        ("Voice", "Voice 1", ["Role", "Affiliation"]),
        ("Statement", "Ours 0.", ["Text"]),
        ("Statement", "Ours 1.", ["Text"]),
    ]
    assert other.pk not in {row.record.pk for row in rows if row.kind == "session"}


@pytest.mark.parametrize(
    ("choice", "texts", "message"),
    [
        ("ours", ["Ours 0.", "Ours 1."], "7 conflicts are decided: ours stands."),
        ("document", ["Theirs 0.", "Theirs 1."], "7 conflicts are decided: the document’s stands."),
    ],
)
def test_a_whole_session_is_decided_once_it_is_confirmed(choice, texts, message):
    session, client = full_of_conflicts(), sign_in("Editor")
    asked = client.post(settle_page(session), {"choice": choice})
    assert (asked.context["records"], asked.context["conflicts"]) == (5, 7)
    assert Statement.objects.filter(has_conflicts=True).count() == 2
    done = client.post(settle_page(session), {"choice": choice, "seen": asked.context["seen"]}, follow=True)
    assert said(done) == [message]
    assert list(Statement.objects.order_by("pk").values_list("text", flat=True)) == texts
    assert [model.objects.filter(has_conflicts=True).count() for model in (Session, Participation, Statement)] == [
        0,
        0,
        0,
    ]


def test_a_whole_session_is_decided_or_nothing_of_it():
    session, client = full_of_conflicts(), sign_in("Editor")
    Participation.objects.filter(attribution="Voice 1").update(conflicts={"attribution": "Voice 0"})
    asked = client.post(settle_page(session), {"choice": "document"})
    refused = client.post(settle_page(session), {"choice": "document", "seen": asked.context["seen"]})
    assert said(refused) == ["Voice 1, attribution: Voice with this Session and Attribution already exists."]
    assert Session.objects.get().title == "Trust and networks"


def test_a_confirmation_of_other_conflicts_asks_again():
    session, client = full_of_conflicts(), sign_in("Editor")
    asked = client.post(settle_page(session), {"choice": "document"})
    Statement.objects.filter(text="Ours 0.").update(text="Edited.")
    again = client.post(settle_page(session), {"choice": "document", "seen": asked.context["seen"]})
    assert (again.status_code, again.context["conflicts"]) == (200, 7)
    assert Statement.objects.filter(has_conflicts=True).count() == 2


def test_in_a_published_session_a_publisher_decides_and_an_editor_looks():
    session = full_of_conflicts("published")
    statement = Statement.objects.earliest("pk")
    editor, publisher = sign_in("Editor"), sign_in("Publisher")
    shown = editor.get(session_page(session)).content.decode()
    assert ("To decide it is for those who may change the record." in shown, "Keep ours" in shown) == (True, False)
    posted = {**seen(editor, statement)[0], "choice": "document"}
    assert editor.post(record_page(statement), posted).status_code == 403
    assert editor.post(settle_page(session), {"choice": "document"}).status_code == 403
    assert decide(publisher, statement, "document") == ["Decided a conflict: the text is the document’s now."]


@pytest.mark.parametrize("number", [1, 3])
def test_a_session_of_many_conflicts_takes_as_many_queries_as_one_of_few(number, django_assert_num_queries):
    session, client = full_of_conflicts(number=number), sign_in("superuser")
    client.get(session_page(session))
    with django_assert_num_queries(9):
        client.get(session_page(session))


@pytest.mark.parametrize("number", [1, 3])
def test_the_voices_of_many_sessions_take_as_many_queries_as_those_of_one(number, django_assert_num_queries):
    people = [make_speaker(f"Person {place}") for place in range(number)]
    for place, person in enumerate(people):
        session = make_session(f"Session {place}", "draft")
        make_voice(session, f"Voice {place}", conflicts={"speaker_id": person.pk})
    client, page = sign_in("Editor"), reverse("admin:igf_sessions_session_conflicts_of", args=["participation"])
    client.get(page)
    with django_assert_num_queries(8):
        assert len(client.get(page).context["rows"]) == number


def test_markup_and_letters_from_right_to_left_are_shown_as_text():
    session = make_session(status="draft")
    voice = make_voice(
        session, "عمر <b>", conflicts={"affiliation": '"><script>alert(1)</script>'}, affiliation="جامعة"
    )
    page = sign_in("Editor").get(record_page(voice)).content.decode()
    assert "<script>alert" not in page
    assert "عمر &lt;b&gt;" in page


def test_of_a_long_text_the_list_shows_the_passage_and_the_records_page_all_of_it():
    voice = make_voice(make_session(status="draft"), report="word " * 20_000 + "old")
    Participation.objects.update(conflicts={"report": "word " * 20_000 + "new"})
    client = sign_in("Editor")
    assert len(client.get(session_page(voice.session)).content) < 20_000
    assert len(client.get(record_page(voice)).content) > 200_000


def test_the_page_of_a_record_says_what_changed_since_it_was_drafted_and_what_to_decide():
    statement = edited_and_read_again()
    page = sign_in("Editor").get(change_page(statement)).content.decode()
    assert f'<a href="{record_page(statement)}">Decide: Text</a>' in page
    assert '<dl class="against-draft"><dt>Text</dt><dd><div class="difference" dir="auto"><del>' in page


@pytest.mark.parametrize("address", ["conflicts/speaker/", "conflicts/statement/99/", "99/conflicts/"])
def test_conflicts_of_what_does_not_exist_are_not_found(address):
    assert sign_in("superuser").get(reverse("admin:igf_sessions_session_changelist") + address).status_code == 404
