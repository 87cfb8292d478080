"""Gives a record a readable address that is unique, never empty, and still found after it was renamed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count

from anyascii import anyascii
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.utils.text import slugify

SLUG_LENGTH = 90


class FormerSlug(models.Model):
    """An address that a record once had; requests for it are redirected for ever."""

    model = models.CharField(max_length=60)
    slug = models.SlugField(max_length=SLUG_LENGTH + 10)
    object_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["model", "slug"], name="one_record_a_former_slug")]

    def __str__(self):
        return self.slug


class Addressed(models.Model):
    """A record with a slug made from `slug_source()` when it is first saved."""

    slug = models.SlugField(
        max_length=SLUG_LENGTH + 10,
        unique=True,
        blank=True,
        help_text="The last part of the page's address. Leave it empty to have it made from the name. "
        "When you change it, the old address leads to the new one.",
    )

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        before = type(self).objects.filter(pk=self.pk).values_list("slug", flat=True).first() if self.pk else None
        self.slug = self.slug or unique_slug(type(self), self.slug_source())
        super().save(*args, **kwargs)
        if before and before != self.slug:
            remember_slug(type(self), before, self.pk)

    def clean(self):
        """No address that leads to another record: whoever follows an old link finds what was cited."""
        super().clean()
        former = FormerSlug.objects.filter(model=self._meta.label_lower, slug=self.slug).exclude(object_id=self.pk)
        other = type(self).objects.filter(pk__in=former.values("object_id")).first() if self.slug else None
        if other:
            kind = self._meta.verbose_name
            expected = f"Expected an address that no other {kind} had, found “{self.slug}”, which leads to {other}."
            raise ValidationError({"slug": expected})

    def slug_source(self) -> str:
        raise NotImplementedError


def slug_of(text: str, fallback: str = "") -> str:
    """The text in plain lower-case letters and hyphens: "Łukasz 王伟" becomes "lukasz-wangwei"."""
    return slugify(anyascii(text))[:SLUG_LENGTH].strip("-_") or fallback


def unique_slug(model: type[models.Model], text: str) -> str:
    """A slug that no record of the model has or had."""
    return unique_slugs(model, [text])[0]


def unique_slugs(model: type[models.Model], texts: list[str], given: Iterable[str] = ()) -> list[str]:
    """A slug for each text that no record of the model has or had, nor another text here; nor one of the `given`."""
    bases = [slug_of(text, fallback=model._meta.model_name) for text in texts]
    taken = {*given, *_taken(model, {"slug__in": bases})}
    for base, times in Counter(bases).items():
        if times > 1 or base in taken:
            taken |= _taken(model, {"slug__startswith": f"{base}-"})
    numbered = {base: _numbered(base) for base in bases}
    slugs: list[str] = []
    for base in bases:
        slugs.append(next(slug for slug in numbered[base] if slug not in taken))
        taken.add(slugs[-1])
    return slugs


def _numbered(base: str) -> Iterator[str]:
    yield base
    yield from (f"{base}-{number}" for number in count(2))


def remember_slug(model: type[models.Model], slug: str, object_id: int) -> None:
    FormerSlug.objects.update_or_create(model=model._meta.label_lower, slug=slug, defaults={"object_id": object_id})


def find_by_former_slug(queryset: models.QuerySet, slug: str) -> models.Model:
    """The record of the queryset that once had the slug. Raises Http404 where there is none."""
    former = FormerSlug.objects.filter(model=queryset.model._meta.label_lower, slug=slug).first()
    found = queryset.filter(pk=former.object_id).first() if former else None
    if found is None:
        raise Http404
    return found


def _taken(model: type[models.Model], condition: dict) -> set[str]:
    """The slugs of that condition which a record has or had."""
    former = FormerSlug.objects.filter(model=model._meta.label_lower, **condition).order_by()
    now = model._base_manager.filter(**condition).order_by()
    return set(now.values_list("slug", flat=True).union(former.values_list("slug", flat=True)))
