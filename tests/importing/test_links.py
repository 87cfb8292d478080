"""What is no web address never becomes a link: from a document, from the session's form, from a table."""

import json

import pytest

from sessions.models import Session, Source
from sessions.resources import SessionResource
from tests.curation.staff import sign_in
from tests.curation.test_two_editors import change_page, page_values
from tests.exports.test_table_import import load, refusals
from tests.factories import import_bytes, make_session

pytestmark = pytest.mark.django_db
GOOD = "https://media.example.org/lamps.mp4"
SCRIPTS = ["javascript:alert(1)", " JavaScript:alert(1)//https://a.org", "data:text/html,<script>alert(1)</script>"]
LONG = f"https://media.example.org/{'x' * 600}"
NO_HOST = 'http://lamps/"onclick=1'
LINKS = ["recording_url", "official_url"]


def documents(link):
    talk = "{0}: Lamps must be lit in every town.\n\n{1}: Yes, they must, and all of them.\n\n".format
    head = f"---\ntitle: Lamps\nrecording: {json.dumps(link)}\nurl: {json.dumps(link)}\n---\n\n"
    segments = [{"speaker": name, "start": at, "end": at + 3, "text": "Lit."} for at, name in enumerate("AB")]
    cue = "00:01.000 --> 00:05.000\n<v Ana>Lamps must be lit in every town.</v>\n"
    return {
        "talk.md": head + talk("Ana", "Ben") * 3,
        "talk.json": json.dumps({"title": "Lamps", "recording_url": link, "segments": segments}),
        "talk.vtt": f"WEBVTT\n\nNOTE\nTitle: Lamps\nRecording: {link}\n\n{cue}",
    }


def linked(name, link):
    """What the session of the document links, and what the import says of it."""
    told = import_bytes(documents(link)[name].encode(), name).record
    session = Session.objects.get(slug=told["session"])
    return {getattr(session, one) for one in LINKS} - {""}, [one for one in told["warnings"] if "address" in one]


@pytest.mark.parametrize("name", documents(""))
def test_a_document_links_a_web_address_and_nothing_else(name):
    assert linked(name, GOOD) == ({GOOD}, [])


@pytest.mark.parametrize("name", documents(""))
@pytest.mark.parametrize("link", SCRIPTS)
def test_a_document_never_links_a_script(name, link):
    assert linked(name, link) == (set(), [])


@pytest.mark.parametrize("name", documents(""))
@pytest.mark.parametrize("link", [LONG, NO_HOST])
def test_what_only_begins_like_an_address_is_left_out_and_named(name, link):
    sentence = f'expected a web address of at most 500 characters, found {len(link)}: "{link[:80]}"; left out'
    expected = [f"{one}: {sentence}" for one in (LINKS if name == "talk.md" else LINKS[:1])]
    assert linked(name, link) == (set(), expected)
    assert [one for one in Source.objects.get().warnings if "address" in one] == expected


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        *((script, "Enter a valid URL.") for script in SCRIPTS),
        (LONG, "Ensure this value has at most 500 characters (it has 626)."),
    ],
)
def test_the_form_and_a_table_refuse_it_in_a_sentence(link, sentence):
    session, client = make_session("Lamps", "draft"), sign_in("Publisher")
    page = client.post(change_page(session), page_values(client, change_page(session)) | dict.fromkeys(LINKS, link))
    assert page.context["adminform"].form.errors == {name: [sentence] for name in LINKS}
    result = load(SessionResource, {"slug": session.slug, **dict.fromkeys(LINKS, link)})
    assert refusals(result) == [(2, name, sentence) for name in sorted(LINKS)]
    assert Session.objects.filter(recording_url="", official_url="").count() == 1
