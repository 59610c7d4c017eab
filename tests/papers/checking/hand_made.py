"""Correct papers as other programs make them: direct formatting, tabs instead of tables, shapes for lines, theme fonts."""

from __future__ import annotations

import io
import re

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_VML = (
    f'<w:r xmlns:w="{_WORDS}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>'
    '<v:line from="{left}pt,2pt" to="{right}pt,2pt" style="position:absolute"/></w:pict></w:r>'
)
_DRAWN = (
    f'<w:r xmlns:w="{_WORDS}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent><mc:Choice Requires="wps">'
    '<w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
    '<wp:extent cx="{length}" cy="0"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:cNvCnPr/><wps:spPr>'
    '<a:prstGeom prst="line"/></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>'
    "</mc:Choice></mc:AlternateContent></w:r>"
)
BODY = (
    "Thực hiện Kế hoạch số 27/KH-UBND ngày 20 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Hoa Sơn, Sở Nội vụ đề nghị "
    "các cơ quan, đơn vị triển khai một số nội dung như sau:",
    "1. Rà soát các nhiệm vụ đã đăng ký, hoàn thành trước ngày 15 tháng 12 năm 2026 và báo cáo kết quả bằng văn bản.",
    "2. Tiếp tục đăng tin, bài trên Trang thông tin điện tử, tập trung vào các nội dung sau:",
    "a) Dịch vụ công trực tuyến; b) Thủ tục hành chính mới ban hành.",
    "Đề nghị các cơ quan, đơn vị quan tâm thực hiện./.",
)


def saved(document: Document) -> bytes:
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def vml(left: float, length: float) -> str:
    return _VML.format(left=left, right=left + length)


def drawn(left: float, length: float) -> str:
    return _DRAWN.format(left=round(left * 12_700), length=round(length * 12_700))


def put(
    paragraph: Paragraph,
    text: str,
    points: float,
    *,
    bold: bool = False,
    italic: bool = False,
    align: ALIGN | None = ALIGN.CENTER,
) -> Paragraph:
    """One run with every property on itself, as Word writes it."""
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.italic, run.font.name = Pt(points), bold, italic, FONT
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0
    if align is not None:
        paragraph.alignment = align
    return paragraph


def page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)


def body(document: Document, texts: tuple[str, ...] = BODY) -> None:
    for text in texts:
        paragraph = put(document.add_paragraph(), text, 14, align=ALIGN.JUSTIFY)
        paragraph.paragraph_format.first_line_indent = Mm(10)
        paragraph.paragraph_format.space_before = Pt(6)


def direct() -> bytes:
    """Word's own template, formatted by hand; lines are VML shapes in cells; spacing before instead of after."""
    document = docx.Document()
    page(document)
    table = document.add_table(rows=2, cols=2)
    first, second = table.rows
    left, right = first.cells
    put(left.paragraphs[0], "UBND TỈNH HOA SƠN", 12)
    put(left.add_paragraph(), "SỞ NỘI VỤ", 12, bold=True)._p.append(parse_xml(vml(80, 30)))
    put(right.paragraphs[0], "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
    put(right.add_paragraph(), "Độc lập - Tự do - Hạnh phúc", 13, bold=True)
    right.add_paragraph()._p.append(parse_xml(vml(20, 166)))
    left, right = second.cells
    put(left.paragraphs[0], "Số: 112/SNV-CCHC", 13)
    put(left.add_paragraph(), "V/v đẩy mạnh tuyên truyền", 12)
    put(right.paragraphs[0], "Hoa Sơn, ngày 09 tháng 10 năm 2026", 13, italic=True)
    put(document.add_paragraph(), "Kính gửi: Ủy ban nhân dân các xã, phường", 14)
    body(document)
    foot = document.add_table(rows=1, cols=2).rows[0].cells
    put(foot[0].paragraphs[0], "Nơi nhận:", 12, bold=True, italic=True, align=ALIGN.LEFT)
    for text in ("- Như trên;", "- Lưu: VT, CCHC."):
        put(foot[0].add_paragraph(), text, 11, align=ALIGN.LEFT)
    for text in ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"):
        put(foot[1].paragraphs[0] if not foot[1].text else foot[1].add_paragraph(), text, 14, bold=True)
    for text in ("", "", "", "Vàng Thị Mai"):
        put(foot[1].add_paragraph(), text, 14, bold=True)
    return saved(document)


def by_tabs() -> bytes:
    """No table at all: both sides of the letterhead and of the foot are set by tabs, the lines are drawn shapes."""
    document = docx.Document()
    page(document)

    def sides(*parts: tuple[str, float, bool, bool]) -> Paragraph:
        paragraph = document.add_paragraph()
        for place, (text, points, bold, italic) in enumerate(parts):
            if place:
                paragraph.add_run("\t")
            put(paragraph, text, points, bold=bold, italic=italic, align=None)
        return paragraph

    sides(("UBND TỈNH HOA SƠN", 12, False, False), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False))
    sides(("SỞ NỘI VỤ", 12, True, False), ("Độc lập - Tự do - Hạnh phúc", 13, True, False))
    rules = document.add_paragraph()
    rules._p.append(parse_xml(drawn(60, 30)))
    rules._p.append(parse_xml(drawn(250, 166)))
    sides(("Số: 05/KH-SNV", 13, False, False), ("Hoa Sơn, ngày 12 tháng 3 năm 2026", 13, False, True))
    put(document.add_paragraph(), "KẾ HOẠCH", 14, bold=True)
    put(document.add_paragraph(), "Tuyên truyền cải cách hành chính năm 2026", 14, bold=True)
    put(document.add_paragraph(), "_______________", 13)
    body(document)
    sides(("Nơi nhận:", 12, True, True), ("GIÁM ĐỐC", 14, True, False))
    for text in ("- Ủy ban nhân dân tỉnh;", "- Các phòng, đơn vị thuộc Sở;", "- Lưu: VT, CCHC."):
        put(document.add_paragraph(), text, 11, align=ALIGN.LEFT)
    put(document.add_paragraph(), "Vàng Thị Mai", 14, bold=True, align=ALIGN.RIGHT)
    return saved(document)


