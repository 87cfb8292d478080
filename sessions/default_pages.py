"""The texts of the site's own pages, as they stand until an editor rewrites them."""

from pathlib import Path

# slug: title. The body is the file of that name in page_texts/.
TITLES = {
    "about": "About and method",
    "privacy": "Privacy",
    "accessibility": "Accessibility",
    "contact": "Contact",
    "licence": "Licence of the content",
}
FOLDER = Path(__file__).parent / "page_texts"


def create_default_pages(using="default", **_) -> None:
    """Create each page that does not exist; one that does, in whatever state, is the editors' own."""
    from sessions.models import Page  # post_migrate runs this: the models exist by then

    pages = Page.objects.using(using)
    for slug, title in TITLES.items():
        if not pages.filter(slug=slug).exists():
            pages.create(slug=slug, title=title, body=(FOLDER / f"{slug}.txt").read_text(encoding="utf-8").strip())
