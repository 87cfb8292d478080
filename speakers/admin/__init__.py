"""The editors' pages for people."""

from speakers.admin import merge, speaker
from speakers.admin.folded_search import FoldedSearch

__all__ = ["FoldedSearch", "merge", "speaker"]
