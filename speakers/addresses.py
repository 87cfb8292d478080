"""Gives a record a readable address that is unique, never empty, and still found after it was renamed."""

from anyascii import anyascii
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

    def slug_source(self) -> str:
        raise NotImplementedError


def slug_of(text: str, fallback: str = "") -> str:
    """The text in plain lower-case letters and hyphens: "Łukasz 王伟" becomes "lukasz-wangwei"."""
    return slugify(anyascii(text))[:SLUG_LENGTH].strip("-_") or fallback


def unique_slug(model: type[models.Model], text: str) -> str:
    """A slug that no record of the model has or had."""
    base = slug_of(text, fallback=model._meta.model_name)
    number, slug = 1, base
    while _is_taken(model, slug):
        number += 1
        slug = f"{base}-{number}"
    return slug


def remember_slug(model: type[models.Model], slug: str, object_id: int) -> None:
    FormerSlug.objects.update_or_create(model=model._meta.label_lower, slug=slug, defaults={"object_id": object_id})


def find_by_former_slug(queryset: models.QuerySet, slug: str) -> models.Model:
    """The record of the queryset that once had the slug. Raises Http404 where there is none."""
    former = FormerSlug.objects.filter(model=queryset.model._meta.label_lower, slug=slug).first()
    found = queryset.filter(pk=former.object_id).first() if former else None
    if found is None:
        raise Http404
    return found


def _is_taken(model: type[models.Model], slug: str) -> bool:
    former = FormerSlug.objects.filter(model=model._meta.label_lower, slug=slug)
    return model.objects.filter(slug=slug).exists() or former.exists()
