"""Who asked to be left out is read nowhere: on no address, in no language, in no file and in no earlier version."""

import itertools
import re

import pytest
from django.db import connection
from django.urls import reverse

from sessions.models import CorrectionRequest, Event, Participation, Session, Source, Statement, Theme, Turn
from sessions.versions import record_versions
from speakers.models import Speaker
from tests.curation.staff import sign_in
from tests.factories import make_full_session, make_speaker, make_voice
from tests.public.every_address import every_address, public_names
from tests.public.withheld_people import MARK, make_archive, record_all, withhold_all

pytestmark = pytest.mark.django_db
SENTENCES = {
    "en": "Withheld at the speaker’s request",
    "fr": "Non divulgué à la demande de l’intervenant",
    "ar": "محجوب بطلب من المتحدث",
}


@pytest.fixture
def edit(django_capture_on_commit_callbacks):
    """A transaction of its own, with what is done after it."""

    def edit():
        connection.run_on_commit.clear()
        return django_capture_on_commit_callbacks(execute=True)

    return edit


@pytest.fixture
def archive(edit):
    """As it was public once and is withheld now; a draft and a withdrawn session of the same person beside it."""
    with edit():
        session = make_archive()
    for status in ("draft", "review", "withdrawn"):
        make_full_session(f"Zarath {status}", status=status, person="Zarathustra Quill")
    record_all()
    with edit():
        withhold_all()
    session.refresh_from_db()
    return session


def addresses():
    words = [
        "harbours",
        "zarath",
        "zarathustra quill",
        "zarathwords",
        "institute",
        "%22zarath institute%22",
        "zarathust",
    ]
    queries = [f"?q={word.replace(' ', '+')}" for word in words]
    queries += ["?q=harbours&speaker=zarathustra-renamed", "?q=harbours&group=Zarathgroup&region=Zarathland"]
    queries += ["?q=harbours&event=zarath-forum", "?q=harbours&sort=date&kind=turn", "?speaker=zarathustra-renamed"]
    return every_address(
        sessions=Session.objects.values_list("slug", flat=True),
        statements=Statement.objects.values_list("key", flat=True),
        turns=Turn.objects.values_list("pk", flat=True),
        speakers=[*Speaker.objects.values_list("slug", flat=True), "zarathustra-quill", "zarathustra-q-former"],
        events=Event.objects.values_list("slug", flat=True),
        themes=Theme.objects.values_list("slug", flat=True),
        pages=["about", "privacy"],
        queries=queries,
    )


def test_the_walk_knows_every_public_address(archive):
    assert set(addresses()) == public_names()


def read(response, address):
    """What an answer says, without the places that repeat what its reader typed."""
    text = response.content.decode().lower()
    typed = address.partition("?")[2]
    if not typed:
        return text
    text = re.sub(
        r'value="[^"]*" maxlength|<input id="q"[^>]*>|<title>.*?</title>|<meta property="og:title"[^>]*>', "", text
    )
    text = re.sub(r'href="[^"]*\?[^"]*"', "", text)  # the languages, the pages and the filters carry the address on
    text = re.sub(
        r'<span class="hidden">[^<]*</span>(<bdi>)?(&quot;)?zarath[^<]*</?(span|bdi)', "", text
    )  # a filter in force, as typed
    return re.sub(r'(id="\w+-[^"]*" name="\w+" )?value="zarath[^"]*"[^>]* checked> <span>zarath[^<]*</span>', "", text)


def test_no_address_says_a_word_of_who_is_withheld(client, archive):
    found = {}
    for address in itertools.chain(*addresses().values()):
        response = client.get(address)
        lines = [line.strip() for line in read(response, address).splitlines() if MARK in line]
        if lines or response.status_code not in (200, 301, 302, 404, 410):
            found[address] = response.status_code, lines
    assert found == {}


