"""Who may do what on every address of the editors' room, held against the table."""

import pytest
from django.contrib import admin
from django.db import transaction
from django.urls import reverse

from tests.curation.every_record import every_record
from tests.curation.permission_table import PAGES, POSTS, ROLES
from tests.curation.staff import sign_in

pytestmark = pytest.mark.django_db


def answers(method, table):
    """What each role is answered at each address of the table, in the order of ROLES."""
    records = every_record()
    return {
        (address, record): [answer(method, address, records[record], role) for role in ROLES]
        for address, record in table
    }


def answer(method, address, record, role):
    """Each role finds the records as they were."""
    name, *words = address.split()
    arguments, posted = record
    with transaction.atomic():
        status = getattr(sign_in(role), method)(reverse(f"admin:{name}", args=[*arguments, *words]), posted).status_code
        transaction.set_rollback(True)
    return status


def test_who_may_see_a_page():
    assert answers("get", PAGES) == PAGES


def test_who_may_change_something():
    assert answers("post", POSTS) == POSTS


def addresses(patterns):
    """The names of all addresses of the admin, however deep they stand."""
    for pattern in patterns:
        yield from addresses(pattern.url_patterns) if hasattr(pattern, "url_patterns") else [pattern.name]


def test_the_table_names_every_address_of_the_admin():
    """A new address is a line in PAGES, what a GET of it answers each role, and one in POSTS where it writes.

    The key is the address's name and the record that it is about, a key of `every_record`; run this file, and
    the assertion shows what each role is answered. Addresses without a name lead to one that has one.
    """
    listed = {address.split()[0] for address, _ in [*PAGES, *POSTS]}
    assert sorted(set(addresses(admin.site.get_urls())) - listed - {None}) == [], "list these in PAGES and POSTS"
