"""Small meetings and a small vocabulary, invented for the tests of the analysis."""

from sessions.analysis.vocabulary import Vocabulary, read_vocabulary
from sessions.transcript import Kind, TextBuilder, Transcript, Turn

THEMES = """slug,name,basket,phrases,description
rights,Human rights,,,
privacy,Privacy,rights,"privacy
personal data | 2
GDPR | 2",
access,Access,rights,"universal service fund | 2
coverage
rural
spectrum licence",
ai,Artificial intelligence,rights,"AI | 2
machine learning
IT",
"""


def vocabulary() -> Vocabulary:
    return read_vocabulary(THEMES)


def meeting(*turns: tuple[str, str], kind: Kind = Kind.TRANSCRIPT, language: str | None = "en") -> Transcript:
    """A transcript of (attribution, words) turns; a blank line in the words parts paragraphs."""
    builder = TextBuilder()
    read = [Turn(name, tuple(builder.add(part) for part in said.split("\n\n"))) for name, said in turns]
    return Transcript(kind, builder.text, tuple(read), language=language)
