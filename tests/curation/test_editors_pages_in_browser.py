"""The editors' pages of workflow and people in a browser: no rule of accessibility broken, nothing refused."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve, reverse

from sessions.models import CorrectionRequest, Participation, Session
from sessions.theme_merging import merge_themes
from speakers.merging import merge_speakers
from tests.curation.every_record import every_record
from tests.curation.permission_table import PAGES
from tests.curation.staff import sign_in
from tests.curation.test_workflow import faulty_session
from tests.factories import import_bytes, make_session, make_speaker, make_theme, make_voice, report, tag

pytestmark = pytest.mark.django_db(transaction=True)
AXE = Axe().axe_script
POLICY = "Content Security Policy"
# What Django's own pages bring: a box for choices whose name is its value, a calendar with an empty head, a search
# whose label is a picture.
OF_DJANGO = "{exclude: [['.select2-container']]}"
IGNORED = "{'empty-table-header': {enabled: false}, 'label-title-only': {enabled: false}}"
RULES = f"{{preload: false, resultTypes: ['violations'], rules: {IGNORED}}}"
RUN = f"async () => (await axe.run({OF_DJANGO}, {RULES})).violations"
# What can be right in the light and wrong in the dark.
COLOURS = "{preload: false, resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block']}"
RUN_COLOURS = f"""async () => {{
  await new Promise(requestAnimationFrame);
  document.getAnimations().forEach((one) => one.finish());  // colours fade into each other
  return (await axe.run({OF_DJANGO}, {COLOURS})).violations;
}}"""
OURS = ("index", "app_list", "igf_sessions", "speakers")


@pytest.fixture
def staff_page(page, live_server):
    """A page of a signed-in superuser, and what its console complains about."""
    cookie = sign_in("superuser").cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if POLICY in message.text else None)
    return page


def broken(page, address):
    """The rules that a page breaks in light and in dark, and what it asks for that the policy refuses."""
    page.complaints.clear()
    page.emulate_media(color_scheme="light")
    page.goto(address)
    refused = list(page.complaints)  # axe itself applies styles that the policy refuses
    return _violations(page) + refused


def _violations(page):
    page.evaluate(AXE)
    page.emulate_media(color_scheme="light")
    found = page.evaluate(RUN)
    page.emulate_media(color_scheme="dark")
    found += page.evaluate(RUN_COLOURS)
    return [(each["id"], [node["html"][:160] for node in each["nodes"]]) for each in found]


def addresses():
    """Our own pages, each with something on it."""
    session = faulty_session()
    one, other, third = make_speaker("Dee One"), make_speaker("Dee One"), make_speaker("Dee Two")
    make_voice(session, "Dee", position=3, unresolved={"candidates": ["Dee Two"]})
    merge = merge_speakers(third, make_speaker("Dee Three"))
    session.summary = "A summary, <b>edited</b>. " * 20
    session.save()
    state = session.history.earliest()
    learning, training, meshes = make_theme("learning", "digital skills"), make_theme("training"), make_theme("meshes")
    tag(session, training), tag(session.participations.first().statements.first(), training)
    theme_merge = merge_themes(learning, meshes)
    voice = make_voice(session, "Cy", 4, affiliation="Ours", conflicts={"affiliation": "Theirs", "role": "chair"})
    make_voice(session, "Dee One", position=5)
    reported = CorrectionRequest.objects.create(session=session, kind="fact", text="Not so.", contact="a@example.org")
    return {
        "first page": reverse("admin:index"),
        "session": reverse("admin:igf_sessions_session_change", args=[session.pk]),
        "history": reverse("admin:igf_sessions_session_history", args=[session.pk]),
        "state": reverse("admin:igf_sessions_session_simple_history", args=[session.pk, state.pk]),
        "conflicts": reverse("admin:igf_sessions_session_conflicts", args=[session.pk]),
        "conflict": reverse("admin:igf_sessions_session_conflict", args=["participation", voice.pk]),
        "conflicts of voices": reverse("admin:igf_sessions_session_conflicts_of", args=["participation"]),
        "voice": reverse("admin:igf_sessions_participation_change", args=[voice.pk]),
        "theme": reverse("admin:igf_sessions_theme_change", args=[learning.pk]),
        "other theme": reverse("admin:igf_sessions_theme_choose", args=[training.pk]),
        "merge of themes": reverse("admin:igf_sessions_theme_merge", args=[learning.pk, training.pk]),
        "undo a merge of themes": reverse("admin:igf_sessions_thememerge_undo", args=[theme_merge.pk]),
        "publish": reverse("admin:igf_sessions_session_step", args=[session.pk, "publish"]),
        "voices": reverse("admin:igf_sessions_participation_changelist") + "?unresolved=all",
        "duplicates": reverse("admin:speakers_speaker_duplicates"),
        "import of a table": reverse("admin:igf_sessions_statement_import"),
        "export of a table": reverse("admin:igf_sessions_evidence_export"),
        "withhold": reverse("admin:speakers_speaker_withhold", args=[one.pk]),
        "withhold the session": reverse("admin:igf_sessions_session_withhold", args=[session.pk]),
        "mistakes": reverse("admin:igf_sessions_correctionrequest_changelist"),
        "mistake": reverse("admin:igf_sessions_correctionrequest_change", args=[reported.pk]),
        "merge": reverse("admin:speakers_speaker_merge", args=[one.pk, other.pk]),
        "undo": reverse("admin:speakers_speakermerge_undo", args=[merge.pk]),
    }


def assert_none_is_broken(page, server, paths):
    found = {name: broken(page, server.url + path) for name, path in paths.items()}
    assert {name: problems for name, problems in found.items() if problems} == {}


def every_other_page(filled):
    """Each address of the permission table that is ours, shown to a superuser, and not among the filled ones."""
    records, walked = every_record(), {resolve(path.partition("?")[0]).url_name for path in filled.values()}
    for (address, record), answers in PAGES.items():
        name, *words = address.split()
        if answers[-1] == 200 and name.startswith(OURS) and name not in walked:
            yield f"{address}, {record}", reverse(f"admin:{name}", args=[*records[record][0], *words])


def test_no_page_breaks_a_rule_of_accessibility_or_of_the_security_policy(staff_page, live_server):
    filled = addresses()
    assert_none_is_broken(staff_page, live_server, {**filled, **dict(every_other_page(filled))})


def test_both_versions_are_shown_without_breaking_a_rule(staff_page, live_server):
    session = make_session(status="draft")
    staff_page.goto(live_server.url + reverse("admin:igf_sessions_session_change", args=[session.pk]))
    Session.objects.get().save()
    staff_page.get_by_label("Title:").fill("Mine")
    staff_page.get_by_role("button", name="Save", exact=True).click()
    staff_page.get_by_text("Somebody else saved this record after you opened it").wait_for()
    staff_page.evaluate(AXE)
    assert [each["id"] for each in staff_page.evaluate(RUN)] == []
    staff_page.get_by_role("button", name="Save", exact=True).click()
    staff_page.get_by_text("was changed successfully").wait_for()
    assert Session.objects.get().title == "Mine"


def test_one_click_names_a_voice(staff_page, live_server):
    speaker = make_speaker("Ada Sample")
    make_voice(make_session(status="draft"), "Ada", unresolved={"candidates": ["Ada Sample"]})
    list_of_voices = reverse("admin:igf_sessions_participation_changelist")
    staff_page.goto(f"{live_server.url}{list_of_voices}?unresolved=named")
    staff_page.get_by_role("button", name="Ada in Trust and networks is Ada Sample").click()
    staff_page.get_by_text("Ada is Ada Sample now.").wait_for()
    assert Participation.objects.get().speaker == speaker


def test_several_voices_are_named_by_looking_a_person_up(staff_page, live_server):
    speaker = make_speaker("Ada Sample")
    make_voice(make_session("One", "draft"), "Ada", unresolved={"candidates": []})
    make_voice(make_session("Two", "draft"), "A. Sample", unresolved={"candidates": []})
    make_voice(make_session("Three", "draft"), "Ben", unresolved={"candidates": []})
    list_of_voices = reverse("admin:igf_sessions_participation_changelist")
    staff_page.goto(f"{live_server.url}{list_of_voices}?unresolved=named")
    staff_page.get_by_label("Select all objects on this page for an action").check()
    staff_page.get_by_label("Action:").select_option("Say who the selected voices are")
    staff_page.get_by_role("button", name="Go", exact=True).click()
    staff_page.get_by_label("Ben", exact=True).uncheck()
    assert _violations(staff_page) == []
    staff_page.get_by_role("combobox", name="Who they are").click()
    staff_page.locator(".select2-search__field").fill("sample")
    staff_page.get_by_role("option", name="Ada Sample").click()
    staff_page.get_by_role("button", name="Yes, they are this person").click()
    staff_page.get_by_text("2 voices are Ada Sample now.").wait_for()
    named = {voice.attribution: voice.speaker for voice in Participation.objects.select_related("speaker")}
    assert named == {"Ada": speaker, "A. Sample": speaker, "Ben": None}


def test_what_a_phrase_would_change_is_shown_while_it_is_typed(staff_page, live_server):
    theme = make_theme("skills", "digital skills", basket=make_theme("society"))
    import_bytes(report())
    staff_page.goto(live_server.url + reverse("admin:igf_sessions_theme_change", args=[theme.pk]))
    staff_page.get_by_label("Phrases:").fill("digital skills\ncommunity networks")
    staff_page.get_by_text("1 statement would gain the theme, 0 would lose it.").wait_for()
    assert staff_page.locator("#theme-preview li a").all_inner_texts() == [
        "Governments should build community networks in rural areas."
    ]
    staff_page.get_by_role("button", name="Show what would change").click()
    staff_page.get_by_text("1 statement would gain the theme, 0 would lose it.").wait_for()
    staff_page.evaluate(AXE)
    assert [each["id"] for each in staff_page.evaluate(RUN)] == []
    theme.refresh_from_db()
    assert theme.phrases == "digital skills"


def test_one_click_settles_a_conflict_and_one_restores_what_was_before(staff_page, live_server):
    session = make_session(status="draft", conflicts={"title": "Networks and trust"})
    staff_page.goto(live_server.url + reverse("admin:igf_sessions_session_conflicts", args=[session.pk]))
    staff_page.get_by_role("button", name="Take the document’s: Title of Trust and networks").click()
    staff_page.get_by_text("Decided a conflict: the title is the document’s now.").wait_for()
    assert Session.objects.get().title == "Networks and trust"
    staff_page.goto(live_server.url + reverse("admin:igf_sessions_session_history", args=[session.pk]))
    staff_page.get_by_role("link", name="Look at this state").last.click()
    staff_page.get_by_role("button", name="Restore this state").click()
    staff_page.get_by_text("again.").wait_for()
    assert Session.objects.get().title == "Trust and networks"
