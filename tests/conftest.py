"""The system's Chromium, turned into the fixtures of the browser tests."""

import os
import shutil

import pytest
from django.utils import translation
from playwright.sync_api import sync_playwright

# Playwright's sync API runs an event loop in the tests' thread, and Django would refuse its database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# The quickest first.
CHROMIUM_NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # Chromium refuses to run as root with it
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(autouse=True)
def speak_english():
    """A request leaves its language behind in the thread; the next test starts in English all the same."""
    translation.activate("en")


@pytest.fixture(scope="session")
def browser():
    """Headless Chromium, one for the whole run; the test is skipped where there is none."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if chromium is None:
        pytest.skip("no Chromium found: install the package chromium-headless-shell, or chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    """An empty page in a context of its own: no cookie of another test."""
    context = browser.new_context()
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()
