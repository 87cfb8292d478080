"""Two themes become one: every row moves, no decision is lost, every address leads on, and it can be undone."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from sessions.models import SessionTheme, SessionVersion, Statement, StatementTheme, Theme, ThemeMerge
from sessions.theme_merging import ThemeMergeError, merge_themes, undo_merge
from speakers.addresses import FormerSlug
from tests.curation.staff import said, sign_in
from tests.factories import import_bytes, make_session, make_statement, make_theme, make_voice, report, tag

pytestmark = pytest.mark.django_db
SKILLS = "Schools should teach digital skills."


def everything():
    """All that a merge touches, but for what counts savings."""
    themes = [{**row, "version": None} for row in Theme.objects.order_by("pk").values()]
    tags = [
        sorted(model.objects.values_list("pk", owner, "theme", "state", "score"))
        for model, owner in ((SessionTheme, "session"), (StatementTheme, "statement"))
    ]
    return themes, tags, sorted(FormerSlug.objects.values_list("slug", "object_id"))


def states(theme):
    return dict(StatementTheme.objects.filter(theme=theme).values_list("statement__text", "state"))


@pytest.fixture
def two():
    """A theme that stays and one that goes, on statements that have one of them or both."""
    stays, goes = make_theme("skills", "digital skills\ntraining | 0.5"), make_theme("training", "Training\nteaching")
    session = make_session(status="draft")
    voice = make_voice(session)
    pairs = [("suggested", "accepted"), ("accepted", "rejected"), ("suggested", "rejected"), ("offered", "suggested")]
    for ours, theirs in pairs:
        statement = make_statement(voice, f"{ours} and {theirs}")
        tag(statement, stays, state=ours)
        tag(statement, goes, state=theirs)
    tag(make_statement(voice, "only theirs"), goes, state="accepted")
    tag(make_statement(voice, "only ours"), stays)
    tag(session, goes)
    return stays, goes


def test_a_record_that_has_both_keeps_one_with_the_stronger_decision(two):
    stays, goes = two
    merge_themes(stays, goes)
    assert states(stays) == {
        "suggested and accepted": "accepted",
        "accepted and rejected": "accepted",
        "suggested and rejected": "rejected",
        "offered and suggested": "suggested",
        "only theirs": "accepted",
        "only ours": "suggested",
    }
    assert (StatementTheme.objects.count(), SessionTheme.objects.get().theme) == (6, stays)


def test_the_phrases_that_are_new_are_added(two):
    stays, goes = two
    merge_themes(stays, goes)
    assert Theme.objects.get().phrases == "digital skills\ntraining | 0.5\nteaching"


def test_the_address_of_the_theme_that_is_gone_leads_on_for_ever(two, client):
    stays, goes = two
    old, goes.slug = goes.slug, "teaching"
    goes.save()
    merge_themes(stays, goes)
    third = make_theme("education")
    merge_themes(third, stays)
    for slug in (old, "teaching", "skills"):
        answer = client.get(reverse("sessions:theme", args=[slug]))
        assert (answer.status_code, answer.url) == (301, third.get_absolute_url())


def test_undoing_a_merge_brings_everything_back(two):
    stays, goes = two
    goes.slug = "teaching"
    goes.save()
    before = everything()
    undo_merge(merge_themes(stays, goes))
    after = everything()
    # The joined rows of the theme that was gone are new rows of the same words.
    assert (after[0], after[2]) == (before[0], before[2])
    assert [[row[1:] for row in sorted(rows, key=lambda row: row[1:])] for rows in after[1]] == [
        [row[1:] for row in sorted(rows, key=lambda row: row[1:])] for rows in before[1]
    ]
    assert not ThemeMerge.objects.exists()


def test_what_was_decided_after_the_merge_stays_when_it_is_undone(two):
    stays, goes = two
    merge = merge_themes(stays, goes)
    row = StatementTheme.objects.get(statement__text="suggested and accepted")
    row.state = "rejected"
    row.save()
    Theme.objects.get(pk=stays.pk).save()
    undo_merge(ThemeMerge.objects.get(pk=merge.pk))
    assert states(stays)["suggested and accepted"] == "rejected"
    assert states(Theme.objects.get(name=goes.name))["suggested and accepted"] == "accepted"


def test_a_merge_is_not_undone_over_a_theme_that_took_the_name(two):
    stays, goes = two
    merge = merge_themes(stays, goes)
    Theme.objects.create(name=goes.name)
    with pytest.raises(ThemeMergeError) as error:
        undo_merge(merge)
    assert str(error.value) == "expected no theme of this name, found Training: rename it first"


def test_the_themes_of_a_basket_move_into_the_other_basket():
    one, other = make_theme("society"), make_theme("economy")
    inside = make_theme("work", basket=other)
    merge = merge_themes(one, other)
    inside.refresh_from_db()
    assert inside.basket == one
    undo_merge(merge)
    inside.refresh_from_db()
    assert inside.basket.slug == "economy"


def test_a_theme_takes_the_place_of_the_basket_that_becomes_part_of_it():
    basket = make_theme("economy")
    inside, beside = make_theme("work", basket=basket), make_theme("trade", basket=basket)
    merge = merge_themes(inside, basket)
    beside.refresh_from_db()
    assert (Theme.objects.get(pk=inside.pk).basket, beside.basket) == (None, inside)
    undo_merge(merge)
    assert set(Theme.objects.filter(basket__slug="economy")) == {inside, beside}


def test_a_basket_with_themes_does_not_become_part_of_a_theme_inside_another():
    basket, other = make_theme("economy"), make_theme("society")
    inside = make_theme("culture", basket=other)
    make_theme("trade", basket=basket)
    with pytest.raises(ThemeMergeError) as error:
        merge_themes(inside, basket)
    assert str(error.value) == ("expected a basket for the themes of Economy, found Culture, a theme inside a basket")
    with pytest.raises(ThemeMergeError, match="expected two themes, found Economy twice"):
        merge_themes(basket, basket)


def test_a_decision_outlives_the_merge_the_next_reading_and_the_next_computation():
    stays, goes = make_theme("skills", "digital skills"), make_theme("teaching", "teach")
    import_bytes(report())
    row = StatementTheme.objects.get(statement__text=SKILLS, theme=goes)
    row.state = "rejected"
    row.save()
    merge_themes(stays, goes)
    for _ in range(2):
        assert states(stays)[SKILLS] == "rejected"
        import_bytes(report(), reread=True)
        call_command("retag", stdout=StringIO(), stderr=StringIO())
    assert (states(stays)[SKILLS], StatementTheme.objects.filter(statement__text=SKILLS).count()) == ("rejected", 1)


def test_the_history_of_a_statement_tells_of_the_merge(two):
    stays, goes = two
    gone = goes.pk
    merge_themes(stays, goes)
    moved = StatementTheme.objects.get(statement__text="only theirs")
    assert [(one.theme_id, one.history_change_reason) for one in moved.history.all()] == [
        (stays.pk, "Training was merged into Skills."),
        (gone, None),
    ]


@pytest.mark.django_db(transaction=True)
def test_a_published_session_gets_a_version_with_the_theme_that_stays(two):
    stays, goes = two
    session = make_session("Public")
    tag(session, goes)
    merge_themes(stays, goes)
    versions = SessionVersion.objects.filter(session=session).order_by("number")
    assert [version.content["themes"] for version in versions] == [[], ["training"], ["skills"]]


def test_the_page_shows_every_row_that_moves_and_a_click_moves_it(two):
    stays, goes = two
    client = sign_in("Editor")
    chosen = client.get(reverse("admin:igf_sessions_theme_choose", args=[goes.pk]), {"winner": stays.pk})
    page = client.get(chosen.url)
    rows = [(str(one.statement), one.state) for one in page.context["page"]]
    assert rows == list(goes.statement_themes.order_by("pk").values_list("statement__text", "state"))
    assert [(str(one.session), one.state) for one in page.context["sessions"]] == [("Trust and networks", "suggested")]
    done = client.post(chosen.url, follow=True)
    assert said(done)[0].startswith("Training is part of Skills now.")
    merge = ThemeMerge.objects.get()
    assert str(merge.made_by) == "editor"
    undone = client.post(reverse("admin:igf_sessions_thememerge_undo", args=[merge.pk]), follow=True)
    assert said(undone) == ["Training and Skills are two themes again."]


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_as_many_queries_for_many_rows_as_for_few(number, django_assert_num_queries):
    stays, goes = make_theme("skills"), make_theme("training")
    for place in range(number):
        session = make_session(f"Session {place}", "draft")
        tag(session, goes)
        tag(make_statement(make_voice(session)), goes)
    client, page = sign_in("superuser"), reverse("admin:igf_sessions_theme_merge", args=[stays.pk, goes.pk])
    client.get(page)
    with django_assert_num_queries(10):
        client.get(page)
    assert Statement.objects.count() == number
