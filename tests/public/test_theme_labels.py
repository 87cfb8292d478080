"""Themes go by the name that editors gave them in the language of the page, everywhere, and by the English one else."""

import re

import pytest
from django.conf import settings
from tablib import Dataset

from sessions.models import Statement, Theme
from sessions.resources import ThemeResource, load_themes
from sessions.search.index import rebuild
from tests.factories import make_full_session, make_theme, tag

pytestmark = pytest.mark.django_db
QUERIES = {"/": 7, "/sessions/": 6, "/themes/": 2, "/themes/skills/": 11}
NAMES = {
    "": ("Skills", "Digital skills"),
    "/fr": ("Compétences", "Compétences numériques"),
    "/ar": ("مهارات", "مهارات رقمية"),
}


@pytest.fixture
def session():
    basket = Theme.objects.create(slug="skills", name="Skills", name_fr="Compétences", name_ar="مهارات")
    issue = {"name_fr": "Compétences numériques", "name_ar": "مهارات رقمية"}
    theme = Theme.objects.create(slug="digital-skills", name="Digital skills", basket=basket, **issue)
    session = make_full_session("Trust", theme=theme)
    make_full_session("Doubt", theme=theme)
    tag(Statement.objects.first(), make_theme("left-in-english", basket=basket))
    rebuild()
    return session


def pages(session):
    """Every page that shows a theme, with how its basket stands there if it does."""
    statement = Statement.objects.get(participation__session=session)
    return [
        "/",
        "/sessions/",
        session.get_absolute_url(),
        statement.get_absolute_url(),
        "/themes/",
        "/themes/digital-skills/",
        "/themes/left-in-english/",
        session.event.get_absolute_url(),
        session.participations.get().speaker.get_absolute_url(),
        "/search/?q=trust",
    ]


@pytest.mark.parametrize("prefix", NAMES, ids=["English", "French", "Arabic"])
def test_every_page_that_shows_a_theme_calls_it_by_the_name_in_its_language(client, session, prefix):
    others = {name for language, names in NAMES.items() if language != prefix for name in names}
    for address in pages(session):
        page = client.get(prefix + address).content.decode()
        assert (address, NAMES[prefix][1] in page) == (address, True)
        assert (address, [name for name in others if re.search(rf">\s*{name}\s*<", page)]) == (address, [])


@pytest.mark.parametrize("prefix", NAMES, ids=["English", "French", "Arabic"])
def test_a_theme_without_a_name_in_the_language_keeps_its_english_one(client, session, prefix):
    assert "<h1>Left in english</h1>" in client.get(f"{prefix}/themes/left-in-english/").content.decode()


@pytest.mark.parametrize(("query", "language"), [("numériques", "fr"), ("رقمية", "ar"), ("skills", "fr")])
def test_a_theme_is_found_by_each_of_its_names(client, session, query, language):
    page = client.get(f"/{language}/search/", {"q": query, "kind": "theme"}).content.decode()
    assert f'href="/{language}/themes/digital-skills/"' in page


@pytest.mark.parametrize("prefix", NAMES, ids=["English", "French", "Arabic"])
@pytest.mark.parametrize(("address", "queries"), QUERIES.items())
def test_a_language_costs_no_query(client, session, django_assert_num_queries, prefix, address, queries):
    with django_assert_num_queries(queries):
        client.get(prefix + address)


def test_a_table_without_the_columns_of_names_leaves_them_as_they_are(session):
    table = Dataset(["digital-skills", "Skills online"], headers=["slug", "name"])
    ThemeResource().import_data(table, raise_errors=True)
    theme = Theme.objects.get(slug="digital-skills")
    assert (theme.name, theme.name_fr, theme.name_ar) == (
        "Skills online",
        *(names[1] for names in list(NAMES.values())[1:]),
    )


def test_the_vocabulary_that_comes_along_is_named_in_every_language():
    load_themes(settings.BASE_DIR / "seeds" / "themes.csv")
    languages = [code for code, _ in settings.LANGUAGES if code != "en"]
    assert Theme.objects.count() == 55 and languages == ["fr", "ar"]
    unnamed = [theme.slug for theme in Theme.objects.all() for code in languages if not getattr(theme, f"name_{code}")]
    assert unnamed == []
