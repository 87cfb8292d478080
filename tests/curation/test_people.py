"""Who is who: the queue of likely duplicates, the merge and its undoing, the voices that are nobody yet."""

from time import perf_counter

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from sessions.models import Participation
from speakers.duplicate_queue import compare_speakers
from speakers.duplicates import Likeness, likely_duplicates
from speakers.merging import merge_speakers
from speakers.models import DistinctPair, LikelyDuplicate, Speaker, SpeakerAlias, SpeakerMerge
from tests.curation.staff import make_staff, said, sign_in
from tests.factories import make_event, make_session, make_speaker, make_voice

QUEUE = reverse("admin:speakers_speaker_duplicates")


def merge_page(winner, loser):
    return reverse("admin:speakers_speaker_merge", args=[winner.pk, loser.pk])


@pytest.fixture
def pair(db):
    """Two people who are very likely one, and somebody else."""
    first, second = make_speaker("Elizaveta Belyakova"), make_speaker("Elisaveta Belyakova")
    SpeakerAlias.objects.create(speaker=second, name="Liza")
    make_voice(make_session("One", "draft"), "Elizaveta Belyakova", speaker=first, affiliation="ITU")
    other = make_session("Two", "draft", event=make_event("Forum 2024"))
    make_voice(other, "MS. BELYAKOVA", speaker=second, affiliation="Itu, Geneva")
    make_speaker("Ben Invented")
    return first, second


def pairs():
    return [(one.first.name, one.second.name) for one in LikelyDuplicate.objects.undecided()]


def test_only_names_that_share_a_word_and_a_letter_meet():
    names = [(1, "Ada Sample"), (2, "A. Sample"), (3, "Ben Sample"), (4, "SAMPLE Ada"), (5, "Cher"), (6, "Cher")]
    assert likely_duplicates(names, {1, 2, 3, 4, 5, 6}) == [
        Likeness(1, 4, 1.0, ("Ada Sample", "SAMPLE Ada")),
        Likeness(5, 6, 0.93, ("Cher", "Cher")),
        Likeness(1, 2, 0.74, ("Ada Sample", "A. Sample")),
        Likeness(2, 4, 0.74, ("A. Sample", "SAMPLE Ada")),
    ]


def test_only_pairs_with_a_changed_name_are_compared_again():
    names = [(1, "Ada Sample"), (2, "Ada Sample"), (3, "Ada Sample")]
    assert [(one.first, one.second) for one in likely_duplicates(names, {3})] == [(1, 3), (2, 3)]


def test_the_best_of_several_names_counts():
    names = [(1, "Ada Sample"), (1, "Ada Example"), (2, "A. Sample"), (2, "Ada Example")]
    assert likely_duplicates(names, {1}) == [Likeness(1, 2, 1.0, ("Ada Example", "Ada Example"))]


def test_the_queue_shows_a_pair_with_its_reason_and_its_evidence(pair):
    page = sign_in("Editor").get(QUEUE)
    assert [(row[0].reason, row[1].speaker, row[2].speaker) for row in page.context["rows"]] == [
        (
            "Elizaveta Belyakova and Elisaveta Belyakova are like each other: "
            f"{LikelyDuplicate.objects.get().score:.2f}, where 1 is one name.",
            *pair,
        )
    ]
    other = page.context["rows"][0][2]
    assert (other.aliases, other.events, other.affiliations) == ("Liza", "Forum 2024", "Itu, Geneva")
    assert [(one.session, one.attribution) for one in other.shown] == [("Two", "MS. BELYAKOVA")]


@pytest.mark.django_db
def test_the_queue_takes_as_many_queries_for_three_pairs_as_for_one(django_assert_num_queries):
    client = sign_in("superuser")
    make_speaker(), make_speaker()
    client.get(QUEUE)
    with django_assert_num_queries(8):
        assert len(client.get(QUEUE).context["rows"]) == 1
    make_speaker()
    client.get(QUEUE)
    with django_assert_num_queries(8):
        assert len(client.get(QUEUE).context["rows"]) == 3


def test_a_new_name_brings_a_new_pair_and_a_corrected_one_takes_it_away(pair):
    compare_speakers()
    assert len(pairs()) == 1
    SpeakerAlias.objects.create(speaker=Speaker.objects.get(name="Ben Invented"), name="Elizaveta Belyakova")
    compare_speakers()
    assert len(pairs()) == 3
    first, _ = pair
    first.name = "Olga Cavalli"
    first.save()
    compare_speakers()
    assert pairs() == [("Elisaveta Belyakova", "Ben Invented")]


