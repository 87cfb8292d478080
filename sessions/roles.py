"""The groups Editor and Publisher: what they may do, kept after every migration, and to which sessions it reaches."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q, QuerySet

from sessions.models import Session
from sessions.models.session import Status

EDITOR, PUBLISHER = "Editor", "Publisher"
PUBLISH = "igf_sessions.publish_session"
# What nobody but a Publisher changes.
DECIDED = (Status.PUBLISHED, Status.WITHDRAWN)

EDITED = {
    "igf_sessions": ["event", "session", "participation", "statement", "theme", "concept"],
    "speakers": ["speaker"],
}
# Rows inside another record's form: they are taken away as they are added.
LINKED = {
    "igf_sessions": ["sessiontheme", "statementtheme", "evidence", "statementrelation"],
    "speakers": ["speakeralias"],
}
# What is edited inside other records, and exchanged as a table of its own all the same.
TABLES = {"igf_sessions": ["evidence"]}
SEEN = {"igf_sessions": ["source", "sessionversion", "thememerge"], "speakers": ["speakermerge"]}


def _codes(models: dict[str, list[str]], *actions: str) -> set[tuple[str, str]]:
    """(app label, codename) of each action on each model."""
    return {(app, f"{action}_{model}") for app, names in models.items() for model in names for action in actions}


EDITOR_MAY = (
    _codes(EDITED, "add", "change", "view", "export")
    | _codes(LINKED, "add", "change", "delete", "view")
    | _codes(SEEN, "view")
    | _codes(TABLES, "export")
    | _codes({"igf_sessions": ["correctionrequest"]}, "change", "view")
    | {("igf_sessions", "import_session")}  # to upload documents
)
# A table may hold rows of published sessions, so importing one is a Publisher's; of sessions see SessionAdmin.
PUBLISHER_MAY = EDITOR_MAY | _codes(EDITED, "import") | _codes(TABLES, "import") | {("igf_sessions", "publish_session")}
PUBLISHER_MAY |= {("igf_sessions", "delete_correctionrequest")}  # what a program sent
GROUPS = {EDITOR: EDITOR_MAY, PUBLISHER: PUBLISHER_MAY}


def keep_groups(using="default", **_) -> None:
    """Make the groups and give them what they lack; what an administrator added to a group or a person stays."""
    for name, codes in GROUPS.items():
        group, _ = Group.objects.using(using).get_or_create(name=name)
        group.permissions.add(*_permissions(codes, using))


def _permissions(codes: set[tuple[str, str]], using: str) -> list[Permission]:
    apps = {app for app, _ in codes}
    found = Permission.objects.using(using).filter(content_type__app_label__in=apps).select_related("content_type")
    return [one for one in found if (one.content_type.app_label, one.codename) in codes]


def may_edit(user, session: Session) -> bool:
    """Whether the person may change the session and what is in it: what is published or withdrawn is a Publisher's."""
    return session.status not in DECIDED or user.has_perm(PUBLISH)


def editable(user, records: QuerySet, path: str = "") -> QuerySet:
    """Those of the records whose session (along the path) the person may edit."""
    if user.has_perm(PUBLISH):
        return records
    prefix = f"{path}__" if path else ""
    return records.exclude(Q(**{f"{prefix}status__in": DECIDED}))
