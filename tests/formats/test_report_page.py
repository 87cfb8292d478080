"""Report pages: the owner's document, the layouts of later and damaged pages, and hostile input."""

import random
from collections import Counter
from pathlib import Path

import pytest

from sessions.analysis.description import describe
from sessions.formats import read_transcript, report_page
from sessions.formats.document import open_document
from sessions.transcript import ListedSpeaker, Section, SpeechCard, Transcript, TranscriptError

GOLDEN = Path(__file__).parent.parent / "golden" / "report_page"
OWNERS = Path(__file__).parents[3] / "shared" / "seeds" / "000_840a4a4a6773e962.txt"
PROSE = "It was told in this sample that the lamps of the harbour were counted twice and never agreed."
OTHER_PROSE = "A second tale follows in this sample, and it is as long as the first one and as invented."


def read(text):
    return read_transcript("page.txt", text.encode())


def page(*lines, people=("• Ana Ruiz, Office of Roofs",), title="Lamps | Sample Forum 2031"):
    head = (title, "4 Mar 2031 09:00h - 10:15h UTC", "Event report", "Speakers", *people, "Session report")
    return "\n\n".join((*head, *lines))


def voices_of(transcript):
    return [(turn.attribution, turn.affiliation, turn.role, len(turn.paragraphs)) for turn in transcript.turns]


def headings_of(transcript):
    return [(section.heading, len(section.paragraphs)) for section in transcript.sections]


@pytest.fixture(scope="module")
def owners():
    if not OWNERS.exists():
        pytest.skip(f"the owner's document is not at {OWNERS}")
    return read_transcript(OWNERS.name, OWNERS.read_bytes())


def test_the_owners_document_gives_its_header(owners):
    record = describe(owners, OWNERS.name, "")
    names = ("format", "kind", "title", "event", "code", "starts_at", "ends_at", "language", "error")
    assert [record[name] for name in names] == [
        "report_page",
        "report",
        "Main Session on Cybersecurity, Trust & Safety Online",
        "IGF 2023",
        None,
        "2023-10-10T04:30:00+00:00",
        "2023-10-10T06:00:00+00:00",
        None,
        None,
    ]


def test_the_owners_document_gives_its_disclaimer_word_for_word(owners):
    line = next(line for line in OWNERS.read_text().split("\n") if line.startswith("Disclaimer: "))
    assert owners.disclaimer == line.removeprefix("Disclaimer: ")


def test_the_owners_document_gives_six_listed_people(owners):
    assert [(person.name, person.affiliation, person.role) for person in owners.listed] == [
        ("Alissa Starzak", "Cloudflare’s Vice President, Global Head of Public Policy", "speaker"),
        ("Christopher Painter", "Director, Global Forum on Cyber Expertise", "speaker"),
        (
            "Elizaveta Belyakova",
            "Chairperson, Alliance for the Protection of Children in the Digital Environment",
            "speaker",
        ),
        ("Ernesto Rodríguez Hernández", "Vice Minister of Communications, Cuba", "speaker"),
        ("Folake Olagunju", "Program Officer for Cybersecurity, Internet and eApplications, ECOWAS", "speaker"),
        ("Katitza Rodriguez", "EFF Policy Director for Global Privacy", "speaker"),
    ]


def test_the_owners_document_gives_nine_voices_in_its_order(owners):
    voices = describe(owners, OWNERS.name, "")["voices"]
    assert [(voice["attribution"], voice["role"], voice["paragraphs"]) for voice in voices] == [
        ("Moderator 1", "moderator", 5),
        ("Katitza Rodriguez", "speaker", 6),
        ("Ernesto Rodríguez Hernández", "speaker", 9),
        ("Elizaveta Belyakova", "speaker", 6),
        ("Folake Olagunju", "speaker", 8),
        ("Christopher Painter", "speaker", 9),
        ("Audience", "audience", 9),
        ("Moderator 2", "moderator", 6),
        ("Alissa Starzak", "speaker", 1),
    ]
    assert sum(voice["report_words"] for voice in voices) == 3710
    assert {(voice["words"], voice["seconds"], voice["words_per_minute"]) for voice in voices} == {(None, None, None)}


