"""Every statement is held against what its voice said, after a reading and on every edit; a report grounds nothing."""

import pytest

from sessions.models import Session, Statement, StatementGrounding
from tests.factories import import_bytes, report

pytestmark = pytest.mark.django_db
CAPTIONS = b"""Sample Forum 2025
Trust and networks
12 March 2025

>> MODERATOR: Welcome to this session. The coffee is outside, and we will begin in five minutes.

>> ADA SAMPLE: Thank you. Encryption must be protected by law, because it keeps private messages safe for everybody.
Schools must teach digital skills to at least 40 per cent of the pupils, and we will not accept less than that.

>> BEN INVENTED: It is a pleasure to be here with all of you today. Governments should build community networks.
"""


@pytest.fixture
def ada():
    """Her statements of the report, with what she said beside them."""
    import_bytes(report())
    import_bytes(CAPTIONS, session=Session.objects.get().slug)
    return Statement.objects.filter(participation__speaker__name="Ada Sample")


def edited(statement, text):
    statement.text = text
    statement.save()
    found = StatementGrounding.objects.get(statement=statement)
    return found.match, found.flags


def test_a_report_never_grounds_itself():
    import_bytes(report())
    assert not StatementGrounding.objects.exists()


def test_the_statements_of_a_report_are_held_against_the_captions(ada):
    found = ada.get(text="Encryption must be protected by law.").grounding
    assert (found.match, found.score, found.is_supported) == ("normalised", 1.0, True)
    said = [found.source.text[start:end] for start, end in found.spans]
    assert said == ["Encryption must be protected by law"]


def test_what_was_drafted_from_the_captions_stands_in_them_word_for_word():
    import_bytes(CAPTIONS)
    assert set(StatementGrounding.objects.values_list("match", flat=True)) == {"verbatim"}


def test_every_edit_is_grounded_anew(ada):
    statement = ada.first()
    quote = "Schools must teach digital skills to at least 40 per cent of the pupils, and we will not accept less"
    assert edited(statement, quote) == ("verbatim", [])
    assert edited(statement, quote.replace("40", "60")) == ("ask", ["changed number"])
    assert edited(statement, quote.replace("will not accept", "will accept")) == ("ask", ["changed negation"])
    assert edited(statement, "Whales sing longer songs in colder oceans.") == ("unsupported", [])


def test_unsupported_never_counts_as_supported(ada):
    statement = ada.first()
    edited(statement, "Whales sing longer songs in colder oceans.")
    assert StatementGrounding.objects.get(statement=statement).is_supported is False


def test_a_voice_that_the_transcript_does_not_hold_stands_on_the_report_alone():
    import_bytes(report())
    import_bytes(CAPTIONS.split(b">> BEN")[0], session=Session.objects.get().slug)
    ben = Statement.objects.filter(participation__speaker__name="Ben Invented")
    assert [hasattr(one, "grounding") for one in ben] == [False]


def test_passages_are_found_again_when_a_source_is_read_again(ada):
    statement = ada.get(text="Encryption must be protected by law.")
    before = statement.grounding.spans
    import_bytes(CAPTIONS.replace(b"Welcome", b"A warm welcome"), session=Session.objects.get().slug)
    after = StatementGrounding.objects.get(statement=statement)
    assert (after.match, after.spans != before) == ("normalised", True)
    assert [after.source.text[start:end] for start, end in after.spans] == ["Encryption must be protected by law"]
