"""Before a theme is saved its page says which statements would gain and which would lose it."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from sessions.models import StatementTheme, Theme
from sessions.theme_preview import preview
from tests.curation.staff import sign_in
from tests.curation.test_two_editors import change_page, page_values
from tests.factories import import_bytes, make_theme, report

pytestmark = pytest.mark.django_db
SKILLS = "Schools should teach digital skills."
NETWORKS = "Governments should build community networks in rural areas."


def looked_at(client, theme, **fields):
    """The preview of the theme's form with these fields."""
    values = page_values(client, change_page(theme)) | fields | {"_preview": "yes"}
    page = client.post(change_page(theme), values)
    assert page.status_code == 200
    return page.context["preview"]


def told(found):
    """(gained, lost, how many documents hold a changed word)"""
    return [one.text for one in found.gained], [one.text for one in found.lost], found.holding


@pytest.fixture
def theme():
    theme = make_theme("skills", "digital skills", basket=make_theme("society"))
    make_theme("environment", "climate change\nglobal warming", basket=theme.basket)
    import_bytes(report())
    return theme


def test_a_new_phrase_gains_what_holds_it_and_a_deleted_one_loses_it(theme):
    client = sign_in("Editor")
    assert told(looked_at(client, theme, phrases="digital skills\ncommunity network")) == ([NETWORKS], [], 1)
    assert told(looked_at(client, theme, phrases="")) == ([], [SKILLS], 1)
    assert told(looked_at(client, theme, phrases="community network")) == ([NETWORKS], [SKILLS], 1)
    assert told(looked_at(client, theme)) == ([], [], 0)


def test_looking_saves_nothing(theme):
    client = sign_in("Editor")
    before = list(Theme.objects.order_by("pk").values()), list(StatementTheme.objects.order_by("pk").values())
    looked_at(client, theme, phrases="community network", name="Networks", slug="networks")
    assert (list(Theme.objects.order_by("pk").values()), list(StatementTheme.objects.order_by("pk").values())) == before


def test_what_a_person_decided_neither_gains_nor_loses(theme):
    StatementTheme.objects.filter(statement__text=SKILLS).update(state="accepted")
    tag = StatementTheme.objects.get(theme=theme)
    other = StatementTheme(statement=tag.statement.participation.statements.exclude(text=SKILLS).first(), theme=theme)
    other.state = "rejected"
    other.save()
    found = looked_at(sign_in("Editor"), theme, phrases="training")
    assert told(found)[:2] == ([], [])


def test_the_words_that_changed_are_found_whatever_their_ending(theme):
    found = looked_at(sign_in("Editor"), theme, phrases="digital skills\ncommunities network")
    assert found.gained_count == 1


def test_a_theme_that_does_not_exist_yet_is_looked_at_too(theme):
    values = {"name": "Networks", "phrases": "community networks", "position": 0, "basket": theme.basket_id}
    page = sign_in("Editor").post(reverse("admin:igf_sessions_theme_add"), values | {"_preview": "yes"})
    assert told(page.context["preview"]) == ([NETWORKS], [], 1)
    assert not Theme.objects.filter(name="Networks").exists()


@pytest.mark.parametrize("name", ["Skills", "Learning"])
@pytest.mark.parametrize("phrases", ["", "community network\nopen standards", "people | 0.5", "law\nfriend\nskills"])
def test_what_is_said_comes_true_when_themes_are_computed_again(theme, name, phrases):
    client, edited = sign_in("Editor"), {"name": name, "phrases": phrases}
    found = looked_at(client, theme, **edited)
    client.post(change_page(theme), page_values(client, change_page(theme)) | edited)
    before = tagged(theme)
    call_command("retag", stdout=StringIO(), stderr=StringIO())
    assert (tagged(theme) - before, before - tagged(theme)) == tuple(map(set, told(found)[:2]))


def tagged(theme):
    shown = StatementTheme.objects.shown().filter(theme=theme)
    return set(shown.values_list("statement__text", flat=True))


def test_a_form_with_an_error_shows_the_error_and_no_preview(theme):
    values = page_values(sign_in("Editor"), change_page(theme)) | {"name": "", "_preview": "yes"}
    page = sign_in("Publisher").post(change_page(theme), values)
    assert ("preview" in page.context, page.context["adminform"].form.errors) == (
        False,
        {"name": ["This field is required."]},
    )


def test_a_long_list_is_cut_and_its_number_is_honest(theme, monkeypatch):
    monkeypatch.setattr("sessions.admin.theme.MOST_READ_TYPING", 2)
    for number in range(30):
        import_bytes(report(f"More {number}"), name=f"{number}.txt")
    client = sign_in("Editor")
    values = page_values(client, change_page(theme)) | {"phrases": "community network", "name": "Learning"}
    whole = client.post(change_page(theme), values | {"_preview": "yes"})
    found = whole.context["preview"]
    assert (len(found.gained), found.gained_count, found.lost_count, found.read, found.holding) == (20, 31, 31, 31, 31)
    page = whole.content.decode()
    assert "31 statements would gain the theme, 31 would lose it. 31 documents hold a changed word." in page
    assert "Would gain it: the newest 20 of 31" in page
    typing = client.post(change_page(theme), values | {"_preview": "typing"}).content.decode()
    assert "Only the newest 2 of the 31 documents that hold a changed word were read: the button reads more." in typing


def test_markup_in_a_phrase_is_text(theme):
    values = page_values(sign_in("Editor"), change_page(theme)) | {"phrases": "<script>x</script>", "_preview": "yes"}
    assert "<script>x" not in sign_in("Publisher").post(change_page(theme), values).content.decode()


@pytest.mark.parametrize(("number", "queries"), [(1, 8), (3, 14)])
def test_looking_takes_three_queries_for_each_document_that_is_read(number, queries, theme, django_assert_num_queries):
    for place in range(number - 1):
        import_bytes(report(f"More {place}"), name=f"{place}.txt")
    theme.phrases = "community network"
    with django_assert_num_queries(queries):
        found = preview(theme, 100)
    assert found.read == number
