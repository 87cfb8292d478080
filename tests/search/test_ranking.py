"""In which order results stand, how they are counted, and what of them is marked."""

import pytest

from sessions.models import DocumentKind
from sessions.search.index import rebuild
from tests.factories import make_full_session, make_session, make_statement, make_voice

pytestmark = pytest.mark.django_db


def test_one_box_finds_every_kind(archive, found):
    assert sorted(found("encryption"))[:-1] == [
        ("session", "Encryption for all"),
        ("statement", "Ada First says that Encryption for all matters."),
        ("statement", "Encryption costs little in rural networks."),
        ("theme", "Encryption"),
    ]
    assert sorted(found("encryption"))[-1][0] == "turn"
    assert sorted(found("ben")) == [
        ("session", "Rural networks"),
        ("speaker", "Ben Second"),
        ("statement", "Ben Second says that Rural networks matters."),
    ]


def test_titles_come_before_texts(archive, found):
    kinds = [kind for kind, _ in found("encryption")]
    assert set(kinds[:2]) == {"session", "theme"}
    assert set(kinds[2:]) == {"statement", "turn"}


def test_equals_stand_newest_first(db, found):
    for year in (2023, 2025, 2024):
        make_session(f"Harbour day {year}", start_date=f"{year}-01-01")
    make_session("Harbour day none")
    rebuild()
    assert [name for _, name in found("harbour")] == [f"Harbour day {end}" for end in (2025, 2024, 2023, "none")]


def test_newest_first_on_demand_with_the_undated_last(archive, found):
    assert found("encryption", sort="date")[0] == ("statement", "Encryption costs little in rural networks.")
    assert found("encryption", sort="date")[-1] == ("theme", "Encryption")


def test_pages_part_the_results_without_loss(db, ask):
    voice = make_voice(make_session("Plain heading"), "Moderator")
    for number in range(30):
        make_statement(voice, f"Harbour claim {number}")
    rebuild()
    pages = [ask("harbour", page=page).context["results"] for page in (1, 2)]
    assert [len(page) for page in pages] == [25, 5]
    assert len({result.record.pk for page in pages for result in page}) == 30
    assert ask("harbour", page=3).status_code == 404
    assert '<a rel="next" href="?q=harbour&amp;page=2">' in ask("harbour").content.decode()


@pytest.fixture
def harbour_claims(db):
    voice = make_voice(make_session("Plain heading", start_date="2024-01-01"), "Moderator", region="Africa")
    for number in range(4):
        make_statement(voice, f"Harbour claim {number}")
    make_session("Harbour day", start_date="2023-01-01")
    rebuild()


def test_more_than_a_thousand_is_said_to_be_more(harbour_claims, ask, monkeypatch):
    monkeypatch.setattr("sessions.search.counts.MOST_SHOWN", 3)
    page = ask("harbour")
    assert "More than 3 results" in page.content.decode()
    assert len(page.context["results"]) == 3
    assert "The first 3 are shown; a filter or another word brings the others." in page.content.decode()
    assert "numbers beside the filters" not in page.content.decode()


def test_of_very_many_matches_some_are_counted_and_the_page_says_so(harbour_claims, ask, found, monkeypatch):
    for module in ("candidates", "counts"):
        monkeypatch.setattr(f"sessions.search.{module}.MOST_COUNTED", 3)
    page = ask("harbour")
    facets = {facet.name: {one.slug: one.count for one in facet.choices} for facet in page.context["facets"]}
    assert (facets["kind"], facets["region"]) == ({"statement": 2, "session": 1}, {"Africa": 2})
    assert "only 3 of them are ranked, and the numbers beside the filters count these." in page.content.decode()
    assert found("harbour")[0] == ("session", "Harbour day")
    assert [kind for kind, _ in found("harbour", sort="date")] == ["statement"] * 3


def test_a_filter_is_counted_among_all_matches(harbour_claims, ask, monkeypatch):
    for module in ("candidates", "counts"):
        monkeypatch.setattr(f"sessions.search.{module}.MOST_COUNTED", 3)
    page = ask("harbour", year="2023")
    assert [str(result.record) for result in page.context["results"]] == ["Harbour day"]
    assert "ranked" not in page.content.decode()
    [year] = [facet for facet in page.context["facets"] if facet.name == "year"]
    assert {one.slug: one.count for one in year.choices} == {"2024": 2, "2023": 1}


def marks(results):
    return [[one.text for one in (*result.title, *result.passage) if one.is_hit] for result in results]


def test_matches_are_marked_as_they_are_written(claims, ask):
    claims("The ÉLAN of digital skills, and skilled elan.")
    assert marks(ask('elan "digital skill"').context["results"]) == [["ÉLAN", "digital skills", "elan"]]
    assert marks(ask("skil").context["results"]) == [["skills", "skilled"]]


def test_everything_but_the_marks_is_escaped(claims, ask):
    claims("<b>Harbour</b> & <script>alert(1)</script>")
    page = ask("harbour <script>").content.decode()
    assert "&lt;b&gt;<mark>Harbour</mark>&lt;/b&gt; &amp; &lt;<mark>script</mark>&gt;" in page
    assert "<script>alert" not in page and "<b>Harbour" not in page


def test_a_long_text_shows_the_passage_where_the_words_stand_together(db, ask):
    session = make_session("Plain heading")
    early = "harbour " + "nothing " * 200
    make_voice(session, "Moderator", report=f"{early} the harbour lights shine over {'water ' * 100}")
    rebuild()
    passage = ask("harbour lights").context["results"][0].passage
    assert [one.text for one in passage if one.is_hit] == ["harbour", "lights"]
    assert passage[0].text == "… " and passage[-1].text == " …"


def test_a_page_takes_eight_queries_at_most_for_few_and_many_rows(archive, ask, django_assert_num_queries):
    make_full_session("Encryption again", person="Encryption Person")
    rebuild()
    with django_assert_num_queries(8):
        page = ask("encrypt")
    assert {result.kind for result in page.context["results"]} == {"session", "statement", "turn", "speaker", "theme"}
    for number in range(3):
        make_full_session(f"Encryption {number}", person=f"Encryption Person {number}", start_date="2024-01-01")
    rebuild()
    with django_assert_num_queries(8):
        ask("encrypt", kind=list(DocumentKind.values))


def test_a_page_without_a_result_takes_eight_queries_at_most(archive, ask, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        ask("encrypton rurla* netwrk* zzzz", year="2024", kind="turn")
