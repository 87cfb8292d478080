"""Who asked to be left out is not brought back by the next document, nor by reading the old one again."""

import pytest

from sessions.models import Participation, Session
from speakers.models import Speaker
from tests.factories import import_bytes, report

pytestmark = pytest.mark.django_db
WARNING = '"Ada Sample" is withheld: somebody of that name asked to be left out'


def names_read(client, session):
    return [voice.participation.name for voice in client.get(session.get_absolute_url()).context["voices"]]


@pytest.fixture
def withheld(client):
    import_bytes(report(), publish=True)
    Speaker.objects.get(name="Ada Sample").withhold("She asked.")


def test_reading_the_document_again_keeps_them_out(client, withheld):
    import_bytes(report(opening="Another opening. Open standards should be the rule for public services."))
    names = names_read(client, Session.objects.get())
    assert names == ["Moderator", "Withheld at the speaker’s request", "Ben Invented"]


def test_a_document_of_another_event_that_names_them_keeps_them_out_and_says_so(client, withheld):
    other = report("Networks", event="Other Forum 2025").replace(b"Example Institute", b"Other Institute")
    result = import_bytes(other, publish=True)
    assert WARNING in result.record["warnings"]
    session = Session.objects.get(title="Networks")
    assert names_read(client, session)[1] == "Withheld at the speaker’s request"
    assert [speaker.is_withheld for speaker in Speaker.objects.filter(name="Ada Sample")] == [True, False]
    assert b"Ada Sample" not in client.get("/speakers/").content


def test_a_namesake_whom_an_editor_released_stays_released(client, withheld):
    other = report("Networks", event="Other Forum 2025").replace(b"Example Institute", b"Other Institute")
    import_bytes(other, publish=True)
    Participation.objects.get(attribution="Ada Sample", session__title="Networks").release("Another person.")
    import_bytes(other.replace(b"the most", b"most of all"))
    assert names_read(client, Session.objects.get(title="Networks"))[1] == "Ada Sample"


def test_a_withheld_role_keeps_no_other_moderator_out(client):
    import_bytes(report(), publish=True)
    Participation.objects.get(attribution="Moderator").withhold("He asked.")
    import_bytes(report("Networks"), publish=True)
    assert names_read(client, Session.objects.get(title="Networks"))[0] == "Moderator"
