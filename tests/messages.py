"""Finds the strings of the public interface that a language's compiled catalogue lacks; wants no gettext tools."""

import ast
import gettext
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
LANGUAGES = ["fr", "ar"]
# The editors' room is in English.
FOREIGN = [ROOT / "templates" / "admin"]
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL_CALLS = {"ngettext", "ngettext_lazy"}
# A message is its text, or the singular and the plural of one.
Message = str | tuple[str, str]


def missing(language: str) -> list[Message]:
    """The messages of templates and modules that have no translation into the language."""
    file = ROOT / "sessions" / "locale" / language / "LC_MESSAGES" / "django.mo"
    with file.open("rb") as compiled:
        known = gettext.GNUTranslations(compiled)._catalog
    return sorted({message for message in messages() if not _is_known(known, message)}, key=str)


def _is_known(known: dict, message: Message) -> bool:
    if isinstance(message, str):
        return bool(known.get(message))
    forms = {key[1] for key in known if isinstance(key, tuple) and key[0] == message[0]}
    return len(forms) >= 2 and all(known[message[0], form] for form in forms)


def messages() -> Iterator[Message]:
    for file in sorted(ROOT.glob("templates/**/*.*")):
        if not any(folder in file.parents for folder in FOREIGN):
            yield from _template_messages(file)
    for file in sorted([*ROOT.glob("sessions/**/*.py"), *ROOT.glob("speakers/**/*.py")]):
        yield from _module_messages(file)


def _template_messages(file: Path) -> Iterator[Message]:
    """As the template's own parser sees them."""
    from django.template import Node
    from django.template.loader import get_template
    from django.templatetags.i18n import BlockTranslateNode, TranslateNode

    template = get_template(str(file.relative_to(ROOT / "templates"))).template
    for node in template.nodelist.get_nodes_by_type(Node):
        if isinstance(node, TranslateNode):
            yield str(node.filter_expression.var.literal)
        elif isinstance(node, BlockTranslateNode):
            singular = node.render_token_list(node.singular)[0]
            yield (singular, node.render_token_list(node.plural)[0]) if node.plural else singular


def _module_messages(file: Path) -> Iterator[Message]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if node.func.id in CALLS and texts:
                yield texts[0]
            elif node.func.id in PLURAL_CALLS and len(texts) > 1:
                yield texts[0], texts[1]


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    lacking = {language: missing(language) for language in LANGUAGES}
    for language, found in lacking.items():
        print(*(f"{language}: no translation of {message!r}" for message in found), sep="\n" if found else "", end="")
    sys.exit("\nWrite them into sessions/locale/ and make messages again." if any(lacking.values()) else 0)
