"""W3C minutes are read as what each person said, as scribed."""

from pathlib import Path

import pytest

from sessions.formats import captions, minutes
from sessions.formats.document import Document
from sessions.transcript import ListedSpeaker, TranscriptError
from tests.formats.hostile import assert_read_or_refused, mutated

GOLDEN = Path(__file__).parent.parent / "golden" / "minutes"
MILLION = 1_000_000


def document(text):
    return Document("minutes.txt", text.encode(), text)


def turns(text):
    transcript = minutes.read(document(text))
    return [(turn.attribution, [span.of(transcript.text) for span in turn.paragraphs]) for turn in transcript.turns]


def test_dots_go_on_and_commands_bots_and_asides_are_nobodys():
    text = (
        "Present: Ina, Brent\nScribe: Ina\n\nBrent: Today we look at lamps\n... and oil\n… then wicks\n"
        "<Zakim> Ina, you wanted to speak\n"
        "RESOLUTION: Buy oil\n[a lamp falls]\nina: Careful\n<flo> +1\n<Ina> scribe: flo\nBrent: Done.\nBrent: Really.\n"
    )
    assert minutes.recognises(document(text))
    assert turns(text) == [
        ("Brent", ["Today we look at lamps", "and oil", "then wicks"]),
        ("ina", ["Careful"]),
        ("flo", ["+1"]),
        ("Brent", ["Done."]),
        ("Brent", ["Really."]),
    ]


def test_what_the_meeting_resolved_is_kept_as_nobody_s_words():
    text = "Present: Ina, Brent\nScribe: Ina\n\nBrent: Today we look at lamps\nRESOLUTION: Buy oil for all of them\n"
    text += "Ina: Good\nSO RESOLVED\n<Ina> RESOLVED: Light them at six\nBrent: Yes\n"
    transcript = minutes.read(document(text))
    [section] = transcript.sections
    assert (section.heading, [span.of(transcript.text) for span in section.paragraphs]) == (
        "Resolutions",
        ["Buy oil for all of them", "Light them at six"],
    )
    assert [turn.attribution for turn in transcript.turns] == ["Brent", "Ina", "Brent"]


def test_a_line_that_the_page_cut_is_one_paragraph():
    text = (
        "Scribe: Ina\nPresent: Brent\n\nBrent: The thing is to pick a time that everyone can make, but\n"
        "nobody knows\n\nIna: Yes\nPlans\n"
    )
    assert turns(text) == [
        ("Brent", ["The thing is to pick a time that everyone can make, but\nnobody knows"]),
        ("Ina", ["Yes"]),
    ]


def test_stamps_of_an_irc_log_are_dropped():
    text = (
        "14:00:07 Meeting: Lamp Group\n14:04:30 scribe: Ina\n14:04:41 Brent: Hello\n14:05:37 ...again\n"
        "14:06:07 PLX: Oil.\n"
    )
    assert turns(text) == [("Brent", ["Hello", "again"]), ("PLX", ["Oil."])]
    assert minutes.read(document(text)).title == "Lamp Group"


def test_the_heads_list_people_with_their_roles():
    text = (
        "Lamp Group\n08 Apr 2011\n\nPresent\n   DanE, Greg_Example,\n   mjs[last_10_minutes]\n\n"
        "Regrets\n   Hixon\n\nChair\n   Dan\n\n"
        "Scribe\n   Ina\n\nDanE: Hello there\nmjs: Hello\nmjs: Again\n"
    )
    read = minutes.read(document(text))
    assert (read.title, read.starts.isoformat()) == ("Lamp Group", "2011-04-08")
    assert read.listed == (
        ListedSpeaker("DanE"),
        ListedSpeaker("Greg Example"),
        ListedSpeaker("mjs"),
        ListedSpeaker("Hixon", role="Regrets"),
        ListedSpeaker("Dan", role="Chair"),
        ListedSpeaker("Ina", role="Scribe"),
    )
    assert [turn.attribution for turn in read.turns] == ["DanE", "mjs", "mjs"]


@pytest.mark.parametrize(
    "text", ["", "Jane Doe: Hello there.\nJohn Roe: Hello.\n", "Scribe: Ina\n\nNothing was said.\n"]
)
def test_other_documents_are_no_minutes(text):
    assert not minutes.recognises(document(text))


def test_minutes_in_which_nobody_speaks_are_refused():
    with pytest.raises(TranscriptError) as caught:
        minutes.read(document("Scribe: Ina\nNothing"))
    assert str(caught.value) == 'minutes.txt:1: expected minutes of the form "Name: text", found "Scribe: Ina"'


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.name)
def test_damaged_minutes_are_read_or_refused(path):
    for variant in mutated(path.read_text(), seed=7):
        assert_read_or_refused(minutes, variant)


@pytest.mark.parametrize(
    "text", [" " * MILLION + "x", "a " * (MILLION // 2), "Scribe: a\n" + ("Ina: " + "oil and " * 30 + "\n") * 4000]
)
def test_a_megabyte_is_read_in_half_a_second(text):
    assert_read_or_refused(minutes, text)


def test_whoever_is_present_and_in_the_chair_is_one_person():
    text = (
        "Lamps\n5 June 2018\n\nPresent: Ana Rey, Bo Lind\nChair: Ana Rey\nScribe: Bo Lind\n\nAna: welcome\nBo: thanks\n"
    )
    assert minutes.read(document(text)).listed == (
        ListedSpeaker("Ana Rey", role="Chair"),
        ListedSpeaker("Bo Lind", role="Scribe"),
    )


def test_minutes_that_a_mail_quotes_are_read_without_what_its_writer_adds():
    text = (
        "Re: Minutes\n\nBrent: I had sent regrets.\n\n> Lamp Group\n> 27 August 2025\n>\n> Present\n> Ina, Brent\n>\n"
        "> Scribe\n> Ina\n>\n> Meeting minutes\n>\n> Brent: Welcome all!\n> … to the lamps\n>\n> Ina: Good.\n"
    )
    assert not captions.recognises(document(text + "> Brent: More oil.\n> Ina: Yes.\n" * 9))
    assert minutes.recognises(document(text))
    assert turns(text) == [("Brent", ["Welcome all!", "to the lamps"]), ("Ina", ["Good."])]
    assert minutes.read(document(text)).title == "Lamp Group"


def test_a_mail_that_quotes_little_is_no_minutes():
    text = (
        "Hello all,\n\nI think that we should buy oil.\n\n> Present: Ina\n> Scribe: Ina\n> Ina: Oil.\n> ... and wicks\n"
    )
    assert not minutes.recognises(document(text + "And I think so still.\n" * 3))


def test_a_log_that_became_markdown_is_read():
    text = (
        "# Lamp Group 1 October 2014\n\n>  **Ina** Ina has joined #lamps\n\n>  **trackbot** Date: 01 October 2014\n\n"
        ">  **Brent** ScribeNick: Brent\n\n __ina:__ we are about to light it\n\n __brent:__ are you sure?\n\n"
        " __ina:__ yes\n"
    )
    assert minutes.recognises(document(text))
    assert turns(text) == [("ina", ["we are about to light it"]), ("brent", ["are you sure?"]), ("ina", ["yes"])]
