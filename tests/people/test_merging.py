"""A merge moves every row, keeps every name, and can be undone."""

import pytest

from speakers.addresses import FormerSlug
from speakers.merging import MergeError, declare_distinct, merge_speakers, undo_merge
from speakers.models import Speaker, SpeakerAlias
from tests.factories import make_session, make_speaker, make_voice

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    winner, loser = make_speaker("Elizaveta Belyakova"), make_speaker("Elisaveta Belyakova")
    SpeakerAlias.objects.create(speaker=loser, name="E. Belyakova")
    make_voice(make_session("One"), "ELISAVETA BELYAKOVA", speaker=loser)
    make_voice(make_session("Two"), "Elizaveta Belyakova", speaker=winner)
    return winner, loser


def state():
    """All that a merge touches."""
    speakers = list(Speaker.objects.order_by("pk").values("pk", "slug", "name", "note"))
    aliases = sorted(SpeakerAlias.objects.values_list("speaker", "name"))
    voices = sorted((one.pk, voice.attribution) for one in Speaker.objects.all() for voice in one.participations.all())
    return speakers, aliases, voices, sorted(FormerSlug.objects.values_list("slug", "object_id"))


def test_a_merge_moves_every_row_and_keeps_the_losing_names(two):
    winner, loser = two
    merge_speakers(winner, loser)
    assert list(Speaker.objects.all()) == [winner]
    assert sorted(alias.name for alias in winner.aliases.all()) == ["E. Belyakova", "Elisaveta Belyakova"]
    assert sorted(voice.attribution for voice in winner.participations.all()) == [
        "ELISAVETA BELYAKOVA",
        "Elizaveta Belyakova",
    ]
    assert FormerSlug.objects.get(slug="elisaveta-belyakova").object_id == winner.pk


def test_undoing_a_merge_brings_everything_back(two):
    before = state()
    undo_merge(merge_speakers(*two))
    assert state() == before


def test_a_merge_moves_the_rows_of_an_earlier_merge(two):
    winner, loser = two
    third = make_speaker("E. B.")
    merge = merge_speakers(loser, third)
    merge_speakers(winner, loser)
    merge.refresh_from_db()
    assert merge.winner == winner


def test_a_pair_that_an_editor_declared_distinct_is_not_merged(two):
    winner, loser = two
    declare_distinct(loser, winner)
    with pytest.raises(MergeError) as error:
        merge_speakers(winner, loser)
    assert str(error.value) == (
        "expected one person, found Elizaveta Belyakova and Elisaveta Belyakova, whom an editor declared distinct"
    )


def test_what_was_distinct_from_the_loser_is_distinct_from_the_winner(two):
    winner, loser = two
    other = make_speaker("Elisaveta Belyakova")
    declare_distinct(loser, other)
    merge_speakers(winner, loser)
    with pytest.raises(MergeError):
        merge_speakers(winner, other)


def test_nobody_is_merged_with_themselves(two):
    with pytest.raises(MergeError, match="found Elizaveta Belyakova twice"):
        merge_speakers(two[0], two[0])


def test_the_history_of_a_voice_says_that_a_merge_moved_it(two):
    winner, loser = two
    voice = loser.participations.get()
    undo_merge(merge_speakers(winner, loser))
    assert list(voice.history.values_list("speaker__name", "history_change_reason")) == [
        ("Elisaveta Belyakova", "Elisaveta Belyakova and Elizaveta Belyakova are two people again."),
        ("Elizaveta Belyakova", "Elisaveta Belyakova was merged into Elizaveta Belyakova."),
        ("Elisaveta Belyakova", None),
    ]
