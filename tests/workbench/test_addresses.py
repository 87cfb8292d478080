"""An address lives for ever: that of a merged statement leads to the one that holds its words."""

import pytest
from django.urls import reverse

from sessions.workbench.deciding import decide
from sessions.workbench.merging import merge
from tests.workbench.benches import ENCRYPTION, SKILLS, make_desk, seen, statement

pytestmark = pytest.mark.django_db
MERGED = f"{ENCRYPTION} {SKILLS}"


def page(one):
    return reverse("sessions:statement", args=[one.key])


def test_the_address_of_a_merged_statement_leads_to_the_other(client):
    desk = make_desk()
    desk.session.publish()
    merge(desk, seen(SKILLS), seen(ENCRYPTION))
    answer = client.get(page(statement(ENCRYPTION)))
    assert (answer.status_code, answer["Location"]) == (302, page(statement(MERGED)))
    citation = client.get(reverse("sessions:cite-bib", args=[statement(ENCRYPTION).key]))
    assert citation["Location"] == reverse("sessions:cite-bib", args=[statement(MERGED).key])


def test_it_leads_nowhere_while_the_other_is_not_public(client):
    desk = make_desk()
    merge(desk, seen(SKILLS), seen(ENCRYPTION))
    assert client.get(page(statement(ENCRYPTION))).status_code == 404
    desk.session.publish()
    decide(desk, seen(MERGED), "rejected")
    assert client.get(page(statement(ENCRYPTION))).status_code == 404
