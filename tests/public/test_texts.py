"""The site's own pages: there from the beginning, kept by editors, safe whatever they write."""

import pytest
from django.core.management import call_command
from django.template.loader import render_to_string

from sessions.default_pages import TITLES
from sessions.models import Page
from sessions.page_text import Block, Form, page_blocks

pytestmark = pytest.mark.django_db


def test_every_page_of_the_footer_is_there_from_the_beginning(client):
    for slug, title in TITLES.items():
        page = client.get(f"/pages/{slug}/")
        assert (slug, page.status_code) == (slug, 200)
        assert f'<h1 class="page-title">{title}</h1>' in page.content.decode()
    assert f'href="/pages/{slug}/"' in client.get("/").content.decode()


def test_what_an_editor_wrote_stays_through_the_next_migration(client):
    Page.objects.filter(slug="contact").update(title="Write to us", body="desk@example.org")
    call_command("migrate", verbosity=0)
    assert Page.objects.get(slug="contact").title == "Write to us"
    assert "mailto:desk@example.org" in client.get("/pages/contact/").content.decode()


def test_a_body_is_escaped(client):
    Page.objects.filter(slug="contact").update(
        title="<i>x</i>", body="# <b>y</b>\n\n- <script>z</script>\n\n<img src=q>"
    )
    page = client.get("/pages/contact/").content.decode()
    assert [tag for tag in ("<i>x", "<b>y", "<script>z", "<img") if tag in page] == []
    assert "&lt;script&gt;z&lt;/script&gt;" in page


def test_a_page_is_shown_in_the_visitors_language_where_there_is_one(client):
    assert "Cette page n’est pas encore traduite" in client.get("/fr/pages/privacy/").content.decode()
    Page.objects.create(slug="privacy", language="fr", title="Vie privée", body="Rien.")
    assert "Vie privée" in client.get("/fr/pages/privacy/").content.decode()
    assert "Vie privée" not in client.get("/pages/privacy/").content.decode()
    assert client.get("/pages/nothing/").status_code == 404


def test_a_body_is_cut_into_headings_paragraphs_and_lists():
    assert page_blocks("One\r\ntwo\r\n\r\n# Head\nThree\n- a\n- b") == [
        Block(Form.PARAGRAPH, ["One", "two"]),
        Block(Form.HEADING, ["Head"]),
        Block(Form.PARAGRAPH, ["Three"]),
        Block(Form.LIST, ["a", "b"]),
    ]


def test_the_page_of_a_failure_needs_neither_a_request_nor_a_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        page = render_to_string("500.html")
    assert "Something went wrong here" in page and 'href="/pages/contact/"' in page
