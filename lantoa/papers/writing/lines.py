"""The words of each component as they stand on the page, the same for all writers."""

from __future__ import annotations

from collections.abc import Sequence

from lantoa.papers.writing.blocks import Appendix, Article, Heading, HeadingForm, Item, Paper
from lantoa.papers.writing.phrases import number_line, place_line

RECIPIENTS_WORD = "Nơi nhận:"
ADDRESSEE_WORD = "Kính gửi:"
APPENDIX_WORD = "Phụ lục"
SUBJECT_OF_LETTER = "V/v"
_OWN_LINE = {HeadingForm.PART, HeadingForm.CHAPTER, HeadingForm.SECTION, HeadingForm.SUBSECTION}
_CLOSING = " .;,"


def number_of(paper: Paper) -> str:
    """`Số: 05/KH-UBND`."""
    return number_line(paper.number, paper.symbol)


def place_and_date_of(paper: Paper) -> str:
    """`Hà Nội, ngày 05 tháng 01 năm 2020`."""
    return place_line(paper.letterhead.place, paper.issued_on, paper.year)


def letter_subject_of(paper: Paper) -> str:
    """`V/v …` of a công văn, empty for other kinds."""
    return f"{SUBJECT_OF_LETTER} {paper.subject}" if not paper.kind and paper.subject else ""


def title_of(paper: Paper) -> tuple[str, ...]:
    """The kind in capitals and the subject; empty for a công văn."""
    return tuple(filter(None, (paper.kind.upper(), paper.subject))) if paper.kind else ()


def name_of(paper: Paper) -> str:
    """What the window of a reader shows: kind, number where there is one, subject."""
    number = f"số {paper.number}/{paper.symbol}" if paper.number else ""
    return " ".join(filter(None, (paper.kind or "Công văn", number, paper.subject)))


def addressee_lines(addressees: Sequence[str]) -> tuple[str, ...]:
    """`Kính gửi: X` on one line; several: the word, then `- X;` … `- Z.`."""
    if len(addressees) == 1:
        return (f"{ADDRESSEE_WORD} {addressees[0].rstrip(_CLOSING)}",)
    return (ADDRESSEE_WORD, *dashed(addressees)) if addressees else ()


def recipient_lines(recipients: Sequence[str]) -> tuple[str, ...]:
    """`- X;` a line, the last with a full stop, without the word `Nơi nhận:`."""
    return dashed(recipients)


def dashed(texts: Sequence[str]) -> tuple[str, ...]:
    """A list of short texts: `- X;`, the last `- Z.`."""
    ends = [";"] * (len(texts) - 1) + ["."]
    return tuple(f"- {text.rstrip(_CLOSING)}{end}" for text, end in zip(texts, ends, strict=False))


def heading_lines(heading: Heading) -> tuple[str, ...]:
    """`I. TIÊU ĐỀ`, `1. Tiêu đề`, `a) Tiêu đề`; a part or chapter has its label on a line of its own."""
    if not heading.label:
        return (heading.text,)
    if heading.form in _OWN_LINE:
        return tuple(filter(None, (heading.label, heading.text)))
    if heading.label[-1] in ".)":
        return (f"{heading.label} {heading.text}",)
    sign = ")" if heading.form is HeadingForm.LETTER else "."
    return (f"{heading.label}{sign} {heading.text}",)


def article_label(article: Article) -> str:
    """`Điều 1.`."""
    return f"{article.label.rstrip('.')}."


def item_line(item: Item) -> str:
    """The mark and the text."""
    return f"{item.mark} {item.text}" if item.mark else item.text


def appendix_lines(appendix: Appendix) -> tuple[str, ...]:
    """The lines over an appendix: `Phụ lục I` (or the kind of an attached paper), title, `(Kèm theo …)`."""
    word = appendix.attached_kind or f"{APPENDIX_WORD} {appendix.label}".strip()
    title = appendix.title if appendix.attached_kind else appendix.title.upper()
    line = f"({appendix.issued_with.strip('()')})" if appendix.issued_with else ""
    return tuple(filter(None, (word, title, line)))
