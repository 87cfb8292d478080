"""A saved page is read as the text that its reader saw."""

import pytest

from sessions.formats import saved_page
from sessions.formats.document import Document
from sessions.formats.page_text import page_text
from tests.formats.mutations import mutations
from tests.formats.reading import is_read_or_refused, reading, refusal, said
from tests.formats.test_golden import GOLDEN

TURNS = "<p>&gt;&gt; MODERATOR: Good morning to you all.</p><p>&gt;&gt; ANA REY: Thank you, and welcome.</p>"


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def text_of(body: str) -> str:
    return page_text(saved_page._parsed(Document("p.html", b"", page(body))))


@pytest.mark.parametrize(
    "start",
    ["<!DOCTYPE html>", "<html>", "\n<!-- saved -->\n<HTML lang=en>", "<div class='a'>", '<?xml version="1.0"?><html>'],
)
def test_a_page_is_known_by_how_it_starts(start):
    assert saved_page.recognises(Document("a.txt", b"", start + TURNS))


@pytest.mark.parametrize(
    "text", ["", "Good morning", "<Name> Good morning", ">> MODERATOR: <html>", "<tt><p>a</p></tt>"]
)
def test_other_text_is_no_page(text):
    assert not saved_page.recognises(Document("a.html", b"", text))


def test_headings_lists_and_line_breaks_survive():
    body = "<h2>Heads</h2>One\n two<br>three<ul><li>A &amp; B</li><li><p>C</p><p>D</p></li></ul><pre>x\n y</pre>"
    assert text_of(body) == "Heads\n\nOne two\nthree\n\n  • A & B\n  • C\n\nD\n\nx\ny"


def test_the_cells_of_a_row_stand_in_one_line():
    assert (
        text_of("<table><tr><th>Name</th><th>Role</th></tr><tr><td>Ana</td><td></td><td>Chair</td></tr></table>")
        == "Name\tRole\n\nAna\tChair"
    )


def test_what_surrounds_the_text_is_dropped():
    around = "<header>Site</header><nav>Menu</nav><aside>More</aside><form>Search</form>"
    around += "<script>x</script><style>y</style><footer>Foot</footer>"
    assert text_of(f"{around}<button>Share</button><p>Text</p>{around}") == "Text"


def test_headers_of_articles_buttons_of_headings_and_forms_around_pages_are_kept():
    body = "<form><article><header><h1>Title</h1></header><h3><button>Ana Rey</button></h3><p>Text</p></article></form>"
    assert text_of(body) == "Title\n\nAna Rey\n\nText"


def test_only_the_main_part_is_read():
    assert text_of("<div>Path</div><main><p>Text</p></main><div>Related</div>") == "Text"


def test_the_title_is_the_first_heading_and_what_stands_above_is_dropped():
    transcript = reading(
        "p.html", page(f"<div>Home / Events</div><h1>A sample session</h1>{TURNS}", "<title>Other</title>")
    )
    assert (transcript.title, transcript.text[:16]) == ("A sample session", "A sample session")


def test_without_a_heading_the_title_is_the_one_of_the_page_without_the_site():
    head = '<title>A sample session - The Site</title><meta property="og:site_name" content="The Site">'
    assert reading("p.html", page(TURNS, head)).title == "A sample session"


def test_broken_html_is_read():
    transcript = reading(
        "p.html", "<html><body><p>&gt;&gt; MODERATOR: Good <b>morning</p></i><p>&gt;&gt; ANA REY: Hello &nope; all"
    )
    assert said(transcript) == [("MODERATOR", ["Good morning"]), ("ANA REY", ["Hello &nope; all"])]


@pytest.mark.parametrize(
    ("links", "address"),
    [
        ('<audio src="https://media.example/a.mp3"></audio>', "https://media.example/a.mp3"),
        ('<video><source src="https://media.example/a.mp4"></video>', "https://media.example/a.mp4"),
        (
            '<iframe src="//www.youtube-nocookie.com/embed/abcdefghijk?rel=0"></iframe>',
            "https://www.youtube.com/watch?v=abcdefghijk",
        ),
        (
            '<a href="https://youtu.be/abcdefghijk">a</a><a href="https://www.youtube.com/watch?t=1&v=abcdefghijk">b</a>',
            "https://www.youtube.com/watch?v=abcdefghijk",
        ),
        ('<a href="https://youtu.be/abcdefghijk">a</a><a href="https://youtu.be/bbcdefghijk">b</a>', None),
        (
            '<a href="https://www.youtube.com/user/sample">a</a><audio src="blob:https://x/1"></audio>',
            None,
        ),
    ],
)
def test_a_link_to_the_recording_is_kept_where_it_is_the_only_one(links, address):
    assert reading("p.html", page(links + TURNS)).recording_url == address


def test_a_page_that_is_no_session_is_refused_with_what_it_holds():
    assert refusal("p.html", page("<h1>Bread</h1><p>Take flour and water and salt.</p>")) == (
        'p.html:1: expected a session\'s report page or transcript in a known layout, found a page that begins "Bread"'
    )


def test_a_page_without_text_is_refused():
    assert refusal("p.html", page("<script>x</script>")) == (
        "p.html:1: expected a session's report page or transcript in a known layout, found a page without text"
    )


def test_a_page_nested_too_deeply_is_refused():
    assert refusal("p.html", "<html><body>" + "<div>" * 100_000) == (
        'p.html:1: expected an HTML page, found "Excessive depth in document: 256, use XML_PARSE_HUGE option"'
    )


@pytest.mark.parametrize(
    "body",
    [
        "".join(
            f"<p>&gt;&gt; MODERATOR: Sentence {number} of a long session that goes on.</p>" for number in range(12_000)
        ),
        f"<img src='data:image/png;base64,{'A' * 5_000_000}'>{TURNS}",
        "<br>" * 120_000 + TURNS,
        "<li>a" * 30_000 + TURNS,
        "<form><p>a</form>" * 50_000 + TURNS,
        "<div>" * 200 + "<button>x</button>" * 50_000 + TURNS,
    ],
    ids=["captions", "picture", "breaks", "items", "forms", "buttons"],
)
def test_a_large_page_is_read(body):
    assert reading("p.html", page(body)).turns


@pytest.mark.parametrize("name", ["reef-schools-report.html", "captions-page.htm"])
def test_a_damaged_page_is_read_or_refused(name):
    content = (GOLDEN / "saved_page" / name).read_bytes()
    assert all(is_read_or_refused("m.html", damaged, "saved_page") for damaged in mutations(content, 150))
