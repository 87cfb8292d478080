"""Cuts the plain text of a page into headings, paragraphs and lists; the template escapes them."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby


class Form(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"


@dataclass(frozen=True)
class Block:
    form: Form
    lines: list[str]


def page_blocks(body: str) -> list[Block]:
    """The blocks of a body: empty lines part them, and so does the change from one form to another."""
    blocks = []
    for part in body.replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in part.split("\n") if line.strip()]
        blocks += [Block(form, [_bare(line, form) for line in inside]) for form, inside in groupby(lines, key=_form)]
    return blocks


def _form(line: str) -> Form:
    if line.startswith("#"):
        return Form.HEADING
    return Form.LIST if line.startswith("- ") else Form.PARAGRAPH


def _bare(line: str, form: Form) -> str:
    return line if form == Form.PARAGRAPH else line.lstrip("#-").strip()