@pytest.mark.django_db
def test_many_new_names_are_compared_some_at_a_time(capsys):
    for number in range(5):
        make_speaker(f"Ada Sample {number}")
    assert [compare_speakers(2), compare_speakers(2), compare_speakers(2)] == [3, 1, 0]
    Speaker.objects.update(is_compared=False)
    call_command("compare_speakers")
    assert capsys.readouterr().out == "10 pairs of people may be one person.\n"


@pytest.mark.django_db
def test_the_queue_opens_in_less_than_a_second_among_twenty_thousand():
    words = [a + b + c for a in "klmnprst" for b in ("a", "ei", "o", "ua") for c in ("dan", "riko", "sen", "tova")]
    names = [f"{words[i % 128]}{i % 7} {words[i // 128 % 128]}{words[i % 61]}".title() for i in range(20_000)]
    rows = [Speaker(name=name, search_key=name.lower(), slug=f"s{i}") for i, name in enumerate(names)]
    Speaker.objects.bulk_create(rows, batch_size=500)
    Speaker.objects.filter(pk__gt=Speaker.objects.order_by("pk")[200].pk).update(is_compared=True)
    client = sign_in("superuser")
    began = perf_counter()
    assert client.get(QUEUE).status_code == 200
    assert perf_counter() - began < 3  # 0.4 s where nothing else runs


def test_who_is_declared_not_the_same_person_leaves_the_queue(pair):
    client = sign_in("Editor")
    client.get(QUEUE)
    first, second = pair
    response = client.post(
        reverse("admin:speakers_speaker_distinct"), {"first": second.pk, "second": first.pk}, follow=True
    )
    assert said(response) == [
        "Elisaveta Belyakova and Elizaveta Belyakova are two people. The pair will not be shown again."
    ]
    assert (response.context["rows"], DistinctPair.objects.get().first) == ([], first)
    Speaker.objects.update(is_compared=False)
    assert client.get(QUEUE).context["rows"] == []


def test_the_merge_page_shows_every_row_that_moves(pair):
    first, second = pair
    page = sign_in("Editor").get(merge_page(first, second))
    assert sorted((row.kind, row.name, row.place) for row in page.context["rows"]) == [
        ("speaker alias", "Liza", ""),
        ("voice", "MS. BELYAKOVA", "Two"),
    ]
    assert merge_page(second, first) in page.content.decode()


def test_a_merge_is_made_and_undone_by_buttons(pair):
    first, second = pair
    client = sign_in("Editor")
    client.get(QUEUE)
    response = client.post(merge_page(first, second), follow=True)
    merge = SpeakerMerge.objects.get()
    undo = reverse("admin:speakers_speakermerge_undo", args=[merge.pk])
    assert said(response) == [f'Elisaveta Belyakova is Elizaveta Belyakova now. <a href="{undo}">Undo the merge</a>']
    assert (merge.made_by.username, response.context["rows"]) == ("editor", [])
    listed = client.get(reverse("admin:speakers_speakermerge_changelist"))
    assert f'<a href="{undo}">Undo the merge of Elisaveta Belyakova</a>' in listed.content.decode()
    undone = client.post(undo, follow=True)
    assert said(undone) == ["Elisaveta Belyakova and Elizaveta Belyakova are two people again."]
    assert list(second.participations.values_list("attribution", flat=True)) == ["MS. BELYAKOVA"]


def test_a_pair_declared_distinct_is_not_merged_and_the_page_says_so(pair):
    first, second = pair
    client = sign_in("Editor")
    client.post(reverse("admin:speakers_speaker_distinct"), {"first": first.pk, "second": second.pk})
    response = client.post(merge_page(first, second))
    assert said(response)[-1] == (
        "expected one person, found Elizaveta Belyakova and Elisaveta Belyakova, whom an editor declared distinct"
    )
    assert Speaker.objects.count() == 3


def test_a_person_on_a_public_page_is_changed_by_a_publisher_only(pair):
    first, second = pair
    make_voice(make_session("Public"), speaker=second)
    change = reverse("admin:speakers_speaker_change", args=[second.pk])
    for role, merges, changes in (("Editor", 403, 403), ("Publisher", 200, 200)):
        client = sign_in(role)
        assert client.get(merge_page(first, second)).status_code == merges
        assert client.post(change, {}).status_code == changes


