"""Named dialogue is read turn by turn; lists, recipes, settings and prose are not taken for it."""

from pathlib import Path

import pytest

from sessions.formats import dialogue
from sessions.formats.document import Document
from sessions.transcript import Interval, ListedSpeaker, TranscriptError
from tests.formats.hostile import assert_read_or_refused, mutated
from tests.formats.reading import reading, said

GOLDEN = Path(__file__).parent.parent / "golden" / "dialogue"
MILLION = 1_000_000


def document(text):
    return Document("talk.md", text.encode(), text)


def turns(text):
    transcript = dialogue.read(document(text))
    return [(turn.attribution, [span.of(transcript.text) for span in turn.paragraphs]) for turn in transcript.turns]


@pytest.mark.parametrize(
    ("label", "attribution", "affiliation", "start"),
    [
        ("Jane Doe:", "Jane Doe", None, None),
        ("**Jane Doe:**", "Jane Doe", None, None),
        ("**Jane Doe**:", "Jane Doe", None, None),
        ("Jane Doe, Director, Example Org:", "Jane Doe", "Director, Example Org", None),
        ("Jane Doe (Example Org):", "Jane Doe", "Example Org", None),
        ("Jane Doe (Example Org) (spoke in French):", "Jane Doe", "Example Org", None),
        ("Jane Doe (interpretation from Arabic):", "Jane Doe", None, None),
        ("Speaker 0: 00:00:02", "Speaker 0", None, 2.0),
        ("Jane Doe 00:01:02:", "Jane Doe", None, 62.0),
        ("Jane Doe: 00:01:02", "Jane Doe", None, 62.0),
        ("Jane Doe [0:01]:", "Jane Doe", None, 1.0),
        ("Jane Doe  1:05", "Jane Doe", None, 65.0),
        ("Jane Doe (01:02:03):", "Jane Doe", None, 3723.0),
        ("[00:00:07] Jane Doe:", "Jane Doe", None, 7.0),
        ("JANE DOE:", "JANE DOE", None, None),
        ("Moderator:", "Moderator", None, None),
        ("Unidentified female:", "Unidentified female", None, None),
    ],
)
def test_each_form_of_a_label_is_read(label, attribution, affiliation, start):
    text = f"{label} Good morning, all of you.\n\n{label}\n\nAnd good night.\n"
    assert dialogue.recognises(document(text))
    intervals = (Interval(start),) if start is not None else ()
    read = [(turn.attribution, turn.affiliation, turn.intervals) for turn in dialogue.read(document(text)).turns]
    assert read == [(attribution, affiliation, intervals)] * 2


def test_a_range_of_times_is_an_interval_and_an_impossible_time_is_unknown():
    transcript = dialogue.read(document("Jane Doe [0:01 - 0:05]: One is here.\nJohn Roe [0:75]: Two is here.\n"))
    assert [turn.intervals for turn in transcript.turns] == [(Interval(1.0, 5.0),), ()]
    assert transcript.warnings == ('line 2: the time beside "John Roe" is none, left out',)


def test_paragraphs_and_colons_inside_a_turn_stay_with_it():
    text = "Jane Doe: One.\n\nNote: two.\n\nLike this: three.\n\n## Next\n\nJohn Roe: Four.\n[Laughter]\nFive.\n"
    assert turns(text) == [("Jane Doe", ["One.", "Note: two.", "Like this: three."]), ("John Roe", ["Four.", "Five."])]


def test_codes_of_an_attendee_table_are_voices():
    text = (
        "# Notes\n\n| Name | Abbreviation | Organization |\n|---|---|---|\n| Rob Example | REX | Lamps |\n\n"
        "Presenter: Rob Example (REX)\n\nREX: It is on.\n\n### Summary\n\nIt was on.\n\n## Next\n\nREX: Off it goes.\n"
    )
    assert turns(text) == [("REX", ["It is on."]), ("REX", ["Off it goes."])]
    assert dialogue.read(document(text)).listed == (ListedSpeaker("Rob Example", "Lamps"),)


