"""Speakers and their other names as a table, by slug."""

from django.core.exceptions import ValidationError
from import_export.fields import Field

from speakers.bulk_writing import write_new
from speakers.exchange import ExchangeResource, ListField
from speakers.models import Speaker, SpeakerAlias


class AliasesField(ListField):
    """The other names of a person."""

    def __init__(self):
        super().__init__("aliases")

    def read(self, record):
        return sorted(alias.name for alias in record.aliases.all())

    def check(self, values):
        for name in values:
            try:
                SpeakerAlias._meta.get_field("name").run_validators(name)
            except ValidationError as error:
                raise ValueError(f'"{name}": {error.messages[0]}') from None

    def write(self, values):
        there = set()
        for alias in SpeakerAlias.objects.filter(speaker__in=values).select_related("speaker"):
            if alias.name in values[alias.speaker]:
                there.add((alias.speaker_id, alias.name))
            else:
                alias.delete()
        wanted = [(speaker, name) for speaker, names in values.items() for name in names]
        write_new([SpeakerAlias(speaker=one, name=name) for one, name in wanted if (one.pk, name) not in there])


class SpeakerResource(ExchangeResource):
    aliases = AliasesField()
    version = Field("version", "version", readonly=True)

    class Meta:
        model = Speaker
        import_id_fields = ["slug"]
        fields = ["slug", "name", "aliases", "note", "version"]

    def get_queryset(self):
        return super().get_queryset().prefetch_related("aliases")
