"""The workbench in a browser: by the keyboard alone, by selecting, without a script, and by axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db.models import F
from django.urls import reverse

from sessions.models import Evidence, Session, Statement, StatementRelation
from sessions.models.statement import State
from tests.curation.staff import sign_in
from tests.factories import import_bytes, make_theme, tag
from tests.workbench.benches import evidence_of

pytestmark = pytest.mark.django_db(transaction=True)
AXE = Axe().axe_script
RUN = "async () => (await axe.run({resultTypes: ['violations']})).violations"
POLICY = "Content Security Policy"
FIRST = "Encryption must be protected by law because nobody else protects the poor of this country."
SECOND = "Schools should teach digital skills because every employer asks for them today."
THIRD = "Governments should build community networks in rural areas because markets do not."
BESIDE = "My grandmother waited three years 🏡 for a line."
TALK = f"""WEBVTT

00:00:01.000 --> 00:00:09.000
<v Ada Sample>Good morning 👋🏽 to you all. {FIRST} {SECOND} Thank you for the question. {BESIDE}

00:00:09.000 --> 00:00:20.000
<v Ben Invented>{THIRD} Thank you.
""".encode()


def open_bench(context, live_server, role="Editor"):
    import_bytes(TALK, "talk.vtt")
    Evidence.objects.exclude(text=F("statement__text")).delete()  # each stands on its own words alone
    cookie = sign_in(role).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if POLICY in message.text else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.set_default_timeout(10_000)
    address = reverse("admin:igf_sessions_session_workbench", args=[Session.objects.get().pk])
    page.goto(live_server.url + address)
    return page


@pytest.fixture
def room(browser, live_server):
    """The workbench of an Editor in a window as editors have it."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield open_bench(context, live_server)
    context.close()


def press(page, keys, said):
    """Press the keys one after the other, then wait for what the page says."""
    for key in keys.split():
        page.keyboard.press(key)
    page.locator("#bench-said", has_text=said).wait_for()


def texts(**which):
    return list(Statement.objects.filter(**which).order_by("participation", "position").values_list("text", flat=True))


def test_the_whole_bench_is_worked_by_the_keyboard_alone(room):
    assert texts() == [FIRST, SECOND, THIRD]
    first = Statement.objects.get(text=FIRST)
    tag(first, make_theme("crypto"), state="offered")
    room.reload()
    press(room, "k a", "Approved: Encryption")
    assert room.locator(".card[aria-current] .claim").text_content() == SECOND
    press(room, "r", "Rejected: Schools should teach")
    press(room, "u", "Undone: Rejected")
    assert texts(state=State.APPROVED) == [FIRST]
    press(room, "K", "Moved up: Schools should teach")
    assert texts() == [SECOND, FIRST, THIRD]
    press(room, "u U", "Done again: Moved up")
    press(room, "j 1", "Theme accepted: Crypto")
    room.keyboard.press("e")
    room.locator("textarea[name=text]:focus").fill("Encryption is law.")
    room.keyboard.press("End")
    room.keyboard.press("Enter")
    room.keyboard.type("It protects the poor.")
    press(room, "Control+Enter", "Split into 2")
    assert texts() == [SECOND, "Encryption is law.", "It protects the poor.", THIRD]
    press(room, "m", "Merged: Encryption is law.")
    assert texts(merged_into=None) == [SECOND, "Encryption is law. It protects the poor.", THIRD]
    room.keyboard.press("w")
    room.locator("input[name=kind]:focus").press("ArrowDown")
    room.keyboard.press("Tab")
    room.keyboard.press("Tab")
    press(room, "Enter", "Differs with Governments should build")
    assert [str(one) for one in StatementRelation.objects.all()] == ["Ada Sample differs with Ben Invented"]
    press(room, "Escape ?", "")
    room.locator("#bench-keys[open]").wait_for()
    room.keyboard.press("Escape")
    press(room, "n", "")
    assert room.complaints == []


def test_sentences_of_the_source_are_chosen_by_the_keyboard(room):
    press(room, "k g", "Choosing evidence")
    press(room, "ArrowDown ArrowDown Shift+ArrowDown", f"{SECOND} Thank you for the question.")
    press(room, "Shift+ArrowUp ArrowDown ArrowDown Enter", "Evidence attached: My grandmother")
    assert evidence_of(Statement.objects.get(text=FIRST)) == [FIRST, BESIDE]
    assert room.locator("mark.lit").all_text_contents() == [FIRST, BESIDE]
    assert room.evaluate("document.activeElement.className") == "card suggested"


def test_what_is_selected_behind_an_emoji_is_attached_where_it_stands(room):
    room.locator(".card", has_text=THIRD).locator(".claim").click()
    room.evaluate(
        """(words) => {
            const nodes = [...document.querySelector("#bench-source p").childNodes];
            const text = nodes.find((one) => one.nodeType === Node.TEXT_NODE && one.data.includes(words));
            const start = text.data.indexOf(words);
            getSelection().setBaseAndExtent(text, start, text, start + words.length);
        }""",
        "waited three years 🏡 for",
    )
    press(room, "g", "Evidence of another voice attached: waited three years 🏡 for")
    row = Statement.objects.get(text=THIRD).evidence.get(is_imported=False)
    assert row.source.text[row.start : row.end] == row.text == "waited three years 🏡 for"


