"""The page number: in the middle of the top margin, Arabic, not on the first page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lantoa.papers.checking import mending, sources
from lantoa.papers.checking.docx import headers
from lantoa.papers.checking.docx.model import Document, PageNumber
from lantoa.papers.checking.registry import Fault, rule
from lantoa.papers.checking.rules.component_looks import points, span
from lantoa.papers.checking.rules.page import place_of
from lantoa.papers.reading.formats import docx_names as n
from lantoa.papers.writing import layout

_LETTERS_A_PAGE = 3_200
"""More than fit on one page of size 14, so that a longer paper surely has two."""
_EDGES = " -–—.\t\u00a0"


def _numbers(document: Document) -> Iterator[tuple[PageNumber, str]]:
    seen: set[int] = set()
    for section in document.sections:
        for number in section.page_numbers:
            if id(number.paragraph.element) not in seen:
                seen.add(id(number.paragraph.element))
                yield number, place_of(section, document) + ", số trang"


def _has_second_page(document: Document) -> bool:
    length = sum(len(line.text) for line in document.of(*{line.part for line in document.lines}))
    is_split = len({line.paragraph.section for line in document.lines if not line.appendix}) > 1
    return length > _LETTERS_A_PAGE or is_split


@rule(
    "page_number_missing",
    says="Văn bản nhiều trang phải đánh số trang.",
    source=sources.PAGE_NUMBER,
    remedy="Chèn số trang vào giữa phần lề trên (Insert, Page Number, Top of Page), không hiện ở trang đầu.",
)
def check_missing(document: Document) -> Iterator[Fault]:
    """Only where the paper surely has a second page."""
    if not any(section.page_numbers for section in document.sections) and _has_second_page(document):
        mend = document.number_pages
        yield Fault(None, "Không có số trang.", mend, "Chèn số trang ở lề trên.", where="Trang, số trang")


@rule(
    "page_number_place",
    says="Số trang đặt trong phần lề trên của văn bản.",
    source=sources.PAGE_NUMBER,
    remedy="Chuyển số trang từ chân trang lên đầu trang.",
)
def check_place(document: Document) -> Iterator[Fault]:
    """A number in the footer."""
    for number, place in _numbers(document):
        if number.is_in_footer:
            mend = None if document.number_pages is None else partial(_move_up, document, number)
            yield Fault(None, "Số trang ở chân trang.", mend, "Chuyển lên lề trên.", where=place)


def _move_up(document: Document, number: PageNumber) -> None:
    headers.remove_number(number)
    is_numbered = any(not other.is_in_footer for other, _ in _numbers(document))
    if document.number_pages is not None and not is_numbered:
        document.number_pages()


@rule(
    "page_number_centred",
    says="Số trang canh giữa theo chiều ngang.",
    source=sources.PAGE_NUMBER,
    remedy="Canh giữa số trang.",
)
def check_centred(document: Document) -> Iterator[Fault]:
    """Centred by alignment; a frame or a tab stop in the middle does it too."""
    for number, place in _numbers(document):
        properties = number.paragraph.element.find(n.P_PR)
        is_framed = properties is not None and properties.find(n.w("framePr")) is not None
        if (
            number.paragraph.look.alignment != "center"
            and not is_framed
            and "\t" not in number.paragraph.text
        ):
            mend = partial(mending.set_alignment, number.paragraph, "center")
            yield Fault(None, "Số trang không canh giữa.", mend, "Canh giữa số trang.", where=place)


@rule(
    "page_number_size",
    says=f"Số trang cỡ chữ {span(layout.PAGE_NUMBER)}.",
    source=sources.PAGE_NUMBER,
    remedy=f"Đặt cỡ chữ {span(layout.PAGE_NUMBER)}.",
)
def check_size(document: Document) -> Iterator[Fault]:
    """The size of the figures."""
    size = layout.PAGE_NUMBER
    for number, place in _numbers(document):
        wrong = [run for run in number.paragraph.runs if not size.least <= run.look.size <= size.most]
        if wrong:
            yield Fault(
                None,
                f"Cỡ chữ {points(wrong[0].look.size)}.",
                partial(mending.set_size, number.paragraph.runs, size.taken),
                f"Đặt cỡ chữ {points(size.taken)}.",
                where=place,
            )


@rule(
    "page_number_style",
    says="Số trang kiểu chữ đứng.",
    source=sources.PAGE_NUMBER,
    remedy="Bỏ chữ nghiêng ở số trang.",
)
def check_style(document: Document) -> Iterator[Fault]:
    """Upright."""
    for number, place in _numbers(document):
        if any(run.look.is_italic for run in number.paragraph.runs):
            mend = partial(mending.set_toggle, number.paragraph.runs, "i", is_on=False)
            yield Fault(None, "Số trang in nghiêng.", mend, "Đặt chữ đứng.", where=place)


@rule(
    "page_number_font",
    says=f"Phông chữ {layout.FONT}.",
    source=sources.FONT,
    remedy=f"Chọn phông chữ {layout.FONT}.",
)
def check_font(document: Document) -> Iterator[Fault]:
    """The typeface of the figures."""
    for number, place in _numbers(document):
        wrong = [run for run in number.paragraph.runs if not run.look.fonts[0].startswith(layout.FONT)]
        if wrong:
            mend = partial(mending.set_font, wrong, layout.FONT)
            yield Fault(None, f"Phông chữ {wrong[0].look.fonts[0]}.", mend, where=place)


@rule(
    "page_number_form",
    says="Số trang là chữ số Ả Rập, không kèm chữ hay dấu.",
    source=sources.PAGE_NUMBER,
    remedy="Chỉ để số trang, bỏ chữ và dấu đi kèm; chọn kiểu số 1, 2, 3.",
)
def check_form(document: Document) -> Iterator[Fault]:
    """No Roman figures, no `Trang 2`, no `2/7`."""
    for section in document.sections:
        if section.page_numbers and section.number_form not in {"decimal", ""}:
            mend = partial(mending.set_number_form, section)
            yield Fault(None, "Số trang không phải chữ số Ả Rập.", mend, where=place_of(section, document))
    for number, place in _numbers(document):
        text = number.paragraph.text.strip(_EDGES)
        if any(letter.isalpha() for letter in text) or "/" in text:
            yield Fault(None, f"Số trang viết là “{text}”.", where=place)


@rule(
    "page_number_first",
    says="Không hiển thị số trang thứ nhất.",
    source=sources.PAGE_NUMBER,
    remedy="Chọn “Different First Page” cho trang đầu và để trống đầu trang của nó.",
)
def check_first(document: Document) -> Iterator[Fault]:
    """The first section shows its number on page 1."""
    if not document.sections or not document.sections[0].page_numbers:
        return
    first = document.sections[0]
    if not first.has_own_first_page:
        # Without a header of its own the first page shows nothing once it is told to differ.
        mend = None if first.has_first_header else partial(mending.set_own_first_page, first)
        yield Fault(None, "Trang 1 có số trang.", mend, "Ẩn số ở trang 1.", where="Trang 1, số trang")
    elif any(number.kind == "first" for number in first.page_numbers):
        yield Fault(None, "Trang 1 có số trang.", where="Trang 1, số trang")


@rule(
    "page_number_start",
    says="Số trang đánh từ số 1.",
    source=sources.PAGE_NUMBER,
    remedy="Cho số trang bắt đầu từ 1.",
)
def check_start(document: Document) -> Iterator[Fault]:
    """The first section begins with another number."""
    if document.sections and document.sections[0].number_start not in {None, 1}:
        section = document.sections[0]
        mend = partial(mending.set_number_start, section, 1)
        yield Fault(None, f"Số trang bắt đầu từ {section.number_start}.", mend, where="Trang 1, số trang")
