"""What a page weighs over the wire, with its style and its scripts, for a visitor who comes for the first time."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from sessions.models import Session
from tests.public.kinds_of_page import fill_site

pytestmark = pytest.mark.django_db
MOST = 60_000
ASSET = re.compile(r'(?:href|src)="/static/([^"]+)"')


def test_a_page_goes_out_compressed_to_who_takes_it(client):
    page = client.get("/", headers={"accept-encoding": "gzip"})
    assert (page["Content-Encoding"], page["Vary"]) == ("gzip", "Accept-Language, Accept-Encoding")
    assert gzip.decompress(page.content).startswith(b"<!doctype html>")
    assert "Content-Encoding" not in client.get("/")


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_a_page_that_has_not_changed_is_not_sent_again(client, encoding):
    session = Session.objects.create(title="Open networks", status="published")
    first = client.get("/sessions/", headers={"accept-encoding": encoding})
    asked = {"accept-encoding": encoding, "if-none-match": first["ETag"]}
    again = client.get("/sessions/", headers=asked)
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/fr/sessions/", headers=asked).status_code == 200
    session.delete()
    assert client.get("/sessions/", headers=asked).status_code == 200


@pytest.mark.parametrize("kind", ["report", "transcript"])
def test_a_session_weighs_at_most_sixty_kilobytes_cold(client, kind):
    fill_site()
    address = Session.objects.get(sources__kind=kind).get_absolute_url()
    page = client.get(address, headers={"accept-encoding": "gzip"}).content
    assets = sorted(set(ASSET.findall(gzip.decompress(page).decode())))
    names = ["favicon.svg", "graph.js", "session.js", "site.css"]
    assert assets == [f"igfreports/{name}" for name in names]
    assert len(page) + sum(len(gzip.compress(Path(finders.find(each)).read_bytes())) for each in assets) <= MOST