def test_the_owners_document_gives_nine_cards_without_figures_and_three_warnings(owners):
    labels = ["Alissa", "", "Christopher", "Elizaveta", "Ernesto", "Folake", "Katitza", "Moderator", "Moderator"]
    lines = [161, 177, 193, 211, 229, 247, 265, 283, 301]
    assert list(owners.cards) == [SpeechCard(*card) for card in zip(labels, lines, strict=True)]
    assert owners.warnings == (
        "line 177: expected a card with a voice's name, found a card without a name",
        'line 283: expected a card of one voice, found "’Moderator" that fits Moderator 1, Moderator 2',
        'line 301: expected a card of one voice, found "’Moderator" that fits Moderator 1, Moderator 2',
    )


def test_cards_keep_the_figures_that_were_not_lost():
    cards = read((GOLDEN / "early.txt").read_text()).cards
    assert cards == (
        SpeechCard("Amara", 52, 143, 1520, 637),
        SpeechCard("Piet", 70),
        SpeechCard("Tomasz", 88, 121, 640, 317),
    )


def test_a_later_page_is_sections_and_no_voice():
    transcript = read((GOLDEN / "later.txt").read_text())
    assert headings_of(transcript) == [
        ("Summary", 1),
        ("Major Discussion Points", 2),
        ("Overall purpose", 1),
        ("Digital Neighbours: how three towns learned to listen", 5),
    ]
    assert transcript.turns == ()


def test_a_headline_like_a_name_is_no_person():
    text = page("Full session report", "Amber Harbour", PROSE, OTHER_PROSE, people=())
    transcript = read(text)
    assert (headings_of(transcript), transcript.turns) == ([("Amber Harbour", 2)], ())
    assert transcript.warnings == ("line 11: expected the reports of voices, found none",)


def test_an_unlisted_name_among_voices_is_a_voice():
    transcript = read(page("Ana Ruiz", PROSE, "Boris Lindqvist-Oyelaran", OTHER_PROSE))
    assert voices_of(transcript) == [
        ("Ana Ruiz", None, "speaker", 1),
        ("Boris Lindqvist-Oyelaran", None, "speaker", 1),
    ]


def test_a_sentence_that_begins_with_a_listed_name_is_no_heading():
    transcript = read(page("Ana Ruiz", PROSE, "Ana Ruiz, it was said, counted every lamp.", OTHER_PROSE))
    assert voices_of(transcript) == [("Ana Ruiz", None, "speaker", 3)]


def test_what_stands_below_an_unknown_head_is_nobodys():
    transcript = read(page("Ana Ruiz", PROSE, "Youth Track Group", OTHER_PROSE * 2, "Audience", PROSE))
    assert [turn[0] for turn in voices_of(transcript)] == ["Ana Ruiz", "Audience"]
    assert headings_of(transcript) == [("Youth Track Group", 1)]
    assert transcript.warnings == (
        'line 17: expected the name of a voice, found "Youth Track Group": what follows is left without a voice',
    )


def test_two_sections_of_one_name_are_one_voice_with_a_warning():
    transcript = read(page("Ana Ruiz", PROSE, "Audience", PROSE, "ANA RUIZ", OTHER_PROSE))
    assert [turn.attribution for turn in transcript.turns] == ["Ana Ruiz", "Audience", "Ana Ruiz"]
    assert transcript.warnings == ('line 21: expected one section for each voice, found another one of "ANA RUIZ"',)


def test_the_role_on_the_list_wins():
    people = ("Speakers:", "• Ana Ruiz, Office", "Moderators:", "• Boris Lind, Press")
    transcript = read(page("Boris Lind", PROSE, "Ana Ruiz, Office", PROSE, people=people))
    assert voices_of(transcript) == [("Boris Lind", None, "moderator", 1), ("Ana Ruiz", "Office", "speaker", 1)]


def test_a_list_of_speakers_and_moderators_without_sub_heads_has_no_roles():
    text = page("Ana Ruiz", PROSE).replace("\n\nSpeakers\n\n", "\n\nSpeakers and Moderators\n\n")
    assert read(text).listed == (ListedSpeaker("Ana Ruiz", "Office of Roofs"),)


