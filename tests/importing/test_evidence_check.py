"""A command proves over any database that every piece of evidence reproduces its text."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from sessions.models import Evidence
from tests.factories import import_bytes, report

pytestmark = pytest.mark.django_db


def test_evidence_that_holds_is_not_mentioned():
    import_bytes(report())
    out = StringIO()
    call_command("check_evidence", stdout=out)
    assert out.getvalue() == ""


def test_evidence_that_does_not_hold_is_named():
    import_bytes(report())
    evidence = Evidence.objects.order_by("pk").first()
    found, expected = evidence.text, "something else"
    Evidence.objects.filter(pk=evidence.pk).update(text=expected)
    out = StringIO()
    with pytest.raises(SystemExit) as exit:
        call_command("check_evidence", stdout=out)
    assert (exit.value.code, json.loads(out.getvalue())) == (
        1,
        {
            "statement": evidence.statement.key,
            "source": "report.txt",
            "start": evidence.start,
            "expected": expected,
            "found": found,
        },
    )
