"""The form for a mistake and the pages of who is withheld in a real browser: accessible, and by keyboard alone."""

import pytest

from sessions.models import CorrectionRequest, Session, Statement, Turn
from tests.public.test_pages_in_browser import HIT_AREAS, broken, heard, site, violations_on

__all__ = ["heard", "site"]
pytestmark = pytest.mark.django_db(transaction=True)


def form_of(record):
    if isinstance(record, Statement):
        return f"{record.get_absolute_url()}mistake/"
    return f"{record.source.session.get_absolute_url()}transcript/t-{record.pk}/mistake/"


@pytest.fixture
def pages(site):
    """With somebody withheld, each kind of page that shows a placeholder or the form."""
    session = Session.objects.get(sources__kind="transcript")
    statement = Statement.objects.public().filter(participation__session=session, participation__speaker=None).first()
    speaker = session.participations.exclude(speaker=None).first().speaker
    speaker.withhold("Asked.")
    turn = Turn.objects.public().first()
    return [
        *(session.get_absolute_url() + page for page in ("", "transcript/", "versions/", "versions/1/")),
        *(f"{form_of(record)}{query}" for record in (statement, turn) for query in ("", "?sent")),
        speaker.get_absolute_url(),
    ]


@pytest.mark.parametrize("prefix", ["", "/ar"], ids=["English", "Arabic"])
def test_these_pages_are_accessible_in_light_and_dark_and_fit_a_phone(page, site, pages, prefix):
    page.set_viewport_size({"width": 320, "height": 700})
    found = {}
    for address in pages:
        page.goto(f"{site}{prefix}{address}")
        wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        found[address] = [wider, *broken(page, HIT_AREAS), *violations_on(page, f"{site}{prefix}{address}")]
    assert found == {address: [0] for address in pages}


def test_a_mistake_is_reported_with_the_keyboard_alone_from_its_turn(page, site, heard):
    session = Session.objects.get(sources__kind="transcript")
    turn = Turn.objects.public().order_by("position").first()
    page.goto(f"{site}{session.get_absolute_url()}transcript/")
    offered = page.locator(f"#{turn.anchor} .turn-mistake")
    assert not offered.is_visible()
    page.locator(f"#{turn.anchor} .turn-time").focus()
    assert offered.is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}{form_of(turn)}")
    page.locator("#content").focus()
    while page.evaluate("document.activeElement.name") != "kind":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("It is written otherwise in the recording.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}{form_of(turn)}?sent")
    assert page.get_by_role("heading", level=1).inner_text() == "Thank you"
    kept = CorrectionRequest.objects.get()
    assert (kept.turn, kept.kind, kept.text) == (turn, "words", "It is written otherwise in the recording.")
    assert heard == []


def test_what_is_wrong_in_the_form_is_said_beside_its_field(page, site):
    statement = Statement.objects.public().first()
    page.goto(f"{site}{form_of(statement)}")
    page.evaluate("document.querySelector('.mistake-form').noValidate = true")
    page.get_by_role("button", name="Send to the editors").click()
    text = page.get_by_label("What should it say, and how do you know?")
    described = text.get_attribute("aria-describedby").split()
    said = [page.locator(f"#{one}").inner_text() for one in described]
    assert said == ["10 to 2,000 characters. Only editors read it.", "This field is required."]
    assert text.get_attribute("aria-invalid") == "true"
    assert broken(page, {}) == []
