"""A record of every kind for the addresses of the editors' room."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType

from sessions.models import (
    Concept,
    CorrectionRequest,
    Evidence,
    Page,
    QueuedImport,
    Session,
    SessionVersion,
    Source,
    StatementRelation,
)
from sessions.theme_merging import merge_themes
from speakers.merging import merge_speakers
from tests.factories import make_session, make_speaker, make_statement, make_theme, make_voice, tag


def make_source(session):
    return Source.objects.create(session=session, name="a.txt", content=b"", reader_version=1, kind="report")


def _state(record):
    """The arguments of a record's state, and what its page posts."""
    return [record.pk, record.history.latest().pk], {"version": type(record).objects.get(pk=record.pk).version}


def every_record():
    """The arguments of each address, and what is posted to it."""
    voices = {status: make_voice(make_session(status.title(), status), "Cy") for status in ("draft", "published")}
    statements = {status: make_statement(voice) for status, voice in voices.items()}
    draft, public = voices["draft"], voices["published"]
    one, other, known, third = map(make_speaker, ["Dee One", "Dee Two", "Dee Known", "Dee Three"])
    make_voice(public.session, "Dee", speaker=known)
    source = make_source(draft.session)
    merge, theme = merge_speakers(one, third), make_theme("trust")
    states = {
        "draft": draft.session,
        "public statement": statements["published"],
        "theme": theme,
        "public speaker": known,
        "request": CorrectionRequest.objects.create(session=public.session, kind="fact", text="Not so."),
        "draft voice": draft,
        "event": public.session.event,
        "concept": Concept.objects.create(name="Internet Exchange"),
        "page": Page.objects.create(slug="house-rules", title="About", body="Us."),
        "relation": StatementRelation.objects.create(
            participation=draft, to_participation=make_voice(draft.session, "Dee", 1), kind="agrees"
        ),
    }
    sender = get_user_model().objects.create_user("sender")
    others = {
        "evidence": Evidence.objects.create(statement=statements["draft"], source=source, start=0, end=1, text="a"),
        "version": SessionVersion.objects.create(session=draft.session, number=1, content={}),
        "upload": QueuedImport.objects.create(
            name="a.txt", content=b"a", sha256="0", state="failed", uploaded_by=sender
        ),
        "user": get_user_model().objects.create_user("somebody"),
        "group": Group.objects.create(name="Translators"),
    }
    return {
        **{f"{name} state": _state(one) for name, one in states.items()},
        **{name: ([one.pk], {}) for name, one in [*states.items(), *others.items()]},
        "batch": ([others["upload"].batch], {}),
        "posted upload": ([others["upload"].pk], {"do": "again"}),
        "posted batch": ([others["upload"].batch], {"do": "import"}),
        "choice of a session": (
            [],
            {"app_label": "igf_sessions", "model_name": "participation", "field_name": "session"},
        ),
        "public on site": ([ContentType.objects.get_for_model(Session).pk, public.session_id], {}),
        None: ([], {}),
        "draft conflict": (["statement", statements["draft"].pk], {"choice": "ours"}),
        "public conflict": (["statement", statements["published"].pk], {"choice": "ours"}),
        "draft to settle": ([draft.session_id], {"choice": "ours"}),
        "public to settle": ([public.session_id], {"choice": "ours"}),
        "draft": ([draft.session_id], {}),
        "public": ([public.session_id], {}),
        "draft voice": ([draft.pk], {}),
        "public voice": ([public.pk], {}),
        "draft statement": ([statements["draft"].pk], {}),
        "public statement": ([statements["published"].pk], {}),
        "theme": ([theme.pk], {}),
        "two themes": ([theme.pk, make_theme("skills").pk], {}),
        "public themes": ([theme.pk, tag(public.session, make_theme("public")).theme_id], {}),
        "theme merge": ([merge_themes(make_theme("networks"), make_theme("nets")).pk], {}),
        "source": ([source.pk], {}),
        "request": ([states["request"].pk], {}),
        "speaker": ([one.pk], {}),
        "public speaker": ([known.pk], {}),
        "two speakers": ([one.pk, other.pk], {}),
        "public speakers": ([known.pk, other.pk], {}),
        "merge": ([merge.pk], {}),
        "posted speakers": ([], {"first": one.pk, "second": other.pk}),
        "posted public speakers": ([], {"first": one.pk, "second": known.pk}),
        "posted draft voice": ([], {"is": f"{draft.pk}-{one.pk}"}),
        "posted public voice": ([], {"is": f"{public.pk}-{one.pk}"}),
    }
