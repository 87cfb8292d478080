"""What search engines and feed readers see: titles, linked data, sitemap, feed; only what is public."""

import json
import re

import pytest
from lxml import etree

from sessions.models import Statement
from speakers.models import Speaker
from tests.factories import make_full_session, make_session, make_theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    theme = make_theme("encryption", basket=make_theme("cybersecurity"))
    return make_full_session('Trust & "networks" </script>', theme=theme, start_date="2025-03-12", language="en")


def linked_data(client, address):
    page = client.get(address).content.decode()
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    return {one["@type"]: one for one in json.loads(block.group(1))}


def test_each_kind_of_record_says_what_it_is(client, session):
    theme = session.session_themes.get().theme
    statement, speaker = Statement.objects.get(), Speaker.objects.get()
    kinds = {
        session: {"Event", "Article"},
        session.event: {"Event"},
        statement: {"Claim"},
        speaker: {"Person"},
        theme: {"DefinedTerm"},
    }
    for record, types in kinds.items():
        assert set(linked_data(client, record.get_absolute_url())) == types | {"BreadcrumbList"}
    data = linked_data(client, session.get_absolute_url())
    assert (data["Event"]["name"], data["Event"]["startDate"]) == (session.title, session.start_date)
    assert [one["name"] for one in data["BreadcrumbList"]["itemListElement"]] == [
        "Home",
        "Sessions",
        "Sample Forum 2025",
        session.title,
    ]


def test_a_page_has_a_title_for_others_and_one_canonical_address(client, session):
    page = client.get(session.event.get_absolute_url(), {"utm": "x"}).content.decode()
    assert '<meta property="og:title" content="Sample Forum 2025 | igfreports">' in page
    assert page.count('<link rel="canonical" href="http://testserver/events/sample-forum-2025/">') == 1
    assert '<meta property="og:url" content="http://testserver/events/sample-forum-2025/">' in page


def test_robots_are_led_to_the_sitemap(client):
    robots = client.get("/robots.txt")
    assert robots["Content-Type"].startswith("text/plain")
    assert "Sitemap: http://testserver/sitemap.xml" in robots.content.decode()


def locations(client, address):
    return etree.fromstring(client.get(address).content).xpath("//*[local-name()='loc']/text()")


def test_the_sitemap_lists_what_is_public_and_nothing_else(client, session):
    basket = session.session_themes.get().theme.basket
    make_full_session("Hidden", "draft", person="Hidden Person", theme=make_theme("hidden", basket=basket))
    found = [path for part in locations(client, "/sitemap.xml") for path in locations(client, part)]
    records = [session, session.event, Speaker.objects.get(name="Ada Sample"), Statement.objects.public().get()]
    records += [session.session_themes.get().theme, session.session_themes.get().theme.basket]
    pages = ["/pages/about/", "/pages/accessibility/", "/pages/contact/", "/pages/licence/", "/pages/privacy/"]
    lists = ["/", "/sessions/", "/events/", "/themes/", "/speakers/"]
    paths = [*lists, *pages, *(record.get_absolute_url() for record in records)]
    assert sorted(path.removeprefix("http://testserver") for path in found) == sorted(paths)


def test_the_feed_has_the_published_sessions_the_newest_first(client):
    first, second = make_session("First", "draft"), make_session("Second", "draft")
    for one in (first, second):
        one.publish()
    make_session("Hidden", "draft")
    feed = etree.fromstring(client.get("/feeds/sessions.atom").content)
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    titles = feed.xpath("//*[local-name()='entry']/*[local-name()='title']/text()")
    assert titles == ["Second | Sample Forum 2025", "First | Sample Forum 2025"]
