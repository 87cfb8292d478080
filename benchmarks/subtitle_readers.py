"""Measures the project's reader of subtitles beside webvtt-py: cues a second on a file made here, and what each loses.

python -m benchmarks.subtitle_readers [CUES]        (webvtt-py: pip install webvtt-py==0.6.0)
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from io import StringIO

from sessions.formats import read_transcript
from sessions.formats.cue_blocks import read_cues
from sessions.formats.document import open_document

try:
    import webvtt
except ImportError:
    webvtt = None

WORDS = [
    "the",
    "harbour",
    "keeps",
    "a",
    "register",
    "of",
    "lights",
    "and",
    "every",
    "village",
    "reads",
    "it",
    "before",
    "the",
    "boats",
    "go",
    "out",
    "in",
    "the",
    "morning",
]
VOICES = ("Ilse Varnholt", "Okoro Bendelle", "Priya Sandquist", "Moderator")
CUE = "00:00:01.000 --> 00:00:02.000\n<v Ilse Varnholt>One.</v>\n\n"
NEXT = "00:00:03.000 --> 00:00:04.000\n<v Okoro Bendelle>Two.</v>\n"
# What is damaged or unusual, the file, and what must come out of it: (words, voices).
DAMAGES = {
    "no damage": ("WEBVTT\n\n" + CUE + NEXT, "One. Two.", 2),
    "hour-less times": ("WEBVTT\n\n" + (CUE + NEXT).replace("00:00:0", "00:0"), "One. Two.", 2),
    "byte order mark and CRLF": (
        "\ufeffWEBVTT\n\n".replace("\n", "\r\n") + (CUE + NEXT).replace("\n", "\r\n"),
        "One. Two.",
        2,
    ),
    "one impossible time": ("WEBVTT\n\n" + CUE.replace("00:00:02", "00:61:02") + NEXT, "One. Two.", 2),
    "comma in the times": ("WEBVTT\n\n" + CUE.replace(".000", ",000") + NEXT, "One. Two.", 2),
    "no empty line between cues": ("WEBVTT\n\n" + CUE.replace("\n\n", "\n") + NEXT, "One. Two.", 2),
    "no WEBVTT line": (CUE + NEXT, "One. Two.", 2),
    "empty line after the header missing": ("WEBVTT\n" + CUE + NEXT, "One. Two.", 2),
    "empty line inside a cue": (
        "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\nTwo.\n\n2\n00:00:03,000 --> 00:00:04,000\nThree.\n",
        "One. Two. Three.",
        1,
    ),
    "two voices in a cue": (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ilse Varnholt>One.</v> <v Okoro Bendelle>Two.</v>\n",
        "One. Two.",
        2,
    ),
    "voice with a class": ("WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Ilse Varnholt>One.\n", "One.", 1),
    "entities": ("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ilse Varnholt>One &amp; two.\n", "One & two.", 1),
    "rolling lines": (
        "WEBVTT\n\n" + "".join(f"00:{n:02}.000 --> 00:{n + 1:02}.000\nline {n - 1}\nline {n}\n\n" for n in range(1, 9)),
        " ".join(f"line {n}" for n in range(9)),
        1,
    ),
}


def main(cues: int) -> None:
    text = made_file(cues)
    words = sum(len(line.split()) for line in text.split("\n") if line.startswith("<v"))
    print(f"{cues:,} cues, {words:,} words, {len(text):,} characters")
    for name, reader in READERS.items():
        seconds = min(_seconds(reader, text) for _ in range(3))
        print(f"{name:34} {cues / seconds:>10,.0f} cues/s {words / seconds * 60 / 1e6:>8.1f} M words/min")
    print("\nwhat comes out of a damaged file as it should")
    for damage, (document, expected, voices) in DAMAGES.items():
        print(
            f"{damage:38}",
            "   ".join(f"{name}: {_verdict(check, document, expected, voices)}" for name, check in CHECKS.items()),
        )


def made_file(cues: int) -> str:
    chance = random.Random(2031)
    return "WEBVTT\n\n" + "".join(_cues(chance, cues))


def _cues(chance: random.Random, count: int) -> Iterator[str]:
    for number in range(count):
        words = " ".join(chance.choices(WORDS, k=12))
        voice = VOICES[number // 9 % len(VOICES)]
        yield f"{_clock(number * 4)} --> {_clock(number * 4 + 4)}\n<v {voice}>{words}.</v>\n\n"


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"


def _seconds(reader: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    reader(text)
    return time.process_time() - start


def cues_alone(text: str) -> object:
    return read_cues(open_document("made.vtt", text.encode()), is_subrip=False)


def whole_transcript(text: str) -> object:
    return read_transcript("made.vtt", text.encode())


def library(text: str) -> object:
    return webvtt.from_string(text) if webvtt else None


def library_with_voices(text: str) -> object:
    return [(caption.voice, caption.text, caption.start_in_seconds) for caption in library(text) or ()]


def ours_says(document: str) -> tuple[str, int]:
    transcript = read_transcript("damaged.vtt", document.encode())
    words = " ".join(span.of(transcript.text) for turn in transcript.turns for span in turn.paragraphs)
    return words, len({turn.attribution for turn in transcript.turns})


def library_says(document: str) -> tuple[str, int]:
    is_subrip = document.startswith("1\n")
    captions = webvtt.from_buffer(StringIO(document), format="srt" if is_subrip else "vtt")
    return " ".join(" ".join(caption.text.split()) for caption in captions), len(
        {caption.voice for caption in captions}
    )


def _verdict(check: Callable[[str], tuple[str, int]], document: str, expected: str, voices: int) -> str:
    try:
        words, heard = check(document)
    except Exception as error:
        return f"refused ({type(error).__name__})"
    if words != expected:
        return f"other words ({words[:40]!r})"
    return "yes" if heard == voices else f"{heard} voices of {voices}"


READERS = {"ours: cues": cues_alone, "ours: turns, from bytes": whole_transcript}
CHECKS = {"ours": ours_says}
if webvtt:
    READERS |= {"webvtt-py: parsing": library, "webvtt-py: voices, words and times": library_with_voices}
    CHECKS["webvtt-py"] = library_says

if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
