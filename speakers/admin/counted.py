"""A column of a list that counts what belongs to each row: for the rows of the page, and not for all there are."""

from django.db.models import Count, Func, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce


def counted(records: QuerySet, path: str) -> Func:
    """The number of records whose `path` leads to the row; 0 where there are none."""
    own = records.order_by().filter(**{path: OuterRef("pk")}).values(path)
    return Coalesce(Subquery(own.annotate(number=Count("pk")).values("number")), 0)
