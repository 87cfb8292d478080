"""Title lines and lines of lists of people."""

import pytest

from sessions.formats.listed_people import read_person
from sessions.formats.titles import TitleParts, read_title
from sessions.transcript import ListedSpeaker


@pytest.mark.parametrize(
    ("line", "title", "event", "code"),
    [
        ("Roofs & Rivers | IGF 2023", "Roofs & Rivers", "IGF 2023", None),
        ("Roofs | IGF 2023 WS #209", "Roofs", "IGF 2023", "WS #209"),
        ("Roofs | IGF 2023 side event", "Roofs", "IGF 2023", None),
        ("Roofs | IGF 2023 Day 0 Event #5", "Roofs", "IGF 2023", "Day 0 Event #5"),
        ("Roofs | Rivers", "Roofs | Rivers", None, None),
        ("WS #241 Roofs", "Roofs", None, "WS #241"),
        ("Open Forum #20 Roofs", "Roofs", None, "Open Forum #20"),
        ("Day 0 Event #1 Roofs", "Roofs", None, "Day 0 Event #1"),
        ("Launch / Award Event #46 Roofs", "Roofs", None, "Launch / Award Event #46"),
        ("Networking Session #5: Roofs", "Roofs", None, "Networking Session #5"),
        ("IGF 2023 – Day 1 – WS #209 Roofs – RAW", "Roofs", "IGF 2023", "WS #209"),
        ("IGF 2014 DAY 2 - WORKSHOP 12 ROOFS", "ROOFS", "IGF 2014", "WORKSHOP 12"),
        ("Workshop 2030 goals", "Workshop 2030 goals", None, None),
        ("Roofs -- RAW", "Roofs", None, None),
        ("FINISHED - ROOFS ( FINISHED)", "ROOFS", None, None),
        ("## **Roofs**", "Roofs", None, None),
        ("Raw power in 2020", "Raw power in 2020", None, None),
        ("Session 2: Roofs", "Session 2: Roofs", None, None),
        ("WS #209", None, None, "WS #209"),
        ("", None, None, None),
    ],
)
def test_a_title_line_is_parted_into_title_event_and_code(line, title, event, code):
    assert read_title(line) == TitleParts(title, event, code)


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("  • Ana Ruiz, Head, Office of Roofs", ListedSpeaker("Ana Ruiz", "Head, Office of Roofs", "speaker")),
        (
            "- **Ana Ruiz**, Civil Society, Latin American and Caribbean Group (GRULAC)",
            ListedSpeaker("Ana Ruiz", None, "speaker", "Civil Society", "Latin American and Caribbean Group (GRULAC)"),
        ),
        (
            "Ana Ruiz, Office of Roofs, Civil Society, GRULAC",
            ListedSpeaker("Ana Ruiz", "Office of Roofs", "speaker", "Civil Society", "GRULAC"),
        ),
        ("Moderator: Ana Ruiz, Office", ListedSpeaker("Ana Ruiz", "Office", "moderator")),
        ("[Ana Ruiz](https://people.example/ana)", ListedSpeaker("Ana Ruiz", None, "speaker")),
        ("Ana Ruiz", ListedSpeaker("Ana Ruiz", None, "speaker")),
    ],
)
def test_a_listed_person_is_split_at_the_first_comma_and_at_known_groups(line, person):
    assert read_person(line, "speaker") == person