def test_front_matter_says_title_event_day_people_and_recording():
    text = (
        "---\ntitle: Lamps\nevent: Lamp Day 2019\ndate: 2019-06-07\nlanguage: English\nspeakers:\n"
        "  - Jane Doe, Director\n"
        "media: https://example.org/a.mp3\n---\nJane Doe: One is here.\nJohn Roe: Two is here.\n"
    )
    read = dialogue.read(document(text))
    assert (read.title, read.event, read.starts.isoformat(), read.language) == (
        "Lamps",
        "Lamp Day 2019",
        "2019-06-07",
        "en",
    )
    assert (read.listed, read.recording_url) == ((ListedSpeaker("Jane Doe", "Director"),), "https://example.org/a.mp3")


def test_front_matter_that_is_no_yaml_is_refused_with_its_line():
    with pytest.raises(TranscriptError) as caught:
        dialogue.read(document("---\ntitle: a\nspeakers: [a\n---\nJane Doe: One is here.\nJohn Roe: Two is here.\n"))
    assert caught.value.line in (3, 4) and caught.value.expected == "front matter in YAML"


def test_front_matter_of_aliases_within_aliases_is_refused_without_writing_them_out():
    """Written out, the last of these lists would hold ten to the power of forty words."""
    lists = "".join(f"- &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 41))
    text = f'---\n- &a0 [ha]\n{lists}- "x\ntitle: y"\n---\nJane Doe: One is here.\nJohn Roe: Two is here.\n'
    with pytest.raises(TranscriptError) as caught:
        dialogue.read(document(text))
    assert str(caught.value) == (
        'talk.md:2: expected front matter of the form "title: ...", '
        'found "- &a0 [ha] - &a1 [*a0, *a0, *a0, *a0, *a0, *a0, *a0, *a0, *a"'
    )


@pytest.mark.parametrize(
    "text",
    [
        "Milk: 2 l\nEggs: 12\nBrown Bread: 1 loaf\nOlive Oil: 1 bottle\n",
        "Lamp soup\n\nPrep Time: 10 minutes\nCook Time: 20 minutes\n\nIngredients: oil\n"
        "Method: Stir it well, then wait.\n",
        "name: app\nHost: localhost\nPort: 80\nUser Name: root\nHost: example.org\n",
        "Programme\n\n10:00 Opening\nModerator: Jane Doe, Lamps\nSpeakers: A B, C D\n\n11:00 Panel\n"
        "Moderator: John Roe, Oil\n",
        "We begin with this: a lamp.\n\nThere is another thing: oil. It burns for days.\n",
        "From: Jane Doe\nTo: John Roe\nSubject: Lamps\n\nDear John,\nthe lamp is out.\n",
        "Key Message: We need lamps.\nNext Steps: We buy them.\nAction Item: Buy the lamps.\n"
        "Main Takeaways: We have lamps.\n",
        "Just one voice.\n\nJane Doe: I said this, and no one else spoke.\n",
    ],
)
def test_what_only_has_colons_is_no_dialogue(text):
    assert not dialogue.recognises(document(text))


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.name)
def test_damaged_dialogue_is_read_or_refused(path):
    for variant in mutated(path.read_text(), seed=5):
        assert_read_or_refused(dialogue, variant)


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe: " + "word and word, " * (MILLION // 15),
        " " * MILLION + "x",
        ":" * MILLION,
        ("Jane Doe: " + "word and word. " * 20 + "\n\n") * (MILLION // 312),
        "Jane Doe: hello.\n" * (MILLION // 17),
        "---\ntitle: " + "[" * 30_000 + "\n---\nJane Doe: a\n",
    ],
    ids=["one line", "blanks", "colons", "dialogue", "short turns", "brackets"],
)
def test_a_megabyte_is_read_or_refused(text):
    assert_read_or_refused(dialogue, text)


@pytest.mark.parametrize("name", ["Nathan Cook", "Sophie Day", "Lee Major", "June Sample"])
def test_a_name_that_is_a_common_word_too_is_a_voice(name):
    text = f"Ann Reed: Good morning to everybody.\n\n{name}: Thank you very much.\n\nAnn Reed: Let us begin.\n\n"
    assert [turn[0] for turn in turns(f"{text}{name}: I will be quick.\n")] == ["Ann Reed", name, "Ann Reed", name]


HEADS = ["Key Points", "Next Steps", "Best Practices", "June Meeting", "Day One", "Action Items"]


@pytest.mark.parametrize("head", HEADS)
def test_the_head_of_a_list_is_nobody(head):
    text = f"Ann Reed: Good morning to everybody.\n\n{head}: We will go on as planned.\n\nBen Roe: Let us begin.\n"
    assert head not in [turn[0] for turn in turns(text)]


