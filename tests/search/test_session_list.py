"""The session list finds by the words of the search index; its filters combine with them."""

import pytest
from django.urls import reverse

from sessions.models import Statement
from sessions.search.index import rebuild
from tests.factories import make_full_session, make_statement

pytestmark = pytest.mark.django_db


def titles(client, **query):
    return sorted(session.title for session in client.get(reverse("sessions:list"), query).context["sessions"])


def choices(client, name, **query):
    facets = client.get(reverse("sessions:list"), query).context["facets"]
    return {one.slug: one.count for facet in facets if facet.name == name for one in facet.choices}


def test_words_are_found_in_transcripts_too_each_somewhere_in_the_session(client, archive):
    assert titles(client, q="schools") == titles(client, q='"protects the schools" ada') == ["Encryption for all"]
    assert titles(client, q="encryption -schools ") == ["Rural networks"]
    assert titles(client, q="-schools ") == ["Rural networks"]
    assert titles(client, q='"schools protects"') == titles(client, q="zzzz") == []
    assert titles(client, q='"') == ["Encryption for all", "Rural networks"]
    assert titles(client, q="encrypti", theme=["access"]) == ["Rural networks"]
    assert choices(client, "event", q="encrypti") == {"sample-forum-2025": 2}
    assert choices(client, "speaker", q="schools") == {"ada-first": 1}


def test_words_take_eight_queries_for_one_and_for_three_rows(client, archive, django_assert_num_queries):
    with django_assert_num_queries(8):
        client.get(reverse("sessions:list"), {"q": "schools"})
    make_full_session("Encryption again", person="Cleo Third")
    rebuild()
    with django_assert_num_queries(8):
        page = client.get(reverse("sessions:list"), {"q": "encryption ada"})
    assert "?q=encryption%20ada" in page.content.decode()


def test_words_of_what_is_not_public_find_no_session(client, archive):
    voice = archive[0].participations.get()
    make_statement(voice, "Secretword one.", state="rejected")
    make_full_session("Secretword title", status="withdrawn")
    states = Statement.objects.filter(state="rejected")
    pks = list(states.values_list("pk", flat=True))
    states.update(state="approved")
    rebuild()
    assert titles(client, q="secretword") == ["Encryption for all"]
    Statement.objects.filter(pk__in=pks).update(state="rejected")
    assert titles(client, q="secretword") == titles(client, q="secretw") == []