def by_styles() -> bytes:
    """Fonts by the theme, looks by styles based on styles; toggles that cancel each other; borders as lines."""
    document = docx.Document()
    page(document)
    _theme_font(document)
    normal = document.styles["Normal"]
    fonts = normal.element.get_or_add_rPr().find(qn("w:rFonts"))
    if fonts is not None:
        normal.element.rPr.remove(fonts)
    normal.font.size = Pt(13)
    text = document.styles.add_style("Loi van", 1)
    text.base_style, text.paragraph_format.alignment = normal, ALIGN.JUSTIFY
    text.paragraph_format.first_line_indent = Mm(12.7)
    text.paragraph_format.space_after, text.paragraph_format.line_spacing = Pt(6), 1.2
    strong = document.styles.add_style("Dam", 1)
    strong.base_style, strong.font.bold = text, True
    head = document.styles.add_style("Dam giua", 1)
    head.base_style, head.paragraph_format.alignment = strong, ALIGN.CENTER
    head.paragraph_format.first_line_indent, head.paragraph_format.space_after = Mm(0), Pt(0)
    turned = document.styles.add_style("Nguoc", 2)
    turned.font.bold = True
    cells = document.add_table(rows=2, cols=2).rows[0].cells

    def line(holder: object, words: str, *, toggled: bool = False, points: float = 13) -> Paragraph:
        paragraph = holder.add_paragraph(style=head)  # type: ignore[attr-defined]
        run = paragraph.add_run(words)
        run.font.size = Pt(points)
        if toggled:
            run.style = turned
        return paragraph

    line(cells[0], "ỦY BAN NHÂN DÂN", points=12)
    line(cells[0], "XÃ THANH LÂM HẠ", points=12)
    _border(line(cells[0], ""), 29)
    line(cells[1], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", points=12)
    line(cells[1], "Độc lập - Tự do - Hạnh phúc")._p.append(parse_xml(vml(20, 166)))
    below = document.tables[0].rows[1].cells
    line(below[0], "Số: 27/BC-UBND", toggled=True)
    line(below[1], "Thanh Lâm Hạ, ngày 20 tháng 01 năm 2026", toggled=True).runs[0].font.italic = True
    line(document, "BÁO CÁO")
    line(document, "Kết quả tuyên truyền cải cách hành chính")
    _border(line(document, ""), 62)
    for words in ("I. KẾT QUẢ", "1. Truyền thanh"):
        document.add_paragraph(words, style=strong)
    for words in BODY[:1] + BODY[-1:]:
        document.add_paragraph(words, style=text)
    foot = document.add_table(rows=1, cols=2).rows[0].cells
    put(foot[0].paragraphs[0], "Nơi nhận:", 12, bold=True, italic=True, align=ALIGN.LEFT)
    put(foot[0].add_paragraph(), "- Sở Nội vụ;", 11, align=ALIGN.LEFT)
    put(foot[0].add_paragraph(), "- Lưu: VT.", 11, align=ALIGN.LEFT)
    for words in ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Hoàng Văn Thái"):
        line(foot[1], words)
    return saved(document)


def _border(paragraph: Paragraph, side_mm: float) -> None:
    borders = OxmlElement("w:pBdr")
    below = OxmlElement("w:bottom")
    below.set(qn("w:val"), "single")
    borders.append(below)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert(1, borders)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(side_mm)


def _theme_font(document: Document) -> None:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/theme"):
            part = relation.target_part
            named = re.sub(rb'(<a:minorFont>\s*<a:latin typeface=")[^"]*', rb"\1Times New Roman", part.blob)
            part._blob = named


ALL = {"direct": direct, "by_tabs": by_tabs, "by_styles": by_styles}