def test_a_state_and_the_person_who_speaks_for_it_are_one_label():
    text = "Kenya (Bo Lind): Good morning to all.\n\nBrazil / Ana Rey: We agree with that.\n\nKenya (Bo Lind): Good.\n"
    assert [(turn.attribution, turn.affiliation) for turn in reading("d.txt", text).turns] == [
        ("Kenya (Bo Lind)", "Kenya"),
        ("Brazil / Ana Rey", "Brazil"),
        ("Kenya (Bo Lind)", "Kenya"),
    ]


def test_a_lone_name_in_capitals_is_a_voice_beside_two_others_in_capitals():
    text = "ANA REY: Good morning.\n\nKWAME: I would add a tenth mast.\n\nBO LIND: And we too.\n"
    assert [turn.attribution for turn in reading("d.txt", text).turns] == ["ANA REY", "KWAME", "BO LIND"]


def test_a_list_of_chapters_above_the_words_is_no_voice():
    text = (
        "(9:00) Lamp Talks\n\n(20:00) Oil and wicks\n\n"
        "Jane Doe 00:00:01\nWelcome to the lamps.\n\nJohn Roe 00:00:13\nThank you, Jane.\n"
    )
    transcript = dialogue.read(document(text))
    assert [(turn.attribution, turn.intervals) for turn in transcript.turns] == [
        ("Jane Doe", (Interval(1.0),)),
        ("John Roe", (Interval(13.0),)),
    ]


def test_a_name_of_one_word_on_a_line_of_its_own_is_a_voice_though_it_stands_once():
    lines = [("Jana", "The lamps are lit."), ("Karl", "They are."), ("Jana", "All of them?"), ("Karl", "All.")]
    said = [*lines, ("Alma", "Not mine, I am afraid.")]
    text = "".join(f"{name}:\n\n{words}\n\n" for name, words in said)
    assert turns(text) == [(name, [words]) for name, words in said]


def test_a_stamp_with_a_colon_inside_a_turn_is_no_word():
    text = "Jana (00:00):\nI went and told it\n\n(00:21):\nto both of you.\n\nKarl (00:24):\nOh, yes.\n"
    assert turns(text) == [("Jana", ["I went and told it", "to both of you."]), ("Karl", ["Oh, yes."])]


def test_the_role_that_opens_a_text_without_line_ends_has_its_words():
    words = "There is oil for every lamp, and there are wicks for most of them, as far as we were told. "
    text = (
        f"Transcription Lamp Meeting at 15:30 local time Coordinator: Welcome. {words}((Crosstalk)) "
        f"Jane Doe: Thanks. {words}John Roe: Good. {words}Jane Doe: Let us begin. {words}John Roe: Yes.\n"
    )
    assert [name for name, _ in turns(text)] == ["Coordinator", "Jane Doe", "John Roe", "Jane Doe", "John Roe"]


NOTE = "The following is the output of the real-time captioning. It may be incomplete or inaccurate.\n\n"
UNNAMED = "They also spoke of lamps, and there was need of oil. We need partners.\n\n"


@pytest.mark.parametrize(
    ("above", "first"),
    [(NOTE + UNNAMED, [("", [UNNAMED.strip()])]), (UNNAMED, []), (NOTE + "Lamps. Oil. Wicks.\n\n", [])],
    ids=["below the captioners' note", "without such a note", "what nobody says"],
)
def test_words_before_the_first_name_are_an_unnamed_voice_below_the_captioners_note(above, first):
    text = f"Lamps in the harbour\n\n{above}JANE DOE: Thank you very much.\n\nJOHN ROE: It is useful.\n"
    told = [("JANE DOE", ["Thank you very much."]), ("JOHN ROE", ["It is useful."])]
    assert turns(text) == first + told
    assert dialogue.read(document(text)).title == "Lamps in the harbour"


def test_the_line_of_the_tool_that_transcribed_is_nobodys_words():
    text = "Ana Rey  0:03\nGood morning everyone.\n\nBo Lind  1:15\nThank you.\n\nTranscribed by https://otter.ai\n"
    assert said(reading("a.txt", text)) == [("Ana Rey", ["Good morning everyone."]), ("Bo Lind", ["Thank you."])]
