"""Tells the labels that name a state or an organisation, which speak through somebody whom the label may not name."""

import re
from functools import lru_cache

from speakers.names.attributions import BRACKETS, read_label
from speakers.names.body_words import NAMES_OF_BODIES, body_key, is_body

# Mr. Jordan is somebody; DR CONGO is a state.
OF_A_PERSON = re.compile(r"\s*(?:mr|mrs|ms|miss|mx|prof)\b", re.IGNORECASE)


def names_a_body(attribution: str) -> bool:
    """Whether the label names a state or an organisation and no person: "UNITED KINGDOM", "ITU", "Holy See".

    A first name that is a state's too ("Jordan") names neither for certain.
    """
    return _names_a_body(attribution[:200])


@lru_cache(maxsize=8192)
def _names_a_body(attribution: str) -> bool:
    label = read_label(attribution)
    if label.body is not None:
        return False
    is_named = body_key(BRACKETS.sub(" ", attribution)) in NAMES_OF_BODIES
    return is_named or (is_body(label.name) and not OF_A_PERSON.match(attribution))


def body_of(attribution: str) -> str | None:
    """The state or organisation that the label names, beside a person or alone: "BRAZIL (ANA REY)", "BRAZIL"."""
    return read_label(attribution).body or (attribution if names_a_body(attribution) else None)