def test_undoing_twice_is_refused_in_a_sentence(pair):
    merge = merge_speakers(*pair)
    make_speaker_again = Speaker(pk=merge.loser["id"], name="Somebody")
    make_speaker_again.save(force_insert=True)
    response = sign_in("superuser").post(reverse("admin:speakers_speakermerge_undo", args=[merge.pk]), follow=True)
    assert said(response) == ["expected a merge that is in force, found Elisaveta Belyakova parted again already"]


@pytest.fixture
def voices(db):
    """A voice with two candidates by name, a role, a voice that somebody named, and one of another session."""
    session, other = make_session("One", "draft"), make_session("Two", "draft")
    ada = make_speaker("Ada Sample")
    make_voice(session, "Ada Sample", speaker=ada)
    make_voice(session, "Moderator 1", position=1, unresolved={"candidates": ["Ada Sample"]})
    make_voice(session, "Sample", position=2, unresolved={"candidates": ["Ada Sample", "ben-invented"]})
    make_voice(other, "Ada", position=0, unresolved={"candidates": ["Ada Sample"]})
    make_speaker("Ben Invented")
    return ada


VOICES = reverse("admin:igf_sessions_participation_changelist")


def test_voices_without_a_person_stand_in_one_list_the_names_first(voices):
    client = sign_in("Editor")
    named = client.get(VOICES, {"unresolved": "named"}).context["cl"].result_list
    assert [one.attribution for one in named] == ["Sample", "Ada"]
    everyone = client.get(VOICES, {"unresolved": "all"}).context["cl"].result_list
    assert [one.attribution for one in everyone] == ["Sample", "Ada", "Moderator 1"]
    assert [[person.name for person in one.candidates] for one in everyone] == [["Ada Sample"]] * 3


def test_one_click_names_a_voice_and_keeps_the_list(voices):
    client, voice = sign_in("Editor"), Participation.objects.get(attribution="Sample")
    page = client.get(VOICES, {"unresolved": "named"}).content.decode()
    address = reverse("admin:igf_sessions_participation_name") + "?unresolved=named"
    assert (
        f'<button class="button" formaction="{address}" name="is" value="{voice.pk}-{voices.pk}" '
        'aria-label="Sample in One is Ada Sample">Ada Sample</button>'
    ) in page
    response = client.post(address, {"is": f"{voice.pk}-{voices.pk}"}, follow=True)
    assert [one.attribution for one in response.context["cl"].result_list] == ["Ada"]
    voice.refresh_from_db()
    assert (voice.speaker, voice.unresolved, voice.history.latest().history_change_reason) == (
        *(voices, {}),
        "Named from the list of unresolved voices.",
    )


def test_a_voice_that_somebody_named_meanwhile_stays_theirs(voices):
    voice, ben = Participation.objects.get(attribution="Ada Sample"), Speaker.objects.get(name="Ben Invented")
    address = reverse("admin:igf_sessions_participation_name")
    response = sign_in("Editor").post(address, {"is": f"{voice.pk}-{ben.pk}"}, follow=True)
    voice.refresh_from_db()
    assert (voice.speaker, said(response)) == (voices, ["Somebody said meanwhile that this is Ada Sample."])


@pytest.mark.parametrize("value", ["", "x", "1-", "9999999-1", "1-²", "99999999999999999999-1"])
def test_a_broken_choice_names_nobody(voices, value):
    assert sign_in("superuser").post(reverse("admin:igf_sessions_participation_name"), {"is": value}).status_code == 404


def chosen(*voices, **posted):
    """What the list posts for the action on these voices."""
    return {"action": "name_together", "_selected_action": [voice.pk for voice in voices], **posted}


def state_of(voices):
    """Who each voice is now, and the newest reason in its history."""
    for voice in voices:
        voice.refresh_from_db()
    return [(voice.speaker and voice.speaker.name, voice.history.first().history_change_reason) for voice in voices]


@pytest.fixture
def nobodies(voices):
    """Two voices of two drafts and one of a published session, each of which could be the same person."""
    make_voice(make_session("Public"), "A. Sample", unresolved={"candidates": ["Ada Sample"]})
    return [Participation.objects.get(attribution=name) for name in ("Sample", "Ada", "A. Sample")]


def test_several_voices_are_shown_before_they_are_one_person(voices, nobodies):
    Participation.objects.filter(attribution="Sample").update(unresolved={"candidates": ["Ada Sample"]})
    page = sign_in("Publisher").post(VOICES, chosen(*nobodies, Participation.objects.get(attribution="Ada Sample")))
    assert page.context["form"].initial == {"speaker": voices}
    assert [(one.attribution, one.session.title) for one in page.context["voices"]] == [
        ("Sample", "One"),
        ("A. Sample", "Public"),
        ("Ada", "Two"),
    ]
    assert "Ada Sample in One is Ada Sample already." in page.content.decode()
    assert state_of(nobodies) == [(None, None)] * 3


