"""The interface in three languages: each complete, each with its own addresses; content keeps its own language."""

import re
from datetime import date, time

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import ngettext, override

from sessions.models import Session
from sessions.resources import load_themes
from tests.factories import import_bytes, make_full_session, make_theme
from tests.messages import LANGUAGES, missing

# Arabic words of a page, whether text or label, that stand inside something marked as another language.
STRAYED = r"""() => {
  const arabic = /[\u0600-\u06ff]/, found = [];
  const strays = (element) => element.closest("[lang]").lang !== "ar";
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (arabic.test(text.data) && strays(text.parentElement)) found.push(text.data);
  }
  for (const each of document.querySelectorAll("[aria-label]")) {
    if (arabic.test(each.ariaLabel) && strays(each)) found.push(each.ariaLabel);
  }
  return found;
}"""
# A page of each kind takes the visitor on in the same language.
HEADINGS = {"en": "New sessions", "fr": "Nouvelles sessions", "ar": "جلسات جديدة"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_string_of_the_public_pages_is_missing_in_a_catalogue(language):
    assert missing(language) == [], "make messages, translate what is new, and make messages again"


def said(language):
    """What the catalogue says in the language, without its own head."""
    catalogue = settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"
    lines = catalogue.read_text(encoding="utf-8").partition("\n\n")[2].splitlines()
    return [line.partition('"')[2][:-1] for line in lines if line.startswith("msgstr")]


def test_french_marks_keep_to_their_word():
    assert [text for text in said("fr") if re.search(r" (?:[:;?!»]|%%)|« ", text)] == []


def test_arabic_has_its_own_marks():
    assert [text for text in said("ar") if re.search(r"[\u0600-\u06ff][,;?]|[,;?] ?[\u0600-\u06ff]", text)] == []


@pytest.mark.parametrize(
    "number,counted", [(1, "تصريح واحد"), (2, "تصريحان"), (3, "3 تصريحات"), (11, "11 تصريحًا"), (100, "100 تصريح")]
)
def test_arabic_counts_in_its_own_forms(number, counted):
    with override("ar"):
        assert ngettext("%(number)s statement", "%(number)s statements", number) % {"number": number} == counted


@pytest.mark.django_db
def test_an_arabic_date_and_its_hour_stand_apart_by_an_arabic_comma(client):
    session = make_full_session("Trust", start_date=date(2023, 10, 10), start_time=time(4, 30), zone="UTC")
    page = client.get(f"/ar{session.get_absolute_url()}").content.decode()
    assert "10 أكتوبر 2023، 04:30</time> <bdi>UTC</bdi>" in page


@pytest.mark.django_db
def test_english_has_no_prefix_and_the_others_have_theirs(client):
    make_full_session("Trust")
    for language, heading in HEADINGS.items():
        with override(language):
            address = reverse("sessions:home")
        assert address == ("/" if language == "en" else f"/{language}/")
        page = client.get(address).content.decode()
        assert heading in page
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page
        with override(language):
            assert f'href="{reverse("sessions:themes")}"' in page


@pytest.mark.django_db
def test_the_address_decides_and_no_header_or_cookie(client):
    client.cookies["django_language"] = "fr"
    assert HEADINGS["en"] in client.get("/", headers={"accept-language": "ar"}).content.decode()


@pytest.mark.django_db
def test_a_page_names_itself_in_each_language_and_the_switch_keeps_the_state(client):
    make_full_session("Trust", theme=make_theme("encryption"))
    page = client.get("/fr/sessions/", {"theme": "encryption"}).content.decode()
    for language, path in {"en": "/sessions/", "fr": "/fr/sessions/", "ar": "/ar/sessions/"}.items():
        assert f'<link rel="alternate" hreflang="{language}" href="http://testserver{path}">' in page
        assert f'<a href="{path}?theme=encryption" lang="{language}"' in page
    assert '<link rel="alternate" hreflang="x-default" href="http://testserver/sessions/">' in page
    assert '<link rel="canonical" href="http://testserver/fr/sessions/">' in page


@pytest.mark.django_db
def test_content_keeps_its_own_language_and_direction(client):
    session = make_full_session("Confiance", language="fr")
    page = client.get(f"/ar{session.get_absolute_url()}").content.decode()
    assert re.search(r'<h1[^>]* lang="fr" dir="ltr"[^>]*>Confiance</h1>', page)
    assert re.search(r'<p class="claim-text[^>]* lang="fr" dir="ltr">Ada Sample says', page)


@pytest.mark.django_db
@pytest.mark.parametrize("rest", ["", "transcript/", "versions/", "versions/1/"])
def test_what_the_site_itself_says_is_not_in_the_language_of_the_content(page, live_server, rest):
    load_themes(settings.BASE_DIR / "seeds" / "themes.csv")
    sample = settings.BASE_DIR / "seeds" / "sample-open-forum-timed.vtt"
    import_bytes(sample.read_bytes(), name=sample.name, publish=True)
    page.goto(f"{live_server.url}/ar{Session.objects.get().get_absolute_url()}{rest}")
    assert page.evaluate(STRAYED) == []


@pytest.mark.django_db
def test_what_is_not_there_says_so_in_the_language_of_the_address(client):
    page = client.get("/fr/nothing/")
    assert page.status_code == 404
    assert "Cette page n’existe pas" in page.content.decode()
    assert 'href="/ar/" lang="ar"' in page.content.decode()
