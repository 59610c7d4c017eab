"""What an official paper consists of, apart from how it is written out.

A `Paper` holds words and their places only; sizes, margins and fonts stand in `layout`, and the three
writers (.docx, .pdf, HTML) turn the same paper into the same words. Every text is NFC and plain; emphasis
belongs to the kind of block, never to a run of letters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

__all__ = [
    "Appendix",
    "Article",
    "Basis",
    "Block",
    "Cell",
    "Column",
    "Heading",
    "HeadingForm",
    "Item",
    "Letterhead",
    "Orientation",
    "Paper",
    "Paragraph",
    "Signature",
    "SigningForm",
    "Table",
    "Urgency",
]


class Urgency(StrEnum):
    """Degree of urgency (ô 10b), as it is stamped."""

    FLASH = "HỎA TỐC"
    VERY_URGENT = "THƯỢNG KHẨN"
    URGENT = "KHẨN"


class SigningForm(StrEnum):
    """By what right the signer signs (Điều 13)."""

    HEAD = ""
    COLLECTIVE = "TM."
    ACTING = "Q."
    DEPUTY = "KT."
    ORDER = "TL."
    AUTHORISED = "TUQ."


class Orientation(StrEnum):
    """How a section lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class HeadingForm(StrEnum):
    """The steps of the two numbering schemes of Phụ lục I, and the untitled practice below them.

    Scheme A: PART, CHAPTER, SECTION, SUBSECTION (label on a line of its own, title below), ARTICLE is a block.
    Scheme B: PART, ROMAN (`I. TIÊU ĐỀ`), NUMBER (`1. Tiêu đề`), LETTER (`a) Tiêu đề`, which the decree sets in
    upright letters that are not bold). The text is written as it is given, capitals included.
    """

    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    SUBSECTION = "subsection"
    ROMAN = "roman"
    NUMBER = "number"
    LETTER = "letter"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Basis:
    """One legal basis: a whole paragraph `Căn cứ …;`, in italics; its closing mark is part of the text."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered (or, with PLAIN, unnumbered) heading; `label` without its point: `I`, `1`, `1.1`, `a`, `Phần I`."""

    form: HeadingForm
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """`Điều 1. …` of a decision; the text after the label may be a title (bold alone) or the content."""

    label: str
    text: str
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; centred or italic where the layout of the paper asks for it."""

    text: str
    is_centred: bool = False
    is_italic: bool = False
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a list: `mark` is what stands before it (`-`, `+`, `1.`, `a)`)."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its header and its share of the width (any unit, only the proportion counts)."""

    header: str
    width: float
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `lines` are its paragraphs. `rows` and `columns` say over how many it is merged.

    A place covered by a merged cell is not given again: a row holds only the cells that begin in it.
    """

    lines: tuple[str, ...] = ()
    rows: int = 1
    columns: int = 1
    is_bold: bool = False
    is_centred: bool | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table whose header row is repeated on each page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block = Basis | Heading | Article | Paragraph | Item | Table


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Ô 1 to 4: the superior body (may be empty), the issuing body, number and place line."""

    issuer: str
    superior: str = ""
    place: str = ""
    spoken: str = ""
    """How running text names the issuer (`Ủy ban nhân dân xã …`); the letterhead's own words where empty."""

    @property
    def issuer_in_text(self) -> str:
        """The issuer as a sentence names it."""
        return self.spoken or self.issuer


@dataclass(frozen=True, slots=True)
class Signature:
    """Ô 7: lines of authority as they are written, top to bottom, then the name.

    `authority` is for example ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"); see `signing.lines_of`.
    """

    authority: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Appendix:
    """One appendix; its page numbers begin anew. `label` is `I` where there are several, else empty."""

    title: str
    blocks: tuple[Block, ...]
    label: str = ""
    orientation: Orientation = Orientation.PORTRAIT
    issued_with: str = ""
    """The line in brackets under the title: `Kèm theo Kế hoạch số     /KH-UBND ngày     tháng     năm 2026 của …`."""
    attached_kind: str = ""
    """Kind of a paper that is issued with a decision (mẫu 1.3), `KẾ HOẠCH`: it then stands in place of the word
    `Phụ lục`, the title below it in small letters, and the letterhead is repeated without number and date."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole official paper.

    `number` is the ordinal with its leading zero (`05`), empty until the clerk gives it; `symbol` follows the
    slash (`KH-UBND`). `issued_on` is None until then; `year` is printed in a blank date. `kind` is empty for a
    công văn, whose subject stands under the number (`V/v …`). `subject` has no closing mark.
    """

    kind: str
    letterhead: Letterhead
    subject: str
    blocks: tuple[Block, ...]
    symbol: str = ""
    number: str = ""
    issued_on: date | None = None
    year: int | None = None
    addressees: tuple[str, ...] = ()
    authority_line: str = ""
    """The centred line of who decides, above the bases of a decision: `ỦY BAN NHÂN DÂN XÃ …` or `CHỦ TỊCH …`."""
    signature: Signature = field(default_factory=Signature)
    recipients: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    urgency: Urgency | None = None
    circulation: str = ""
    """Ô 11: `XEM XONG TRẢ LẠI` or `LƯU HÀNH NỘI BỘ`."""
    drafter_mark: str = ""
    """Ô 12: `PL.(300)`."""
    contact: str = ""
    """Ô 13: address, e-mail, telephone at the foot of page 1."""
