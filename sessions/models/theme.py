"""Theme: a topic of a two-level vocabulary that editors own, and where it was found."""

from django.db import models
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils.translation import get_language

from sessions.models.plain_text import PlainTextField
from sessions.models.session import Session
from sessions.models.statement import Statement
from speakers.addresses import Addressed
from speakers.derived import Derived
from speakers.history.records import EditHistory
from speakers.names import fold
from speakers.permissions import EXCHANGED
from speakers.versions import Versioned

IN_OTHER_LANGUAGES = "What the pages in this language call the theme. Where it is empty they show the English name."


class Theme(Versioned, Addressed, Derived):
    """A basket (without a basket of its own) or an issue inside one."""

    name = models.CharField(max_length=100, unique=True, help_text="The name in English, as pages and charts show it.")
    name_fr = models.CharField("name in French", max_length=100, blank=True, help_text=IN_OTHER_LANGUAGES)
    name_ar = models.CharField("name in Arabic", max_length=100, blank=True, help_text=IN_OTHER_LANGUAGES)
    search_key = models.CharField(max_length=100, editable=False, db_index=True)
    basket = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="themes",
        limit_choices_to={"basket": None},
        help_text="The basket that the theme stands in. Leave it empty for a basket.",
    )
    position = models.PositiveIntegerField(
        default=0, help_text="Themes stand in the order of this number, then by name."
    )
    phrases = PlainTextField(
        blank=True,
        help_text="One phrase a line. A phrase in capitals is an acronym and must be written so in the text. "
        'Add a weight after a bar where 1 does not fit: "digital skills | 0.5" for a weak sign.',
    )
    description = PlainTextField(
        blank=True, help_text="What belongs to the theme and what does not, for readers and editors."
    )
    history = EditHistory(excluded_fields=["version"])

    derived = ("search_key",)

    class Meta:
        default_permissions = EXCHANGED
        ordering = ["position", "search_key"]

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        """The name in the language of the page."""
        return getattr(self, label_column()) or self.name

    def get_absolute_url(self):
        return reverse("sessions:theme", args=[self.slug])

    def slug_source(self):
        return self.name

    def derive(self):
        self.search_key = fold(self.name)[:100]


def label_column() -> str:
    """The column that holds the names in the language of the page; "name" where it has none of its own."""
    column = f"name_{get_language()}"
    return column if hasattr(Theme, column) else "name"


def label_at(path: str) -> Coalesce:
    """The label of the theme at the end of a path of a query, such as "theme__basket"."""
    return Coalesce(NullIf(f"{path}__{label_column()}", models.Value("")), f"{path}__name")


def own_label() -> Coalesce:
    """The label of the themes that a query is of."""
    return Coalesce(NullIf(label_column(), models.Value("")), "name")


class TagState(models.TextChoices):
    OFFERED = "offered", "Offered"  # to the editor only: found, but not among the best
    SUGGESTED = "suggested", "Suggested"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"


SHOWN_TAGS = [TagState.SUGGESTED, TagState.ACCEPTED]


class TagQuerySet(models.QuerySet):
    def shown(self):
        return self.filter(state__in=SHOWN_TAGS)


class Tag(Versioned):
    """A theme on a record, with the score and the matched phrases that explain it."""

    state = models.CharField(
        max_length=10,
        choices=TagState,
        default=TagState.SUGGESTED,
        help_text="What you accept or reject stays so when themes are found again.",
    )
    score = models.FloatField(null=True, blank=True, editable=False)
    phrases = models.JSONField(default=list, blank=True, editable=False)

    objects = TagQuerySet.as_manager()

    class Meta:
        abstract = True


class SessionTagQuerySet(TagQuerySet):
    def shown(self):
        return super().shown().filter(is_withheld=False)


class SessionTheme(Tag):
    """`is_withheld` while only withheld words speak for the theme: no visitor reads of it, whoever accepted it."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="session_themes")
    theme = models.ForeignKey(
        Theme,
        on_delete=models.PROTECT,
        related_name="session_themes",
        help_text="The theme of which the session speaks.",
    )
    is_withheld = models.BooleanField("withheld", default=False, editable=False)
    history = EditHistory(excluded_fields=["score", "phrases", "version", "is_withheld"])

    objects = SessionTagQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "theme"]
        constraints = [models.UniqueConstraint(fields=["session", "theme"], name="one_theme_a_session")]

    def __str__(self):
        return self.theme.name


class StatementTheme(Tag):
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="statement_themes")
    theme = models.ForeignKey(
        Theme,
        on_delete=models.PROTECT,
        related_name="statement_themes",
        help_text="The theme of which the statement speaks.",
    )
    history = EditHistory(excluded_fields=["score", "phrases", "version"])

    class Meta:
        ordering = ["-score", "theme"]
        constraints = [models.UniqueConstraint(fields=["statement", "theme"], name="one_theme_a_statement")]

    def __str__(self):
        return self.theme.name
