"""With scripts, what is typed, checked or followed changes the page in place; address, focus and history are right."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def searching(page, live_server, archive):
    """The search page, and the searches that it sends after it was opened."""
    sent = []
    page.goto(f"{live_server.url}/search/")
    page.on(
        "request", lambda request: sent.append(request.url.partition("?")[2]) if "/search/" in request.url else None
    )
    return page, sent


def test_a_word_is_searched_as_it_is_typed_without_a_flood(searching):
    page, sent = searching
    page.locator("#q").press_sequentially("encrypti", delay=20)
    expect(page.locator("#found")).to_have_text("5 results")
    assert (sent, page.url.partition("?")[2]) == (["q=encrypti"], "q=encrypti")
    expect(page.locator("#said")).to_have_text("5 results")
    expect(page.locator("#q")).to_be_focused()
    assert page.title().startswith("encrypti | Search")


def test_an_unfinished_search_gives_way_to_the_next(searching):
    page, sent = searching
    page.route("**/search/?q=encryp", lambda route: None)
    page.locator("#q").fill("encryp")
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    page.locator("#q").fill("rural")
    expect(page.locator("#found")).to_have_text("3 results")
    assert sent == ["q=encryp", "q=rural"]
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")


def test_a_choice_keeps_its_focus_and_steps_back_and_forth(searching):
    page, _ = searching
    page.locator("#q").fill("encryption")
    expect(page.locator("#found")).to_have_text("5 results")
    page.get_by_role("checkbox", name="Statements").check()
    expect(page.locator("#found")).to_have_text("2 results")
    expect(page.get_by_role("checkbox", name="Statements")).to_be_focused()
    assert page.url.endswith("?q=encryption&kind=statement")
    page.locator(".chosen a").click()
    expect(page.locator("#found")).to_have_text("5 results")
    expect(page.locator("#found")).to_be_focused()
    page.go_back()
    expect(page.locator("#found")).to_have_text("2 results")
    expect(page.get_by_role("checkbox", name="Statements")).to_be_checked()
    page.go_back()
    page.go_back()
    expect(page.locator("#found")).to_have_text("Nothing was asked yet")
    expect(page.locator("#q")).to_have_value("")


def test_the_other_languages_lead_to_the_same_search(searching):
    page, _ = searching
    page.locator("#q").fill("encryption")
    expect(page.locator("#found")).to_have_text("5 results")
    assert page.get_by_role("link", name="Français").get_attribute("href") == "/fr/search/?q=encryption"


def test_without_a_script_the_form_asks_the_same(browser, live_server, archive):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/search/")
    page.locator("#q").fill("encryption")
    page.locator("#q").press("Enter")
    expect(page.locator("#found")).to_have_text("5 results")
    page.get_by_role("checkbox", name="Statements").check()
    page.locator("#filters button").click()
    expect(page.locator("#found")).to_have_text("2 results")
    assert page.url.endswith("?q=encryption&kind=statement")
    context.close()


def test_enter_after_typing_is_no_step_and_two_steps_back_end_where_the_address_says(searching):
    page, _ = searching
    for word, found in [("encryption", "5 results"), ("rural", "3 results")]:
        page.locator("#q").fill(word)
        expect(page.locator("#found")).to_have_text(found)
        with page.expect_response(f"**/search/?q={word}"):
            page.locator("#q").press("Enter")
        expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    held = []
    page.route("**/search/?q=encryption", lambda route: held.append(route))
    with page.expect_request("**/search/?q=encryption"):
        page.evaluate("history.back()")
    page.evaluate("history.back()")
    expect(page.locator("#found")).to_have_text("Nothing was asked yet")
    assert (page.url.endswith("/search/"), len(held)) == (True, 1)


def test_a_search_that_fails_leaves_no_other_results_on_the_page(searching):
    page, _ = searching
    page.route("**/search/?q=rural", lambda route: route.fulfill(status=503, body="Busy"))
    page.locator("#q").fill("rural")
    expect(page.locator("body")).to_have_text("Busy")
    assert page.url.endswith("/search/?q=rural")


def test_nothing_of_a_search_is_kept_in_the_browser_or_refused_by_its_policy(searching):
    page, _ = searching
    refused = []
    page.on("console", lambda message: refused.append(message.text))
    page.locator("#q").fill("rural")
    expect(page.locator("#found")).to_have_text("3 results")
    kept = page.evaluate("[...Object.entries(localStorage), ...Object.entries(sessionStorage)]")
    assert (kept, refused) == ([["htmx-current-path-for-history", "/search/?q=rural"]], [])
