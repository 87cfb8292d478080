"""Every golden document reads as the JSON beside it says."""

import json
from pathlib import Path

import pytest

from sessions.analysis.description import describe, describe_turns
from sessions.formats import read_transcript

GOLDEN = Path(__file__).parent.parent / "golden"
EXPECTATIONS = sorted(GOLDEN.glob("*/*.json.expected"))


def read_golden(path):
    content = path.read_bytes()
    transcript = read_transcript(path.name, content)
    record = describe(transcript, path.name, "")
    return transcript, {**record, "turns": describe_turns(transcript)}


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_golden_document_reads_as_its_expectation_says(expectation):
    _, record = read_golden(expectation.with_name(expectation.name.removesuffix(".json.expected")))
    assert record == json.loads(expectation.read_text())


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_span_of_a_golden_document_lies_in_its_text(expectation):
    transcript, _ = read_golden(expectation.with_name(expectation.name.removesuffix(".json.expected")))
    spans = [span for turn in transcript.turns for span in turn.paragraphs]
    assert [span.of(transcript.text) for span in spans] == [span.of(transcript.text).strip() for span in spans]
    assert all(0 <= span.start < span.end <= len(transcript.text) for span in spans)
    assert spans == sorted(spans)
