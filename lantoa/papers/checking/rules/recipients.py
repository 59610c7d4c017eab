"""Recipients (box 9b)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from lantoa.papers.checking import sources
from lantoa.papers.checking.docx.model import Document, Line
from lantoa.papers.checking.parts import Part
from lantoa.papers.checking.registry import Fault, rule

_DASH = re.compile(r"[-–]\s*")
_ARCHIVE = re.compile(r"[-–]?\s*Lưu\b", re.IGNORECASE)
_RIGHT_ARCHIVE = re.compile(r"[-–]?\s*Lưu: VT\b")
_WRONG_ARCHIVE = re.compile(r"([-–]?\s*)Lưu\s*:?\s*(?:VT|văn thư)\b", re.IGNORECASE)
_AS_ABOVE = re.compile(r"[-–]\s*Như (?:trên|kính gửi|Điều)\b", re.IGNORECASE)
_MARKS = " ;.,"


def _listed(document: Document) -> list[Line]:
    return [line for line in document.of(Part.RECIPIENT) if line.text]


@rule(
    "recipients_missing",
    says="Văn bản có phần “Nơi nhận”.",
    source=sources.RECIPIENTS,
    remedy="Thêm “Nơi nhận:” ngang hàng với quyền hạn của người ký, sát lề trái.",
)
def check_missing(document: Document) -> Iterator[Fault]:
    """Box 9b stands on every paper."""
    if not document.of(Part.RECIPIENTS_WORD):
        yield Fault(None, "Không tìm thấy “Nơi nhận”.", where="Phần cuối, ô 9b")


@rule(
    "recipients_colon",
    says="Sau từ “Nơi nhận” có dấu hai chấm.",
    source=sources.RECIPIENTS_LAYOUT,
    remedy="Thêm dấu hai chấm: “Nơi nhận:”.",
)
def check_colon(document: Document) -> Iterator[Fault]:
    """`Nơi nhận` alone."""
    for line in document.of(Part.RECIPIENTS_WORD):
        if ":" not in line.text[:10]:
            place = line.offset + len("Nơi nhận")
            yield Fault(line, "Thiếu dấu hai chấm.", partial(document.edit, line, place, place, ":"))


@rule(
    "recipient_dash",
    says="Mỗi nơi nhận một dòng, đầu dòng có gạch đầu dòng.",
    source=sources.RECIPIENTS_LAYOUT,
    remedy="Thêm gạch đầu dòng.",
)
def check_dash(document: Document) -> Iterator[Fault]:
    """A line without a dash that follows a finished one; a long name may go over two lines."""
    listed = _listed(document)
    for place, line in enumerate(listed):
        is_new = place == 0 or listed[place - 1].text.endswith((";", "."))
        if is_new and not _DASH.match(line.text) and not line.label:
            mend = partial(document.edit, line, line.offset, line.offset, "- ")
            yield Fault(line, "Đầu dòng không có gạch đầu dòng.", mend, "Thêm gạch đầu dòng.")


@rule(
    "recipient_end_mark",
    says="Cuối mỗi dòng nơi nhận có dấu chấm phẩy, dòng cuối có dấu chấm.",
    source=sources.RECIPIENTS_LAYOUT,
    remedy="Đặt dấu chấm phẩy cuối mỗi dòng, dòng cuối đặt dấu chấm.",
)
def check_marks(document: Document) -> Iterator[Fault]:
    """The end of each entry."""
    listed = _listed(document)
    for place, line in enumerate(listed):
        is_last = place == len(listed) - 1
        is_whole = is_last or bool(_DASH.match(listed[place + 1].text)) or bool(listed[place + 1].label)
        mark = "." if is_last else ";"
        if is_whole and not line.text.endswith(mark):
            bare = line.text.rstrip(_MARKS)
            span = (line.offset + len(bare), line.offset + len(line.text))
            mend = partial(document.edit, line, *span, mark)
            yield Fault(line, f"Cuối dòng không có dấu “{mark}”.", mend, f"Đặt dấu “{mark}”.")


@rule(
    "archive_missing",
    says="Dòng cuối của nơi nhận là “Lưu: VT, …”.",
    source=sources.RECIPIENTS_LAYOUT,
    remedy="Thêm dòng “- Lưu: VT, <đơn vị soạn thảo>.” ở cuối.",
)
def check_archive(document: Document) -> Iterator[Fault]:
    """No line of the archive at all."""
    listed = _listed(document)
    if document.of(Part.RECIPIENTS_WORD) and not any(_ARCHIVE.match(line.text) for line in listed):
        yield Fault(document.of(Part.RECIPIENTS_WORD)[0], "Không có dòng “Lưu: VT”.")


@rule(
    "archive_last",
    says="“Lưu: VT, …” là dòng cuối của nơi nhận.",
    source=sources.RECIPIENTS_LAYOUT,
    remedy="Chuyển dòng “Lưu: VT, …” xuống cuối.",
)
def check_archive_last(document: Document) -> Iterator[Fault]:
    """Other recipients below the archive."""
    listed = _listed(document)
    archives = [place for place, line in enumerate(listed) if _ARCHIVE.match(line.text)]
    if archives and any(_DASH.match(line.text) for line in listed[archives[-1] + 1 :]):
        yield Fault(listed[archives[-1]], "Sau dòng lưu còn nơi nhận khác.")


@rule(
    "archive_form",
    says="Dòng lưu viết “Lưu: VT, …”: sau “Lưu” có dấu hai chấm, “VT” viết tắt.",
    source=sources.RECIPIENTS_LAYOUT,
    remedy="Viết là “- Lưu: VT, <đơn vị soạn thảo>.”.",
)
def check_archive_form(document: Document) -> Iterator[Fault]:
    """`Lưu VT`, `Lưu: Văn thư`."""
    for line in _listed(document):
        if _ARCHIVE.match(line.text) and not _RIGHT_ARCHIVE.match(line.text):
            found = _WRONG_ARCHIVE.match(line.text)
            mend = None
            if found is not None:
                span = (line.offset + found.end(1), line.offset + found.end())
                mend = partial(document.edit, line, *span, "Lưu: VT")
            yield Fault(line, f"Ghi là “{line.text}”.", mend, "Ghi là “Lưu: VT”.")


@rule(
    "as_above_missing",
    says="Văn bản có “Kính gửi” thì dưới “Nơi nhận” trước hết là “Như trên”.",
    source=sources.LETTER_RECIPIENTS,
    remedy="Thêm dòng “- Như trên;” ở đầu danh sách nơi nhận.",
)
def check_as_above(document: Document) -> Iterator[Fault]:
    """Letters, proposals and reports upwards."""
    listed = _listed(document)
    if document.of(Part.ADDRESSEES_WORD) and listed and not _AS_ABOVE.match(listed[0].text):
        yield Fault(listed[0], "Dòng đầu không phải “Như trên”.")
