"""The parts that a line can play in an official paper, and where an officer finds them."""

from __future__ import annotations

from enum import StrEnum

from lantoa.papers.checking.docx.model import Line

__all__ = ["BODY_PARTS", "HEADINGS", "Part", "where"]


class Part(StrEnum):
    """What a line is; empty while nothing is known of it."""

    BLANK = "blank"
    RULE = "rule"
    COUNTRY = "country"
    MOTTO = "motto"
    SUPERIOR = "superior"
    ISSUER = "issuer"
    NUMBER = "number"
    PLACE_DATE = "place_date"
    LETTER_SUBJECT = "letter_subject"
    STAMP = "stamp"
    KIND = "kind"
    SUBJECT = "subject"
    DECIDER = "decider"
    ADDRESSEES_WORD = "addressees_word"
    ADDRESSEE = "addressee"
    BASIS = "basis"
    BIG_LABEL = "big_label"
    BIG_TITLE = "big_title"
    ROMAN = "roman"
    ARTICLE = "article"
    CLAUSE = "clause"
    POINT = "point"
    DASH = "dash"
    PLAIN_HEADING = "plain_heading"
    CENTRED = "centred"
    BODY = "body"
    TABLE = "table"
    RECIPIENTS_WORD = "recipients_word"
    RECIPIENT = "recipient"
    AUTHORITY = "authority"
    SIGNER = "signer"
    DRAFTER = "drafter"
    CONTACT = "contact"
    APPENDIX_WORD = "appendix_word"
    APPENDIX_TITLE = "appendix_title"
    APPENDIX_LINE = "appendix_line"


HEADINGS = (Part.BIG_LABEL, Part.BIG_TITLE, Part.ROMAN, Part.ARTICLE)
BODY_PARTS = (Part.BODY, Part.CLAUSE, Part.POINT, Part.DASH)
_HEAD = {
    Part.COUNTRY: "1",
    Part.MOTTO: "1",
    Part.SUPERIOR: "2",
    Part.ISSUER: "2",
    Part.NUMBER: "3",
    Part.PLACE_DATE: "4",
    Part.KIND: "5a",
    Part.SUBJECT: "5a",
    Part.LETTER_SUBJECT: "5b",
    Part.ADDRESSEES_WORD: "9a",
    Part.ADDRESSEE: "9a",
    Part.STAMP: "10, 11",
}
_FOOT = {
    Part.AUTHORITY: "7a",
    Part.SIGNER: "7b",
    Part.RECIPIENTS_WORD: "9b",
    Part.RECIPIENT: "9b",
    Part.DRAFTER: "12",
    Part.CONTACT: "13",
}
_EXCERPT = 60


def where(line: Line) -> str:
    """`Phần đầu, ô 2: “SỞ NỘI VỤ”`, `Nội dung, đoạn 12: “…”`, `Phụ lục II, bảng 3, hàng 4, cột 2: “…”`."""
    return (
        f"{_region(line)}{_spot(line)}: “{excerpt(line.text)}”" if line.text else _region(line) + _spot(line)
    )


def excerpt(text: str) -> str:
    """The text, cut where it is long."""
    folded = " ".join(text.split())
    return folded if len(folded) <= _EXCERPT else folded[: _EXCERPT - 1].rstrip() + "…"


def _region(line: Line) -> str:
    if line.region:
        return line.region
    if line.part in _HEAD:
        return f"Phần đầu, ô {_HEAD[Part(line.part)]}"
    if line.part in _FOOT:
        return f"Phần cuối, ô {_FOOT[Part(line.part)]}"
    return "Nội dung"


def _spot(line: Line) -> str:
    if line.part in _HEAD or line.part in _FOOT:
        return ""
    if line.cell is not None:
        return f", bảng {line.cell.table.number}, hàng {line.cell.row + 1}, cột {line.cell.column + 1}"
    return f", đoạn {line.paragraph.number}" if line.paragraph.number else ""
