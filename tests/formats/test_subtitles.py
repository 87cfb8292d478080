"""Subtitles are read as a careful person would read them, whatever tool wrote them and whatever befell them since."""

import random
from pathlib import Path

import pytest

from sessions.formats import read_transcript
from sessions.transcript import Interval, ListedSpeaker, Transcript, TranscriptError

GOLDEN = Path(__file__).parent.parent / "golden"
SAMPLE = Path(__file__).parent.parent.parent / "seeds" / "sample-open-forum-timed.vtt"
FORMATS = ("webvtt", "subrip", "sbv")


def cues(*texts, start=0):
    """A WebVTT file with one cue a second."""
    timed = (
        f"00:{n // 60:02}:{n % 60:02}.000 --> 00:{n // 60:02}:{n % 60:02}.900\n{text}"
        for n, text in enumerate(texts, start)
    )
    return "WEBVTT\n\n" + "\n\n".join(timed)


def read(text, name="talk.vtt"):
    return read_transcript(name, text.encode())


def said(text, name="talk.vtt"):
    transcript = read(text, name)
    return [
        (turn.attribution, " ".join(span.of(transcript.text) for span in turn.paragraphs)) for turn in transcript.turns
    ]


def error_of(text, name="talk.vtt"):
    with pytest.raises(TranscriptError) as caught:
        read(text, name)
    return str(caught.value)


def test_the_sample_of_the_project_reads_with_its_header_and_its_six_voices():
    transcript = read_transcript(SAMPLE.name, SAMPLE.read_bytes())
    assert (transcript.title, transcript.event, transcript.code, transcript.language, transcript.warnings) == (
        "Sample session: community networks and local skills",
        "Sample Forum 2025",
        "OF #7",
        "en",
        (),
    )
    assert (transcript.starts.isoformat(), transcript.ends.isoformat()) == (
        "2025-03-12T09:00:00+00:00",
        "2025-03-12T09:20:00+00:00",
    )
    assert transcript.disclaimer.startswith("This is a sample. The session, the speakers and every word were invented")
    assert list(dict.fromkeys(turn.attribution for turn in transcript.turns)) == [
        "Moderator",
        "Amara Okwelle",
        "Tomáš Vrbenec",
        "Marisol Quillamayu",
        "Wei Shanlin",
        "Sela Tavanui",
    ]
    assert len(transcript.turns) == 35 and all(
        turn.intervals and None not in turn.intervals for turn in transcript.turns
    )


def test_the_notes_before_the_first_cue_tell_of_the_session():
    transcript = read_transcript("voice-spans.vtt", (GOLDEN / "webvtt/voice-spans.vtt").read_bytes())
    assert transcript.recording_url == "https://media.example.org/harbour-dialogue.mp4"
    assert transcript.listed == (
        ListedSpeaker("Ilse Varnholt", "Chief engineer, Tidewater Exchange"),
        ListedSpeaker("Okoro Bendelle", "Coastal Schools Trust"),
        ListedSpeaker("Priya Sandquist", role="Moderator"),
    )


def test_a_note_after_the_first_cue_is_nobodys_words_and_no_header():
    transcript = read(
        cues("One.", "Two.") + "\n\nNOTE\nTitle: a stray remark\nof two lines\n\n00:09.000 --> 00:10.000\nThree."
    )
    assert (transcript.title, transcript.text) == (None, "One. Two.\n\nThree.\n\n")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["<v Ana Silva>One.", "<v Ana Silva>Two.</v>"], [("Ana Silva", "One. Two.")]),
        (["<v.loud.first Ana Silva>One.</v>\n<v Ben Okri>Two."], [("Ana Silva", "One."), ("Ben Okri", "Two.")]),
        (["<v Ana Silva>One.", "Two.", "<v Ben Okri>Three."], [("Ana Silva", "One. Two."), ("Ben Okri", "Three.")]),
        (["<v A>1"] * 5 + ["Whose words?"] * 2, [("A", "1 1 1 1 1"), ("", "Whose words? Whose words?")]),
        (["<v Ana Silva>Ben Okri: he said."], [("Ana Silva", "Ben Okri: he said.")]),
        (["Ana Silva - Reef Institute: One.", "two", "Ana Silva: Three."], [("Ana Silva", "One. two Three.")]),
        (["Ana Silva:\nOne.", "(Ben Okri)\nTwo."], [("Ana Silva", "One."), ("Ben Okri", "Two.")]),
        (
            [">> ANA: One. >> Two.", "and so on", "&gt;&gt; BEN: Three."],
            [("ANA", "One."), ("", "Two. and so on"), ("BEN", "Three.")],
        ),
        (["- One?\n- Two."], [("", "One?"), ("", "Two.")]),
        (["-One?\n-- Two - three."], [("", "One? -- Two - three.")]),
        (["Ana Silva: (laughs)", "One.", "[Applause]", "Two."], [("Ana Silva", "One. Two.")]),
        (["kay_9: One.", "kay_9: Two.", "kay_9: Three."], [("kay_9", "One. Two. Three.")]),
        (
            ["Speaker 1: One.", "SPEAKER_02: Two.", "Unknown Speaker: Three."],
            [("Speaker 1", "One."), ("SPEAKER_02", "Two."), ("Unknown Speaker", "Three.")],
        ),
        (["王小明：你好。", "李明：好。"], [("王小明", "你好。"), ("李明", "好。")]),
    ],
)
def test_a_voice_is_found_however_it_is_marked(texts, expected):
    assert said(cues(*texts)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I have one thing to say: stop.",
        "Note: bring a coat.",
        "We met at 10:30 today.",
        "See https://example.org/a for it.",
        "One question: who pays?",
        "Global Digital Compact: what is it?",
        "(Speaking French) and so on",
        "He said: Wait.",
    ],
)
def test_words_before_a_colon_that_name_nobody_stay_words(text):
    assert said(cues("so this is", text, "and we go on", "to the end")) == [
        ("", f"so this is {text} and we go on to the end")
    ]


