"""Every kind of public page in a real browser: accessible in light and dark, quiet, and no request leaves the site."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from django.utils.translation import override

from sessions.models import Session, Statement
from tests.public.kinds_of_page import RECORDING, addresses, fill_site, with_recording

# In the dark only the colours can differ. Hit areas of 24 pixels are a rule that axe leaves out unless it is named.
SCHEMES = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}
HIT_AREAS = {"runOnly": ["target-size"]}
QUICK = {"resultTypes": ["violations"], "preload": False}
AXE = Axe().axe_script
UNREADABLE = f"/sessions/?{'&'.join(f'of={number}' for number in range(1001))}"
PREFIXES = {"English": "", "French": "/fr", "Arabic": "/ar"}
# French differs from English in its words alone: whether they fit is asked below, what axe finds is asked once.
DIRECTIONS = {"left to right": "", "right to left": "/ar"}


@pytest.fixture
def site(live_server):
    """The address of a site that holds the sample report and the sample transcript."""
    fill_site()
    return live_server.url


@pytest.fixture
def heard(page, site):
    """What the browser complained about, and each address that it asked for outside the site."""
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: request.url.startswith(site) or complaints.append(request.url))
    return complaints


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("prefix", DIRECTIONS.values(), ids=DIRECTIONS)
def test_every_page_is_accessible_in_light_and_dark_and_keeps_to_itself(page, site, heard, prefix):
    pages = [f"{prefix}{address}" for address in addresses()]
    violations = {address: found for address in pages if (found := violations_on(page, site + address))}
    assert violations == {}
    assert heard == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_pages_without_anything_to_show_are_accessible(page, live_server, prefix):
    lists = ["/", "/sessions/", "/search/", "/search/?q=trust", "/events/", "/themes/", "/speakers/"]
    violations = {one: found for one in lists if (found := violations_on(page, f"{live_server.url}{prefix}{one}"))}
    assert violations == {}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_pages_of_what_is_gone_missing_or_broken_are_accessible_and_lead_on(page, site, prefix):
    withdrawn = Session.objects.get(sources__kind="report")
    withdrawn.withdraw()
    with override(prefix.strip("/") or "en"):
        broken_page = render_to_string("500.html")
    page.route("**/broken/", lambda route: route.fulfill(body=broken_page, content_type="text/html"))
    for address in (withdrawn.get_absolute_url(), "/nothing/", "/broken/", UNREADABLE):
        assert violations_on(page, f"{site}{prefix}{address}") == []
        assert page.locator(f"main a[href^='{prefix}/']").count() > 0


def violations_on(page, address):
    """What breaks a rule of axe on the page, its folded parts open."""
    page.goto(address)
    unfold(page)
    found = []
    for scheme, options in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        found += broken(page, options)
    return found


def unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")


def broken(page, options):
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(AXE)
    violations = page.evaluate("async (options) => (await axe.run(document, options)).violations", QUICK | options)
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in violations]


@pytest.mark.django_db(transaction=True)
def test_a_preview_says_that_only_editors_see_it(page, site, heard, client, admin_user):
    draft = Session.objects.get(sources__kind="report")
    draft.withdraw()
    client.force_login(admin_user)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    page.goto(f"{site}{draft.get_absolute_url()}preview/")
    assert page.locator(".banner").inner_text().startswith("Preview. Only editors see this page")
    assert heard == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_every_page_fits_a_phone_and_a_finger(page, site, heard, prefix):
    page.set_viewport_size({"width": 320, "height": 700})
    wider, small = {}, []
    for address in addresses():
        page.goto(f"{site}{prefix}{address}")
        unfold(page)
        wider[address] = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        small += broken(page, HIT_AREAS)
    assert wider == dict.fromkeys(wider, 0)
    assert small == []


@pytest.mark.django_db(transaction=True)
def test_a_chosen_filter_shows_its_sessions_in_place(page, site, heard):
    page.goto(f"{site}/sessions/")
    assert page.locator("#found").inner_text() == "2 sessions"
    page.get_by_label("IGF 2023").check()
    page.get_by_role("heading", name="1 session", exact=True).wait_for()
    assert page.url == f"{site}/sessions/?event=igf-2023"
    assert page.get_by_label("IGF 2023").is_checked()
    assert page.evaluate("document.activeElement.value") == "igf-2023"
    assert heard == []


@pytest.mark.django_db(transaction=True)
def test_a_statement_s_number_in_the_report_opens_the_card_that_holds_it(page, site, heard):
    page.goto(site + Session.objects.get(sources__kind="report").get_absolute_url())
    number = page.locator(".prose .ref").first
    statement = page.locator(number.get_attribute("href"))
    assert not statement.is_visible()
    number.click()
    statement.wait_for()
    assert heard == []


@pytest.mark.django_db(transaction=True)
def test_a_click_on_a_time_plays_the_recording_from_there(page, site):
    session = Session.objects.get(sources__kind="transcript")
    with_recording(session)
    page.route(RECORDING, lambda route: route.abort())
    page.goto(f"{site}{session.get_absolute_url()}transcript/")
    with page.expect_request(RECORDING):
        page.get_by_role("link", name="02:06").click()
    turn = page.locator("li:target")
    assert page.url.endswith(f"#{turn.get_attribute('id')}")
    assert turn.locator("b").inner_text() == "Tomáš Vrbenec"


@pytest.mark.django_db(transaction=True)
def test_a_statement_s_page_leads_to_the_turn_that_holds_it(page, site, heard):
    statement = Statement.objects.get(text__startswith="I agree with Sela")
    page.goto(f"{site}/s/{statement.key}/")
    assert page.locator("mark").inner_text() == statement.text
    page.locator("figcaption a").first.click()
    assert statement.text in page.locator("li:target").inner_text()
    page.locator("li:target .ref").first.click()
    assert "/statements/" in page.url
    assert heard == []


@pytest.mark.django_db(transaction=True)
def test_a_basket_pressed_in_the_legend_keeps_its_lines_of_the_graph(page, site, heard):
    page.goto(site + Session.objects.get(sources__kind="report").get_absolute_url())
    button = page.get_by_role("button", name="Human rights")
    button.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    lit = page.locator(".graph.hovered .edges .on")
    assert lit.count() == page.locator(".graph .edges .basket-human-rights").count() > 0
    button.press("Enter")
    assert page.locator(".graph.hovered").count() == 0
    assert heard == []
