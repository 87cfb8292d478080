"""A draft, a withdrawn session, a rejected statement: not in lists, counts, facets, graphs or files."""

import pytest
from django.urls import reverse

from sessions.models import Concept, Event, Session, Statement, StatementConcept, StatementRelation
from sessions.sitemaps import SITEMAPS
from sessions.versions import record_versions
from speakers.models import Speaker
from tests.factories import make_full_session, make_statement, make_theme, make_voice, tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def public():
    basket = make_theme("cybersecurity")
    theme = make_theme("encryption", basket=basket)
    session = make_full_session("Shown title", theme=theme, person="Shown Person")
    hidden = make_statement(session.participations.get(), "A secretword that was rejected.", state="rejected")
    tag(hidden, make_theme("secretword-theme", basket=basket))
    gone = make_statement(session.participations.get(), "A secretword no longer in the source.", is_in_source=False)
    tag(gone, theme)
    voice = session.participations.get()
    other = make_voice(session, "Shown Other", 1)
    for row in ({"state": "rejected"}, {"is_in_source": False, "state": "suggested"}, {"statement": hidden}):
        make_relation(voice, other, **row)
    for statement in Statement.objects.all():
        StatementConcept.objects.create(statement=statement, concept=make_concept(statement))
    record_versions([session.pk])
    for status in ("draft", "review", "withdrawn"):
        other = Event.objects.create(name=f"Secretword Forum {status}")
        make_full_session(
            f"Secretword {status}", status=status, theme=theme, person=f"Secretword {status}", event=other
        )
    return session


def make_relation(voice, other, **row):
    """A relation whose words would give away what is not public."""
    StatementRelation.objects.create(
        participation=voice, to_participation=other, kind="agrees", text="I agree, secretword.", **row
    )


def make_concept(statement):
    name = "Secretword concept" if "secretword" in statement.text else "Shown concept"
    return Concept.objects.get_or_create(name=name)[0]


def addresses(session):
    yield from map(reverse, ["sessions:home", "sessions:list", "sessions:themes", "sessions:events", "speakers:list"])
    yield reverse("sessions:list") + "?q=secretword&theme=encryption"
    yield session.get_absolute_url()
    for name in ("statements", "graph-json", "graph-csv", "graph-svg", "versions"):
        yield reverse(f"sessions:{name}", args=[session.slug])
    yield reverse("sessions:version", args=[session.slug, 1])
    yield session.event.get_absolute_url()
    yield reverse("sessions:theme", args=["encryption"])
    yield reverse("sessions:theme", args=["cybersecurity"])
    yield Speaker.objects.get(name="Shown Person").get_absolute_url()
    yield from (f"/sitemap-{part}.xml" for part in SITEMAPS)
    yield "/feeds/sessions.atom"
    shown = Statement.objects.public().get()
    yield shown.get_absolute_url()
    for ending in ("txt", "bib", "ris", "json"):
        yield reverse(f"sessions:cite-{ending}", args=[shown.key])


def test_no_public_page_or_file_holds_a_word_of_what_is_not_public(client, public):
    for address in addresses(public):
        page = client.get(address)
        body = page.content.decode().lower().replace("q=secretword", "").replace('value="secretword"', "")
        assert (address, page.status_code) == (address, 200)
        lines = [line.strip() for line in body.splitlines() if "secretword" in line and "remove the filter" not in line]
        is_vocabulary = address == reverse("sessions:themes") or "/themes/" in address
        assert [line for line in lines if not (is_vocabulary and "theme" in line)] == [], address


def test_counts_leave_out_what_is_not_public(client, public):
    home = client.get(reverse("sessions:home")).context
    assert (home["session_count"], home["statement_count"]) == (1, 1)
    assert [(event.name, event.count) for event in home["events"]] == [("Sample Forum 2025", 1)]
    theme = client.get(reverse("sessions:theme", args=["encryption"])).context
    assert (theme["session_count"], theme["statement_count"]) == (1, 1)
    facets = client.get(reverse("sessions:list")).context["facets"]
    assert [choice.count for facet in facets for choice in facet.choices] == [1, 1, 1]


def test_the_pages_of_what_is_not_public_do_not_exist(client, public):
    for session in Session.objects.exclude(status="published"):
        addresses = [session.get_absolute_url(), reverse("sessions:statements", args=[session.slug])]
        addresses += [
            reverse(f"sessions:{name}", args=[session.slug])
            for name in ("graph-json", "graph-csv", "graph-svg", "versions", "transcript")
        ]
        addresses += [reverse("sessions:version", args=[session.slug, 1])]
        addresses += [one.get_absolute_url() for one in Statement.objects.filter(participation__session=session)]
        addresses += [one.speaker.get_absolute_url() for one in session.participations.all()]
        addresses += [session.event.get_absolute_url()]
        assert [client.get(address).status_code for address in addresses] == [404] * len(addresses)
    for statement in Statement.objects.filter(text__contains="secretword"):
        assert client.get(statement.get_absolute_url()).status_code == 404


def test_the_graph_holds_only_what_is_public(client, public):
    graph = client.get(public.get_absolute_url()).context["graph"]
    assert [(row.name, [one.text for one in row.statements]) for row in graph.rows] == [
        ("Encryption", ["Shown Person says that Shown title matters."]),
        ("Shown concept", ["Shown Person says that Shown title matters."]),
    ]


def test_figures_charts_and_ranks_leave_out_a_draft_of_the_same_event_person_and_theme(client, public):
    theme, shown = public.session_themes.get().theme, ("words", "seconds")
    for status in ("draft", "review", "withdrawn"):
        beside = make_full_session(f"Secretword {status} too", status=status, theme=theme, person="Shown Person")
        beside.participations.update(
            spoken_words=900, spoken_seconds=300, affiliation="Secretword Ltd", region="Secretword", role="secretword"
        )
    speaker = Speaker.objects.get(name="Shown Person")
    for record in (public.event, speaker, theme):
        assert "secretword" not in client.get(record.get_absolute_url()).content.decode().lower()
    event = client.get(public.event.get_absolute_url()).context["figures"]
    person = client.get(speaker.get_absolute_url()).context["speech"]
    assert [getattr(one, name) for one in (event.speech, person) for name in shown] == [None] * 4
    assert (event.people, event.statements) == (1, 1)
    assert sum(year.count for year in client.get(theme.get_absolute_url()).context["years"]) == 1