@pytest.mark.parametrize(
    ("old", "new"), [("\n", "\r\n"), ("\n\n", "\n\n\n"), ("\n\n", "\n"), ("\n\n", "\n\u00a0\n"), ("\n\n", "\n\u200b\n")]
)
def test_other_line_ends_and_blanks_say_the_same(old, new):
    voices = ("Moderator 1 – Olga Castell", PROSE, OTHER_PROSE, "Ana Ruiz, Office of Roofs", PROSE, "Audience", PROSE)
    text = page(*voices)
    expected, found = read(text), read(text.replace(old, new))
    assert voices_of(found) == voices_of(expected)
    assert (found.title, found.starts, found.listed, found.warnings) == (
        expected.title,
        expected.starts,
        expected.listed,
        (),
    )


def test_no_speakers_and_no_date_are_unknown():
    text = f"Lamps\n\nEvent report\n\nSpeakers\n\nTable of contents\n\nSession report\n\nAudience\n\n{PROSE}"
    transcript = read(text)
    assert (transcript.title, transcript.event, transcript.starts, transcript.ends) == ("Lamps", None, None, None)
    assert (transcript.listed, voices_of(transcript)) == ((), [("Audience", None, "audience", 1)])


def test_a_contents_list_is_no_report():
    text = page("Moderator 1", PROSE, "Ana Ruiz", PROSE).replace(
        "Session report", "Table of contents\n\nModerator 1\n\nAna Ruiz\n\nDisclaimer: A sample.\n\nSession report"
    )
    transcript = read(text)
    assert [turn[0] for turn in voices_of(transcript)] == ["Moderator 1", "Ana Ruiz"]
    assert (transcript.disclaimer, transcript.warnings) == ("A sample.", ())


def test_a_page_cut_in_the_middle_keeps_what_is_there():
    transcript = read(page("Moderator 1", PROSE, "Ana Ruiz"))
    assert voices_of(transcript) == [("Moderator 1", None, "moderator", 1)]
    assert transcript.warnings == ('line 17: expected the report of "Ana Ruiz", found none',)


def test_a_summary_beside_voices_is_a_section():
    transcript = read(page("Moderator 1", PROSE, "Summary", OTHER_PROSE))
    assert transcript.sections == (Section("Summary", transcript.sections[0].paragraphs),)
    assert voices_of(transcript) == [("Moderator 1", None, "moderator", 1)]


def test_heads_above_the_event_report_are_no_report():
    text = page("Moderators", PROSE, "Ana Ruiz", PROSE).replace("4 Mar", "Session report\n\n4 Mar", 1)
    transcript = read(text)
    assert (transcript.title, transcript.starts.isoformat()) == ("Lamps", "2031-03-04T09:00:00+00:00")
    assert voices_of(transcript) == [("Moderators", None, "moderator", 1), ("Ana Ruiz", None, "speaker", 1)]


def test_a_page_of_heads_alone_is_refused():
    with pytest.raises(TranscriptError) as caught:
        read("Event report\n\nSpeakers\n\nTable of contents\n\nSession report\n")
    assert str(caught.value) == (
        "page.txt:1: expected a session's title, people or report, found nothing of them on the page"
    )


def test_captions_are_no_report_page():
    text = "Event report\n\nSession report\n\n>> ONE: a\n>> TWO: b\n>> ONE: c\n"
    assert not report_page.recognises(open_document("x.txt", text.encode()))


@pytest.mark.parametrize(
    "text",
    [
        page("word " * 200_000),
        page("x" * 1_000_000),
        page(*["Ana Ruiz"] * 20_000),
        page(*["Speech speed", "0 words per minute"] * 20_000),
        page(*["**"] * 100_000),
        page(" " * 1_000_000),
        page("Event report", "Speakers", "Session report", people=["• Ana Ruiz"] * 20_000),
    ],
    ids=["words", "letters", "headings", "cards", "marks", "blanks", "people"],
)
def test_a_megabyte_of_nonsense_is_read(text):
    assert isinstance(report_page.read(open_document("page.txt", text.encode())), Transcript)


