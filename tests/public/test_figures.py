"""The figures of events, themes and people: sums of what is known, unknown as a group, ranks of what was measured."""

from datetime import date

import pytest
from django.urls import reverse

from sessions.event_figures import event_figures
from sessions.models import Participation, Statement
from sessions.speaker_figures import Affiliation, affiliations, names_as_printed
from sessions.speech_totals import SpeechTotals, speech_totals
from sessions.theme_figures import EventCount, Year, statements_by_year, themes_beside, voices_on
from sessions.trend_chart import trend_columns
from tests.factories import (
    make_event,
    make_full_session,
    make_session,
    make_speaker,
    make_statement,
    make_theme,
    make_voice,
    tag,
)

pytestmark = pytest.mark.django_db


def spoke(session, name, words, seconds=None, method="measured", **fields):
    speed = round(words * 60 / seconds) if seconds and words >= 50 and seconds >= 20 else None
    figures = {"spoken_words": words, "spoken_seconds": seconds, "words_per_minute": speed}
    return make_voice(session, name, figures_method=method if seconds else "unknown", **figures, **fields)


@pytest.fixture
def event():
    first, second = make_session("First"), make_session("Second")
    spoke(first, "Ada", 300, 120.0, region="Asia", role="speaker")
    spoke(first, "Ben", 100, 60.0, region="Asia")
    spoke(second, "Cleo", 600, 200.0, "estimated", role="speaker")
    spoke(second, "Dov", 40, 10.0)
    spoke(make_session("Draft", "draft"), "Secret", 9000, 100.0, region="Nowhere")
    return make_event()


def test_an_events_figures_are_sums_of_what_is_known(event):
    found = event_figures(event)
    assert found.speech == SpeechTotals(sessions=2, words=1040, seconds=390.0, is_estimated=True, coverage=1.0)
    assert (found.people, found.unidentified, found.turns, found.statements) == (0, 4, None, 0)


def test_the_floor_is_shared_out_with_the_unknown_as_a_group(event):
    group, region, role = event_figures(event).groupings
    assert (group.is_known, region.is_known, role.is_known) == (False, True, True)
    assert [(one.group, one.voices, one.words, round(one.share_of_words, 2)) for one in region.shares] == [
        ("Asia", 2, 400, 0.38),
        (None, 2, 640, 0.62),
    ]


def test_ranks_hold_only_what_was_measured_and_nothing_too_short(event):
    ranked = event_figures(event).rankings
    assert [(one.name, one.words_per_minute) for one in ranked.fastest_voices] == [("Ada", 150), ("Ben", 100)]
    assert [one.name for one in ranked.longest_voices] == ["Cleo", "Ada", "Ben", "Dov"]
    assert [one.session.title for one in ranked.longest_sessions] == ["Second", "First"]
    assert [(one.session.title, one.speech.words_per_minute) for one in ranked.fastest_sessions] == [("First", 133)]
    assert (ranked.unranked_voices, ranked.unranked_sessions) == (1, 1)


def test_a_figure_that_nobody_knows_is_not_available(client):
    session = make_full_session("Report only")
    page = client.get(session.event.get_absolute_url()).content.decode()
    assert "reports are never counted as speech" in page
    assert page.count("not available") >= 3
    assert speech_totals([]) == SpeechTotals(0, None, None, False, 0.0)
    assert speech_totals([]).words_per_minute is None


def fill(event, number):
    for place in range(number):
        session = make_session(f"More {place}", start_date=date(2020 + place, 1, 1))
        voice = spoke(session, f"Voice {place}", 200 + place, 60.0, speaker=make_speaker(f"Person {place}"))
        theme = make_theme(f"theme-{place}", basket=make_theme(f"basket-{place}"))
        tag(session, theme)
        tag(make_statement(voice), theme)


def test_the_event_page_takes_the_same_queries_for_few_and_many_rows(client, event, django_assert_num_queries):
    fill(event, 1)
    with django_assert_num_queries(7):
        client.get(event.get_absolute_url())
    for place in range(1, 4):
        spoke(make_session(f"Other {place}"), f"Other voice {place}", 100, 50.0, speaker=make_speaker(f"Else {place}"))
    with django_assert_num_queries(7):
        client.get(event.get_absolute_url())


