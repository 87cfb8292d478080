"""A value that tries to be markup or script stays a text on every public page, in every feed and in every file."""

import json
import re

import pytest
from lxml import etree, html

from sessions.models import (
    Concept,
    CorrectionRequest,
    Event,
    Evidence,
    Participation,
    Session,
    Source,
    Statement,
    StatementRelation,
    Theme,
    Turn,
)
from speakers.models import Speaker, SpeakerAlias
from tests.public.every_address import every_address
from tests.public.withheld_people import make_archive, record_all

pytestmark = pytest.mark.django_db
HOSTILE = "\"'><script>alert(1)</script>{{7}}"
FILLED = {
    Event: ["name", "place"],
    Session: ["title", "code", "kind", "summary", "report", "disclaimer"],
    Participation: ["attribution", "affiliation", "stakeholder_group", "region", "report"],
    Speaker: ["name"],
    SpeakerAlias: ["name"],
    Theme: ["name", "description"],
    Concept: ["name"],
    Statement: ["text"],
    Evidence: ["text"],
    StatementRelation: ["text"],
    CorrectionRequest: ["answer"],
    Source: ["name"],
}


def fill(words):
    """Every text of every record that the public reads ends in the words, and still is another than its neighbour's."""
    for model, names in FILLED.items():
        for record in model.objects.all():
            values = {name: f"{words} {record.pk}"[: longest(model, name)] for name in names}
            model.objects.filter(pk=record.pk).update(**values)
    record_all()


def longest(model, name):
    return model._meta.get_field(name).max_length


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


def scripts(tree):
    return [one for one in tree.iter("script") if not one.get("src") and one.get("type") != "application/ld+json"]


def handlers(tree):
    named = ((one, name) for one in tree.iter() if isinstance(one.tag, str) for name in one.attrib)
    return [(one.tag, name) for one, name in named if name.startswith("on") or name == "style" or name == '"']


def leads(tree):
    return [link for _, _, link, _ in tree.iterlinks() if re.match(r"(?i)\s*(javascript|vbscript|data):", link)]


def test_no_page_runs_what_a_record_holds(client):
    make_archive()
    fill(HOSTILE)
    holding = []
    for address in (one for some in addresses().values() for one in some if not one.startswith(("/fr/", "/ar/"))):
        answer = client.get(address)
        if answer.status_code != 200:
            continue
        kind, body = answer["Content-Type"].split(";")[0], answer.content.decode()
        holding += [address] if "alert(1)" in body else []
        if kind == "text/html":
            tree = html.document_fromstring(answer.content)
            assert (address, scripts(tree), handlers(tree), leads(tree)) == (address, [], [], [])
            for block in tree.xpath("//script[@type='application/ld+json']"):
                json.loads(block.text)
        elif kind.endswith("json"):
            json.loads(body)
        elif kind.endswith("xml"):
            found = [one.tag for one in etree.fromstring(answer.content).iter("{*}script")]
            assert (address, found) == (address, [])
        assert (answer["X-Content-Type-Options"], "unsafe" in answer["Content-Security-Policy"]) == ("nosniff", False)
    assert len(holding) > 30  # the value was there to be seen
