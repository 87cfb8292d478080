"""Damaged documents of every format are read or refused, whatever the damage."""

import random

import pytest

from tests.formats.mutations import mutation
from tests.formats.reading import is_read_or_refused
from tests.formats.test_golden import GOLDEN

DOCUMENTS = sorted(path for path in GOLDEN.glob("*/*") if path.suffix != ".expected")
COUNT = 300


@pytest.mark.parametrize("forced", [False, True], ids=["detected", "as its own format"])
def test_a_damaged_document_is_read_or_refused_with_a_line(forced):
    chance, others = random.Random(7), [path.read_bytes() for path in DOCUMENTS]
    for number in range(COUNT // 2):
        place = number % len(DOCUMENTS)
        damaged = mutation(others[place], chance, others)
        name = DOCUMENTS[place].name
        assert is_read_or_refused(name, damaged, DOCUMENTS[place].parent.name if forced else None), (name, number)
