"""Appendices: named in the text, numbered, titled, with the line that says what they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from lantoa.papers.checking import mending, sources
from lantoa.papers.checking.docx.model import Document, Line
from lantoa.papers.checking.numerals import roman, to_roman
from lantoa.papers.checking.parts import Part
from lantoa.papers.checking.recognising import patterns as p
from lantoa.papers.checking.registry import Fault, rule
from lantoa.papers.writing import layout

_MENTION = re.compile(
    r"phụ lục|biểu mẫu kèm theo|kèm theo (?:Kế hoạch|Quyết định|Công văn|Báo cáo|Thông báo|Tờ trình) này",
    re.IGNORECASE,
)
_WITH = re.compile(r"[Kk]èm theo (\w+(?: \w+)?) số")


def _words(document: Document) -> list[Line]:
    return document.of(Part.APPENDIX_WORD, appendix=None)


@rule(
    "appendix_not_mentioned",
    says="Văn bản có phụ lục kèm theo thì trong văn bản phải có chỉ dẫn về phụ lục đó.",
    source=sources.APPENDIX,
    remedy="Thêm chỉ dẫn trong nội dung, ví dụ “(chi tiết tại Phụ lục I kèm theo)”.",
)
def check_mention(document: Document) -> Iterator[Fault]:
    """The text of the paper, or of the paper attached to it, never says `Phụ lục`."""
    words = _words(document)
    prose = [
        line for line in document.prose(*Part) if line.part not in {Part.APPENDIX_WORD, Part.APPENDIX_LINE}
    ]
    if words and not any(_MENTION.search(line.text) for line in prose):
        yield Fault(words[0], "Nội dung văn bản không nhắc đến phụ lục.")


@rule(
    "appendix_numeral",
    says="Từ hai phụ lục trở lên phải đánh số thứ tự bằng chữ số La Mã.",
    source=sources.APPENDIX,
    remedy="Đánh số phụ lục: Phụ lục I, Phụ lục II …",
)
def check_numeral(document: Document) -> Iterator[Fault]:
    """`Phụ lục 1`, or two without numbers; a number that is wrong in its order is another fault."""
    words = _words(document)
    if len(words) < 2:
        return
    for place, line in enumerate(words, start=1):
        found = p.APPENDIX.match(line.text)
        if found is None or roman(found[2] or ""):
            continue
        label = to_roman(place)
        is_same = (found[2] or str(place)).lstrip("0") == str(place)
        mend = partial(_name, document, line, label) if is_same else None
        yield Fault(line, f"Ghi là “{line.text}”.", mend, f"Ghi là “Phụ lục {label}”.")


def _name(document: Document, line: Line, label: str) -> None:
    document.edit(line, line.offset, line.offset + len(line.text), f"{line.text[:7]} {label}")


@rule(
    "appendix_order",
    says="Các phụ lục đánh số thứ tự liên tục từ I.",
    source=sources.APPENDIX,
    remedy="Đánh lại số thứ tự phụ lục.",
)
def check_order(document: Document) -> Iterator[Fault]:
    """Gaps and repeats."""
    before = 0
    for line in _words(document):
        found = p.APPENDIX.match(line.text)
        value = roman(found[2] or "") if found else 0
        if value and value != before + 1:
            yield Fault(line, f"Ghi là “{line.text}”, đúng thứ tự là “Phụ lục {to_roman(before + 1)}”.")
        before = value or before + 1


@rule(
    "appendix_word_line",
    says="Từ “Phụ lục” và số thứ tự trình bày thành một dòng riêng.",
    source=sources.APPENDIX_TITLE,
    remedy="Chuyển tên phụ lục xuống dòng dưới.",
)
def check_own_line(document: Document) -> Iterator[Fault]:
    """`PHỤ LỤC I: DANH MỤC …`."""
    for line in _words(document):
        if not p.APPENDIX.match(line.text):
            yield Fault(line, "Tên phụ lục nằm cùng dòng với từ “Phụ lục”.")


@rule(
    "appendix_line_missing",
    says="Mỗi phụ lục có dòng “(Kèm theo …)” dưới tên phụ lục.",
    source=sources.APPENDIX_LINE,
    remedy="Thêm dòng “(Kèm theo <tên loại> số …/… ngày … tháng … năm … của …)” dưới tên phụ lục.",
)
def check_line(document: Document) -> Iterator[Fault]:
    """Each appendix that begins with the word."""
    given = {line.appendix for line in document.of(Part.APPENDIX_LINE, appendix=None)}
    for line in _words(document):
        if line.appendix not in given:
            yield Fault(line, "Không có dòng “(Kèm theo …)”.")


@rule(
    "appendix_line_form",
    says="Dòng chỉ dẫn ghi “Kèm theo”, số, ký hiệu, thời gian và cơ quan ban hành, đặt trong ngoặc đơn.",
    source=sources.APPENDIX_LINE,
    remedy="Viết là “(Kèm theo <tên loại> số …/… ngày … tháng … năm … của …)”.",
)
def check_line_form(document: Document) -> Iterator[Fault]:
    """Brackets around, `số` and `ngày` inside."""
    for first, text in _whole_lines(document):
        if not text.startswith("(") or not text.endswith(")"):
            yield Fault(first, "Dòng “Kèm theo …” không đặt trong ngoặc đơn.")
        elif "số" not in text or "ngày" not in text:
            yield Fault(first, "Dòng “Kèm theo …” thiếu số, ký hiệu hoặc thời gian ban hành.")


@rule(
    "appendix_line_kind",
    says="Dòng “Kèm theo …” ghi đúng tên loại của văn bản.",
    source=sources.APPENDIX_LINE,
    remedy="Ghi tên loại của chính văn bản này.",
)
def check_line_kind(document: Document) -> Iterator[Fault]:
    """`Kèm theo Quyết định` below a plan."""
    for first, text in _whole_lines(document):
        found = _WITH.search(text)
        named = found[1].capitalize() if found else ""
        if document.kind and named in layout.ABBREVIATIONS and named != document.kind:
            yield Fault(first, f"Ghi “Kèm theo {named}”, văn bản là {document.kind}.")


def _whole_lines(document: Document) -> Iterator[tuple[Line, str]]:
    """The line of each appendix as one text, however many paragraphs it takes."""
    grouped: dict[int, list[Line]] = {}
    for line in document.of(Part.APPENDIX_LINE, appendix=None):
        grouped.setdefault(line.appendix, []).append(line)
    for lines in grouped.values():
        yield lines[0], " ".join(line.text for line in lines)


@rule(
    "appendix_pages",
    says="Số trang của phụ lục được đánh số riêng theo từng phụ lục.",
    source=sources.APPENDIX_PAGES,
    remedy="Đặt mỗi phụ lục trong một phân đoạn (Section) và cho số trang bắt đầu lại từ 1.",
)
def check_pages(document: Document) -> Iterator[Fault]:
    """The section of each appendix counts from 1."""
    if not any(section.page_numbers for section in document.sections):
        return
    seen = {line.paragraph.section for line in document.of(*Part) if line.text}
    for line in _words(document):
        number = line.paragraph.section
        section = document.sections[number] if number < len(document.sections) else None
        if section is None or number in seen:
            yield Fault(line, "Phụ lục không nằm trong phân đoạn riêng nên số trang đánh tiếp.")
        elif section.number_start != 1:
            mend = partial(mending.set_number_start, section, 1)
            yield Fault(line, "Số trang của phụ lục đánh tiếp trang trước.", mend, "Đánh số trang lại từ 1.")
        seen.add(number)
