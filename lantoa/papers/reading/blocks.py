"""The contract between the file formats and the reader of plans.

A format (`text`, `docx`, `pdf`, ...) turns a file into blocks; `plan` turns blocks into a plan record.
Every text in a block is NFC with white space folded to one space, except that the paragraphs of one
table cell stay apart by a line feed.
"""

from dataclasses import dataclass, field
from typing import NamedTuple


class Line(NamedTuple):
    """One line as a page shows it, before lines are joined to paragraphs.

    `left`, `right` and `top` are in points from the page's upper left corner, None where the file does
    not tell (plain text). `gap` is the number of blank lines before it (plain text), else 0.
    """

    text: str
    page: int = 1
    gap: int = 0
    left: float | None = None
    right: float | None = None
    top: float | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading or list item with its mark still in front (`- `, `a) `, `1. `, `I. `).

    `label` is set where the mark is automatic numbering of the file and so not part of `text`.
    `unread` says that the page is a picture of which no word could be read; `text` is then empty.
    """

    text: str
    page: int = 1
    label: str | None = None
    centred: bool = False
    bold: bool = False
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with merged cells unfolded: each row has one text per grid column, repeated where merged."""

    rows: tuple[tuple[str, ...], ...]
    page: int = 1


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value of the record was read: the block, and the characters in that block's text.

    For a table, `row` and `column` name the cell and the characters count inside the cell's text.
    """

    block: int
    start: int
    end: int
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says, and how that is known.

    `record` is the plan record. `sources` and `confidence` are keyed by the path of the value in the
    record (`document.number`, `tasks[3].leads[0]`, `targets[0]`); confidence runs from 0 to 1.
    `ambiguities` lists readings with a choice: `{"code": "A-01", "path", "text", "default", "choices"}`.
    """

    record: dict[str, object]
    blocks: tuple[Block, ...]
    sources: dict[str, Source] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)
    ambiguities: tuple[dict[str, object], ...] = ()