def test_rolling_captions_are_counted_once_and_said_words_that_come_back_are_kept():
    assert said(cues("one", "one\ntwo", "two\nthree", "three\nfour", "four")) == [("", "one two three four")]
    assert said(cues("we", "we count", "we count the", "ships", "ships today")) == [("", "we count the ships today")]
    assert said(cues("Yes.", "Yes.", "No.", "Yes.", "Yes.")) == [("", "Yes. Yes. No. Yes. Yes.")]


def test_entities_are_what_they_stand_for_and_never_controls():
    text = "R&amp;D &lt;now&gt;&nbsp;&quot;here&quot; &#0;&#1;&#x1b;&#xd800;&rlm;."
    assert said(cues(text)) == [("", 'R&D <now> "here" ��.')]


def test_a_cue_that_stands_twice_is_read_once():
    once = "00:01.000 --> 00:02.000\nOne.\n\n"
    assert said("WEBVTT\n\n" + once + once) == [("", "One.")]


def test_seconds_are_those_of_the_cues_and_never_of_the_pauses():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nA.\n\n00:02.000 --> 00:03.500\nB.\n\n"
    text += "00:03.000 --> 00:04.000\nC.\n\n00:09.000 --> 00:10.000\nD."
    transcript = read(text)
    assert [turn.intervals for turn in transcript.turns] == [(Interval(1.0, 4.0), Interval(9.0, 10.0))]
    assert [span.of(transcript.text) for span in transcript.turns[0].paragraphs] == ["A. B. C.", "D."]


def test_a_broken_time_costs_its_words_their_time_only_and_is_told_with_its_line():
    transcript = read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>One.\n\n00:61:00 --> 00:00:05.000\n<v Ben>Two.\n")
    assert [(turn.attribution, turn.intervals) for turn in transcript.turns] == [
        ("Ana", (Interval(1.0, 2.0),)),
        ("Ben", ()),
    ]
    assert transcript.warnings == (
        'talk.vtt:6: expected a time "hh:mm:ss.mmm --> hh:mm:ss.mmm", found "00:61:00"; '
        "the time of these words is unknown",
    )


def test_a_turn_of_which_some_words_have_no_time_is_not_wholly_timed():
    transcript = read("WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\n00:09.000 --> 00:05.000\nTwo.\n")
    assert [turn.intervals for turn in transcript.turns] == [(Interval(1.0, 2.0), Interval(1.0, None))]
    assert transcript.warnings == (
        "talk.vtt:6: the end stands before the start (00:09.000 --> 00:05.000); the time of these words is unknown",
    )


def test_cues_out_of_order_are_sorted_and_a_second_recording_is_not():
    text = "WEBVTT\n\n00:05.000 --> 00:06.000\ntwo\n\n00:01.000 --> 00:02.000\none\n"
    assert said(text) == [("", "one two")]
    assert read(text).warnings == (
        "talk.vtt:6: cues stand out of the order of their times; they are read in that order",
    )
    again = read(cues(*["first"] * 90) + "\n\n" + cues(*["second"] * 90).removeprefix("WEBVTT\n\n"))
    assert again.text.split() == ["first"] * 90 + ["second"] * 90
    assert again.warnings == (
        "talk.vtt:273: the times start again from the beginning; the times from here on are unknown",
    )


@pytest.mark.parametrize(
    ("timing", "seconds"),
    [
        ("00:01.000 --> 00:02.500", (1.0, 2.5)),
        ("100:00:01.000 --> 100:00:02.500 line:0 position:20% align:start", (360001.0, 360002.5)),
        ("00:00:01,000-->00:00:02,5", (1.0, 2.5)),
        ("00:00:01 --> 00:00:02.500", (1.0, 2.5)),
        ("00:00:01.000 -> 00:00:02.500", (1.0, 2.5)),
        ("00:00:01.000 –> 00:00:02.500", (1.0, 2.5)),
        ("00:00:01.000 --&gt; 00:00:02.500", (1.0, 2.5)),
    ],
)
def test_a_time_is_read_in_every_way_in_which_tools_write_it(timing, seconds):
    assert read(f"WEBVTT\n\n{timing}\nOne.").turns[0].intervals == (Interval(*seconds),)


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        (
            "WEBVTT\n\n00:61:00 --> 00:62:00\nOne.",
            "talk.vtt",
            'talk.vtt:3: expected a time "hh:mm:ss.mmm --> hh:mm:ss.mmm", found "00:61:00"',
        ),
        (
            "WEBVTT\n\nNOTE nothing else\n",
            "talk.vtt",
            'talk.vtt:4: expected a cue with a time "hh:mm:ss.mmm --> hh:mm:ss.mmm", found no line with times',
        ),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\n[Music]\n",
            "talk.vtt",
            "talk.vtt:3: expected a cue with words, found cues without any",
        ),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\n\n",
            "talk.vtt",
            "talk.vtt:1: expected a cue with words, found cues without any",
        ),
    ],
)
def test_a_file_without_one_usable_cue_is_refused_with_the_reason(text, name, message):
    assert error_of(text, name) == message


