"""Faulty papers, one fault each: a correct paper of the writer, changed in one place."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from lantoa.papers.checking.legacy_encodings import Encoding, to_legacy
from lantoa.papers.writing.docx.writer import write_docx
from lantoa.papers.writing.samples import samples

Change = Callable[[Document], None]


@dataclass(frozen=True)
class Fault:
    """The code that must be found, in which sample, after which change; whether a mended copy is clean."""

    code: str
    paper: str
    change: Change
    is_fixable: bool = True


@cache
def correct(name: str) -> bytes:
    """A correct paper, numbered and dated."""
    paper = replace(samples()[name], number="05", issued_on=date(2026, 2, 3))
    return write_docx(paper)


def faulty(fault: Fault) -> bytes:
    """The bytes of the paper with the fault."""
    document = docx.Document(io.BytesIO(correct(fault.paper)))
    fault.change(document)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def paragraphs(document: Document) -> list[Paragraph]:
    return [Paragraph(element, document._body) for element in document.element.body.iter(qn("w:p"))]


def find(document: Document, start: str) -> Paragraph:
    """The first paragraph whose text begins with `start`."""
    return next(each for each in paragraphs(document) if each.text.startswith(start))


def style(document: Document, start: str, **font: object) -> None:
    paragraph = find(document, start)
    for run in paragraph.runs:
        for name, value in font.items():
            if name == "color":
                run.font.color.rgb = value
            else:
                setattr(run.font, name, value)


def size(start: str, points: float) -> Change:
    return lambda document: style(document, start, size=Pt(points))


def bold(start: str, is_bold: bool) -> Change:
    return lambda document: style(document, start, bold=is_bold)


def italic(start: str, is_italic: bool) -> Change:
    return lambda document: style(document, start, italic=is_italic)


def words(start: str, old: str, new: str) -> Change:
    def change(document: Document) -> None:
        paragraph = find(document, start)
        changed = 0
        for run in paragraph.runs:
            if old in run.text:
                run.text = run.text.replace(old, new)
                changed += 1
        assert changed, (start, old)

    return change


def upper(start: str) -> Change:
    def change(document: Document) -> None:
        run = find(document, start).runs[0]
        run.text = run.text.upper()

    return change


def drop(start: str) -> Change:
    def change(document: Document) -> None:
        element = find(document, start)._p
        element.getparent().remove(element)

    return change


def left(start: str) -> Change:
    def change(document: Document) -> None:
        find(document, start).alignment = 0

    return change


def section(number: int = 0, **lengths: object) -> Change:
    def change(document: Document) -> None:
        for name, value in lengths.items():
            setattr(document.sections[number], name, value)

    return change


def drop_rule(start: str) -> Change:
    """Takes away the drawn line below the paragraph that begins with `start`."""

    def change(document: Document) -> None:
        place = find(document, start)._p.getnext()
        while place.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) != "DongKe":
            place = place.getnext()
        place.getparent().remove(place)

    return change


def long_rule(start: str, indent_mm: float) -> Change:
    def change(document: Document) -> None:
        place = find(document, start)._p.getnext()
        while place.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) != "DongKe":
            place = place.getnext()
        rule = Paragraph(place, None)
        rule.paragraph_format.left_indent = rule.paragraph_format.right_indent = Mm(indent_mm)

    return change


def header_paragraph(document: Document) -> Paragraph:
    return document.sections[0].header.paragraphs[0]


def page_number(**look: object) -> Change:
    def change(document: Document) -> None:
        paragraph = header_paragraph(document)
        if "alignment" in look:
            paragraph.alignment = look["alignment"]
        for run in paragraph.runs:
            if "points" in look:
                run.font.size = Pt(look["points"])
            if "italic" in look:
                run.font.italic = look["italic"]
        if "text" in look:
            paragraph.runs[0].text = look["text"]

    return change


def to_footer(document: Document) -> None:
    """Moves the page number of all sections to the foot of the page."""
    header, footer = document.sections[0].header._element, document.sections[0].footer._element
    number = header[0]
    for child in list(footer):
        footer.remove(child)
    footer.append(deepcopy(number))
    header.remove(number)
    header.append(OxmlElement("w:p"))


def no_page_number(document: Document) -> None:
    for _ in range(60):
        add_after(ITEM, find(document, ITEM).text)(document)
    element = header_paragraph(document)._p
    for run in list(element.iter(qn("w:r"))):
        element.remove(run)


def first_page_number(document: Document) -> None:
    first = document.sections[0].first_page_header._element
    for child in list(first):
        first.remove(child)
    first.append(deepcopy(document.sections[0].header._element[0]))


def number_type(number: int, **attributes: str) -> Change:
    def change(document: Document) -> None:
        properties = document.sections[number]._sectPr
        element = properties.find(qn("w:pgNumType"))
        if element is None:
            element = OxmlElement("w:pgNumType")
            properties.find(qn("w:pgMar")).addnext(element)
        element.attrib.clear()
        for name, value in attributes.items():
            element.set(qn(f"w:{name}"), value)

    return change


def spacing(start: str, *, after: float | None = None, line: float | None = None) -> Change:
    def change(document: Document) -> None:
        form = find(document, start).paragraph_format
        if after is not None:
            form.space_after = Pt(after)
        if line is not None:
            form.line_spacing = line

    return change


def indent(start: str, mm: float) -> Change:
    def change(document: Document) -> None:
        find(document, start).paragraph_format.first_line_indent = Mm(mm)

    return change


def add_after(start: str, *texts: str) -> Change:
    """Copies of the paragraph with other words, below it."""

    def change(document: Document) -> None:
        last = find(document, start)._p
        for text in texts:
            copy = deepcopy(last)
            last.addnext(copy)
            Paragraph(copy, document._body).runs[0].text = text
            last = copy

    return change


def swap_up(start: str) -> Change:
    """Puts the paragraph above the one before it."""

    def change(document: Document) -> None:
        element = find(document, start)._p
        element.getprevious().addprevious(element)

    return change


def legacy(encoding: Encoding, font: str) -> Change:
    """The whole paper as it was typed before Unicode."""

    def change(document: Document) -> None:
        for paragraph in paragraphs(document):
            for run in paragraph.runs:
                is_upper = run.text.isupper() and encoding is Encoding.TCVN3
                # Old fonts have no capital with a tone: one typed the tone on the next letter.
                text = (
                    run.text.replace("Ủy", "Uỷ")
                    .replace("ủy", "uỷ")
                    .replace("ỦY", "UỶ")
                    .replace("óa", "oá")
                    .replace("òa", "oà")
                )
                run.text = to_legacy(text, encoding)
                run.font.name = font + ("H" if is_upper else "")

    return change


def decomposed(document: Document) -> None:
    paragraph = find(document, "- Khuyến khích")
    paragraph.runs[0].text = unicodedata.normalize("NFD", paragraph.runs[0].text)


def all_points(document: Document) -> None:
    """A list in the English order."""
    add_after("b) Đối với các thôn", *(f"{letter}) Đối với nhóm khác" for letter in "cdef"))(document)


def red_heading(document: Document) -> None:
    style(document, "II. NHIỆM VỤ", color=RGBColor(0xC0, 0, 0))


def other_font(document: Document) -> None:
    style(document, "- Khuyến khích", name="Arial")


def appendix_without_section(document: Document) -> None:
    """Appendix II in the section of appendix I."""
    breaks = [
        each for each in document.element.body.iter(qn("w:sectPr")) if each.getparent().tag == qn("w:pPr")
    ]
    breaks[1].getparent().remove(breaks[1])


def no_repeated_header(document: Document) -> None:
    table = document.tables[-1]._tbl
    rows = table.findall(qn("w:tr"))
    for header in table.iter(qn("w:tblHeader")):
        header.getparent().remove(header)
        break
    for _ in range(20):
        rows[-1].addnext(deepcopy(rows[-1]))


def last_table(document: Document) -> list[Paragraph]:
    return [Paragraph(each, document._body) for each in document.tables[-1]._tbl.iter(qn("w:p"))]


def tiny_cell(document: Document) -> None:
    next(each for each in last_table(document) if each.text).runs[0].font.size = Pt(8)


SUBJECT = "Thông tin, tuyên truyền cải cách"
BASIS = "Căn cứ Luật"
LAST_BASIS = "Căn cứ Nghị quyết"
OPENING = "Ủy ban nhân dân xã Thanh Lâm Hạ ban hành"
ITEM = "- Nâng cao nhận thức"
CLAUSE = "2. Các phòng, trung tâm"
CLOSING = "Trên đây là"
COUNTRY, MOTTO, ISSUER = "CỘNG HÒA", "Độc lập", "ỦY BAN NHÂN DÂN XÃ"
ABOVE, LETTER_ISSUER = "ỦY BAN NHÂN DÂN TỈNH", "BAN CHỈ ĐẠO"
PLACE = "Thanh Lâm Hạ, ngày"

FAULTS = [
    # The page.
    Fault("paper_size", "letter_to_one", section(page_width=Mm(215.9), page_height=Mm(279.4))),
    Fault("page_orientation", "letter_to_one", section(page_width=Mm(297), page_height=Mm(210)), False),
    Fault("margin_top", "letter_to_one", section(top_margin=Mm(15))),
    Fault("margin_bottom", "letter_to_one", section(bottom_margin=Mm(30))),
    Fault("margin_left", "letter_to_one", section(left_margin=Mm(20))),
    Fault("margin_right", "letter_to_one", section(right_margin=Mm(25))),
    Fault("font", "plan", other_font),
    Fault("font_colour", "plan", red_heading),
    # The page number.
    Fault("page_number_missing", "plan", no_page_number),
    Fault("page_number_place", "plan", to_footer),
    Fault("page_number_centred", "plan", page_number(alignment=2)),
    Fault("page_number_size", "plan", page_number(points=11)),
    Fault("page_number_style", "plan", page_number(italic=True)),
    Fault("page_number_form", "plan", page_number(text="Trang "), False),
    Fault("page_number_first", "plan", first_page_number, False),
    Fault("page_number_start", "plan", number_type(0, start="3")),
    # Country, motto, issuing body.
    Fault("country_size", "plan", size(COUNTRY, 14)),
    Fault("country_bold", "plan", bold(COUNTRY, False)),
    Fault("country_italic", "plan", italic(COUNTRY, True)),
    Fault("country_case", "plan", words(COUNTRY, "CỘNG HÒA XÃ HỘI", "Cộng hòa xã hội")),
    Fault("country_centred", "plan", left(COUNTRY)),
    Fault("country_missing", "plan", drop(COUNTRY), False),
    Fault(
        "motto_missing", "plan", lambda document: (drop_rule(MOTTO)(document), drop(MOTTO)(document)), False
    ),
    Fault("motto_form", "plan", words(MOTTO, " - ", " – ")),
    Fault("motto_size", "plan", size(MOTTO, 12)),
    Fault("motto_bold", "plan", bold(MOTTO, False)),
    Fault("motto_rule_missing", "plan", drop_rule(MOTTO), False),
    Fault("motto_rule_length", "plan", long_rule(MOTTO, 40), False),
    Fault("superior_bold", "letter", bold(ABOVE, True)),
    Fault("superior_size", "letter", size(ABOVE, 11)),
    Fault("issuer_bold", "letter", bold(LETTER_ISSUER, False)),
    Fault("issuer_size", "plan", size(ISSUER, 14)),
    Fault("issuer_case", "plan", words(ISSUER, "XÃ THANH LÂM HẠ", "xã Thanh Lâm Hạ")),
    Fault("issuer_rule_missing", "plan", drop_rule(ISSUER), False),
    Fault("issuer_rule_length", "plan", long_rule(ISSUER, 2), False),
    Fault("subject_rule_missing", "plan", drop_rule(SUBJECT), False),
    Fault("subject_rule_length", "plan", long_rule(SUBJECT, 5), False),
    # Number and date.
    Fault("number_missing", "plan", drop("Số:"), False),
    Fault("number_size", "plan", size("Số:", 12)),
    Fault("number_bold", "plan", bold("Số:", True)),
    Fault("number_colon", "plan", words("Số:", "Số:", "Số")),
    Fault("number_leading_zero", "plan", words("Số:", "05", "5")),
    Fault("number_spaces", "plan", words("Số:", "KH-UBND", "KH - UBND")),
    Fault("number_hyphen", "plan", words("Số:", "KH-UBND", "KH–UBND")),
    Fault("number_slash", "plan", words("Số:", "05/KH", "05-KH"), False),
    Fault("symbol_kind", "plan", words("Số:", "KH-", "BC-"), False),
    Fault("symbol_letter", "letter_to_one", words("Số:", "UBND-VHXH", "CV-UBND"), False),
    Fault("symbol_case", "plan", words("Số:", "KH-UBND", "KH-ubnd")),
    Fault("place_date_missing", "plan", drop(PLACE), False),
    Fault("place_date_italic", "plan", italic(PLACE, False)),
    Fault("place_date_size", "plan", size(PLACE, 12)),
    Fault("date_leading_zero", "plan", words(PLACE, "ngày 03", "ngày 3")),
    Fault("date_extra_zero", "plan", words(PLACE, "tháng 02", "tháng 07")),
    Fault("date_form", "plan", words(PLACE, "ngày 03 tháng 02 năm 2026", "ngày 03/02/2026")),
    Fault("date_impossible", "plan", words(PLACE, "ngày 03", "ngày 30"), False),
    Fault("place_comma", "plan", words(PLACE, "Hạ,", "Hạ")),
    Fault("place_capitals", "plan", words(PLACE, "Lâm Hạ,", "Lâm hạ,")),
    # Kind, subject, addressees, bases.
    Fault("kind_size", "plan", size("KẾ HOẠCH", 16)),
    Fault("kind_bold", "plan", bold("KẾ HOẠCH", False)),
    Fault("kind_centred", "plan", left("KẾ HOẠCH")),
    Fault("subject_bold", "plan", bold(SUBJECT, False)),
    Fault("subject_italic", "plan", italic(SUBJECT, True)),
    Fault("subject_centred", "plan", left(SUBJECT)),
    Fault("subject_case", "plan", upper(SUBJECT), False),
    Fault("letter_subject_size", "letter_to_one", size("V/v", 14)),
    Fault("letter_subject_bold", "letter_to_one", bold("V/v", True)),
    Fault(
        "addressees_missing",
        "letter_to_one",
        lambda document: (drop("Kính gửi")(document), drop("- Như trên")(document)),
        False,
    ),
    Fault("addressees_colon", "letter_to_one", words("Kính gửi", "gửi:", "gửi")),
    Fault("addressees_list", "letter", words("- Các sở, ban", "tỉnh;", "tỉnh")),
    Fault("addressee_size", "letter_to_one", size("Kính gửi", 12)),
    Fault("basis_italic", "plan", italic(BASIS, False)),
    Fault("basis_end_mark", "plan", words(BASIS, "2025;", "2025")),
    # The body.
    Fault("body_size", "plan", size(ITEM, 12)),
    Fault("body_justified", "plan", left(ITEM)),
    Fault("body_indent", "plan", indent(OPENING, 5)),
    Fault("body_gap", "plan", spacing(ITEM, after=0)),
    Fault("body_line_spacing", "plan", spacing(ITEM, line=2.0)),
    Fault("body_italic", "plan", italic(ITEM, True)),
    Fault("body_bold", "plan", bold(ITEM, True)),
    Fault("section_title_bold", "plan", bold("II. NHIỆM", False)),
    Fault("section_title_case", "plan", words("II. NHIỆM", "NHIỆM VỤ", "Nhiệm vụ")),
    Fault("section_title_size", "plan", size("II. NHIỆM", 15)),
    Fault("section_mark", "plan", words("II. NHIỆM", "II.", "II/")),
    Fault("section_order", "plan", words("III. TỔ", "III.", "IV."), False),
    Fault("clause_mark", "plan", words(CLAUSE, "2.", "2/")),
    Fault("clause_order", "plan", words(CLAUSE, "2.", "3."), False),
    Fault("point_mark", "plan", words("b) Đối", "b)", "b.")),
    Fault("point_order", "plan", all_points),
    Fault("point_order", "plan", words("b) Đối", "b)", "c)"), False),
    Fault("label_space", "plan", words("2. Yêu", "2. ", "2.")),
    Fault("article_bold", "decision", bold("Điều 2", False)),
    Fault("article_mark", "decision", words("Điều 2", "2.", "2:")),
    Fault("article_order", "decision", words("Điều 2", "2.", "5."), False),
    Fault("end_mark_missing", "plan", words(CLOSING, "./.", ".")),
    Fault("end_mark_early", "plan", words(CLAUSE, "giao.", "giao./.")),
    # The foot.
    Fault(
        "recipients_missing",
        "plan",
        lambda document: [
            drop(each)(document)
            for each in ("Nơi nhận", "- Sở Nội vụ;", "- Thường trực", "- Các thôn;", "- Lưu: VT")
        ],
        False,
    ),
    Fault("recipients_word_bold", "plan", bold("Nơi nhận", False)),
    Fault("recipients_word_italic", "plan", italic("Nơi nhận", False)),
    Fault("recipients_word_size", "plan", size("Nơi nhận", 14)),
    Fault("recipients_colon", "plan", words("Nơi nhận", ":", "")),
    Fault("recipient_size", "plan", size("- Sở Nội vụ", 13)),
    Fault("recipient_dash", "plan", words("- Sở Nội vụ", "- ", "")),
    Fault("recipient_end_mark", "plan", words("- Sở Nội vụ", ";", "")),
    Fault(
        "archive_missing",
        "plan",
        lambda document: (drop("- Lưu")(document), words("- Các thôn", ";", ".")(document)),
        False,
    ),
    Fault(
        "archive_last",
        "plan",
        lambda document: (
            swap_up("- Lưu")(document),
            words("- Lưu", "VHXH.", "VHXH;")(document),
            words("- Các thôn", ";", ".")(document),
        ),
        False,
    ),
    Fault("archive_form", "plan", words("- Lưu", "Lưu: VT", "Lưu VT")),
    Fault("as_above_missing", "letter_to_one", drop("- Như trên"), False),
    Fault("authority_form", "plan", words("TM. ỦY", "TM.", "T/M")),
    Fault("authority_collective", "plan", words("TM. ỦY", "TM. ỦY BAN NHÂN DÂN", "TM. CHỦ TỊCH"), False),
    Fault("authority_deputy", "plan", words("KT. CHỦ", "KT. CHỦ", "KT. PHÓ CHỦ"), False),
    Fault("authority_post_missing", "plan", drop("PHÓ CHỦ TỊCH"), False),
    Fault("authority_bold", "plan", bold("KT. CHỦ", False)),
    Fault("authority_size", "plan", size("KT. CHỦ", 12)),
    Fault("authority_case", "plan", words("PHÓ CHỦ", "PHÓ CHỦ TỊCH", "Phó Chủ tịch")),
    Fault("signer_bold", "plan", bold("Lò Minh", False)),
    Fault("signer_case", "plan", words("Lò Minh", "Lò Minh Phượng", "LÒ MINH PHƯỢNG"), False),
    Fault("signer_capitals", "plan", words("Lò Minh", "Minh", "minh")),
    Fault("signer_title", "plan", words("Lò Minh", "Lò", "ThS. Lò"), False),
    # Appendices and tables.
    Fault("appendix_word_bold", "plan", bold("Phụ lục II", False)),
    Fault("appendix_word_size", "plan", size("Phụ lục II", 12)),
    Fault("appendix_word_case", "report", words("Phụ lục", "Phụ lục", "PHỤ LỤC"), False),
    Fault("appendix_word_centred", "plan", left("Phụ lục II")),
    Fault("appendix_numeral", "plan", words("Phụ lục II", "II", "2")),
    Fault("appendix_order", "plan", words("Phụ lục III", "III", "IV"), False),
    Fault(
        "appendix_title_case",
        "plan",
        words("BIỂU SỐ", "BIỂU SỐ LIỆU TUYÊN TRUYỀN", "Biểu số liệu tuyên truyền"),
    ),
    Fault("appendix_title_bold", "plan", bold("BIỂU SỐ", False)),
    Fault("appendix_line_italic", "plan", italic("(Kèm theo", False)),
    Fault("appendix_line_missing", "report", drop("(Kèm theo"), False),
    Fault("appendix_line_form", "plan", words("(Kèm theo", "(", ""), False),
    Fault("appendix_line_kind", "plan", words("(Kèm theo", "Kế hoạch", "Báo cáo"), False),
    Fault(
        "appendix_not_mentioned",
        "report",
        words("Số liệu chi tiết", "tại Phụ lục kèm theo", "như sau"),
        False,
    ),
    Fault("appendix_pages", "plan", number_type(2)),
    Fault("table_header", "report", no_repeated_header),
    Fault("table_size", "report", tiny_cell),
    # The letters.
    Fault("not_nfc", "plan", decomposed),
    Fault("legacy_encoding", "plan", legacy(Encoding.TCVN3, ".VnTime")),
    Fault("legacy_encoding", "plan", legacy(Encoding.VNI, "VNI-Times")),
    Fault("lookalike_letters", "plan", words(ITEM, "cán bộ", "\u0441án bộ")),
    Fault("invisible_signs", "plan", words(ITEM, "cán bộ", "cán\u200b bộ")),
    Fault("double_space", "plan", words(ITEM, "nhận thức", "nhận  thức")),
    Fault("space_before_mark", "plan", words(ITEM, "cán bộ,", "cán bộ ,")),
    Fault("space_after_mark", "plan", words(ITEM, "cán bộ, công", "cán bộ,công")),
    Fault("joined_number", "plan", words(OPENING, "năm 2026", "năm2026")),
    Fault("doubled_word", "plan", words(ITEM, "của cán bộ", "của của cán bộ")),
    Fault(
        "doubled_word",
        "letter_to_one",
        words("Ủy ban nhân dân xã đề nghị", "tại xã", "hàng hàng tháng tại xã"),
    ),
    Fault("tone_marks_mixed", "plan", words(CLAUSE, "trung tâm", "trung tâm văn hoá"), False),
    Fault("every_mixed", "plan", words(CLAUSE, "thực hiện", "hàng năm thực hiện"), False),
    # Capitals.
    Fault("capital_council", "plan", words(OPENING, "Ủy ban nhân dân", "Ủy ban Nhân dân")),
    Fault("capital_committee", "plan", words(CLOSING, "Ủy ban nhân dân", "ủy ban nhân dân")),
    Fault("capital_agency", "plan", words(CLAUSE, "trung tâm", "sở Nội vụ")),
    Fault("capital_state", "plan", words(ITEM, "về cải cách hành chính", "về chủ trương của Đảng, nhà nước")),
    Fault("capital_people", "plan", words(ITEM, "và người dân", "và phục vụ nhân dân")),
    Fault("capital_place", "plan", words(ITEM, "về cải cách", "của Tỉnh Hoa Sơn về cải cách")),
    Fault("capital_city", "plan", words(ITEM, "về cải cách", "ở thủ đô Hà Nội về cải cách")),
    Fault(
        "capital_article", "plan", words(ITEM, "về cải cách", "theo khoản 2 điều 5 Nghị định này về cải cách")
    ),
    Fault(
        "capital_clause", "plan", words(ITEM, "về cải cách", "theo Khoản 2 Điều 5 Nghị định này về cải cách")
    ),
    Fault("capital_document", "plan", words(LAST_BASIS, "Nghị quyết số", "nghị quyết số")),
    Fault("capital_weekday", "plan", words(CLAUSE, "giao.", "giao vào chiều thứ sáu.")),
    Fault("capital_month", "plan", words(CLAUSE, "giao.", "giao trong tháng tám.")),
    Fault("capital_holiday", "plan", words(CLAUSE, "giao.", "giao trước ngày quốc khánh.")),
    Fault("capital_sentence", "plan", words(CLAUSE, "giao.", "giao. các thôn phối hợp.")),
]
