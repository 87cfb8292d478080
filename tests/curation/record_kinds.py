"""One record of each kind that editors keep and that has a history, with an edit of it."""

from sessions.models import Concept, Page, StatementRelation
from tests.factories import make_event, make_session, make_speaker, make_statement, make_theme, make_voice


def records():
    """One record of each kind that has a history, with the field that is edited."""
    draft = make_session(status="draft")
    voice, other = make_voice(draft), make_voice(draft, "Ben Invented", 1)
    ends = {"participation": voice, "to_participation": other, "kind": "agrees"}
    return {
        "event": (make_event(), {"place": "Kyoto"}),
        "session": (draft, {"summary": "A summary."}),
        "participation": (voice, {"affiliation": "Example Institute"}),
        "statement": (make_statement(voice), {"text": "Another text."}),
        "theme": (make_theme("trust"), {"phrases": "trust"}),
        "concept": (Concept.objects.create(name="Charter"), {"aliases": "The Charter"}),
        "page": (Page.objects.create(slug="imprint", title="Imprint", body="We."), {"body": "We all."}),
        "speaker": (make_speaker(), {"note": "A note."}),
        "relation": (StatementRelation.objects.create(**ends), {"kind": "differs"}),
    }