def test_the_walk_reads_what_it_should_find(client, db):
    """Before anybody is withheld the same walk meets the names on nearly every kind of page."""
    make_archive()
    record_all()
    meets = {name for name in public_names() if any(MARK in read(client.get(one), one) for one in addresses()[name])}
    no_place = {"robots", "sitemaps", "sessions:page", "sessions:themes", "sessions:preview", "sessions:short"}
    assert public_names() - meets == no_place


def test_no_address_gives_the_bytes_of_a_document_away(client):
    make_archive()
    record_all()
    Source.objects.update(content=b"RAWBYTES as received")
    every = [address for found in addresses().values() for address in found]
    assert [one for one in every if b"RAWBYTES" in client.get(one).content] == []
    page = reverse("admin:igf_sessions_source_change", args=[Source.objects.first().pk])
    answers = {role: sign_in(role).get(page) for role in ("anonymous", "staff", "superuser")}
    assert {role: answer.status_code for role, answer in answers.items()} == {
        "anonymous": 302,
        "staff": 403,
        "superuser": 200,
    }
    assert [role for role, answer in answers.items() if b"RAWBYTES" in answer.content] == []


def test_the_places_say_that_they_are_withheld(client, archive):
    page = client.get(archive.get_absolute_url())
    voices = [voice.participation.name for voice in page.context["voices"]]
    sentence = SENTENCES["en"]
    assert voices == [sentence, sentence, "Ben Stays", sentence]
    assert [one.name for one in page.context["listed"]] == [sentence]
    assert "4 voices are withheld at the speakers’ request" in page.content.decode()
    transcript = client.get(reverse("sessions:transcript", args=[archive.slug]))
    heard = [
        (turn.participation.name, [one.text for text in turn.texts for one in text])
        for turn in transcript.context["turns"]
    ]
    assert heard == [
        ("Ben Stays", ["Harbours must be open."]),
        (sentence, []),
        ("Ben Stays", ["Harbours need light."]),
        (sentence, []),
    ]


@pytest.mark.parametrize("language", SENTENCES)
def test_the_address_of_who_is_withheld_says_so_and_repeats_nothing(client, archive, language):
    prefix = "" if language == "en" else f"/{language}"
    for path in ["/speakers/zarathustra-renamed/", "/speakers/zarathustra-q-former/", "/statements/zarath01/"]:
        gone = client.get(prefix + path)
        assert (path, gone.status_code) == (path, 410)
        assert f"{SENTENCES[language]}." in gone.content.decode()


def test_a_withheld_session_says_so_on_each_of_its_addresses(client, archive):
    session = Session.objects.get(code="ZARATH 1")
    paths = [session.get_absolute_url(), reverse("sessions:transcript", args=[session.slug])]
    paths += [reverse("sessions:statements", args=[session.slug]), "/statements/zarath04/"]
    for path in paths:
        gone = client.get(path)
        assert (path, gone.status_code) == (path, 410)
        assert "Withheld at the organiser’s request." in gone.content.decode()


def test_who_was_never_public_is_not_said_to_be_withheld(client, archive):
    draft = make_full_session("Zarath plan", status="draft", person="Zarath Later").participations.get().speaker
    draft.withhold("Asked.")
    assert client.get(draft.get_absolute_url()).status_code == 404


def test_what_others_said_of_them_stays(client, archive):
    statement = Statement.objects.get(key="open0001")
    statement.text = "As Zarathustra Quill said, harbours must be open."
    statement.save()
    assert "As Zarathustra Quill said" in client.get(archive.get_absolute_url()).content.decode()


def test_the_version_that_withholds_says_so_without_a_name(client, archive):
    version = archive.versions.first()
    withheld = Participation.objects.withheld().filter(session=archive).values_list("pk", flat=True)
    assert [pk for part, pk, how in version.changes if (part, how) == ("voice", "withheld")] == sorted(withheld)
    listed = client.get(reverse("sessions:versions", args=[archive.slug])).content.decode()
    assert (version.number, "4 people or voices withheld" in listed) == (2, True)


