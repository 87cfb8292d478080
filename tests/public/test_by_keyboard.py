"""The whole site walked by keyboard alone: everything is reached in the order of reading, seen, worked and left."""

import pytest

from tests.public.kinds_of_page import addresses, fill_site

pytestmark = pytest.mark.django_db(transaction=True)
# Everything that a key can work gets its place in the document; what a closed or hidden part holds has one, too.
NUMBER = """() => {
  const all = document.querySelectorAll(
    "a[href]:not([tabindex='-1']), button, input, select, textarea, summary, audio, video, [tabindex='0']");
  [...all].forEach((each, place) => (each.dataset.place = place));
}"""
# Of a group of radio buttons one is a stop, and the arrows lead to the others.
SHOWN = """() => [...document.querySelectorAll("[data-place]")]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }) && each.type !== "radio" && !each.disabled)
  .map((each) => Number(each.dataset.place))"""
FOCUS = """() => {
  const on = document.activeElement;
  if (!on || on === document.body) return null;
  const box = on.getBoundingClientRect(), style = getComputedStyle(on);
  const inGraph = on.closest(".graph") && on.querySelector("rect");
  const isOutlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return {
    place: Number(on.dataset.place),
    name: on.outerHTML.slice(0, 120),
    isClosed: on.tagName === "SUMMARY" && !on.parentElement.open,
    isMarked: inGraph ? parseFloat(getComputedStyle(inGraph).strokeWidth) >= 3 : isOutlined,
    isInView: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
  };
}"""
# More stops than any page has: whoever is still walking then is caught.
MOST_STOPS = 2000


@pytest.fixture
def site(live_server):
    fill_site()
    return live_server.url


def walk(page):
    """Where the tabulator leads from the top of the page to its end; what is folded is opened on the way."""
    page.evaluate(NUMBER)
    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None or (stops and stop["place"] < stops[-1]["place"] and stop["place"] == 0):
            return stops
        if not stops or stop["place"] != stops[-1]["place"]:  # a field for a day has a stop for each of its parts
            stops.append(stop)
        if stop["isClosed"]:
            page.keyboard.press("Enter")
    raise AssertionError(f"caught at {stops[-1]['name']}")


def faults_of(page):
    """What whoever walks the page meets: stops unseen, out of order, or missed."""
    stops = walk(page)
    places = [stop["place"] for stop in stops]
    found = [f"not marked: {stop['name']}" for stop in stops if not stop["isMarked"]]
    found += [f"out of view: {stop['name']}" for stop in stops if not stop["isInView"]]
    found += [] if 'class="skip"' in stops[0]["name"] else [f"first of all: {stops[0]['name']}"]
    found += [] if places == sorted(set(places)) else [f"not in the order of reading: {places}"]
    missed = sorted(set(page.evaluate(SHOWN)) - set(places))
    return found + [page.locator(f"[data-place='{one}']").evaluate("each => each.outerHTML") for one in missed]


def test_every_page_is_walked_from_the_skip_link_to_its_end(page, site):
    faults = {}
    for address in [*addresses(), f"/ar{addresses()[7]}", "/nothing/"]:
        page.goto(site + address)
        faults[address] = faults_of(page)
    assert faults == {address: [] for address in faults}


def test_the_skip_link_leads_past_the_head_of_the_page(page, site):
    page.goto(f"{site}/sessions/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#content")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_graph_shows_what_the_focused_voice_is_tied_to_and_leads_on(page, site):
    page.goto(f"{site}{addresses()[7]}")
    voice = page.locator(".graph .node.voice").first
    voice.focus()
    tied = page.locator(f".graph .edges a[data-from='{voice.get_attribute('data-node')}']")
    tied = tied.or_(page.locator(f".graph .edges a[data-to='{voice.get_attribute('data-node')}']"))
    assert page.locator(".graph.hovered .edges .on").count() == tied.count() > 0
    theme = page.locator(".graph .node.theme").first
    address = theme.get_attribute("href")
    theme.press("Enter")
    page.wait_for_url(f"**{address}")


def test_a_filter_is_set_with_the_space_bar_and_keeps_the_focus(page, site):
    page.goto(f"{site}/sessions/")
    page.get_by_label("IGF 2023").focus()
    page.keyboard.press("Space")
    page.get_by_role("heading", name="1 session", exact=True).wait_for()
    assert page.evaluate("document.activeElement.value") == "igf-2023"
    page.keyboard.press("Space")
    page.get_by_role("heading", name="2 sessions", exact=True).wait_for()
