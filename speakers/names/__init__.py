"""What the project knows of people's names: one face for folding, labels, likeness and resolution."""

from speakers.names.attributions import is_of_a_directory, is_placeholder, person_name, role_of
from speakers.names.bodies import body_of, names_a_body
from speakers.names.folding import fold
from speakers.names.label_words import Role
from speakers.names.person_lines import looks_like_person
from speakers.names.resolution import Candidate, Outcome, Resolution
from speakers.names.resolving import resolve
from speakers.names.similarity import likeness, name_words, same_person

__all__ = [
    "Candidate",
    "Outcome",
    "Resolution",
    "Role",
    "body_of",
    "fold",
    "is_of_a_directory",
    "is_placeholder",
    "likeness",
    "looks_like_person",
    "name_words",
    "names_a_body",
    "person_name",
    "resolve",
    "role_of",
    "same_person",
]