def test_words_are_counted_and_nobody_is_ranked_or_named(client, archive):
    event = client.get(archive.event.get_absolute_url()).context["figures"]
    assert (event.people, event.unidentified, event.statements) == (1, 0, 1)
    assert [(share.group, share.words) for share in event.groupings[0].shares] == [(SENTENCES["en"], 2700), (None, 200)]
    assert [voice.name for voice in event.rankings.longest_voices] == ["Ben Stays"]
    assert event.rankings.fastest_voices == []


def test_a_released_person_is_read_as_before(client, archive, edit):
    person = Speaker.objects.get(name="Zarathustra Quill")
    with edit():
        person.release("She changed her mind.")
    assert client.get(person.get_absolute_url()).status_code == 200
    assert "Zarathwords" in client.get(reverse("sessions:transcript", args=[archive.slug])).content.decode()
    found = client.get("/search/?q=zarathwords").context["results"]
    assert [result.kind for result in found] == ["turn"]
    assert [how for part, _, how in archive.versions.first().changes if part == "voice"] == ["released"] * 3


def test_saving_what_was_read_before_does_not_bring_them_back(archive):
    for model in (Speaker, Participation, Session):
        record = model.objects.filter(withheld_at=None).first()
        same = model.objects.get(pk=record.pk)
        same.withhold("Asked.")
        record.save()
        assert model.objects.get(pk=record.pk).is_withheld


def test_a_voice_as_the_public_may_read_it_is_never_saved(archive):
    shown = next(one for one in archive.participations.redacted() if one.is_redacted)
    with pytest.raises(ValueError, match="expected a whole voice"):
        shown.save()


def test_the_preview_shows_what_the_public_will_see(archive):
    page = sign_in("Editor").get(reverse("sessions:preview", args=[archive.slug]))
    assert (page.status_code, MARK in page.content.decode().lower()) == (200, False)


def test_withholding_takes_no_query_more(client, archive, django_assert_num_queries):
    CorrectionRequest.objects.all().delete()
    with django_assert_num_queries(12):
        client.get(archive.get_absolute_url())
    with django_assert_num_queries(7):
        client.get(reverse("sessions:transcript", args=[archive.slug]))


def version_page(client, session, number=1):
    return client.get(reverse("sessions:version", args=[session.slug, number])).content.decode()


def test_an_earlier_version_that_took_a_voice_for_them_does_not_name_them(client):
    session = make_full_session("Trust", person="Zarathustra Quill")
    record_versions([session.pk])
    voice, other = session.participations.get(), make_speaker("Ben Stays")
    voice.speaker, voice.attribution = other, "Ben Stays"
    voice.save()
    assert "Zarathustra Quill" in version_page(client, session)
    Speaker.objects.get(name="Zarathustra Quill").withhold("Asked.")
    assert "Zarath" not in version_page(client, session)


def test_an_earlier_version_keeps_the_name_of_a_namesake(client):
    session = make_full_session("Trust", person="Ada Sample")
    record_versions([session.pk])
    make_speaker("Ada Sample").withhold("The other Ada asked.")
    assert "Ada Sample" in version_page(client, session)


def test_an_earlier_version_does_not_say_what_was_found_to_be_theirs(client):
    session = make_full_session("Trust", person="Ben Stays")
    statement = session.participations.get().statements.get()
    statement.text = "Zarathwords are mine."
    statement.save()
    record_versions([session.pk])
    statement.participation = make_voice(session, "Quill", 1, speaker=make_speaker("Quill"))
    statement.save()
    assert "Zarathwords" in version_page(client, session)
    statement.participation.speaker.withhold("Asked.")
    assert "Zarathwords" not in version_page(client, session)


def test_a_voice_that_was_deleted_is_named_in_no_earlier_version(client):
    session = make_full_session("Trust", person="Zarathustra Quill")
    record_versions([session.pk])
    session.participations.get().delete()
    Speaker.objects.get(name="Zarathustra Quill").withhold("Asked.")
    assert "Zarath" not in version_page(client, session)
