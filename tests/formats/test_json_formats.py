"""JSON transcripts are read by their structure; what stands in them and cannot be is unknown, and never a crash."""

import json
import random
from pathlib import Path

import pytest

from sessions.formats import read_transcript
from sessions.transcript import Interval, TranscriptError
from tests.formats.reading import said
from tests.formats.test_subtitles import outcome

GOLDEN = Path(__file__).parent.parent / "golden"
FORMATS = ("json_whisper", "json_un", "json_council", "json_cdp", "json_recognition")
TWELVE_WORDS = "The bridge is open again, and the ferry asks its old price."
MIDNIGHTS = ("2031-07-06T00:00:00.000Z", "2031-07-06T00:00:00Z", "2031-07-06T00:00:00+02:00")


def read(value, name="talk.json"):
    return read_transcript(name, (value if isinstance(value, str) else json.dumps(value)).encode())


def council(*times, text=TWELVE_WORDS, **around):
    turns = [
        {"speaker_raw": f"Member {n}", "start": start, "end": end, "text": text} for n, (start, end) in enumerate(times)
    ]
    return {"turns": turns, **around}


def whisper(*times):
    return {"segments": [{"start": start, "end": end, "text": "So."} for start, end in times]}


def intervals(transcript):
    return [interval for turn in transcript.turns for interval in turn.intervals]


@pytest.mark.parametrize(
    ("value", "expected", "warning"),
    [
        (
            council((10, 15), (20, 25)),
            [Interval(10, 15), Interval(20, 25)],
            "talk.json: the times are taken as seconds (144 words a minute; as milliseconds they would be 144,000)",
        ),
        (
            council((10000, 15000)),
            [Interval(10, 15)],
            "talk.json: the times are taken as milliseconds (144 words a minute; as seconds they would be 0.14)",
        ),
        (council((0, 600000), time_unit="ms"), [Interval(0, 600)], None),
        (council((0, 5), time_unit="seconds"), [Interval(0, 5)], None),
        (
            council((0, 600000), duration=610),
            [Interval(0, 600)],
            "talk.json: the times are taken as milliseconds "
            "(the declared duration is 610 s and the last turn ends at 600000)",
        ),
        (
            council((0, 600.5)),
            [Interval(0, 600.5)],
            "talk.json: the times are taken as seconds (the numbers have fractions)",
        ),
        (
            council((0, 600)),
            [],
            "talk.json: nothing tells whether the times are seconds or milliseconds "
            "(as seconds they give 1.2 words a minute, as milliseconds 1,200); they are unknown",
        ),
        (
            council((5, None)),
            [],
            "talk.json: nothing tells whether the times are seconds or milliseconds "
            "(no turn has a start and an end); they are unknown",
        ),
    ],
)
def test_seconds_and_milliseconds_are_told_apart_by_evidence_that_is_said(value, expected, warning):
    transcript = read(value)
    assert intervals(transcript) == expected
    assert transcript.warnings == ((warning,) if warning else ())


def test_the_times_of_whisper_are_seconds_unless_only_milliseconds_make_sense():
    assert intervals(read(whisper((0, 60)))) == [Interval(0, 60)]
    transcript = read({"segments": [{"start": 0, "end": 5000, "text": TWELVE_WORDS}]})
    assert (intervals(transcript), len(transcript.warnings)) == ([Interval(0, 5)], 1)


def test_the_times_of_whisper_are_said_to_be_taken_as_seconds_where_nothing_tells():
    transcript = read({"segments": [{"start": 4000, "text": TWELVE_WORDS}]})
    assert intervals(transcript) == [Interval(4000)]
    assert transcript.warnings == (
        "talk.json: the times are taken as seconds (as Whisper writes them; nothing in the document tells)",
    )


def test_what_a_document_says_of_its_session_is_read_from_the_keys_around():
    around = {
        "title": "WS #4 Old bridges | Quay Forum 2031",
        "language": "eng",
        "date": "2031-05-04",
        "video_url": "https://example.org/v",
    }
    transcript = read({**council((0, 5)), "metadata": around})
    assert (transcript.title, transcript.event, transcript.code) == ("Old bridges", "Quay Forum 2031", "WS #4")
    assert (transcript.language, transcript.starts.isoformat(), transcript.recording_url) == (
        "en",
        "2031-05-04",
        "https://example.org/v",
    )


def test_a_speaker_marked_for_review_is_read_as_printed_and_said():
    turns = [{"speaker_raw": "Member A", "needs_review": True, "start": 0, "end": 5, "text": TWELVE_WORDS}]
    transcript = read({"turns": turns, "time_unit": "s"})
    assert [turn.attribution for turn in transcript.turns] == ["Member A"]
    assert transcript.warnings == ("talk.json: the speakers of 1 of 1 turns are marked as needing a review",)


