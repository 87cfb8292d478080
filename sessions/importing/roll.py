"""Recognises a session's participations in a document: by their names, or by their words where the name changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from sessions.importing.precedence import leads
from sessions.models import Participation, Session, Turn
from sessions.transcript import Transcript
from speakers.names import Candidate, Outcome, fold, resolve

ATTRIBUTION_LENGTH = 200
# From this likeness (0 to 100) on, two texts of this length are one voice's under another name.
SAME_WORDS, LEAST_LETTERS = 80, 60


@dataclass
class Roll:
    """The participations as one document names them, and whether writing them changed anything."""

    session: Session
    known: list[Participation]
    words: dict[int, str]
    leads: bool
    named: dict[str, Participation] = field(default_factory=dict)
    voices: dict[str, Participation] = field(default_factory=dict)
    changed: bool = False

    def call(self, names: dict[str, str]) -> None:
        """Give every name (with the words said under it) its participation: certain ones first, new ones last."""
        for name in names:
            self._take(name, next((one for one in self._free() if one.attribution == name), None))
        for name in names:
            self._take(name, next((one for one in self._free() if fold(one.attribution) == fold(name)), None))
        for name in names:
            self._take(name, _only_one_meant(name, self._free()))
        for one in self._free():
            self._take(_only_name_meant(one, names), one)
        for name, words in names.items():
            self._take(name, _of_the_same_words(words, self._free(), self.words))
        for name in names:
            self._take(name, Participation(session=self.session, attribution=name))

    def save(self, participation: Participation, changed: bool) -> None:
        if changed or not participation.pk:
            participation.save()
            self.changed = True

    def _free(self) -> list[Participation]:
        taken = set(map(id, self.named.values()))
        return [one for one in self.known if id(one) not in taken]

    def _take(self, name: str | None, participation: Participation | None) -> None:
        if name is not None and participation is not None and name not in self.named:
            self.named[name] = participation


def open_roll(session: Session, transcript: Transcript) -> Roll:
    """The session's participations with what each said in its documents of this kind."""
    known = list(session.participations.select_related("speaker").order_by("pk"))
    words = defaultdict(str)
    for turn in Turn.objects.filter(source__session=session, source__kind=str(transcript.kind)).select_related(
        "source"
    ):
        words[turn.participation_id] += turn.source.text[turn.start : turn.end]
    return Roll(session, known, words, leads(session, transcript))


def _only_one_meant(name: str, known: list[Participation]) -> Participation | None:
    candidates = [
        Candidate(str(place), one.name, (one.attribution,)) for place, one in enumerate(known) if one.attribution
    ]
    found = resolve(name, candidates) if name else None
    return known[int(found.key)] if found and found.outcome == Outcome.MATCH else None


def _only_name_meant(voice: Participation, names: Iterable[str]) -> str | None:
    """The full name by which this document knows a voice that is nobody yet: "MR. SPECIMEN" is "Tobias Specimen"."""
    if voice.speaker_id or not voice.attribution:
        return None
    return resolve(voice.attribution, [Candidate(name, name) for name in names]).key


def _of_the_same_words(words: str, known: list[Participation], before: dict[int, str]) -> Participation | None:
    """The one who said these words under another name: "Moderator 1" who is "Moderator 1 – Ada Sample" now."""
    if len(words) < LEAST_LETTERS:
        return None
    likeness = {one.pk: fuzz.ratio(words, before[one.pk], score_cutoff=SAME_WORDS) for one in known if one.pk in before}
    best = max(likeness, key=likeness.get, default=None)
    return next((one for one in known if one.pk == best and likeness[best]), None)
