"""A document as the checker sees it: paragraphs with their effective looks, lines, tables, sections, page numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from lantoa.papers.checking.docx.looks import ParagraphLook, RunLook
from lantoa.papers.checking.docx.shapes import Stroke

__all__ = ["Cell", "Document", "Edit", "Line", "PageNumber", "Paragraph", "Piece", "Run", "Section", "Table"]


@dataclass(slots=True, eq=False)
class Cell:
    """One cell: where it stands (from 0), its width in points if told, and whether a border is drawn below it."""

    table: Table
    row: int
    column: int
    width: float | None = None
    has_border_below: bool = False


@dataclass(slots=True, eq=False)
class Table:
    """One table; `is_ruled` tells a real table from one that only places things side by side."""

    element: etree._Element
    number: int
    section: int
    is_ruled: bool
    rows: list[etree._Element] = field(default_factory=list)
    outer: Cell | None = None


@dataclass(slots=True, eq=False)
class Piece:
    """A stretch of a paragraph's text and the `w:t` it stands in; None for tabs and breaks, which no edit touches."""

    element: etree._Element | None
    start: int
    text: str


@dataclass(slots=True, eq=False)
class Run:
    """One run: its element, its effective look, and where its text stands in the paragraph."""

    element: etree._Element
    look: RunLook
    start: int
    text: str

    @property
    def end(self) -> int:
        """The place behind the last letter."""
        return self.start + len(self.text)


@dataclass(slots=True, eq=False)
class Paragraph:
    """One paragraph. `number` counts those with text in the same container, from 1; `label` is its automatic mark."""

    element: etree._Element
    look: ParagraphLook
    section: int
    cell: Cell | None = None
    number: int = 0
    label: str = ""
    text: str = ""
    runs: list[Run] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    breaks_page: bool = False
    is_in_box: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `new` for the letters `start` to `end` of the paragraph's text."""

    paragraph: Paragraph
    start: int
    end: int
    new: str


@dataclass(slots=True, eq=False)
class Line:
    """One line of a component: a paragraph, or the part of it between tabs or line breaks."""

    paragraph: Paragraph
    start: int
    end: int
    part: str = ""
    appendix: int = 0
    """0 in the main paper, then 1, 2 … in the order of the appendices."""
    region: str = ""
    """What an officer calls the appendix: `Phụ lục II`."""

    @property
    def raw(self) -> str:
        """The text with the spaces around it."""
        return self.paragraph.text[self.start : self.end]

    @property
    def text(self) -> str:
        """The text without the spaces around it."""
        return self.raw.strip()

    @property
    def label(self) -> str:
        """The automatic mark, where the line begins its paragraph."""
        return self.paragraph.label if self.start == 0 else ""

    @property
    def look(self) -> ParagraphLook:
        """The look of the paragraph."""
        return self.paragraph.look

    @property
    def cell(self) -> Cell | None:
        """The cell it stands in."""
        return self.paragraph.cell

    @property
    def offset(self) -> int:
        """Where the first letter stands in the paragraph."""
        raw = self.raw
        return self.start + len(raw) - len(raw.lstrip())

    def runs(self) -> Iterator[Run]:
        """The runs with a visible letter in this line."""
        for run in self.paragraph.runs:
            begin, end = max(run.start, self.start), min(run.end, self.end)
            if begin < end and self.paragraph.text[begin:end].strip():
                yield run

    def share(self, *, of_bold: bool = False, of_italic: bool = False) -> float:
        """Which share of the letters is bold, or italic."""
        marked = total = 0
        for run in self.runs():
            count = len(self.paragraph.text[max(run.start, self.start) : min(run.end, self.end)].strip())
            total += count
            if (of_bold and run.look.is_bold) or (of_italic and run.look.is_italic):
                marked += count
        return marked / total if total else 0.0


@dataclass(slots=True, eq=False)
class PageNumber:
    """A page number in a header or footer of a section: `kind` is default, first or even."""

    paragraph: Paragraph
    kind: str
    is_in_footer: bool


@dataclass(slots=True, eq=False)
class Section:
    """One section; lengths in millimetres."""

    element: etree._Element
    number: int
    width: float
    height: float
    margins: dict[str, float]
    has_own_first_page: bool
    number_start: int | None
    number_form: str
    page_numbers: list[PageNumber] = field(default_factory=list)
    has_first_header: bool = False

    @property
    def is_landscape(self) -> bool:
        """Whether the page is wider than high."""
        return self.width > self.height


@dataclass(slots=True, eq=False)
class Document:
    """The whole paper; `lines` are in reading order, each with its part once it is recognised."""

    paragraphs: list[Paragraph]
    lines: list[Line]
    tables: list[Table]
    sections: list[Section]
    boxes: list[Paragraph]
    page_count: int | None
    edits: list[Edit] = field(default_factory=list)
    number_pages: Callable[[], None] | None = None
    """Puts a page number in the top margin of all pages but the first."""
    kind: str = ""
    """The name of the kind as `layout.ABBREVIATIONS` has it, empty for a công văn or an unknown kind."""

    attached: frozenset[int] = frozenset({0})
    """Which of the appendices are whole papers, such as the plan that a decision issues; 0 is the paper itself."""

    def prose(self, *parts: str) -> list[Line]:
        """The lines that play one of `parts` in the paper or in a paper attached to it, not in mere appendices."""
        wanted = self.attached | {0}
        return [line for line in self.lines if line.part in parts and line.appendix in wanted]

    def of(self, *parts: str, appendix: int | None = 0) -> list[Line]:
        """The lines that play one of `parts`, in the main paper unless said otherwise (None: everywhere)."""
        return [
            line
            for line in self.lines
            if line.part in parts and (appendix is None or line.appendix == appendix)
        ]

    def edit(self, line: Line, start: int, end: int, new: str) -> None:
        """Asks for the letters `start` to `end` of the paragraph of `line` to become `new`."""
        self.edits.append(Edit(line.paragraph, start, end, new))
