"""The command's contract: paths, exit statuses, what is printed, and that a failure changes nothing."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from sessions.formats.languages import checked_tag
from sessions.models import Event, Session
from speakers.models import Speaker
from tests.factories import report

ROOT = Path(__file__).parents[2]
FIELDS = ["source", "sha256", "format", "kind", "outcome", "session", "title", "event", "code", "starts_at", "ends_at"]
FIELDS += ["disclaimer", "language", "listed", "voices", "turns", "statements", "themes", "warnings", "error"]


def run(*arguments):
    """The exit status and the records."""
    out = io.StringIO()
    try:
        call_command("import_transcript", *map(str, arguments), "--report", "json", stdout=out, stderr=io.StringIO())
        status = 0
    except SystemExit as exit:
        status = exit.code
    return status, [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_bytes(report("First title"))
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes("Événement".encode("latin-1"))
    (tmp_path / "d.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (tmp_path / "e.txt").write_text("Milk\nBread\nSix eggs\n")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner/f.txt").write_bytes(report("Second title"))
    (tmp_path / ".hidden").write_text("not read")
    return tmp_path


@pytest.mark.django_db
def test_a_folder_of_mixed_files_imports_the_good_ones_and_names_the_others(folder):
    status, records = run(folder)
    assert status == 1
    assert [(Path(record["source"]).name, record["outcome"]) for record in records] == [
        ("a.txt", "created"),
        ("b.txt", "failed"),
        ("c.txt", "failed"),
        ("d.png", "failed"),
        ("e.txt", "failed"),
        ("f.txt", "created"),
    ]
    errors = [record["error"] for record in records if record["error"]]
    assert errors[0] == f"{folder}/b.txt:1: expected a transcript or a report page, found an empty file"
    assert errors[1] == f"{folder}/c.txt:1: expected text in UTF-8, found byte 0xc9 that is no utf-8"
    names = ["b.txt", "c.txt", "d.png", "e.txt"]
    assert [error.split(": expected ")[0] for error in errors] == [f"{folder}/{name}:1" for name in names]
    assert sorted(Session.objects.values_list("title", flat=True)) == ["First title", "Second title"]


@pytest.mark.django_db
def test_every_record_has_the_same_fields_read_or_failed(folder):
    assert {tuple(sorted(record)) for record in run(folder)[1]} == {tuple(sorted(FIELDS))}


@pytest.mark.parametrize("draft", [[], ["--draft"]])
def test_what_is_read_without_the_database_has_the_same_fields_read_or_failed(folder, draft):
    out = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("read_transcript", str(folder), *draft, stdout=out, stderr=io.StringIO())
    records = [json.loads(line) for line in out.getvalue().splitlines()]
    kinds = {tuple((name, type(record[name]) is list) for name in sorted(record)) for record in records}
    assert (len(records), len(kinds)) == (6, 1)


@pytest.mark.django_db
def test_a_missing_path_fails_with_a_sentence():
    status, [record] = run("nowhere.txt")
    assert (status, record["outcome"]) == (1, "failed")
    assert record["error"] == "nowhere.txt: expected a file that can be read, found: no such file or directory"


@pytest.mark.django_db
def test_a_failing_document_leaves_nothing_behind(tmp_path):
    path = tmp_path / "cut.txt"
    path.write_text("Some title | New Forum 2025\n\n12 Mar 2025\n")
    assert run(path)[0] == 1
    assert (Session.objects.count(), Event.objects.count(), Speaker.objects.count()) == (0, 0, 0)


@pytest.mark.django_db
def test_an_unknown_session_fails_and_a_known_one_is_taken(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(report())
    status, [record] = run(path, "--session", "no-such-session")
    assert (status, Session.objects.count()) == (1, 0)
    assert record["error"] == f'{path}: expected the slug of a session, found "no-such-session", which no session has'


@pytest.mark.django_db
def test_publish_shows_only_what_this_import_created(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(report())
    run(path)
    run(path, "--publish", "--reread")
    assert Session.objects.get().status == "draft"
    path.write_bytes(report("Other title"))
    run(path, "--publish")
    assert Session.objects.get(title="Other title").status == "published"


@pytest.mark.django_db
def test_an_event_and_a_language_may_be_given(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(report())
    _, [record] = run(path, "--event", "Given Forum", "--language", "en")
    assert (record["event"], record["language"]) == ("Given Forum", "en")
    assert Session.objects.get().event.name == "Given Forum"


@pytest.mark.django_db
def test_what_a_known_session_does_not_follow_is_said_with_the_reason(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(report())
    run(path, "--event", "Given Forum")
    session = Session.objects.get()
    _, [record] = run(path, "--publish", "--event", "Other Forum", "--language", "pt-BR")
    assert record["outcome"] == "unchanged"
    assert record["warnings"][:3] == [
        f"not published: --publish is for sessions that this import creates, and {session.slug} (draft) was there "
        "before; publish it in the admin",
        f'--event "Other Forum" was not followed: {session.slug} belongs to Given Forum; change that in the admin',
        f"--language pt-BR was not followed: {session.slug} has no language; --reread follows it",
    ]
    session.refresh_from_db()
    assert (session.status, session.event.name, session.language) == ("draft", "Given Forum", "")
    assert list(Event.objects.values_list("name", flat=True)) == ["Given Forum"]


@pytest.mark.django_db
def test_what_was_followed_is_not_complained_about(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(report())
    wishes = ["--event", "Given Forum", "--language", "fr", "--publish"]
    first, again = run(path, *wishes)[1][0], run(path, *wishes)[1][0]
    assert (first["outcome"], again["outcome"], again["warnings"]) == ("created", "unchanged", first["warnings"])


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (["--report", "xml"], "argument --report: invalid choice: 'xml'"),
        (
            ["--language", "french, please"],
            'argument --language: expected the tag of a language, such as en, pt-BR or zh-Hans, found "french, please"',
        ),
    ],
)
def test_wrong_usage_ends_with_status_two(wrong, sentence):
    process = subprocess.run(
        [sys.executable, "manage.py", "import_transcript", "x.txt", *wrong], cwd=ROOT, capture_output=True, text=True
    )
    assert (process.returncode, sentence in process.stderr) == (2, True)


@pytest.mark.parametrize("code", ["en", "EN", "eng", "pt-BR", "zh-Hans-CN", "sr-Latn", "es-419", "de-1996", "gsw"])
def test_a_tag_of_a_language_is_taken(code):
    assert checked_tag(code)


@pytest.mark.parametrize(
    "code", ["", "e", "xx", "qq-BR", "english", "en_US", "en-", "-en", "en--US", "en US", "français", "e1", "123"]
)
def test_what_is_no_tag_of_a_language_is_not_taken(code):
    with pytest.raises(ValueError, match="expected the tag of a language"):
        checked_tag(code)


@pytest.mark.django_db
def test_standard_input_is_a_document(monkeypatch):
    class Input:
        buffer = io.BytesIO(report())

    monkeypatch.setattr(sys, "stdin", Input)
    status, [record] = run("-")
    assert (status, record["source"], record["outcome"]) == (0, "-", "created")