def test_a_number_for_a_speaker_gives_way_to_a_name_that_nobody_doubts():
    row = {"speaker_raw": "SPEAKER_02", "speaker": "Ottoline Brask", "start": 0, "end": 5, "text": TWELVE_WORDS}
    doubted = [
        {**row, "needs_review": True},
        {**row, "speaker_status": "inferred"},
        {**row, "speaker_raw": "Clerk Haug"},
    ]
    read_as = [read({"turns": [turn], "time_unit": "s"}).turns[0].attribution for turn in [row, *doubted]]
    assert read_as == ["Ottoline Brask", "SPEAKER_02", "SPEAKER_02", "Clerk Haug"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("12.5", [Interval(12.5)]),
        ('"12.5"', [Interval(12.5)]),
        ('"00:01:02.5"', [Interval(62.5)]),
        ("null", []),
        ("true", []),
        ("-1", []),
        ("NaN", []),
        ("Infinity", []),
        ("1e999", []),
        ("9" * 5000, []),
        ('"soon"', []),
        ("[1]", []),
        ("{}", []),
    ],
)
def test_a_time_that_is_no_number_is_unknown(number, expected):
    transcript = read(f'{{"segments": [{{"start": {number}, "text": "So."}}]}}')
    assert (intervals(transcript), transcript.text) == (expected, "So.\n\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '{"segments": [\n{"start": 0, "end": 1, "text": "So."},\n{"start": 1, "end": }]}',
            'talk.json:3: expected JSON with a value, found "}]}"',
        ),
        (
            '{"segments": [{"start": 0, "text": "So',
            "talk.json:1: expected JSON to the last bracket, found a text that breaks off",
        ),
        (
            '{"segments": [{"start": 0, "text": "So."},',
            "talk.json:1: expected JSON to the last bracket, found a text that breaks off",
        ),
        (
            '{"segments": [{"start": 0 "text": "So."}]}',
            'talk.json:1: expected JSON with a comma or a closing bracket, found ""text": "So."}]}"',
        ),
        (
            '{"segments": [{"start": 0, "text": "So."}]}\nend',
            'talk.json:2: expected JSON that ends with its last bracket, found "end"',
        ),
        (
            '{"segments": [{"start": 0, "text": ""}, {"start": 0, "text": 5}]}',
            "talk.json:1: expected segments with text, found none",
        ),
        (
            '\n{"segments":\n{"start": "text",\n"a": ' + "[" * 100_000,
            "talk.json:4: expected JSON of a transcript, found brackets nested too deep",
        ),
    ],
)
def test_a_document_that_cannot_be_read_is_refused_with_the_line_and_the_reason(text, message):
    with pytest.raises(TranscriptError) as caught:
        read(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "text",
    [
        '{"transcript": {"data": [{"speaker": 5, "paragraphs": [{"sentences": [{"text": "Yes."}, null, 5]}, null]}, '
        '{"paragraphs": null}]}}',
        '{"sentences": [{"start_time": 0, "end_time": 1, "text": "Yes.", "speaker_name": ["a"], "speaker_index": {}}]}',
        '{"turns": [{"speaker_raw": {"a": 1}, "start": [], "end": {}, "text": "Yes."}], '
        '"title": 5, "date": [], "language": {}}',
        '[{"start": 0, "end": 1, "text": "Yes.", "words": [5, null, {"speaker": 5}]}, 5, null, "x"]',
        '{"segments": [{"start": 5, "start": 0, "end": 1, "text": "No."}], '
        '"segments": [{"start": 0, "end": 1, "text": "Yes."}]}',
    ],
)
def test_values_of_another_kind_than_expected_are_passed_over(text):
    assert read(text).text == "Yes.\n\n"


def test_characters_that_no_database_keeps_are_blanks():
    text = '{"segments": [{"start": 0, "end": 1, "text": "Yes\\u0000 or\\ud800 no.", "speaker": "A\\u0000"}]}'
    transcript = read(text)
    assert (transcript.text, transcript.turns[0].attribution) == ("Yes or no.\n\n", "A")


def test_a_key_that_stands_twice_is_said():
    transcript = read('{"segments": [{"start": 5, "start": 0, "end": 1, "text": "Yes."}]}')
    assert intervals(transcript) == [Interval(0, 1)]
    assert transcript.warnings == ("talk.json: keys stand twice in one object, the last counts: start",)


