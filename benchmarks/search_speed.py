"""How long a search takes among many documents: p50 and p95 of the results with counts and facets, and of the page.

    python -m benchmarks.search_speed [DOCUMENTS]
    python -m tests.postgres python -m benchmarks.search_speed [DOCUMENTS]

Fills a throw-away test database with synthetic meetings (200,000 documents unless told) and asks it.
"""

import os
import random
import sys
import time
from statistics import quantiles

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.db import connection  # noqa: E402
from django.http import QueryDict  # noqa: E402
from django.test import Client  # noqa: E402

from benchmarks.synthetic_meetings import sentence, subject  # noqa: E402
from sessions.models import (  # noqa: E402
    Event,
    Participation,
    Session,
    SessionTheme,
    Source,
    Statement,
    StatementTheme,
    Theme,
    Turn,
)
from sessions.search.asked import Asked  # noqa: E402
from sessions.search.found import Found  # noqa: E402
from sessions.search.index import rebuild  # noqa: E402
from speakers.models import Speaker  # noqa: E402

DOCUMENTS = 200_000
TURNS, STATEMENTS, VOICES = 150, 50, 10
RARE = 0.05  # the share of sessions in which one turn holds a word that no other has
ROUNDS = 40
GROUPS = ["Government", "Civil society", "Private sector", "Technical community"]
REGIONS = ["Africa", "Asia-Pacific", "Eastern Europe", "Latin America", "Western Europe"]
# What is asked, and what share of the documents holds it is printed beside it.
QUESTIONS = {
    "rare word": "q=lighthouse+",
    "common word": "q=ministry+",
    "very common word": "q=that+",
    "beginning": "q=minis",
    "two words": "q=ministry+harbour+",
    "phrase": 'q="health+records"',
    "phrase and exclusion": 'q="health+records"+-harbour',
    "word with a filter": "q=ministry+&year=2017",
    "word with three filters": "q=ministry+&year=2017&group=Government&kind=turn",
    "word with a theme": "q=ministry+&theme=theme-3",
    "by date": "q=ministry+&sort=date",
    "nothing": "q=minsitry+zzzz+",
}


def fill(documents: int) -> None:
    """Sessions of 150 turns and 50 statements by ten voices, 300 sessions an event."""
    chance = random.Random(7)
    themes = [Theme.objects.create(name=f"Theme {number}") for number in range(50)]
    people = Speaker.objects.bulk_create(
        Speaker(name=f"Person {n}", slug=f"person-{n}", search_key=f"person {n}") for n in range(3000)
    )
    for number in range(documents // (TURNS + STATEMENTS)):
        event = Event.objects.get_or_create(
            name=f"Forum {2015 + number // 100}", starts_on=f"{2015 + number // 100}-01-01"
        )[0]
        fill_session(chance, number, event, themes, people)


def fill_session(chance, number, event, themes, people) -> None:
    choices = subject(chance)
    session = Session.objects.create(
        title=f"Session {number}: {sentence(chance, choices)[:80]}",
        event=event,
        start_date=event.starts_on,
        status="published",
    )
    voices = Participation.objects.bulk_create(
        Participation(
            session=session,
            attribution=f"Voice {place}",
            voice_position=place,
            speaker=chance.choice(people),
            stakeholder_group=chance.choice(GROUPS),
            region=chance.choice(REGIONS),
        )
        for place in range(VOICES)
    )
    add_turns(chance, choices, session, voices)
    statements = Statement.objects.bulk_create(
        Statement(participation=voices[place % VOICES], key=f"{number:04}{place:04}", text=sentence(chance, choices))
        for place in range(STATEMENTS)
    )
    StatementTheme.objects.bulk_create(StatementTheme(statement=one, theme=chance.choice(themes)) for one in statements)
    SessionTheme.objects.bulk_create(SessionTheme(session=session, theme=one) for one in chance.sample(themes, 4))


def add_turns(chance, choices, session, voices) -> None:
    texts = [" ".join(sentence(chance, choices) for _ in range(chance.randint(1, 6))) for _ in range(TURNS)]
    if chance.random() < RARE:
        texts[0] += " The lighthouse needs no licence."
    source = Source.objects.create(
        session=session,
        content=b"",
        sha256=session.slug[:64],
        reader_version=1,
        kind="transcript",
        text="\n".join(texts),
    )
    start, turns = 0, []
    for place, text in enumerate(texts):
        end = start + len(text)
        turns.append(
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
    Turn.objects.bulk_create(turns)


def ask(address: str) -> Found:
    """All that the page shows: the results of the first page, how many there are, and the facets."""
    found = Found(Asked.from_address(QueryDict(address)))
    _ = found[0:25], found.choices
    return found


def milliseconds(run, argument) -> tuple[float, float]:
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        run(argument)
        taken.append((time.perf_counter() - started) * 1000)
    cuts = quantiles(taken, n=20)
    return cuts[9], cuts[18]


def save_statement(_) -> None:
    """One save of a record, with its history, its grounding and its document in the index."""
    statement = Statement.objects.order_by("pk").first()
    statement.text = f"{statement.text} "
    statement.save()


def main(documents: int) -> None:
    name = connection.creation.create_test_db(verbosity=0, serialize=False)
    started = time.perf_counter()
    fill(documents)
    filled = time.perf_counter()
    count = rebuild()
    print(
        f"{connection.vendor}: {count:,} documents, filled in {filled - started:.0f} s, indexed in "
        f"{time.perf_counter() - filled:.0f} s ({name})"
    )
    print(f"{'question':24}{'found':>9}{'search p50':>12}{'p95 ms':>8}{'page p50':>10}{'p95 ms':>8}")
    client = Client(headers={"host": "localhost"})
    for question, address in QUESTIONS.items():
        found = ask(address)
        search = milliseconds(ask, address)
        page = milliseconds(client.get, f"/search/?{address}")
        print(f"{question:24}{found.total:9,}{search[0]:12.0f}{search[1]:8.0f}{page[0]:10.0f}{page[1]:8.0f}")
    print("one saved statement: p50 {:.0f}, p95 {:.0f} ms".format(*milliseconds(save_statement, None)))
    connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS)
