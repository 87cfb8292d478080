"""Prints how fast synthetic meetings are drafted on one core and on two: python benchmarks/drafting_speed.py [SESSIONS]

Data: benchmarks/synthetic_meetings.py, meetings of 10,000 words; vocabulary and gazetteer of seeds/.
"""

import resource
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from synthetic_meetings import meeting  # noqa: E402

from sessions.analysis.concepts import read_gazetteer  # noqa: E402
from sessions.analysis.drafting import draft  # noqa: E402
from sessions.analysis.vocabulary import read_vocabulary  # noqa: E402

WORDS = 10_000
VOCABULARY = read_vocabulary((ROOT / "seeds/themes.csv").read_text(encoding="utf-8"))
GAZETTEER = read_gazetteer((ROOT / "seeds/concepts.csv").read_text(encoding="utf-8"))


def draft_one(seed: int) -> float:
    """Seconds of drafting, the making of the meeting left out."""
    transcript = meeting(seed, WORDS)
    started = process_time()
    draft(transcript, VOCABULARY, gazetteer=GAZETTEER)
    return process_time() - started


def main() -> None:
    sessions = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with ProcessPoolExecutor(2) as pool:
        seconds = sum(pool.map(draft_one, range(sessions), chunksize=4))
    memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    words = sessions * WORDS
    print(f"{sessions} sessions, {words} words: {words / seconds:,.0f} words/s a core,")
    print(f"{seconds / 2:.1f} s on two cores, at most {memory:.0f} MB a process")


if __name__ == "__main__":
    main()