@pytest.mark.parametrize("value", [{"a": 1}, [], [1, 2], {"segments": "none"}, {"items": [{"name": "milk"}]}, "[1, 2"])
def test_other_json_is_no_transcript(value):
    with pytest.raises(TranscriptError):
        read(value)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 500_000,
        '{"a":' * 200_000,
        '{"segments": [' + '{"start": 0, "end": 1, "text": "So."},' * 20_000 + "null]}",
        '{"turns": [' + '{"speaker_raw": "", "start": "x", "end": -1, "text": "So."},' * 10_000 + "null]}",
        '{"segments": [{"start": ' + "9" * 900_000 + ', "text": "So."}]}',
    ],
    ids=range(5),
)
def test_a_hostile_document_is_read_or_refused(text):
    outcome("talk.json", text.encode())


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_mutated_document_is_read_or_refused_with_a_line(format_name):
    chance = random.Random(format_name)
    samples = [json.loads(path.read_text()) for path in sorted((GOLDEN / format_name).glob("*.json"))]
    for _ in range(200):
        outcome("mutated.json", json.dumps(mutated(chance, chance.choice(samples))).encode())
    for _ in range(100):
        text = json.dumps(chance.choice(samples), indent=1)
        place, length = chance.randrange(len(text)), chance.randint(0, 20)
        outcome(
            "mutated.json",
            (text[:place] + chance.choice(["", "[", '"', "NaN", "\n"]) + text[place + length :]).encode(),
        )


def mutated(chance, value):
    """The value, about one in thirty of its parts something else."""
    if chance.random() < 0.03:
        return chance.choice([None, "", -1, 1e308, True, [], {}, [[]], "Yes.", "00:99:00", {"text": "So."}])
    if isinstance(value, dict):
        return {key: mutated(chance, part) for key, part in value.items() if chance.random() > 0.02}
    return [mutated(chance, part) for part in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    "value",
    [
        {"chunks": [{"timestamp": [0.0, 3.2], "text": " Good day."}, {"timestamp": [3.2, 5.0], "text": " Hello."}]},
        {
            "result": {"language": "en"},
            "transcription": [
                {"timestamps": {}, "offsets": {"from": 0, "to": 3200}, "text": " Good day."},
                {"timestamps": {}, "offsets": {"from": 3200, "to": 5000}, "text": " Hello."},
            ],
        },
    ],
)
def test_segments_of_the_ports_of_whisper_are_one_timed_voice(value):
    transcript = read(value)
    turn = transcript.turns[0]
    assert (transcript.format, turn.span.of(transcript.text)) == ("json_whisper", "Good day. Hello.")
    assert (len(transcript.turns), turn.intervals) == (1, (Interval(0.0, 5.0),))


def test_a_language_may_be_named_in_english():
    assert read({"language": "french", **whisper((0, 2))}).language == "fr"


@pytest.mark.parametrize("number", [7, {"speaker_id": "Speaker 7"}, {"name": None, "id": 7}, "Speaker 7"])
def test_a_speaker_may_be_a_number_or_an_object_around_a_label(number):
    rows = [
        {"start": 0, "end": 2, "text": "So.", "speaker": number},
        {"start": 2, "end": 3, "text": "Yes.", "speaker": 0},
    ]
    assert [turn.attribution for turn in read({"utterances": rows}).turns] == ["Speaker 7", "Speaker 0"]


def test_a_statement_without_a_speaker_has_the_one_that_is_put_to_its_place():
    statement = {"paragraphs": [{"sentences": [{"text": TWELVE_WORDS, "start": 12000, "end": 17000}]}]}
    speakers = {"1": {"name": "Ana Sample", "affiliation": "FJI"}, "0": {"affiliation": "KEN", "group": "Ports"}}
    transcript = read({"transcript": {"statements": [statement, statement], "speakerMappings": speakers}})
    assert [(turn.attribution, turn.affiliation) for turn in transcript.turns] == [
        ("KEN · Ports", "KEN"),
        ("Ana Sample", "FJI"),
    ]
    assert transcript.format == "json_un"


def test_midnight_in_utc_is_a_day_without_a_time():
    starts = [read({"date": date, **whisper((0, 2))}).starts.isoformat() for date in MIDNIGHTS]
    assert starts == ["2031-07-06", "2031-07-06", "2031-07-06T00:00:00+02:00"]


