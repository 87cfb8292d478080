"""A programme makes draft sessions with their people; documents then find them."""

from datetime import date

import pytest

from sessions.importing.programme import import_programme
from sessions.models import Participation, Session
from sessions.transcript import TranscriptError
from tests.factories import import_bytes, report

pytestmark = pytest.mark.django_db
WORKSHOP = "Sample Forum 2025,WS #1,Trust and networks,2025-03-12 09:00,2025-03-12 10:00,UTC"
PROGRAMME = f"""event,code,title,start,end,zone,name,role,affiliation,group,region
{WORKSHOP},Ada Sample,Speaker,Example Institute,Civil Society,African Group
{WORKSHOP},Silent Sample,Moderator,,,
Sample Forum 2025,,Another session,2025-03-13,,,,,,,
""".encode()


def outcomes(content=PROGRAMME):
    return [str(result.outcome) for result in import_programme("programme.csv", content)]


def test_a_programme_makes_draft_sessions_with_listed_people():
    assert outcomes() == ["created", "created"]
    session = Session.objects.get(code="WS #1")
    assert (session.status, session.starts_at.isoformat()) == ("draft", "2025-03-12T09:00:00+00:00")
    people = session.participations.listed().values_list("attribution", "role", "stakeholder_group", "speaker__name")
    assert list(people) == [
        ("Ada Sample", "speaker", "Civil Society", "Ada Sample"),
        ("Silent Sample", "moderator", "", "Silent Sample"),
    ]


def test_the_same_programme_twice_changes_nothing():
    outcomes()
    assert outcomes() == ["unchanged", "unchanged"]


def test_an_edited_title_is_no_other_session():
    outcomes()
    session = Session.objects.get(title="Another session")
    session.title = "Another session, renamed"
    session.save()
    assert outcomes() == ["unchanged", "unchanged"]
    assert Session.objects.count() == 2


def test_one_title_on_two_days_is_two_sessions():
    rows = [",,Village schools,2025-03-12 09:00,,,Ada Sample,,,,", ",,Village schools,,,,Ben Invented,,,,"]
    rows.append(",,Village schools,2025-03-13 09:00,,,Carl Sample,,,,")
    content = "\n".join([PROGRAMME.decode().splitlines()[0], *rows]).encode()
    assert outcomes(content) == ["created", "created"]
    people = Participation.objects.order_by("session__start_date", "listed_position")
    assert list(people.values_list("session__start_date", "attribution")) == [
        (date(2025, 3, 12), "Ada Sample"),
        (date(2025, 3, 12), "Ben Invented"),
        (date(2025, 3, 13), "Carl Sample"),
    ]
    assert outcomes(content) == ["unchanged", "unchanged"]


def test_a_programme_read_after_a_document_adds_people_and_takes_nothing_back():
    outcomes()
    import_bytes(report())
    before = list(Participation.objects.order_by("pk").values())
    assert outcomes() == ["unchanged", "unchanged"]
    assert import_bytes(report(), reread=True).outcome == "unchanged"
    assert outcomes(PROGRAMME + f"{WORKSHOP},Late Sample,Speaker,,,\n".encode()) == ["updated", "unchanged"]
    assert list(Participation.objects.exclude(attribution="Late Sample").order_by("pk").values()) == before


def test_a_report_finds_the_session_of_the_programme_and_its_people():
    outcomes()
    result = import_bytes(report())
    assert (result.outcome, result.record["session"]) == ("updated", "sample-forum-2025-trust-and-networks")
    ada = Participation.objects.get(attribution="Ada Sample")
    assert (ada.voice_position, ada.listed_position, ada.stakeholder_group) == (1, 0, "Civil Society")
    assert Session.objects.count() == 2


def test_a_wrong_row_leaves_the_whole_programme_out():
    with pytest.raises(TranscriptError) as error:
        import_programme("programme.csv", PROGRAMME.replace(b"2025-03-13", b"next week!"))
    assert str(error.value) == 'programme.csv:4: expected a date and time as "2023-10-10 04:30", found "next week!"'
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "programme.csv:1: expected a programme in CSV, found an empty file"),
        (
            b"title,start,zone\nLamps,2025-03-12 09:00,Mars/Base\n",
            'programme.csv:2: expected a zone as "UTC+2", "CEST" or "Europe/Oslo", found "Mars/Base"',
        ),
    ],
)
def test_what_is_no_programme_or_no_zone_is_refused(content, message):
    with pytest.raises(TranscriptError) as error:
        import_programme("programme.csv", content)
    assert str(error.value) == message


@pytest.mark.parametrize("zone", ["", "IST", "CEST", "UTC+5:30", "Europe/Oslo", "local time"])
def test_each_zone_that_there_is_is_kept_as_printed(zone):
    import_programme("programme.csv", f"title,start,zone\nLamps,2025-03-12 09:00,{zone}\n".encode())
    assert Session.objects.get().zone == zone


def test_an_end_before_the_start_leaves_the_whole_programme_out():
    with pytest.raises(TranscriptError) as error:
        import_programme("days.csv", b"title,start,end\nTrust,2025-03-12 09:00,2025-03-12 08:30\n")
    assert str(error.value) == (
        'days.csv:2: expected an end after the start, found "2025-03-12 09:00" and "2025-03-12 08:30"'
    )
    assert not Session.objects.exists()


def test_a_session_may_end_after_midnight():
    import_programme("days.csv", b"title,start,end\nTrust,2025-03-12 23:00,2025-03-13 00:30\n")
    session = Session.objects.get()
    assert [str(session.end_date), str(session.end_time)] == ["2025-03-13", "00:30:00"]
