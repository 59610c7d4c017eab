"""Legal bases (box 6) and addressees (box 9a)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lantoa.papers.checking import sources
from lantoa.papers.checking.docx.model import Document, Line
from lantoa.papers.checking.parts import Part
from lantoa.papers.checking.registry import Fault, rule

_LETTERLIKE = frozenset({"Tờ trình"})
_MARKS = ";.,:"


def _end(document: Document, line: Line, mark: str) -> partial[None]:
    """Puts `mark` at the end, in the place of a mark that stands there."""
    bare = line.text.rstrip(_MARKS + " ")
    start = line.offset + len(bare)
    return partial(document.edit, line, start, line.offset + len(line.text), mark)


@rule(
    "basis_end_mark",
    says="Cuối mỗi căn cứ có dấu chấm phẩy, căn cứ cuối cùng kết thúc bằng dấu chấm.",
    source=sources.BASIS,
    remedy="Đặt dấu chấm phẩy cuối mỗi căn cứ; căn cứ cuối cùng đặt dấu chấm.",
)
def check_bases(document: Document) -> Iterator[Fault]:
    """Where a sentence of the body goes on from the list, its last line may end with a semicolon too."""
    bases = document.of(Part.BASIS)
    goes_on = _goes_on(document)
    for place, line in enumerate(bases):
        is_last = place == len(bases) - 1
        allowed = (";",) if not is_last else (".", ";") if goes_on else (".",)
        if not line.text.endswith(allowed):
            mark = "." if is_last else ";"
            found = (
                "Căn cứ cuối cùng không kết thúc bằng dấu chấm."
                if is_last
                else "Cuối căn cứ không có dấu chấm phẩy."
            )
            yield Fault(line, found, _end(document, line, mark), f"Đặt dấu “{mark}” ở cuối.")


def _goes_on(document: Document) -> bool:
    after = ""
    for line in reversed(document.of(*Part)):
        if line.part == Part.BASIS:
            return after == Part.BODY
        after = line.part if line.text else after
    return False


@rule(
    "addressees_missing",
    says="Công văn và tờ trình có phần “Kính gửi”.",
    source=sources.LETTER_RECIPIENTS,
    remedy="Thêm “Kính gửi: …” dưới trích yếu.",
)
def check_addressees(document: Document) -> Iterator[Fault]:
    """A report may have one or none: not all go to a superior."""
    is_letter = not document.kind and bool(document.of(Part.LETTER_SUBJECT))
    if (is_letter or document.kind in _LETTERLIKE) and not document.of(Part.ADDRESSEES_WORD):
        yield Fault(None, "Không tìm thấy “Kính gửi”.", where="Phần đầu, ô 9a")


@rule(
    "addressees_colon",
    says="Sau từ “Kính gửi” có dấu hai chấm.",
    source=sources.RECIPIENTS_LAYOUT,
    remedy="Thêm dấu hai chấm sau “Kính gửi”.",
)
def check_colon(document: Document) -> Iterator[Fault]:
    """`Kính gửi Sở Nội vụ`."""
    for line in document.of(Part.ADDRESSEES_WORD):
        if not line.text[8:].lstrip().startswith(":"):
            place = line.offset + 8
            yield Fault(
                line, "Sau “Kính gửi” thiếu dấu hai chấm.", partial(document.edit, line, place, place, ":")
            )


@rule(
    "addressees_list",
    says="Gửi từ hai nơi trở lên thì mỗi nơi một dòng, có gạch đầu dòng, cuối dòng có dấu chấm phẩy, dòng cuối có dấu chấm.",
    source=sources.RECIPIENTS_LAYOUT,
    remedy="Mỗi nơi nhận một dòng “- …;”, dòng cuối kết thúc bằng dấu chấm.",
)
def check_list(document: Document) -> Iterator[Fault]:
    """Dash and closing mark of each; a long name may go over two lines."""
    listed = [line for line in document.of(Part.ADDRESSEE) if line.text]
    dashed = [line for line in listed if line.text.startswith(("-", "–"))]
    if not dashed:
        return
    for place, line in enumerate(listed):
        is_last = place == len(listed) - 1
        begins_next = is_last or listed[place + 1].text.startswith(("-", "–"))
        mark = "." if is_last else ";"
        if begins_next and not line.text.endswith(mark):
            found = f"Cuối dòng không có dấu “{mark}”."
            yield Fault(line, found, _end(document, line, mark), f"Đặt dấu “{mark}” ở cuối.")
