"""What captioners make of names resolves to the right person or to nobody."""

import random

from speakers.names import Candidate, resolve
from tests.people.distortions import DISTORTIONS, invented_names


def test_distorted_names_resolve_to_their_own_person_or_to_nobody():
    right, wrong, asked = 0, [], 0
    for listed in sessions_of_ten():
        for candidate in listed:
            for distort in DISTORTIONS:
                label = distort(candidate.name, random.Random(candidate.name))
                resolution = resolve(label, listed)
                asked, right = asked + 1, right + (resolution.key == candidate.key)
                wrong += [(label, resolution)] if resolution.key not in (None, candidate.key) else []
    assert (wrong, asked, right / asked >= 0.85) == ([], 1400, True), f"{right} of {asked} right"


def test_people_of_other_sessions_never_match():
    sessions = sessions_of_ten()
    labels = [(person.name, listed) for listed in sessions for other in sessions for person in other if other != listed]
    assert [(label, resolve(label, listed)) for label, listed in labels if resolve(label, listed).key] == []


def sessions_of_ten():
    names = invented_names(200)
    people = [Candidate(name, name) for name in names]
    return [people[start : start + 10] for start in range(0, 200, 10)]
