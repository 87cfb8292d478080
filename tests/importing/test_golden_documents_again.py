"""Any document read twice changes nothing, and one edited paragraph of it changes one turn and no address."""

import re
from pathlib import Path

import pytest

from sessions.formats import read_transcript
from sessions.models import Participation, Session, Statement, Turn
from speakers.models import Speaker
from tests.factories import import_bytes

GOLDEN = Path(__file__).parent.parent / "golden"
DOCUMENTS = sorted(path for path in GOLDEN.glob("*/*") if path.suffix != ".expected")
WORD = re.compile(r"[a-z]{4,}|[A-Z]{5,}|[\u0621-\u064a]{5,}|[\u4e00-\u9fff]{2,}")

pytestmark = pytest.mark.django_db


def named(path):
    return f"{path.parent.name}/{path.name}"


def addresses():
    """What a reader's link may point to: the ids and keys of everything that a reading writes."""
    records = (Session, Speaker, Participation, Turn)
    return [set(model.objects.values_list("pk", flat=True)) for model in records] + [
        set(Statement.objects.values_list("key", flat=True))
    ]


def texts():
    turns = Turn.objects.with_text().values_list("pk", "text")
    return {**dict(turns), **dict(Statement.objects.values_list("key", "text"))}


def edited(path):
    """The document with one word of one paragraph written otherwise, in the second half if there is one.

    Where each word stands twice, in the words and in their times, both are.
    """
    content = path.read_bytes()
    transcript = read_transcript(path.name, content)
    document = content.decode()
    spans = [span for turn in transcript.turns for span in turn.paragraphs]
    words = [word for span in spans[len(spans) // 2 :] + spans for word in WORD.findall(span.of(transcript.text))]
    once = [word for word in words if document.count(word) == 1]
    word = next(iter(once or [word for word in words if transcript.text.count(word) == 1]))
    return document.replace(word, word + word[-1]).encode()


# Two hold no voices, the other's text is not its bytes.
NOT_EDITED = {"report_page/later.txt", "report_page/roles.txt", "word_document/village-wireless-report.docx"}


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_a_document_read_twice_changes_nothing(path):
    import_bytes(path.read_bytes(), path.name)
    before, said = addresses(), texts()
    result = import_bytes(path.read_bytes(), path.name, reread=True)
    assert (result.outcome, addresses(), texts()) == ("unchanged", before, said)


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if named(path) not in NOT_EDITED], ids=named)
def test_one_edited_paragraph_changes_one_turn_and_no_address(path):
    import_bytes(path.read_bytes(), path.name)
    before, said = addresses(), texts()
    result = import_bytes(edited(path), path.name, session=Session.objects.get().slug)
    changed = [key for key, text in texts().items() if said.get(key) != text]
    assert (result.outcome, addresses()) == ("updated", before)
    assert len([key for key in changed if isinstance(key, int)]) == 1
    assert len([key for key in changed if isinstance(key, str)]) <= 1