def theme_of(session, theme, number, **fields):
    voice = make_voice(session, f"V {session.pk}", **fields)
    for _ in range(number):
        tag(make_statement(voice), theme)
    return voice


def test_a_theme_shows_its_statements_by_year_and_event_and_who_made_them(client):
    basket = make_theme("cybersecurity")
    theme, other = make_theme("encryption", basket=basket), make_theme("cybercrime", basket=basket)
    ada = make_speaker("Ada Sample")
    theme_of(make_session("A", start_date=date(2021, 5, 1)), theme, 2, speaker=ada)
    theme_of(make_session("B", start_date=date(2023, 5, 1)), theme, 1)
    theme_of(make_session("C"), theme, 1)
    theme_of(make_session("Draft", "draft", start_date=date(2024, 1, 1)), theme, 5, speaker=ada)
    tag(Statement.objects.public().first(), other)
    statements = Statement.objects.public().filter(statement_themes__theme=theme)
    forum = make_event()
    assert statements_by_year(statements) == [
        Year(year, count, [EventCount(forum.name, forum.slug, count)])
        for year, count in ((2021, 2), (2023, 1), (None, 1))
    ]
    assert list(voices_on(statements)) == [{"slug": "ada-sample", "name": "Ada Sample", "statements": 2, "sessions": 1}]
    assert [(row["slug"], row["count"]) for row in themes_beside(statements, theme)] == [("cybercrime", 1)]
    context = client.get(theme.get_absolute_url()).context
    assert [(one.year, one.count) for one in context["columns"]] == [(2021, 2), (2022, 0), (2023, 1)]


def test_the_theme_page_takes_the_same_queries_for_few_and_many_rows(client, django_assert_num_queries):
    theme = make_theme("encryption", basket=make_theme("cybersecurity"))
    for place in range(3):
        theme_of(make_session(f"S {place}", start_date=date(2020 + place, 1, 1)), theme, place + 1)
        if place in (0, 2):
            with django_assert_num_queries(9):
                client.get(theme.get_absolute_url())


def test_a_charts_columns_fill_the_years_between_and_stand_mirrored_in_arabic():
    columns = trend_columns({2021: 4, 2023: 2})
    assert [(one.year, one.left, one.width, one.top, one.height) for one in columns] == [
        (2021, "10.67", "12.00", 20, 160),
        (2022, "44.00", "12.00", 180, 0),
        (2023, "77.33", "12.00", 100, 80),
    ]
    assert [one.year for one in trend_columns({2021: 4, 2023: 2}, is_mirrored=True)] == [2023, 2022, 2021]
    assert trend_columns({}) == []


def test_a_person_has_sums_affiliations_over_time_and_confirmed_names(client):
    ada = make_speaker("Ada Sample")
    ada.aliases.create(name="SAMPLE, A.")
    ada.aliases.create(name="Only in a draft")
    for year, words, affiliation in ((2021, 200, "Institute"), (2023, 300, "Ministry"), (2022, 100, "Institute")):
        session = make_session(f"S {year}", start_date=date(year, 6, 1))
        name = "SAMPLE, A." if year == 2021 else "Ada Sample"
        spoke(session, name, words, 60.0, speaker=ada, affiliation=affiliation)
    draft = make_session("Draft", "draft", start_date=date(2025, 1, 1))
    spoke(draft, "Only in a draft", 5000, 60.0, speaker=ada, affiliation="Secret")
    context = client.get(ada.get_absolute_url()).context
    assert (context["speech"].words, context["speech"].seconds, context["speech"].words_per_minute) == (600, 180.0, 200)
    assert context["affiliations"] == [
        Affiliation("Ministry", date(2023, 6, 1), date(2023, 6, 1), 1),
        Affiliation("Institute", date(2021, 6, 1), date(2022, 6, 1), 2),
    ]
    assert context["names"] == ["SAMPLE, A."]
    assert affiliations(Participation.objects.none()) == [] and names_as_printed(ada, []) == []


def test_the_home_page_shows_what_was_published_last(client):
    make_session("Not published again", start_date=date(2025, 1, 1))
    draft = make_session("Just published", "draft", start_date=date(2001, 1, 1))
    draft.publish()
    assert client.get(reverse("sessions:home")).context["sessions"][0] == draft
