"""Builds the plain text of a laid-out document: its paragraphs, lines, list bullets and table rows."""

CELL_END = "\x1f"
LINE_END = "\n"
BULLET = "  • "


class TextLayout:
    """Takes text piece by piece; a paragraph ends up in a line of its own, with blank lines around it."""

    def __init__(self) -> None:
        self._paragraphs: list[str] = []
        self._pieces: list[str] = []
        self._is_item = False

    def write(self, text: str) -> None:
        """Running text, in which line ends are blanks."""
        self._pieces.append(text.replace("\n", " "))

    def write_lines(self, text: str) -> None:
        """Text whose line ends are meant."""
        self._pieces.append(text)

    def end_line(self) -> None:
        self._pieces.append(LINE_END)

    def end_cell(self) -> None:
        self._pieces.append(CELL_END)

    def end_paragraph(self) -> None:
        if not self._pieces:
            return
        lines = [_without_blanks(line) for line in "".join(self._pieces).split(LINE_END)]
        self._pieces.clear()
        if paragraph := "\n".join(lines).strip("\n"):
            self._paragraphs.append(BULLET + paragraph if self._is_item else paragraph)
            self._is_item = False

    def add(self, paragraphs: str) -> None:
        """Text that is laid out already."""
        self.end_paragraph()
        if paragraphs:
            self._paragraphs.append(paragraphs)

    def begin_item(self) -> None:
        self.end_paragraph()
        self._is_item = True

    def end_item(self) -> None:
        self.end_paragraph()
        self._is_item = False

    @property
    def text(self) -> str:
        """The paragraphs so far; the items of a list stand in lines without blank ones between them."""
        self.end_paragraph()
        parts: list[str] = []
        for before, paragraph in zip(["", *self._paragraphs], self._paragraphs, strict=False):
            is_next_item = before.startswith(BULLET) and paragraph.startswith(BULLET)
            parts += [paragraph] if not parts else ["\n" if is_next_item else "\n\n", paragraph]
        return "".join(parts)


def _without_blanks(line: str) -> str:
    """The line with single blanks, its cells parted by tabs and empty cells left out."""
    cells = (" ".join(cell.split()) for cell in line.split(CELL_END))
    return "\t".join(filter(None, cells)) if CELL_END in line else " ".join(line.split())