def mutated(text, chance):
    """The text with a few of its lines dropped, doubled, swapped, cut, glued or replaced."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(lines))
        change = chance.choice(["drop", "double", "swap", "cut", "glue", "other"])
        if change == "drop" and len(lines) > 1:
            del lines[place]
        elif change == "double":
            lines.insert(place, lines[place])
        elif change == "swap":
            lines[place], lines[-place - 1] = lines[-place - 1], lines[place]
        elif change == "cut":
            lines[place] = lines[place][: chance.randint(0, 12)]
        elif change == "glue" and place:
            lines[place - 1 : place + 1] = [lines[place - 1] + lines[place]]
        else:
            lines[place] = chance.choice(
                ["&", "•", "|", "##", "\u200b", "99 Oct 2023 99:99h", "Speakers", "Speech speed"]
            )
    return "\n".join(lines)


def test_mutated_pages_are_read_or_refused_with_a_line():
    documents = [path.read_text() for path in sorted(GOLDEN.glob("*.txt"))]
    chance = random.Random(20231010)
    outcomes = Counter(outcome_of(mutated(chance.choice(documents), chance)) for _ in range(200))
    assert set(outcomes) == {"read", "refused"} or set(outcomes) == {"read"}


def outcome_of(text):
    try:
        transcript = report_page.read(open_document("page.txt", text.encode()))
    except TranscriptError as error:
        assert error.line >= 1
        return "refused"
    spans = [span for turn in transcript.turns for span in turn.paragraphs]
    assert all(span.of(transcript.text).strip() for span in spans)
    return "read"


def test_the_only_voice_of_a_full_report_is_a_person_where_the_text_tells_of_the_name():
    head = "Lamps\n\n4 Mar 2031 09:00h - 10:15h UTC\n\nEvent report\n\nFull session report\n\nAna Ruiz\n\n"
    told = f"{head}Ana Ruiz says that every lamp of the harbour belongs to the boats that pass by at night.\n"
    assert voices_of(read(told)) == [("Ana Ruiz", None, "speaker", 1)]
    untold = f"{head}The harbour says that every lamp of it belongs to the boats that pass by at night.\n"
    assert voices_of(read(untold)) == []


def test_a_listed_person_is_a_voice_in_the_other_order_of_names_and_a_numbered_moderator_needs_no_blank_line():
    told = "said that nine masts serve eleven villages, and that ninety people look after them in turn."
    text = page(
        *("Ana Ruiz", f"Ruiz {told}", "Élise Müller", f"She {told}\nModerator 2 – Cy Moe\nMoe {told}"),
        people=("• Ana Ruiz, Office of Roofs", "• Müller Élise, Government"),
    )
    assert [turn.attribution for turn in read(text).turns] == ["Ana Ruiz", "Élise Müller", "Moderator 2 – Cy Moe"]


def test_people_behind_and_below_roles_in_a_header_are_listed_and_no_title_is_made_of_them():
    text = (
        "Moderator\nEd Lind\nOnline Moderator\n\nRapporteur\n\nSpeaker 1: TBC\n"
        "Speaker 2: 🔒Cy Moe, Example Org, Technical Community, WEOG Group\nOn-site Moderator: Fay Orr\n\n"
        f"Session Report\n\n{PROSE}\n"
    )
    transcript = read_transcript("page.txt", text.encode())
    assert (transcript.format, transcript.title) == ("report_page", None)
    assert transcript.listed == (
        ListedSpeaker("Ed Lind", None, "moderator"),
        ListedSpeaker("Cy Moe", "Example Org", "speaker", "Technical Community", "WEOG Group"),
        ListedSpeaker("Fay Orr", None, "moderator"),
    )
    assert [section.heading for section in transcript.sections] == ["Session Report"]


def test_the_fields_below_a_list_are_nobody_on_it():
    organizers = "Organizers\nAda Sample, Civil Society, African Group\n\nFormat\nRound Table\n\n"
    text = f"Lamps\n\n{organizers}Session Report\n\n{PROSE}"
    assert read_transcript("page.txt", text.encode()).listed == (
        ListedSpeaker("Ada Sample", None, "organizer", "Civil Society", "African Group"),
    )
