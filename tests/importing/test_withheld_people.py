"""Who asked to be left out is not brought back by the next document, nor by reading the old one again."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from sessions.models import Participation, Session, SessionTheme
from sessions.versions import record_versions
from speakers.models import Speaker
from tests.factories import import_bytes, make_theme, report, tag

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


@pytest.fixture
def themed():
    """Only Ada Sample speaks of privacy, Ben Invented of networks, and both of rural life."""
    for slug, phrases in [("privacy", "private messages"), ("networks", "community networks"), ("rural", "rural")]:
        make_theme(slug, phrases)
    import_bytes(report(), publish=True)
    record_versions([Session.objects.get().pk])


def themes_read(client):
    """The session's themes wherever the public meets them: its page, theirs, each filter, each version."""
    session = Session.objects.get()
    chips = [tag.theme.slug for tag in client.get(session.get_absolute_url()).context["themes"]]
    pages = [one for one in SLUGS if client.get(f"/themes/{one}/").context["session_count"]]
    found = [one for one in SLUGS if client.get(f"/sessions/?theme={one}").context["sessions"]]
    numbers = session.versions.values_list("number", flat=True)
    versions = [client.get(reverse("sessions:version", args=[session.slug, one])).context["themes"] for one in numbers]
    return sorted(chips), pages, found, sorted({theme.slug for themes in versions for theme in themes})


SLUGS = ["networks", "privacy", "rural"]
OF_ALL, OF_OTHERS = (SLUGS,) * 4, (["networks", "rural"],) * 4


def of_person():
    return Speaker.objects.get(name="Ada Sample")


def of_voice():
    return Participation.objects.get(attribution="Ada Sample")


@pytest.mark.parametrize("record", [of_person, of_voice])
@pytest.mark.parametrize("state", ["suggested", "accepted"])
def test_a_theme_of_their_words_alone_leaves_and_comes_back_with_them(client, themed, record, state):
    SessionTheme.objects.update(state=state)
    before = list(SessionTheme.objects.order_by("theme").values("theme", "state", "score", "phrases", "is_withheld"))
    assert themes_read(client) == OF_ALL
    record().withhold("She asked.")
    assert themes_read(client) == OF_OTHERS
    record().release("She asked again.")
    assert themes_read(client) == OF_ALL
    after = list(SessionTheme.objects.order_by("theme").values("theme", "state", "score", "phrases", "is_withheld"))
    assert after == before


def compute_again():
    call_command("retag", stdout=StringIO(), stderr=StringIO())


def read_again():
    import_bytes(report(), reread=True)


def read_a_later_text():
    import_bytes(report(opening="Another opening. Open standards should be the rule for public services."))


@pytest.mark.parametrize("again", [compute_again, read_again, read_a_later_text])
def test_no_later_reading_finds_a_theme_in_their_words(client, themed, again):
    of_person().withhold("She asked.")
    again()
    assert themes_read(client) == OF_OTHERS


def test_a_theme_that_an_editor_named_without_words_for_it_stays(client, themed):
    tag(Session.objects.get(), make_theme("standing"), state="accepted")
    of_person().withhold("She asked.")
    assert "standing" in themes_read(client)[0]