@pytest.mark.parametrize(
    ("speaker", "role"),
    [
        ({"affiliation": "KEN", "affiliation_full": "Kenya", "function": "President"}, "President"),
        ({"affiliation": "KEN", "affiliation_full": "Kenya", "function": "Chair"}, "chair"),
        ({"affiliation": "Council", "affiliation_full": "Council", "function": "President"}, "chair"),
    ],
)
def test_the_president_of_a_state_is_not_taken_for_the_chair_of_the_meeting(speaker, role):
    statement = {"speaker": speaker, "paragraphs": [{"sentences": [{"text": "Yes.", "start": 0, "end": 1}]}]}
    assert [turn.role for turn in read({"transcript": {"data": [statement]}}).turns] == [role]


WORD = {"word": "yes", "start": 1.5, "end": 2.0, "speaker": 0}
ITEM = {"type": "pronunciation", "start_time": "1.5", "end_time": "2.0", "alternatives": [{"content": "Yes"}]}
POINT = {"type": "punctuation", "alternatives": [{"content": "."}]}


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ({"channels": [{"alternatives": [{"words": [WORD]}]}]}, ("Speaker 0", ["yes"])),
        ({"channels": [{"alternatives": [{"words": [{**WORD, "punctuated_word": "Yes."}]}]}]}, ("Speaker 0", ["Yes."])),
        (
            {
                "channels": [{"alternatives": [{"words": [WORD]}]}],
                "utterances": [{"transcript": "Yes!", "start": 1.5, "end": 2.0, "speaker": 1}],
            },
            ("Speaker 1", ["Yes!"]),
        ),
        ({"items": [{**ITEM, "speaker_label": "spk_1"}, POINT]}, ("spk_1", ["Yes."])),
        (
            {
                "items": [ITEM, POINT],
                "speaker_labels": {"segments": [{"items": [{"start_time": "1.5", "speaker_label": "spk_2"}]}]},
            },
            ("spk_2", ["Yes."]),
        ),
        (
            {
                "audio_segments": [
                    {"transcript": "Yes?", "start_time": "1.5", "end_time": "2.0", "speaker_label": "spk_3"}
                ]
            },
            ("spk_3", ["Yes?"]),
        ),
    ],
)
def test_what_a_recogniser_returns_is_read_under_the_voices_that_it_numbers(results, expected):
    transcript = read({"results": results})
    assert (transcript.format, said(transcript), intervals(transcript), transcript.warnings) == (
        "json_recognition",
        [expected],
        [Interval(1.5, 2.0)],
        (),
    )


def test_the_whole_text_of_a_recogniser_alone_is_nobodys_in_particular():
    transcript = read({"results": {"transcripts": [{"transcript": "Yes. No."}], "items": []}})
    assert (said(transcript), intervals(transcript)) == ([("", ["Yes. No."])], [])


def test_several_channels_that_number_their_voices_apart_are_refused():
    channel = {"alternatives": [{"words": [WORD]}]}
    with pytest.raises(TranscriptError) as caught:
        read({"results": {"channels": [channel, channel]}})
    assert str(caught.value) == (
        "talk.json:1: expected a recording of one channel, found 2 channels that number their voices apart"
    )


def test_a_declared_unit_that_no_speaker_could_keep_is_not_believed():
    words = " ".join(["lamp"] * 10)
    transcript = read(
        f'{{"time_unit": "ms", "turns": [{{"speaker_raw": "Ana Rey", "start": 0, "end": 4, "text": "{words}"}}]}}'
    )
    assert intervals(transcript) == [Interval(0.0, 4.0)]
    assert transcript.warnings == (
        "talk.json: the times are taken as seconds (declared as milliseconds, but 150 words a minute; as milliseconds "
        "they would be 150,000)",
    )


def test_the_captioners_mark_in_a_sentence_is_another_voice_and_no_word():
    sentences = (
        '{"start_time": 0, "end_time": 2, "text": "Is it lit?"}, {"start_time": 2, "end_time": 3, "text": ">> yes."}'
    )
    transcript = read(f'{{"sentences": [{sentences}]}}')
    assert [turn.span.of(transcript.text) for turn in transcript.turns] == ["Is it lit?", "yes."]


@pytest.mark.parametrize(
    "row",
    [
        '{"content": "The lamps are lit.", "speaker_label": "spk_0", "start_time": "1.5", "end_time": "3"}',
        '{"text": "The lamps are lit.", "speaker_label": "spk_0", "start_time": 1.5, "end_time": 3}',
    ],
)
def test_rows_of_results_tell_the_voice_beside_the_words(row):
    [turn] = read(f'{{"jobName": "lamps", "results": [{row}]}}').turns
    assert (turn.attribution, turn.intervals) == ("spk_0", (Interval(1.5, 3.0),))
