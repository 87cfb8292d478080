"""Each change of what the public sees makes a version that can be read; what an editor takes back is read nowhere."""

import pytest
from django.db import connection
from django.urls import reverse

from sessions.corrections import Change, changes_since_publication, corrections
from sessions.models import Session, SessionVersion, Statement
from sessions.versions import record_missing, record_versions
from tests.factories import import_bytes, make_full_session, make_statement, make_theme, report, tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def edit(django_capture_on_commit_callbacks):
    """A transaction of its own; what an earlier one asked for is done, though the test's own goes on."""

    def edit():
        connection.run_on_commit.clear()
        return django_capture_on_commit_callbacks(execute=True)

    return edit


@pytest.fixture
def session(edit):
    with edit():
        return make_full_session("Trust")


def numbers():
    return list(SessionVersion.objects.order_by("number").values_list("number", flat=True))


def newest_changes():
    return SessionVersion.objects.order_by("-number").first().changes


def test_a_draft_has_no_version_and_its_publication_makes_the_first(edit):
    with edit():
        import_bytes(report())
    assert numbers() == []
    with edit():
        Session.objects.get().publish()
    assert numbers() == [1]


def test_reading_the_same_document_again_makes_no_version(edit):
    with edit():
        import_bytes(report(), publish=True)
    with edit():
        import_bytes(report(), reread=True)
    assert numbers() == [1]


def test_a_change_makes_a_version_that_says_what_changed_without_its_words(edit, session):
    statement = Statement.objects.get()
    with edit():
        statement.text = "Trust matters most."
        statement.save()
    assert (numbers(), newest_changes()) == ([1, 2], [["statement", statement.key, "changed"]])
    with edit():
        statement.state = "approved"
        statement.save()
    assert newest_changes() == [["statement", statement.key, "approved"]]
    with edit():
        statement.state = "rejected"
        statement.save()
    assert newest_changes() == [["statement", statement.key, "removed"]]


def test_several_changes_of_one_transaction_make_one_version(edit, session):
    voice = session.participations.get()
    with edit():
        voice.affiliation = "Example Institute"
        voice.save()
        session.summary = "All agreed."
        session.save()
        tag(session, make_theme("encryption"))
    assert newest_changes() == [
        ["session", "summary", "changed"],
        ["voice", voice.pk, "changed"],
        ["themes", None, "changed"],
    ]
    assert numbers() == [1, 2]


def test_a_renamed_person_and_a_renamed_event_are_changes_of_their_sessions(edit, session):
    with edit():
        speaker = session.participations.get().speaker
        speaker.name = "Ada B. Sample"
        speaker.save()
    with edit():
        session.event.name = "Sample Forum 2026"
        session.event.save()
    assert numbers() == [1, 2, 3]


def test_what_nobody_sees_makes_no_version(edit, session):
    with edit():
        make_statement(session.participations.get(), "Never shown.", state="rejected")
        session.save()
    record_versions([session.pk])
    assert numbers() == [1]


def test_sessions_published_before_versions_were_kept_get_their_first(session):
    SessionVersion.objects.all().delete()
    record_missing()
    record_missing()
    assert numbers() == [1]


def test_versions_of_many_sessions_take_the_queries_of_one(edit, django_assert_num_queries):
    with edit():
        kept = [make_full_session(f"Trust {number}") for number in range(4)]
        draft = make_full_session("Trust unpublished", status="draft")
    for session in kept[:3]:
        Session.objects.filter(pk=session.pk).update(summary="All agreed.")
    with django_assert_num_queries(15):
        record_versions([kept[0].pk])
    with django_assert_num_queries(15):
        record_versions([session.pk for session in [draft, *kept]])
    recorded = SessionVersion.objects.order_by("session", "number").values_list("session", "number", "changes")
    changed = ["session", "summary", "changed"]
    assert list(recorded) == [
        *((session.pk, number, changes) for session in kept[:3] for number, changes in ((1, []), (2, [changed]))),
        (kept[3].pk, 1, []),
    ]


def test_an_earlier_version_can_be_read_in_its_own_words(client, edit, session):
    statement = Statement.objects.get()
    with edit():
        statement.text = "Trust matters most."
        statement.save()
    first = client.get(reverse("sessions:version", args=[session.slug, 1])).content.decode()
    assert "Ada Sample says that Trust matters." in first
    assert "This is an earlier version." in first and 'content="noindex"' in first
    listed = client.get(reverse("sessions:versions", args=[session.slug])).content.decode()
    assert "1 statement corrected" in listed and "first publication" in listed
    page = client.get(session.get_absolute_url()).content.decode()
    assert "Corrections since publication" in page and "1 statement corrected" in page


def test_only_what_amends_what_was_read_is_told_as_a_correction(client, edit, session):
    """A theme, an approval and a summary written later are versions; a renamed event is a correction."""
    statement = Statement.objects.get()
    with edit():
        tag(statement, make_theme("trust"))
    for record, name, value in [
        (statement, "state", "approved"),
        (session, "summary", "Trust was discussed."),
        (session.event, "name", "Sample Forum II"),
    ]:
        with edit():
            setattr(record, name, value)
            record.save()
    told = [[change.what for change in one.changes] for one in changes_since_publication(session.versions.all())]
    assert told == [["session changed"], ["session completed"], ["statement approved"], ["statement themed"]]
    assert [(one.version.number, one.changes) for one in corrections(session.versions.all())] == [
        (5, (Change("session changed", 1),))
    ]
    page = client.get(session.get_absolute_url()).content.decode()
    assert "facts of the session corrected" in page and "1 statement approved" not in page
    listed = client.get(reverse("sessions:versions", args=[session.slug])).content.decode()
    assert "1 statement put under other themes" in listed


def test_what_only_grew_since_publication_has_no_corrections(client, edit, session):
    with edit():
        Statement.objects.update(state="approved")
        Statement.objects.get().save()
    assert session.versions.count() == 2
    assert "Corrections since publication" not in client.get(session.get_absolute_url()).content.decode()


def test_an_earlier_version_keeps_the_words_of_a_taken_statement_to_itself(client, edit, session):
    with edit():
        Statement.objects.get().delete()
    page = client.get(reverse("sessions:version", args=[session.slug, 1])).content.decode()
    assert "was taken away since" in page
    assert "Ada Sample says that Trust matters." not in page


def test_a_withheld_version_is_not_read(client, session):
    session.versions.update(is_withheld=True)
    assert client.get(reverse("sessions:version", args=[session.slug, 1])).status_code == 404
    assert "withheld" in client.get(reverse("sessions:versions", args=[session.slug])).content.decode()


def test_nothing_of_a_withdrawn_session_can_be_read(client, edit, session):
    statement = Statement.objects.get()
    with edit():
        session.withdraw()
    addresses = [
        session.get_absolute_url(),
        reverse("sessions:versions", args=[session.slug]),
        reverse("sessions:version", args=[session.slug, 1]),
        statement.get_absolute_url(),
        reverse("sessions:cite-bib", args=[statement.key]),
    ]
    for address in addresses:
        response = client.get(address)
        assert (address, response.status_code) == (address, 410)
        assert "Trust" not in response.content.decode()


def test_versions_take_the_same_queries_for_few_and_many(client, edit, session, django_assert_num_queries):
    for number in range(3):
        with edit():
            make_statement(session.participations.get(), f"Claim {number}.")
    with django_assert_num_queries(2):
        client.get(reverse("sessions:versions", args=[session.slug]))
    with django_assert_num_queries(5):
        client.get(reverse("sessions:version", args=[session.slug, 4]))
