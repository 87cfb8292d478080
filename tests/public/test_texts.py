"""The site's own pages: there from the beginning, kept by editors, safe whatever they write."""

import pytest
from django.core.management import call_command
from django.template.loader import render_to_string

from sessions.default_pages import SLUGS, default_text
from sessions.models import Page
from sessions.page_text import Block, Form, page_blocks

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_page_of_the_footer_is_there_from_the_beginning_in_every_language(client, language):
    prefix = "" if language == "en" else f"/{language}"
    footer = client.get(f"{prefix}/").content.decode()
    for slug in SLUGS:
        page = client.get(f"{prefix}/pages/{slug}/").content.decode()
        assert f'<h1 class="page-title">{default_text(slug, language)[0]}</h1>' in page
        assert "not translated yet" not in page and "n’est pas encore traduite" not in page
        assert f'href="{prefix}/pages/{slug}/"' in footer


def test_the_default_texts_of_a_page_have_the_same_form_in_every_language():
    forms = {
        (slug, language): [(block.form, len(block.lines)) for block in page_blocks(default_text(slug, language)[1])]
        for slug in SLUGS
        for language in ("en", "fr", "ar")
    }
    assert forms == {(slug, language): forms[slug, "en"] for slug, language in forms}


def test_no_translation_is_made_of_a_text_that_editors_replaced(client):
    Page.objects.filter(slug="contact", language="en").update(body="desk@example.org")
    Page.objects.filter(slug="contact", language="fr").delete()
    call_command("migrate", verbosity=0)
    page = client.get("/fr/pages/contact/").content.decode()
    assert "Cette page n’est pas encore traduite" in page and "desk@example.org" in page


def test_what_an_editor_wrote_stays_through_the_next_migration(client):
    Page.objects.filter(slug="contact").update(title="Write to us", body="desk@example.org")
    call_command("migrate", verbosity=0)
    assert set(Page.objects.filter(slug="contact").values_list("title", flat=True)) == {"Write to us"}
    assert "mailto:desk@example.org" in client.get("/pages/contact/").content.decode()


def test_a_body_is_escaped(client):
    Page.objects.filter(slug="contact").update(
        title="<i>x</i>", body="# <b>y</b>\n\n- <script>z</script>\n\n<img src=q>"
    )
    page = client.get("/pages/contact/").content.decode()
    assert [tag for tag in ("<i>x", "<b>y", "<script>z", "<img") if tag in page] == []
    assert "&lt;script&gt;z&lt;/script&gt;" in page


def test_a_page_is_shown_in_the_visitors_language_where_there_is_one(client):
    Page.objects.create(slug="team", title="The team", body="Three people.")
    assert "Cette page n’est pas encore traduite" in client.get("/fr/pages/team/").content.decode()
    Page.objects.create(slug="team", language="fr", title="L’équipe", body="Trois personnes.")
    assert "L’équipe" in client.get("/fr/pages/team/").content.decode()
    assert "L’équipe" not in client.get("/pages/team/").content.decode()
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


TOO_MANY = "&".join(f"theme={number}" for number in range(1001))


@pytest.mark.parametrize("path", ["/sessions/", "/search/"])
def test_an_address_of_too_many_parts_has_a_page_that_says_so(client, path):
    page = client.get(f"{path}?{TOO_MANY}")
    assert (page.status_code, "This request could not be read" in page.content.decode()) == (400, True)


def test_a_page_that_reads_no_parts_takes_any_number(client):
    assert client.get(f"/events/?{TOO_MANY}").status_code == 200
    assert client.get(f"/nothing/?{TOO_MANY}").status_code == 404


def test_a_host_that_is_not_ours_has_the_same_page(client):
    page = client.get("/sessions/", headers={"host": "example.org"})
    assert (page.status_code, "example.org" in page.content.decode()) == (400, False)
    assert "This request could not be read" in page.content.decode()
