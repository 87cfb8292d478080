"""A searchable little archive, turned into one fixture, and the calls that ask it."""

import pytest
from django.urls import reverse

from sessions.models import Source, Turn
from sessions.search.index import rebuild
from tests.factories import make_full_session, make_session, make_statement, make_theme, make_voice, tag


def add_turns(voice, *texts):
    """A transcript of the voice's session with these turns."""
    text = "\n".join(texts)
    source = Source.objects.create(
        session=voice.session,
        name="talk.vtt",
        content=b"",
        sha256=str(voice.pk),
        format="webvtt",
        reader_version=1,
        kind="transcript",
        text=text,
    )
    for position, words in enumerate(texts):
        start = text.index(words)
        span = {"start": start, "end": start + len(words), "paragraphs": [[start, start + len(words)]]}
        Turn.objects.create(source=source, participation=voice, position=position, **span)
    return source


@pytest.fixture
def ask(client):
    """The search page for the words and facets."""

    def ask(words="", **choices):
        return client.get(reverse("sessions:search"), {"q": words, **choices})

    return ask


@pytest.fixture
def found(ask):
    """What the page found: kinds and names of the results, in order."""

    def found(words="", **choices):
        return [(result.kind, str(result.record)) for result in ask(words, **choices).context["results"]]

    return found


@pytest.fixture
def texts(ask):
    """The claims, titles, names and spoken words that were found, sorted."""

    def texts(words="", **choices):
        results = ask(words, **choices).context["results"]
        return sorted("".join(one.text for one in result.title or result.passage) for result in results)

    return texts


@pytest.fixture
def claims(db):
    """Statements of one session, indexed."""

    def claims(*texts):
        voice = make_voice(make_session("Plain heading"), "Moderator")
        for text in texts:
            make_statement(voice, text)
        rebuild()

    return claims


@pytest.fixture
def archive(db):
    """Two sessions with every kind of document about encryption."""
    basket = make_theme("cybersecurity")
    encryption, access = make_theme("encryption", basket=basket), make_theme("access", basket=basket)
    first = make_full_session("Encryption for all", theme=encryption, person="Ada First", start_date="2024-05-01")
    voice = first.participations.get()
    voice.stakeholder_group, voice.region = "Civil society", "Africa"
    voice.save()
    add_turns(voice, "Encryption protects the schools.", "Nothing of note.")
    second = make_full_session("Rural networks", theme=access, person="Ben Second", start_date="2025-02-01")
    other = second.participations.get()
    other.stakeholder_group, other.region = "Government", "Asia"
    other.save()
    tag(make_statement(other, "Encryption costs little in rural networks."), encryption)
    rebuild()
    return first, second
