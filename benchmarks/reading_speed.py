"""Prints how many words a minute one core reads of each format, detection and parsing included, without the database.

python benchmarks/reading_speed.py [MEGABYTES]        (each golden document repeated to that size, 1 by default)
"""

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from sessions.analysis.figures import word_count  # noqa: E402
from sessions.formats import read_transcript  # noqa: E402
from sessions.transcript import TranscriptError  # noqa: E402
from tests.formats.office_samples import pdf_bytes, word_package  # noqa: E402

WORDS = "the harbour keeps a register of lights and every village reads it before the boats go out again tonight"
TURNS = [("ANA REY", "Ana Rey"), ("BO LIND", "Bo Lind"), ("MODERATOR", "Moderator")]
ROUNDS = 3


def documents(size: int) -> dict[str, bytes]:
    """A document of about so many bytes in each format."""
    turns = [(*TURNS[number % len(TURNS)], number) for number in range(size // 500)]
    speech = f"{WORDS}. ".capitalize() * 4
    captions = "".join(f">> {name}: {speech}\n\n" for name, _, _ in turns)
    cues = [(name, f"{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}", n) for _, name, n in turns]
    paragraph = "<w:p><w:r><w:t>&gt;&gt; {}: {}</w:t></w:r></w:p>"
    return {
        "captions": captions.encode(),
        "dialogue": "".join(f"**{name}:** {speech}\n\n" for _, name, _ in turns).encode(),
        "minutes": (
            "Present: Ana, Bo\nScribe: Bo\n\n" + "".join(f"{n.split()[0]}: {speech}\n" for _, n, _ in turns)
        ).encode(),
        "un_text": _un_text(speech, turns).encode(),
        "stamped_text": "".join(f"[{at}] {speech}\n" for _, at, _ in cues).encode(),
        "webvtt": (
            "WEBVTT\n\n" + "".join(_cue(at, ".", f"<v {name}>{n} {speech}</v>") for name, at, n in cues)
        ).encode(),
        "subrip": "".join(f"{n + 1}\n" + _cue(at, ",", f"{name}: {n} {speech}") for name, at, n in cues).encode(),
        "saved_page": ("<!DOCTYPE html><html><body>" + _paragraphs(speech, turns) + "</body></html>").encode(),
        "json_whisper": _whisper(speech, turns).encode(),
        "akoma_ntoso": _debate(speech, turns).encode(),
        "parlamint": _sitting(speech, turns).encode(),
        "report_page": _report(speech, turns).encode(),
        "word_document": word_package("".join(paragraph.format(name, speech) for name, _, _ in turns)),
        "pdf_text": pdf_bytes([[f">> {TURNS[n % 3][0]}: {WORDS}", *[WORDS] * 39] for n in range(size // 4000)]),
    }


def _un_text(speech: str, turns: list) -> str:
    labels = "".join(
        f"Kenya · {name} [{n // 3600}:{n // 60 % 60:02}:{n % 60:02}]:\n\n{speech}\n\n" for _, name, n in turns
    )
    return f"Debate\n\nDate: 9 September 2026\nLanguage: English\n\n---\n\n{labels}"


def _cue(start: str, point: str, text: str) -> str:
    return f"{start}{point}000 --> {start}{point}900\n{text}\n\n"


def _paragraphs(speech: str, turns: list) -> str:
    return "".join(f"<p>&gt;&gt; {name}: {speech}</p>\n" for name, _, _ in turns)


def _whisper(speech: str, turns: list) -> str:
    segments = ",".join(f'{{"start":{n},"end":{n + 0.9},"speaker":"{name}","text":"{speech}"}}' for _, name, n in turns)
    return f'{{"language":"en","segments":[{segments}]}}'


def _debate(speech: str, turns: list) -> str:
    speeches = "".join(f'<speech by="#a"><from>{name}</from><p>{speech}</p></speech>' for _, name, _ in turns)
    return f"<akomaNtoso><debate><debateBody>{speeches}</debateBody></debate></akomaNtoso>"


def _sitting(speech: str, turns: list) -> str:
    return "<TEI><text><body>" + f'<u who="#a"><seg>{speech}</seg></u>' * len(turns) + "</body></text></TEI>"


def _report(speech: str, turns: list) -> str:
    people = "".join(f"• {name}, Chair\n" for _, name in TURNS)
    voices = "".join(f"{name}\n\n{speech}\n\n" for _, name, _ in turns)
    return (
        f"Lamps | IGF 2023\n\n10 Oct 2023 04:30h - 06:00h UTC\n\nEvent report\n\n{people}\nSession report\n\n{voices}"
    )


def speed(name: str, content: bytes) -> tuple[int, float]:
    """The words of the document and the seconds of its quickest reading."""
    seconds = []
    for _ in range(ROUNDS):
        started = time.process_time()
        transcript = read_transcript(name, content)
        seconds.append(time.process_time() - started)
    words = sum(word_count(span.of(transcript.text)) for turn in transcript.turns for span in turn.paragraphs)
    return words, min(seconds)


def main(megabytes: float) -> None:
    print(f"{'format':16}{'MB':>6}{'words':>10}{'seconds':>9}{'million words a minute':>24}")
    for name, content in documents(int(megabytes * 1_000_000)).items():
        try:
            words, seconds = speed(name, content)
        except TranscriptError as error:
            print(f"{name:16}{error}")
            continue
        print(f"{name:16}{len(content) / 1e6:6.2f}{words:10,}{seconds:9.3f}{words / seconds * 60 / 1e6:24.1f}")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