def test_a_person_whom_not_every_voice_could_be_is_not_chosen_beforehand(nobodies):
    Participation.objects.filter(attribution="Ada").update(unresolved={"candidates": ["Ben Invented"]})
    page = sign_in("Editor").post(VOICES, chosen(*nobodies[:2]))
    assert page.context["form"].initial == {"speaker": None}


def test_several_voices_are_named_at_once_each_with_its_history(voices, nobodies):
    response = sign_in("Publisher").post(
        f"{VOICES}?unresolved=named", chosen(*nobodies, confirmed="yes", speaker=voices.pk), follow=True
    )
    assert said(response) == ["3 voices are Ada Sample now."]
    assert state_of(nobodies) == [("Ada Sample", "Named with 2 others.")] * 3
    assert [one.unresolved for one in nobodies] == [{}, {}, {}]
    assert list(response.context["cl"].result_list) == []


def test_an_editor_names_no_voice_of_a_published_session(voices, nobodies):
    client = sign_in("Editor")
    page = client.post(VOICES, chosen(*nobodies))
    assert [one.attribution for one in page.context["voices"]] == ["Sample", "Ada"]
    response = client.post(VOICES, chosen(*nobodies, confirmed="yes", speaker=voices.pk), follow=True)
    assert [name for name, _ in state_of(nobodies)] == ["Ada Sample", "Ada Sample", None]
    assert said(response)[-2:] == [
        "2 voices are Ada Sample now.",
        "1 of those you chose are left as they are.",
    ]


def test_a_voice_named_meanwhile_stays_and_the_others_are_named(voices, nobodies):
    ben = Speaker.objects.get(name="Ben Invented")
    Participation.objects.filter(attribution="Ada").update(speaker=ben)
    response = sign_in("Publisher").post(VOICES, chosen(*nobodies, confirmed="yes", speaker=voices.pk), follow=True)
    assert said(response) == ["2 voices are Ada Sample now.", "1 of those you chose are left as they are."]
    assert [name for name, _ in state_of(nobodies)] == ["Ada Sample", "Ben Invented", "Ada Sample"]


@pytest.mark.parametrize(
    ("speaker", "error"),
    [
        ("", "This field is required."),
        ("999999", "Select a valid choice. That choice is not one of the available choices."),
        ("99999999999999999999", "Select a valid choice. That choice is not one of the available choices."),
        ("x", "Select a valid choice. That choice is not one of the available choices."),
    ],
)
def test_without_a_person_no_voice_is_named(nobodies, speaker, error):
    page = sign_in("Publisher").post(VOICES, chosen(*nobodies, confirmed="yes", speaker=speaker))
    assert page.context["form"].errors == {"speaker": [error]}
    assert state_of(nobodies) == [(None, None)] * 3


def test_more_voices_than_one_can_look_at_are_refused(nobodies, monkeypatch):
    monkeypatch.setattr("sessions.admin.naming.MOST_AT_ONCE", 2)
    response = sign_in("Publisher").post(VOICES, chosen(*nobodies, confirmed="yes", speaker="1"), follow=True)
    assert said(response) == ["Expected at most 2 at once, found 3: filter the list further."]
    assert state_of(nobodies) == [(None, None)] * 3


def test_who_may_only_look_is_offered_no_naming(nobodies):
    user = make_staff("staff")
    user.user_permissions.set(Permission.objects.filter(codename="view_participation"))
    client = Client()
    client.force_login(user)
    response = client.post(VOICES, chosen(*nobodies, confirmed="yes", speaker="1"), follow=True)
    assert (response.status_code, state_of(nobodies)) == (200, [(None, None)] * 3)


@pytest.mark.django_db
def test_two_of_one_name_are_told_apart_when_one_becomes_the_other():
    stays, goes = make_speaker("Ada Sample"), make_speaker("Ada Sample")
    page = reverse("admin:speakers_speaker_merge", args=[stays.pk, goes.pk])
    response = sign_in("Editor").post(page, follow=True)
    undo = reverse("admin:speakers_speakermerge_undo", args=[SpeakerMerge.objects.get().pk])
    assert said(response) == [
        f'Ada Sample ({goes.slug}) is Ada Sample ({stays.slug}) now. <a href="{undo}">Undo the merge</a>'
    ]
