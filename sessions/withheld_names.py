"""The names of people who are withheld: no earlier version says them, and no new document brings them back."""

from sessions.models import Participation
from speakers.models import Speaker, SpeakerAlias
from speakers.names import fold, person_name


def withheld_names() -> set[str]:
    """Every form of them, as `name_key` makes it; of a role or a group nobody asked for anything. One query."""
    people = Speaker.objects.filter(withheld_at__isnull=False).values_list("name")
    aliases = SpeakerAlias.objects.filter(speaker__withheld_at__isnull=False).values_list("name")
    voices = Participation.objects.withheld().filter(is_placeholder=False).values_list("attribution")
    found = people.order_by().union(aliases.order_by(), voices.order_by())
    return {name_key(name) for (name,) in found} - {""}


def name_key(name: str) -> str:
    """The same for "Dr Ada SAMPLE" and "Ada Sample"."""
    return fold(person_name(name) or name)
