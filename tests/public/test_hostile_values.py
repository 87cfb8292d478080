"""A value that tries to be markup or script stays a text on every public page, in every feed and in every file."""

import pytest

from sessions.models import Event, Session, Statement, Theme, Turn
from speakers.models import Speaker
from tests.public.every_address import every_address
from tests.public.hostile_values import HOSTILE, fill, found_in
from tests.public.withheld_people import make_archive, record_all

pytestmark = pytest.mark.django_db


def addresses():
    return every_address(
        sessions=Session.objects.values_list("slug", flat=True),
        statements=Statement.objects.values_list("key", flat=True),
        turns=Turn.objects.values_list("pk", flat=True),
        speakers=Speaker.objects.values_list("slug", flat=True),
        events=Event.objects.values_list("slug", flat=True),
        themes=Theme.objects.values_list("slug", flat=True),
        pages=["about"],
        queries=["?q=%22%27%3E%3Cscript%3Ealert(1)%3C/script%3E&theme=%22%3E%3Cb%3E&event=%22%3E%3Cb%3E"],
    )


def test_no_page_runs_what_a_record_holds(client):
    make_archive()
    fill(HOSTILE)
    record_all()
    holding = []
    for address in (one for some in addresses().values() for one in some if not one.startswith(("/fr/", "/ar/"))):
        answer = client.get(address)
        if answer.status_code != 200:
            continue
        holding += [address] if "alert(1)" in answer.content.decode() else []
        assert (address, found_in(answer)) == (address, [])
        assert (answer["X-Content-Type-Options"], "unsafe" in answer["Content-Security-Policy"]) == ("nosniff", False)
    assert len(holding) > 30  # the value was there to be seen