def test_the_format_is_known_by_the_content_and_not_by_the_name():
    vtt = cues("Ana Silva: One.")
    assert read(vtt, "notes.txt").format == read("\ufeff\n" + vtt.replace("\n", "\r\n"), "a.srt").format == "webvtt"
    assert read(vtt.removeprefix("WEBVTT\n\n"), "a.vtt").format == "subrip"
    assert read("0:00:01.000,0:00:02.000\nOne.", "a").format == "sbv"
    assert read(vtt.replace("WEBVTT\n\n", "1\n").replace(".", ","), "a").format == "subrip"


def test_an_empty_line_inside_a_subrip_cue_loses_no_words():
    text = "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\nTwo.\n\n"
    text += "2\n00:00:03,000 --> 00:00:04,000\nThree.\n00:00:05,000 --> 00:00:06,000\nFour."
    assert said(text, "talk.srt") == [("", "One. Two. Three. Four.")]


HOSTILE = [
    "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v " * 60_000 + "x",
    "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<" * 200_000 + "words",
    "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "&" * 100_000 + "words" + "&#" * 50_000,
    "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "a\n" * 100_000,
    "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "(" * 100_000 + "words" + "[" * 100_000,
    "WEBVTT\n\n00:01.000 --> 00:02.000\n" + ">> A: b " * 30_000,
    "WEBVTT\n\n00:01.000 --> 00:02.000\n" + " -" * 100_000 + "words",
    "WEBVTT\n\n" + "00:01.000 --> 00:02.000\nsame\n" * 30_000,
    "WEBVTT\n\n" + "9" * 100_000 + ":00 --> 00:02.000\nwords\n\n00:01.000 --> 00:02.000\nwords",
    "WEBVTT\n\n" + " " * 200_000 + "--> 1\nwords\n\n00:01.000 --> 00:02.000\nwords",
    "WEBVTT\n\nNOTE\nTitle: " + "x" * 200_000 + "\nDate: " + "1 " * 50_000 + "\n\n00:01.000 --> 00:02.000\nwords",
    "WEBVTT\n\n00:01.000 --> 00:02.000\n"
    + "\n".join("the same line again" for _ in range(20_000))
    + "\n\n00:02.000 --> 00:03.000\n"
    + "\n".join("the same line again" for _ in range(20_000)),
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_file_is_read_or_refused(text):
    outcome("talk.vtt", text.encode())


def outcome(name, content):
    """The transcript, its spans checked, or the refusal with its line."""
    try:
        transcript = read_transcript(name, content)
    except TranscriptError as error:
        assert error.line >= 1, error
        return error
    assert isinstance(transcript, Transcript) and transcript.turns
    assert all(span.of(transcript.text).strip() for turn in transcript.turns for span in turn.paragraphs)
    return transcript


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_mutated_file_is_read_or_refused_with_a_line(format_name):
    chance = random.Random(format_name)
    samples = [path.read_bytes() for path in sorted((GOLDEN / format_name).iterdir()) if path.suffix != ".expected"]
    for _ in range(300):
        outcome("mutated", mutated(chance, chance.choice(samples)))


def mutated(chance, content):
    """The content after one to four small accidents."""
    for _ in range(chance.randint(1, 4)):
        place, length = chance.randrange(len(content) + 1), chance.randint(0, 30)
        scrap = chance.choice(
            [b"", b"\n", b"-->", b"<v ", b":", b"00:99:99.999", b"\xff", b">>", b"&lt;", bytes([chance.randrange(256)])]
        )
        content = chance.choice(
            [
                content[:place] + scrap + content[place + length :],
                content[:place] + content[place : place + length] * 2 + content[place + length :],
                content[:place] or content,
                content[place:] + content[:place],
            ]
        )
    return content


def test_the_only_name_of_an_unnamed_subtitle_is_left_among_its_words_and_said():
    cues = ["Welcome to the lamps.", "John Lantern: thank you for having me.", "Let us begin."]
    text = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{words}\n\n" for n, words in enumerate(cues, 1))
    transcript = read_transcript("talk.srt", text.encode())
    assert [turn.attribution for turn in transcript.turns] == [""]
    assert transcript.text.strip() == " ".join(cues)
    assert transcript.warnings == (
        'talk.srt:6: "John Lantern:" is the only name before words; it is left among them, and nobody is named',
    )
