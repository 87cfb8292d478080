"""The texts of the site's own pages, as they stand until an editor rewrites them."""

from pathlib import Path

from django.conf import settings

# A folder a language, in it a file a page: the title in the first line, an empty line, the body.
FOLDER = Path(__file__).parent / "page_texts"
SLUGS = ["about", "privacy", "accessibility", "contact", "licence"]


def default_text(slug: str, language: str) -> tuple[str, str]:
    """The title and the body that a page begins with."""
    title, body = (FOLDER / language / f"{slug}.txt").read_text(encoding="utf-8").split("\n\n", 1)
    return title, body.strip()


def create_default_pages(using="default", **_) -> None:
    """Create each page that does not exist; one that does, in whatever state, is the editors' own.

    Where editors rewrote the English text, a translation of the old one would contradict them: none is made.
    """
    from sessions.models import Page  # post_migrate runs this: the models exist by then

    pages = Page.objects.using(using)
    written = {(page.slug, page.language): (page.title, page.body) for page in pages.filter(slug__in=SLUGS)}
    for slug in SLUGS:
        english = default_text(slug, settings.LANGUAGE_CODE)
        if written.get((slug, settings.LANGUAGE_CODE), english) == english:
            missing = [code for code, _ in settings.LANGUAGES if (slug, code) not in written]
            for code in missing:
                title, body = default_text(slug, code)
                pages.create(slug=slug, language=code, title=title, body=body)
