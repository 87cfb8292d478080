"""Uploads in a browser: many files, without a rule of accessibility broken, and without a script."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from sessions.models import Session
from tests.factories import import_bytes, report
from tests.uploads.sending import ADD, queued, states

pytestmark = pytest.mark.django_db


@pytest.mark.django_db(transaction=True)
def test_without_a_script_the_page_of_a_batch_goes_on_by_itself(browser, live_server, client, admin_user, monkeypatch):
    monkeypatch.setattr("sessions.admin.upload_pages.SECONDS_A_REQUEST", 0)
    client.force_login(admin_user)
    [one, *_] = queued("First", "Second", "Third")
    context = browser.new_context(java_script_enabled=False)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(live_server.url + reverse("admin:igf_sessions_queuedimport_batch", args=[one.batch]))
    page.get_by_text("All 3 are done for now.").wait_for()
    context.close()
    assert states() == ["previewed", "previewed", "previewed"]


@pytest.mark.django_db(transaction=True)
def test_staff_upload_many_files_and_import_them_in_a_browser(page, live_server, client, admin_user, tmp_path: Path):
    complaints = []
    page.on("console", lambda one: one.location["url"].endswith("favicon.ico") or complaints.append(one.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    client.force_login(admin_user)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    import_bytes(report("Opening session", date=""), name="first.txt")
    files = [tmp_path / f"{number:03}.txt" for number in range(120)]
    for file in files[:3]:
        file.write_bytes(report(f"Session {file.stem}"))
    files[3].write_bytes(report("Opening session", date="", opening="Another one should open this."))
    for file in files[4:]:
        file.write_text(f"Milk {file.stem}\n")
    violations = {}

    def check(name):
        page.wait_for_load_state()
        if fields := page.locator("select.admin-autocomplete").count():
            page.locator(".select2-selection__rendered[aria-labelledby]").nth(fields - 1).wait_for()
        found = Axe().run(page, options={"preload": False}).response["violations"]
        violations[name] = [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]

    page.goto(live_server.url + reverse(ADD))
    check("upload")
    page.get_by_label("Files:").set_input_files(files)
    page.get_by_role("button", name="Upload and preview").click()
    page.get_by_text("All 120 are done for now.").wait_for(timeout=60_000)
    check("batch")
    page.get_by_role("button", name="Import all that need no choice (3)").click()
    page.get_by_text("Imported: 3").wait_for()
    page.get_by_role("link", name="003.txt").click()
    page.get_by_label("A new session of its own").wait_for()
    check("choice")
    page.get_by_label("A new session of its own").check()
    page.get_by_role("button", name="Preview again").click()
    page.get_by_text("Nothing has been written yet").wait_for()
    check("preview")
    page.get_by_role("button", name="Import", exact=True).click()
    page.get_by_role("heading", name="What happened").wait_for()
    check("result")
    page.goto(live_server.url + reverse("admin:index"))
    page.get_by_role("row", name="Failed imports 116").wait_for()
    assert violations == {name: [] for name in ("upload", "batch", "choice", "preview", "result")}
    assert complaints == []
    assert Session.objects.count() == 5
