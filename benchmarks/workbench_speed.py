"""How long the workbench takes for a session of 2,500 turns and 400 statements: the page, one change, all of a voice.

    python -m benchmarks.workbench_speed [TURNS] [STATEMENTS]
    python -m tests.postgres python -m benchmarks.workbench_speed [TURNS] [STATEMENTS]

Fills a throw-away test database and prints of each answer: processor milliseconds, queries and kilobytes.
"""

import gzip
import os
import random
import sys
import time
from statistics import median

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402
from django.urls import reverse  # noqa: E402

from benchmarks.synthetic_meetings import sentence, subject  # noqa: E402
from sessions.grounding import ground_session  # noqa: E402
from sessions.models import (  # noqa: E402
    Evidence,
    Participation,
    Session,
    Source,
    Statement,
    StatementTheme,
    Theme,
    Turn,
)
from sessions.workbench.deciding import piles  # noqa: E402

TURNS, STATEMENTS, VOICES, ROUNDS = 2_500, 400, 10, 9
PART = {"X-Workbench": "part"}


def fill(turns: int, statements: int) -> Session:
    chance = random.Random(7)
    choices = subject(chance)
    session = Session.objects.create(title="A long day")
    voices = [
        Participation.objects.create(session=session, attribution=f"Voice {place}", voice_position=place)
        for place in range(VOICES)
    ]
    texts = [" ".join(sentence(chance, choices) for _ in range(chance.randint(1, 4))) for _ in range(turns)]
    source = Source.objects.create(
        session=session, content=b"", sha256="a", reader_version=1, kind="transcript", text="\n".join(texts)
    )
    places = add_turns(source, voices, texts)
    add_statements(source, voices, places[:: max(1, turns // statements)][:statements], texts)
    ground_session(session)
    return session


def add_turns(source: Source, voices: list[Participation], texts: list[str]) -> list[tuple[int, int]]:
    start, rows = 0, []
    for place, text in enumerate(texts):
        end = start + len(text)
        rows.append(
            Turn(
                source=source,
                participation=voices[place % VOICES],
                position=place,
                start=start,
                end=end,
                paragraphs=[[start, end]],
            )
        )
        start = end + 1
    Turn.objects.bulk_create(rows)
    return [(row.position, row.start) for row in rows]


def add_statements(source: Source, voices, places: list[tuple[int, int]], texts: list[str]) -> None:
    themes = [Theme.objects.create(name=f"Theme {number}") for number in range(50)]
    chance = random.Random(8)
    for number, (place, start) in enumerate(places):
        text = texts[place].split(". ")[0]
        one = Statement.objects.create(
            participation=voices[place % VOICES], key=f"k{number:07}", text=text, position=number
        )
        span = {"start": start, "end": start + len(text), "text": text}
        Evidence.objects.create(statement=one, source=source, is_imported=True, **span)
        for state, theme in zip(
            ["suggested", "suggested", "offered", "offered"], chance.sample(themes, 4), strict=True
        ):
            StatementTheme.objects.create(statement=one, theme=theme, state=state, score=0.3)


def measure(name: str, ask, rounds: int = ROUNDS) -> None:
    """Prints the median of the rounds; each may ask something else."""
    taken, answer = [], None
    for number in range(rounds):
        with CaptureQueriesContext(connection) as asked:
            started = time.process_time()
            answer = ask(number)
            taken.append((time.process_time() - started) * 1000)
        assert answer.status_code in (200, 205), (name, answer.status_code, answer.content[:300])
    size, packed = len(answer.content) / 1024, len(gzip.compress(answer.content)) / 1024
    print(f"{name:32}{median(taken):>10.0f} ms{len(asked):>6} queries{size:>9.0f} KB{packed:>8.0f} KB gzip")


def main(turns: int, statements: int) -> None:
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0, serialize=False)
    session = fill(turns, statements)
    length = len(Source.objects.get().text)
    print(f"{connection.vendor}: {turns:,} turns, {length:,} characters, {Statement.objects.count()} statements")
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor"))
    address = reverse("admin:igf_sessions_session_workbench", args=[session.pk])
    rows = list(Statement.objects.order_by("pk"))

    def about(name, number, rest=""):
        one = Statement.objects.get(pk=rows[number].pk)
        return {"do": f"{name} {one.key} {one.version} {rest}"}

    def post(form):
        return client.post(address, form, headers=PART)

    measure("the page", lambda number: client.get(address))
    measure("open a card", lambda number: client.get(f"{address}?open={rows[number].key}", headers=PART))
    measure("approve", lambda number: post(about("approve", number)))
    measure("undo", lambda number: post({"do": "undo"}))
    measure("new words", lambda number: post({**about("word", number), "text": f"Other words {number}."}))
    measure("move down", lambda number: post(about("down", number)))
    measure("split", lambda number: post({**about("word", 50 + number), "text": "One thing.\nAnother thing."}))
    pile = max(piles(session.pk).items())[1][-1]
    form = {"do": f"approve-pile {pile.voice} {int(pile.word_for_word)} {pile.number} {pile.versions}"}
    measure(f"approve {pile.number} of a voice", lambda number: post(form), rounds=1)


if __name__ == "__main__":
    main(*(int(number) for number in sys.argv[1:] or [TURNS, STATEMENTS]))