def test_a_selection_over_two_turns_is_two_pieces_of_evidence(room):
    room.keyboard.press("j")
    room.keyboard.press("k")
    room.evaluate(
        """() => {
            const [one, other] = document.querySelectorAll("#bench-source p");
            getSelection().setBaseAndExtent(one, 0, other, other.childNodes.length);
        }"""
    )
    press(room, "g", "Evidence of another voice attached")
    source = Session.objects.get().sources.get()
    attached = Statement.objects.get(text=FIRST).evidence.filter(is_imported=False)
    assert [row.text for row in attached] == [
        f"Good morning 👋🏽 to you all. {FIRST} {SECOND} Thank you for the question. {BESIDE}",
        f"{THIRD} Thank you.",
    ]
    assert [source.text[row.start : row.end] for row in attached] == [row.text for row in attached]


def test_a_mark_leads_to_its_statement_and_the_statement_to_its_mark(room):
    room.locator("mark", has_text=THIRD).click()
    assert room.locator(".card[aria-current] .claim").text_content() == THIRD
    room.locator(".card", has_text=SECOND).locator(".claim").click()
    assert room.locator("mark.lit").all_text_contents() == [SECOND]


def test_keys_stay_out_of_fields_and_can_be_turned_off(room):
    room.keyboard.press("e")
    room.locator("textarea[name=text]:focus").press("Control+End")
    room.keyboard.type(" arjuk?")
    press(room, "Control+Enter", "Worded")
    assert texts()[0] == f"{FIRST} arjuk?"
    room.keyboard.press("?")
    room.get_by_label("Use these keys").uncheck()
    room.keyboard.press("Escape")
    room.keyboard.press("r")
    room.get_by_role("button", name="Undo", exact=True).first.click()
    room.locator("#bench-said", has_text="Undone: Worded").wait_for()
    assert texts(state=State.REJECTED) == []


def test_what_was_typed_outlives_the_change_of_somebody_else(room):
    room.keyboard.press("e")
    room.locator("textarea[name=text]:focus").fill("Mine.")
    theirs = Statement.objects.get(text=FIRST)
    theirs.text = "Theirs."
    theirs.save()
    press(room, "Control+Enter", "Somebody else changed this statement")
    assert room.locator(".refused td").all_text_contents() == ["Mine.", "Theirs."]
    room.keyboard.press("e")
    press(room, "Escape", "What you typed is not saved.")
    assert room.locator("textarea[name=text]:focus").input_value() == "Mine."
    press(room, "Control+Enter", "Worded: Mine.")
    assert Statement.objects.get(pk=theirs.pk).text == "Mine."


def test_what_was_typed_is_not_left_by_one_escape(room):
    room.keyboard.press("e")
    room.locator("textarea[name=text]:focus").fill("Mine.")
    press(room, "Escape", "What you typed is not saved.")
    assert room.locator("textarea[name=text]").input_value() == "Mine."
    room.keyboard.press("Escape")
    room.locator(".panel").wait_for(state="detached")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_of_accessibility_or_of_the_policy_is_broken(browser, live_server, scheme):
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 800})
    page = open_bench(context, live_server)
    tag(Statement.objects.get(text=FIRST), make_theme("crypto"), state="offered")
    tag(Statement.objects.get(text=FIRST), make_theme("trust"), state="accepted")
    page.reload()
    press(page, "j r", "Rejected")
    page.keyboard.press("k")
    page.keyboard.press("k")
    page.keyboard.press("e")
    page.locator("textarea[name=text]:focus").wait_for()
    page.locator(".changes summary").click()
    assert page.complaints == []
    page.evaluate(AXE)
    found = page.evaluate(RUN)
    assert [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found] == []
    page.locator("#bench-show-keys").click()
    assert [one["id"] for one in page.evaluate(RUN)] == []
    context.close()


@pytest.mark.parametrize("width", [320, 1024, 1920])
def test_nothing_runs_out_of_the_window(browser, live_server, width):
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = open_bench(context, live_server)
    page.locator(".open").first.click()
    page.locator(".panel").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_it_works_without_a_script(browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = open_bench(context, live_server)
    card = page.locator(".card", has_text=SECOND)
    card.get_by_role("button", name="Approve").click()
    assert page.locator(".messagelist").text_content().strip() == f"Approved: {SECOND}"
    page.locator(".card", has_text=SECOND).get_by_role("link", name="Edit and more").click()
    page.get_by_label("Words of the source").fill(BESIDE)
    page.get_by_role("button", name="Attach as evidence").click()
    assert evidence_of(Statement.objects.get(text=SECOND)) == [SECOND, BESIDE]
    page.get_by_role("button", name="Undo", exact=True).first.click()
    assert evidence_of(Statement.objects.get(text=SECOND)) == [SECOND]
    context.close()


def test_an_editor_looks_at_what_is_published_and_has_no_button(browser, live_server):
    context = browser.new_context()
    page = open_bench(context, live_server)
    Session.objects.update(status="published")
    page.reload()
    assert page.locator(".card button, .bar button, .open").count() == 0
    page.keyboard.press("j")
    page.keyboard.press("r")
    assert page.locator(".card[aria-current] .claim").text_content() == SECOND
    assert page.get_by_text("a Publisher changes what is in it").count() == 1
    assert texts(state=State.REJECTED) == []
    context.close()
