"""Speakers and their other names as a table, by slug."""

from speakers.exchange import ExchangeResource, ListField
from speakers.models import Speaker, SpeakerAlias


def read_aliases(speaker: Speaker) -> list[str]:
    return sorted(alias.name for alias in speaker.aliases.all())


def replace_aliases(speaker: Speaker, names: list[str]) -> None:
    speaker.aliases.exclude(name__in=names).delete()
    for name in names:
        SpeakerAlias.objects.get_or_create(speaker=speaker, name=name)


class SpeakerResource(ExchangeResource):
    aliases = ListField(read_aliases, replace_aliases, column_name="aliases")

    class Meta:
        model = Speaker
        import_id_fields = ["slug"]
        fields = ["slug", "name", "aliases", "note"]

    def get_queryset(self):
        return super().get_queryset().prefetch_related("aliases")
