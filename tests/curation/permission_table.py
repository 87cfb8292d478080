"""What every address of the editors' room answers each role, as one table."""

ROLES = ["anonymous", "staff", "Editor", "Publisher", "superuser"]
# For each role in that order; 302 leads the anonymous to the login, and others to a list or a record.
ALL_MAY = [302, 200, 200, 200, 200]
EDITORS_MAY = [302, 403, 200, 200, 200]
PUBLISHERS_MAY = [302, 403, 403, 200, 200]
SUPERUSERS_MAY = [302, 403, 403, 403, 200]
NOBODY_MAY = [302, 403, 403, 403, 403]
EDITORS_ARE_LED = [302, 403, 302, 302, 302]
PUBLISHERS_ARE_LED = [302, 403, 403, 302, 302]

# An address (its name, the record it is about) and what a GET of it answers.
PAGES = {
    ("index", None): ALL_MAY,
    ("app_list igf_sessions", None): [302, 404, 200, 200, 200],
    **{
        (f"{model}_{page}", record): allowed
        for model, draft in [
            ("igf_sessions_session", "draft"),
            ("igf_sessions_participation", "draft voice"),
            ("igf_sessions_statement", "draft statement"),
            ("igf_sessions_theme", "theme"),
            ("igf_sessions_event", "event"),
            ("igf_sessions_concept", "concept"),
            ("speakers_speaker", "speaker"),
        ]
        for page, record, allowed in [
            ("process_import", None, [302, 405, 405, 405, 405]),
            ("changelist", None, EDITORS_MAY),
            ("add", None, EDITORS_MAY),
            ("export", None, EDITORS_MAY),
            ("import", None, PUBLISHERS_MAY),
            ("change", draft, EDITORS_MAY),
            ("history", draft, EDITORS_MAY),
            ("delete", draft, SUPERUSERS_MAY),
        ]
    },
    **{
        (f"{model}_simple_history", f"{record} state"): EDITORS_MAY
        for model, record in [
            ("igf_sessions_session", "draft"),
            ("igf_sessions_statement", "public statement"),
            ("igf_sessions_theme", "theme"),
            ("igf_sessions_event", "event"),
            ("igf_sessions_concept", "concept"),
            ("igf_sessions_participation", "draft voice"),
            ("igf_sessions_statementrelation", "relation"),
            ("speakers_speaker", "public speaker"),
            ("igf_sessions_correctionrequest", "request"),
        ]
    },
    **{
        (f"{model}_{page}", None if page in ("changelist", "add") else record): allowed
        for model, record, answers in [
            ("igf_sessions_evidence", "evidence", [EDITORS_MAY, NOBODY_MAY, EDITORS_MAY, EDITORS_MAY, NOBODY_MAY]),
            ("igf_sessions_statementrelation", "relation", [EDITORS_MAY] * 5),
            ("igf_sessions_sessionversion", "version", [EDITORS_MAY, NOBODY_MAY, EDITORS_MAY, EDITORS_MAY, NOBODY_MAY]),
            ("igf_sessions_queuedimport", "upload", [EDITORS_MAY, EDITORS_MAY, EDITORS_MAY, EDITORS_MAY, NOBODY_MAY]),
            ("igf_sessions_page", "page", [SUPERUSERS_MAY] * 5),
            ("auth_user", "user", [SUPERUSERS_MAY] * 5),
            ("auth_group", "group", [SUPERUSERS_MAY] * 5),
        ]
        for page, allowed in zip(["changelist", "add", "change", "history", "delete"], answers, strict=True)
    },
    ("igf_sessions_page_simple_history", "page state"): SUPERUSERS_MAY,
    ("auth_user_password_change", "user"): SUPERUSERS_MAY,
    ("igf_sessions_evidence_export", None): EDITORS_MAY,
    ("igf_sessions_evidence_import", None): PUBLISHERS_MAY,
    ("igf_sessions_evidence_process_import", None): [302, 405, 405, 405, 405],
    ("igf_sessions_queuedimport_batch", "batch"): EDITORS_MAY,
    ("igf_sessions_queuedimport_work", "batch"): EDITORS_ARE_LED,
    ("autocomplete", None): NOBODY_MAY,
    ("autocomplete", "choice of a session"): EDITORS_MAY,
    # What everybody of the staff has: the way in and out, one's own password, texts for scripts.
    ("login", None): [200, 302, 302, 302, 302],
    ("password_change", None): ALL_MAY,
    ("password_change_done", None): ALL_MAY,
    ("jsi18n", None): ALL_MAY,
    ("logout", None): [302, 405, 405, 405, 405],
    ("view_on_site", "public on site"): [302, 302, 302, 302, 302],
    ("igf_sessions_session_change", "public"): EDITORS_MAY,
    ("igf_sessions_session_workbench", "draft"): EDITORS_MAY,
    ("igf_sessions_session_workbench", "public"): EDITORS_MAY,
    ("igf_sessions_session_step submit", "draft"): EDITORS_MAY,
    ("igf_sessions_session_step return", "draft"): EDITORS_MAY,
    ("igf_sessions_session_step publish", "draft"): PUBLISHERS_MAY,
    ("igf_sessions_session_step withdraw", "public"): PUBLISHERS_MAY,
    ("igf_sessions_session_step reopen", "public"): PUBLISHERS_MAY,
    ("igf_sessions_session_step nonsense", "public"): [302, 404, 404, 404, 404],
    ("igf_sessions_session_withhold", "draft"): PUBLISHERS_MAY,
    ("igf_sessions_participation_withhold", "draft voice"): PUBLISHERS_MAY,
    ("speakers_speaker_withhold", "speaker"): PUBLISHERS_MAY,
    ("igf_sessions_session_conflicts_of statement", None): EDITORS_MAY,
    ("igf_sessions_session_conflicts_of nonsense", None): [302, 404, 404, 404, 404],
    ("igf_sessions_session_conflict", "public conflict"): EDITORS_MAY,
    ("igf_sessions_session_conflicts", "draft"): EDITORS_MAY,
    ("igf_sessions_session_settle", "draft"): [302, 404, 404, 404, 404],
    ("igf_sessions_theme_choose", "theme"): EDITORS_MAY,
    ("igf_sessions_theme_merge", "two themes"): EDITORS_MAY,
    ("igf_sessions_theme_merge", "public themes"): PUBLISHERS_MAY,
    ("igf_sessions_thememerge_changelist", None): EDITORS_MAY,
    ("igf_sessions_thememerge_undo", "theme merge"): EDITORS_MAY,
    ("igf_sessions_thememerge_add", None): NOBODY_MAY,
    ("igf_sessions_thememerge_change", "theme merge"): EDITORS_MAY,
    ("igf_sessions_thememerge_delete", "theme merge"): NOBODY_MAY,
    ("igf_sessions_thememerge_history", "theme merge"): EDITORS_MAY,
    ("igf_sessions_source_changelist", None): EDITORS_MAY,
    ("igf_sessions_source_change", "source"): EDITORS_MAY,
    ("igf_sessions_source_history", "source"): EDITORS_MAY,
    ("igf_sessions_source_add", None): NOBODY_MAY,
    ("igf_sessions_source_delete", "source"): NOBODY_MAY,
    ("igf_sessions_correctionrequest_changelist", None): EDITORS_MAY,
    ("igf_sessions_correctionrequest_add", None): NOBODY_MAY,
    ("igf_sessions_correctionrequest_change", "request"): EDITORS_MAY,
    ("igf_sessions_correctionrequest_history", "request"): EDITORS_MAY,
    ("igf_sessions_correctionrequest_delete", "request"): PUBLISHERS_MAY,
    ("speakers_speaker_duplicates", None): EDITORS_MAY,
    ("speakers_speaker_merge", "two speakers"): EDITORS_MAY,
    ("speakers_speaker_merge", "public speakers"): PUBLISHERS_MAY,
    ("speakers_speakermerge_changelist", None): EDITORS_MAY,
    ("speakers_speakermerge_add", None): NOBODY_MAY,
    ("speakers_speakermerge_change", "merge"): EDITORS_MAY,
    ("speakers_speakermerge_delete", "merge"): NOBODY_MAY,
    ("speakers_speakermerge_history", "merge"): EDITORS_MAY,
    ("speakers_speakermerge_undo", "merge"): EDITORS_MAY,
    ("speakers_speaker_distinct", None): [302, 405, 405, 405, 405],
    ("igf_sessions_participation_name", None): [302, 405, 405, 405, 405],
}
# What a POST without any field answers: 200 is the form again, 302 is done.
POSTS = {
    ("igf_sessions_session_change", "draft"): EDITORS_MAY,
    ("igf_sessions_participation_change", "draft voice"): EDITORS_MAY,
    ("igf_sessions_statement_change", "draft statement"): EDITORS_MAY,
    ("igf_sessions_theme_change", "theme"): EDITORS_MAY,
    ("speakers_speaker_change", "speaker"): EDITORS_MAY,
    ("igf_sessions_session_change", "public"): PUBLISHERS_MAY,
    ("igf_sessions_participation_change", "public voice"): PUBLISHERS_MAY,
    ("igf_sessions_statement_change", "public statement"): PUBLISHERS_MAY,
    ("speakers_speaker_change", "public speaker"): PUBLISHERS_MAY,
    ("igf_sessions_session_simple_history", "draft state"): EDITORS_ARE_LED,
    ("igf_sessions_statement_simple_history", "public statement state"): PUBLISHERS_ARE_LED,
    ("igf_sessions_theme_simple_history", "theme state"): EDITORS_ARE_LED,
    ("speakers_speaker_simple_history", "public speaker state"): PUBLISHERS_ARE_LED,
    ("igf_sessions_correctionrequest_simple_history", "request state"): EDITORS_ARE_LED,
    ("igf_sessions_correctionrequest_change", "request"): EDITORS_MAY,
    ("igf_sessions_session_workbench", "draft"): [302, 403, 422, 422, 422],
    ("igf_sessions_session_workbench", "public"): [302, 403, 403, 422, 422],
    ("igf_sessions_session_conflict", "draft conflict"): EDITORS_ARE_LED,
    ("igf_sessions_session_conflict", "public conflict"): PUBLISHERS_ARE_LED,
    ("igf_sessions_session_settle", "draft to settle"): EDITORS_MAY,
    ("igf_sessions_session_settle", "public to settle"): PUBLISHERS_MAY,
    ("igf_sessions_theme_merge", "two themes"): EDITORS_ARE_LED,
    ("igf_sessions_theme_merge", "public themes"): PUBLISHERS_ARE_LED,
    ("igf_sessions_thememerge_undo", "theme merge"): EDITORS_ARE_LED,
    ("igf_sessions_thememerge_change", "theme merge"): NOBODY_MAY,
    ("igf_sessions_source_change", "source"): NOBODY_MAY,
    ("igf_sessions_evidence_change", "evidence"): NOBODY_MAY,
    ("igf_sessions_statementrelation_change", "relation"): EDITORS_MAY,
    ("igf_sessions_sessionversion_change", "version"): [302, 403, 403, 403, 302],
    ("igf_sessions_page_change", "page"): SUPERUSERS_MAY,
    ("auth_user_change", "user"): SUPERUSERS_MAY,
    ("auth_group_change", "group"): SUPERUSERS_MAY,
    ("igf_sessions_event_change", "event"): EDITORS_MAY,
    ("igf_sessions_concept_change", "concept"): EDITORS_MAY,
    **{
        (f"{model}_{page}", None): PUBLISHERS_MAY
        for model in [
            *["igf_sessions_session", "igf_sessions_participation", "igf_sessions_statement", "igf_sessions_evidence"],
            *["igf_sessions_theme", "igf_sessions_event", "igf_sessions_concept", "speakers_speaker"],
        ]
        for page in ("import", "process_import")
    },
    **{
        (f"{model}_{page}", record if page == "delete" else None): allowed
        for model, record in [
            ("igf_sessions_session", "draft"),
            ("igf_sessions_participation", "draft voice"),
            ("igf_sessions_statement", "draft statement"),
            ("igf_sessions_theme", "theme"),
            ("igf_sessions_event", "event"),
            ("igf_sessions_concept", "concept"),
            ("speakers_speaker", "speaker"),
        ]
        for page, allowed in [("add", EDITORS_MAY), ("delete", SUPERUSERS_MAY)]
    },
    **{
        (f"{model}_simple_history", f"{record} state"): EDITORS_ARE_LED
        for model, record in [
            ("igf_sessions_participation", "draft voice"),
            ("igf_sessions_event", "event"),
            ("igf_sessions_concept", "concept"),
            ("igf_sessions_statementrelation", "relation"),
        ]
    },
    ("igf_sessions_correctionrequest_delete", "request"): PUBLISHERS_MAY,
    ("igf_sessions_evidence_delete", "evidence"): NOBODY_MAY,
    ("igf_sessions_source_delete", "source"): NOBODY_MAY,
    ("igf_sessions_sessionversion_delete", "version"): NOBODY_MAY,
    ("speakers_speakermerge_delete", "merge"): NOBODY_MAY,
    ("auth_user_add", None): SUPERUSERS_MAY,
    ("auth_user_delete", "user"): SUPERUSERS_MAY,
    ("auth_user_password_change", "user"): SUPERUSERS_MAY,
    ("auth_group_add", None): SUPERUSERS_MAY,
    ("auth_group_delete", "group"): SUPERUSERS_MAY,
    ("igf_sessions_session_step return", "draft"): EDITORS_MAY,
    ("igf_sessions_session_step withdraw", "public"): PUBLISHERS_MAY,
    ("igf_sessions_session_step reopen", "public"): PUBLISHERS_MAY,
    # An upload is the desk's, not its sender's: any Editor works on another's and confirms it, nobody deletes one.
    ("igf_sessions_queuedimport_add", None): EDITORS_MAY,
    ("igf_sessions_queuedimport_change", "posted upload"): EDITORS_ARE_LED,
    ("igf_sessions_queuedimport_batch", "posted batch"): EDITORS_ARE_LED,
    ("igf_sessions_queuedimport_delete", "upload"): NOBODY_MAY,
    ("igf_sessions_queuedimport_work", "batch"): EDITORS_ARE_LED,
    ("logout", None): ALL_MAY,
    ("speakers_speakermerge_change", "merge"): NOBODY_MAY,
    ("igf_sessions_session_step submit", "draft"): EDITORS_MAY,
    ("igf_sessions_session_step publish", "draft"): PUBLISHERS_MAY,
    ("igf_sessions_session_withhold", "draft"): PUBLISHERS_MAY,
    ("igf_sessions_participation_withhold", "draft voice"): PUBLISHERS_MAY,
    ("speakers_speaker_withhold", "speaker"): PUBLISHERS_MAY,
    ("speakers_speaker_merge", "two speakers"): EDITORS_ARE_LED,
    ("speakers_speaker_merge", "public speakers"): PUBLISHERS_ARE_LED,
    ("speakers_speakermerge_undo", "merge"): EDITORS_ARE_LED,
    ("speakers_speaker_distinct", "posted speakers"): EDITORS_ARE_LED,
    ("speakers_speaker_distinct", "posted public speakers"): PUBLISHERS_ARE_LED,
    ("igf_sessions_participation_name", "posted draft voice"): EDITORS_ARE_LED,
    ("igf_sessions_participation_name", "posted public voice"): PUBLISHERS_ARE_LED,
}
