"""Damages the golden documents in seeded ways and reads each: python benchmarks/mutate_documents.py --count 20000

Each must be read, or refused with a line. Every second one is read as its own format, the others as detected.
--large reads 1 MB of each format in several shapes instead, of packed files 1 MB unpacked: at most 2 s and 200 MB
each.
--format NAME: that one alone.
"""

import argparse
import random
import resource
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from sessions.formats import read_transcript  # noqa: E402
from sessions.transcript import TranscriptError  # noqa: E402
from tests.formats.large_documents import large_documents  # noqa: E402
from tests.formats.mutations import mutation  # noqa: E402
from tests.formats.reading import flaw_of  # noqa: E402

MOST_SECONDS, MOST_MEGABYTES, SHOWN, TRACED = 2.0, 200, 5, 211
SEEDS = {".txt": "report_page", ".vtt": "webvtt"}
RUINS = Path("/tmp/broken_documents")


@dataclass(frozen=True)
class Case:
    """A damaged document; `forced` is the format that must read it, None where it is detected."""

    format_name: str
    name: str
    number: int
    content: bytes
    forced: str | None


def originals() -> list[tuple[str, Path]]:
    """The golden documents and the seeds, each with its format."""
    golden = sorted(path for path in (ROOT / "tests/golden").glob("*/*") if path.suffix != ".expected")
    seeds = sorted(path for path in (ROOT / "seeds").iterdir() if path.suffix in SEEDS)
    return [(path.parent.name, path) for path in golden] + [(SEEDS[path.suffix], path) for path in seeds]


def cases(count: int, seed: int, only: str | None) -> Iterator[Case]:
    """So many damaged documents, the originals in turn."""
    documents = [(name, path.name, path.read_bytes()) for name, path in originals()]
    wanted = [document for document in documents if only in (None, document[0])]
    chance, others = random.Random(seed), [content for *_, content in documents]
    for number in range(count):
        format_name, name, content = wanted[number % len(wanted)]
        forced = format_name if number // len(wanted) % 2 else None
        yield Case(format_name, name, number, mutation(content, chance, others), forced)


def outcome(case: Case) -> str:
    """ "read" or "refused"; anything else is a fault, and named."""
    try:
        transcript = read_transcript(case.name, case.content, case.forced)
    except TranscriptError as error:
        return "refused" if (error.line or 0) >= 1 else f"refused without a line: {error}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return flaw_of(transcript) or "read"


def run(count: int, seed: int, only: str | None) -> bool:
    """Whether nothing broke. Prints the counts of each format, the slowest and the largest."""
    counts, slowest, broken, traced = Counter(), [], [], []
    for case in cases(count, seed, only):
        started = time.process_time()
        result = outcome(case)
        slowest = sorted([*slowest, (time.process_time() - started, len(case.content), case.name, case.number)])[
            -SHOWN:
        ]
        is_fault = result not in ("read", "refused")
        counts[case.format_name, "broken" if is_fault else result] += 1
        broken += [(case, result)] if is_fault else []
        traced += (
            [(largest_memory(case), len(case.content), case.name, case.number)] if case.number % TRACED == 0 else []
        )
    print_counts(counts)
    print(
        "slowest:",
        *(f"{s:6.3f} s  {size:>9,} bytes  {name} #{number}" for s, size, name, number in slowest),
        sep="\n  ",
    )
    print(
        "largest:",
        *(f"{m:6.1f} MB {size:>9,} bytes  {n} #{k}" for m, size, n, k in sorted(traced)[-SHOWN:]),
        sep="\n  ",
    )
    print_broken(broken)
    return not broken


def largest_memory(case: Case) -> float:
    """MB that Python takes at most while it reads the document."""
    tracemalloc.start()
    outcome(case)
    _, largest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return largest / 1e6


def print_counts(counts: Counter) -> None:
    print(f"{'format':16}{'read':>8}{'refused':>9}{'broken':>8}")
    for name in sorted({name for name, _ in counts}):
        print(f"{name:16}{counts[name, 'read']:8}{counts[name, 'refused']:9}{counts[name, 'broken']:8}")


def print_broken(broken: list[tuple[Case, str]]) -> None:
    for case, result in broken[:20]:
        RUINS.mkdir(exist_ok=True)
        (RUINS / f"{case.number}-{case.name}").write_bytes(case.content)
        print(f"BROKEN {RUINS}/{case.number}-{case.name} ({case.forced or 'detected'}): {result[:200]}")
    print(f"{len(broken)} broken")


def run_large(only: str | None) -> bool:
    """Whether a megabyte of each shape stays within the bounds; each is read in a process of its own."""
    is_fine = True
    for format_name, shape, content in large_documents(dict_of_originals()):
        if only in (None, format_name):
            seconds, megabytes, result = in_own_process(format_name, shape, content)
            is_over = seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES or result not in ("read", "refused")
            is_fine = is_fine and not is_over
            print(
                f"{'OVER ' if is_over else '     '}{format_name:16}{shape:24}"
                f"{seconds:7.2f} s{megabytes:7.0f} MB  {result[:60]}"
            )
    return is_fine


def dict_of_originals() -> dict[str, bytes]:
    """The longest original of each format."""
    longest = sorted(originals(), key=lambda found: found[1].stat().st_size)
    return {name: path.read_bytes() for name, path in longest}


def in_own_process(*arguments) -> tuple[float, float, str]:
    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=measure, args=(sender, *arguments))
    process.start()
    sender.close()
    try:
        return receiver.recv()
    except EOFError:
        return 0.0, 0.0, "the process died"
    finally:
        process.join()


def measure(sender, format_name: str, shape: str, content: bytes) -> None:
    """Sends the seconds, the MB that the process grew by, and the outcome: of the slower of two readings, one of
    the document as detected and one as its own format."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    readings = [timed(Case(format_name, shape, 0, content, forced)) for forced in (None, format_name)]
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    faults = [result for _, result in readings if result not in ("read", "refused")]
    sender.send((max(seconds for seconds, _ in readings), grown / 1024, (*faults, readings[-1][1])[0]))


def timed(case: Case) -> tuple[float, str]:
    """The seconds of one reading and its outcome."""
    started = time.process_time()
    result = outcome(case)
    return time.process_time() - started, result


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=20250312)
    parser.add_argument("--format")
    parser.add_argument("--large", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    chosen = arguments()
    is_fine = run_large(chosen.format) if chosen.large else run(chosen.count, chosen.seed, chosen.format)
    sys.exit(0 if is_fine else 1)
