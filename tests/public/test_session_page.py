"""The session's page holds every part of the specimen, in a fixed number of queries."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from sessions.models import CorrectionRequest, Event, Session, Statement, StatementRelation, Turn
from sessions.resources import load_themes
from sessions.versions import record_versions
from speakers.models import Speaker
from tests.factories import (
    import_bytes,
    make_event,
    make_full_session,
    make_session,
    make_speaker,
    make_statement,
    make_theme,
    report,
    tag,
)

pytestmark = pytest.mark.django_db
SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def specimen():
    load_themes(SEEDS / "themes.csv")
    import_bytes((SEEDS / "igf-2023-cybersecurity-trust-safety.txt").read_bytes(), publish=True)
    return Session.objects.get()


@pytest.fixture
def timed():
    load_themes(SEEDS / "themes.csv")
    import_bytes((SEEDS / "sample-open-forum-timed.vtt").read_bytes(), name="sample.vtt", publish=True)
    return Session.objects.get()


def test_the_page_holds_every_part_of_the_specimen(client, specimen):
    page = client.get(specimen.get_absolute_url()).content.decode()
    parts = ["Main Session on Cybersecurity, Trust &amp; Safety Online", "IGF 2023", "04:30", "06:00", "UTC"]
    parts += [voice.name for voice in specimen.participations.voices()]
    parts += ["Program Officer for Cybersecurity, Internet and eApplications, ECOWAS", "not an official record"]
    parts += ["not available", "machine draft, not reviewed", "from the report", "<svg", "<table"]
    assert [part for part in parts if part.lower() not in page.lower()] == []
    for voice in specimen.participations.voices():
        assert f'id="{voice.anchor}"' in page and f'href="#{voice.anchor}"' in page


def test_no_unknown_figure_is_shown_as_zero(client, specimen):
    page = client.get(specimen.get_absolute_url()).content.decode()
    assert "0 words per minute" not in page
    assert "0 secs" not in page


def test_a_report_is_never_quoted(client, specimen):
    page = client.get(specimen.get_absolute_url()).content.decode()
    assert "<blockquote" not in page and "<q>" not in page


def test_a_timed_transcript_shows_its_figures_and_that_it_is_a_sample(client, timed):
    page = client.get(timed.get_absolute_url()).content.decode()
    assert "This is a sample." in page
    voice = timed.participations.get(attribution="Amara Okwelle")
    assert (voice.spoken_words, round(voice.spoken_seconds, 2), voice.words_per_minute) == (372, 176.32, 127)
    for figure in ("127", "372"):
        assert figure in page


def test_every_turn_of_a_transcript_has_its_address(client, timed):
    page = client.get(reverse("sessions:transcript", args=[timed.slug])).content.decode()
    assert [turn.anchor for turn in Turn.objects.all() if f'id="{turn.anchor}"' not in page] == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_twelve_queries_with_everything_there_however_much(
    client, timed, rows, django_assert_num_queries
):
    import_bytes(report(), session=timed.slug)
    record_versions([timed.pk])
    theme = timed.session_themes.first().theme
    first, second = timed.participations.voices()[:2]
    for number in range(rows):
        statement = make_statement(first, f"Claim {number}")
        first.affiliation = f"Office {number}"
        first.save()
        tag(statement, theme)
        StatementRelation.objects.create(
            participation=first, statement=statement, kind="agrees", to_participation=second
        )
        CorrectionRequest.objects.create(
            session=timed,
            statement=statement,
            kind="words",
            text="Said otherwise.",
            state="accepted",
            answer=f"Corrected {number}.",
            answered_at=timezone.now(),
        )
        record_versions([timed.pk])
        make_full_session(f"Near {number}", theme=theme)
    with django_assert_num_queries(12):
        context = client.get(timed.get_absolute_url()).context
    shown = [len(context[name]) for name in ("corrected", "corrections", "related", "sources")]
    assert shown == [rows, rows, rows, 2]
    assert context["has_report"] and context["has_transcript"] and context["summary"] and context["key_points"]
    assert len([each for each in context["agreements"] if not each.is_draft]) == rows


def test_a_statement_has_its_own_page_with_its_evidence(client, specimen):
    statement = Statement.objects.filter(statement_themes__isnull=False).first()
    page = client.get(statement.get_absolute_url()).content.decode()
    assert page.count("from the report") >= 1
    assert statement.key in page
    assert statement.statement_themes.first().theme.name in page


def test_old_addresses_lead_to_the_new_ones(client):
    session = make_full_session("Old name", theme=make_theme("encryption"))
    records = [session, session.event, Speaker.objects.get(), session.session_themes.get().theme]
    for record in records:
        old = record.get_absolute_url()
        record.slug = f"renamed-{record.slug}"
        record.save()
        response = client.get(old)
        assert (response.status_code, response["Location"]) == (301, record.get_absolute_url())


@pytest.mark.parametrize("make", [make_session, make_speaker, make_event])
def test_an_address_that_leads_to_another_record_is_refused_with_the_reason(make):
    one, other = make("Sample one"), make("Sample two")
    old, one.slug = one.slug, "another-address"
    one.save()
    other.slug = old
    with pytest.raises(ValidationError) as error:
        other.full_clean()
    kind = other._meta.verbose_name
    assert error.value.message_dict == {
        "slug": [f"Expected an address that no other {kind} had, found “{old}”, which leads to Sample one."]
    }
    one.slug = old
    one.full_clean()


def test_a_slug_is_never_empty_and_never_taken_twice():
    names = ["王伟", "Łukasz", "…", "Ada", "Ada"]
    assert [Speaker.objects.create(name=name).slug for name in names] == [
        "wangwei",
        "lukasz",
        "speaker",
        "ada",
        "ada-2",
    ]
    assert Event.objects.create(name="IGF 2023").slug == "igf-2023"
    assert make_full_session("Opening", event=Event.objects.get(slug="igf-2023")).slug == "igf-2023-opening"


def test_every_response_carries_a_strict_policy(client, specimen):
    policy = client.get(specimen.get_absolute_url())["Content-Security-Policy"]
    assert "default-src 'self'" in policy and "unsafe" not in policy
    page = client.get(specimen.get_absolute_url()).content.decode()
    assert "style=" not in page and "onclick" not in page and "<script>" not in page
