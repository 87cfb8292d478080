"""A document goes the whole path in a browser: uploaded, resolved, reviewed, published, corrected, restored."""

import re
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from sessions.models import CorrectionRequest, Participation, Session, Statement
from sessions.models.correction_request import RequestState
from sessions.models.statement import State
from tests.curation.staff import sign_in
from tests.factories import make_speaker
from tests.walks.hands import Keyboard, Mouse

pytestmark = pytest.mark.django_db(transaction=True)
SAMPLE = Path("seeds/sample-open-forum-timed.vtt").read_text().replace("<v Wei Shanlin>", "<v Shanlin>")
CORRECTED = "A signal that people cannot pay for is no access."
ANSWER = "The statement was shortened."
TITLE = "Sample session: community networks and local skills"


@pytest.fixture
def enter(browser, live_server):
    """A context manager: the page of somebody of that role, in a browser of their own."""

    @contextmanager
    def enter(role, path):
        context = browser.new_context()
        context.set_default_timeout(15_000)
        if role != "visitor":
            cookie = sign_in(role).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.goto(live_server.url + path)
        yield page
        context.close()

    return enter


@pytest.mark.parametrize("hands", [Mouse(), Keyboard()], ids=["by mouse", "by keyboard alone"])
def test_a_document_goes_the_whole_path(enter, hands):
    shanlin = make_speaker("Wei Shanlin")
    with enter("Editor", reverse("admin:index")) as page:
        upload(page, hands)
        resolve(page, hands, shanlin)
        statement = review(page, hands)
        submit(page, hands)
    with enter("Publisher", reverse("admin:index")) as page, enter("visitor", "/") as visitor:
        publish(page, hands)
        report(visitor, hands, statement)
        correct(page, hands, statement)
        assert statement_page(visitor, statement) == (CORRECTED, [ANSWER])
        restore(page, hands, statement)
        assert statement_page(visitor, statement) == (statement.text, [ANSWER])


def upload(page, hands):
    hands.press(page, "link", "Upload documents")
    hands.write(page, "Or paste a text", SAMPLE)
    hands.write(page, "Name of the text", "forum.vtt")
    hands.press(page, "button", "Upload and preview")
    hands.press(page, "button", "Import", exact=True)
    page.get_by_role("heading", name="What happened").wait_for()


def resolve(page, hands, person):
    hands.press(page, "link", "Name its voices that are nobody yet")
    hands.press(page, "link", "Shanlin", exact=True)
    hands.pick(page, "Speaker", "Wei Shanlin")
    hands.press(page, "button", "Save", exact=True)
    page.get_by_text("was changed successfully").wait_for()
    assert Participation.objects.get(attribution="Shanlin").speaker == person


def review(page, hands):
    """One statement is rejected, all others are approved; the first of these is returned."""
    hands.press(page, "link", "The editors' room")
    hands.press(page, "link", "Sessions", exact=True)
    hands.press(page, "link", TITLE)
    hands.press(page, "link", "Workbench")
    hands.press(page, "button", "Reject", exact=True)
    said = page.get_by_role("status")
    expect(said).to_contain_text("Rejected: ")
    for voice in Participation.objects.filter(statements__in=Statement.objects.to_review()).distinct():
        hands.press(page, "button", re.compile(f"^Approve .* of {voice}$"))
        expect(said).to_contain_text("Approved")
        page.get_by_role("button", name=re.compile(f"^Approve .* of {voice}$")).wait_for(state="detached")
    assert Statement.objects.filter(state=State.REJECTED).count() == 1
    return Statement.objects.filter(state=State.APPROVED).in_reading_order().first()


def submit(page, hands):
    hands.press(page, "link", TITLE)
    hands.press(page, "link", "Submit for review")
    hands.press(page, "button", "Submit for review")
    page.get_by_text(f"{TITLE} is in review.").wait_for()


def publish(page, hands):
    hands.press(page, "link", "Sessions in review")
    hands.press(page, "link", TITLE)
    hands.press(page, "link", "Publish", exact=True)
    hands.write(page, "Reason", "Read against the recording.")
    hands.press(page, "button", "Publish")
    page.get_by_text(f"{TITLE} is public.").wait_for()
    assert Session.objects.published().get().title == TITLE


def report(visitor, hands, statement):
    hands.write(visitor, "Search", statement.text)
    hands.press(visitor, "button", "Search")
    hands.press(visitor, "link", statement.text)
    hands.press(visitor, "link", "Report a mistake")
    hands.press(visitor, "radio", "This was not said so")
    hands.write(visitor, "What should it say, and how do you know?", "She said a school, not a list.")
    hands.press(visitor, "button", "Send to the editors")
    visitor.get_by_role("heading", name="Thank you").wait_for()


def correct(page, hands, statement):
    """The words are corrected where the report leads, and the answer says so to everybody."""
    open_report(page, hands)
    hands.press(page, "link", statement.text[:60])
    hands.write(page, "Text:", CORRECTED)
    hands.press(page, "button", "Save", exact=True)
    page.get_by_text("was changed successfully").wait_for()
    open_report(page, hands)
    hands.choose(page, "State:", "Accepted")
    hands.write(page, "Answer:", ANSWER)
    hands.press(page, "button", "Save", exact=True)
    page.get_by_text("was changed successfully").wait_for()
    assert CorrectionRequest.objects.get().state == RequestState.ACCEPTED


def open_report(page, hands):
    hands.press(page, "link", "The editors' room")
    hands.press(page, "link", "Mistakes reported")
    hands.press(page, "link", re.compile(r"20\d\d, "))


def restore(page, hands, statement):
    """The state before the correction is brought back."""
    hands.press(page, "link", "The editors' room")
    hands.press(page, "link", "Mistakes", exact=True)
    hands.press(page, "link", re.compile(r"20\d\d, "))
    hands.press(page, "link", CORRECTED)
    hands.press(page, "link", "History")
    hands.press(page, "link", "Look at this state", place=1)
    hands.press(page, "button", "Restore this state")
    page.get_by_text(": Restored the state of ").wait_for()


def statement_page(visitor, statement):
    """The claim that a visitor reads now, and what is said of its corrections."""
    visitor.goto(visitor.url.partition("/statements/")[0] + statement.get_absolute_url())
    corrections = visitor.get_by_role("region", name="Corrections").get_by_role("listitem")
    answers = [text.partition(": ")[2] for text in corrections.all_inner_texts()]
    return visitor.get_by_role("heading", level=1).inner_text(), answers
