"""Records for tests, each made by the shortest call that says what the test is about."""

from sessions.importing import ImportOptions, import_document
from sessions.models import Event, Participation, Session, SessionTheme, Statement, StatementTheme, Theme
from sessions.models.session import Status
from speakers.models import Speaker

REPORT = """{title} | {event}

{date}

Event report

Speakers

  • Ada Sample, Director, Example Institute
  • Ben Invented, Invented Ministry

Table of contents

Disclaimer: This is a sample with invented speakers.

Session report

Moderator

{opening}

Ada Sample, Director, Example Institute

Encryption must be protected by law. It keeps the private messages of every citizen safe.

Schools should teach digital skills. Rural communities need training the most.

Ben Invented, Invented Ministry

Governments should build community networks in rural areas. They cost less than people think.
"""
OPENING = "The moderator asked how trust can grow. Open standards should be the rule for public services."


def report(
    title="Trust and networks", event="Sample Forum 2025", date="12 Mar 2025 09:00h - 10:00h UTC", opening=OPENING
):
    """The bytes of a small report page: three voices, four paragraphs."""
    return REPORT.format(title=title, event=event, date=date, opening=opening).encode()


def import_bytes(content, name="report.txt", **options):
    return import_document(name, content, ImportOptions(**options))


def make_theme(slug, phrases="", basket=None):
    return Theme.objects.create(slug=slug, name=slug.replace("-", " ").capitalize(), phrases=phrases, basket=basket)


def make_event(name="Sample Forum 2025"):
    return Event.objects.get_or_create(name=name)[0]


def make_session(title="Trust and networks", status=Status.PUBLISHED, **fields):
    return Session.objects.create(title=title, status=status, **{"event": make_event(), **fields})


def make_speaker(name="Ada Sample"):
    return Speaker.objects.create(name=name)


def make_voice(session, attribution="Ada Sample", position=0, **fields):
    return Participation.objects.create(session=session, attribution=attribution, voice_position=position, **fields)


def make_statement(voice, text="Encryption must be protected by law.", **fields):
    key = f"k{Statement.objects.count():07}"
    return Statement.objects.create(participation=voice, text=text, key=key, **fields)


def tag(record, theme, **fields):
    """Put the theme on a session or a statement."""
    if isinstance(record, Session):
        return SessionTheme.objects.create(session=record, theme=theme, score=0.5, **fields)
    return StatementTheme.objects.create(statement=record, theme=theme, score=0.5, **fields)


def make_full_session(title="Trust and networks", status=Status.PUBLISHED, person="Ada Sample", theme=None, **fields):
    """A session with a voice of a person, a statement and a theme: what every public list and count could show."""
    session = make_session(title, status, **fields)
    voice = make_voice(session, person, speaker=Speaker.objects.filter(name=person).first() or make_speaker(person))
    statement = make_statement(voice, f"{person} says that {title} matters.")
    if theme:
        tag(session, theme)
        tag(statement, theme)
    return session
