"""Sets a demonstration plan as Word does for an administrative paper (Decree 30/2020/NĐ-CP)."""

import re
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from source import Paragraph, Source

FONT = "Times New Roman"
DASH_LIST, PLUS_LIST = "1", "2"
NARROW = Pt(2)


def write_docx(source: Source, path: Path) -> None:
    """Writes `source` to `path`."""
    document = Document()
    set_up(document)
    if "numbered" in source.head:
        add_dash_list(document)
    letterhead(document, source)
    for line in source.head["title"]:
        centred(document, line, size=14, bold=True)
    for line in source.head["subject"]:
        centred(document, line, size=14, bold=True)
    rule(document)
    for paragraph in source.body:
        body_paragraph(document, paragraph, is_numbered="numbered" in source.head)
    signature(document, source)
    if source.rows:
        appendix(document, source)
    document.save(str(path))


def set_up(document: Document) -> None:
    """Page, font and page number in the top margin, none on the first page."""
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(6)
    section = document.sections[0]
    page(section, width=21.0, height=29.7)
    section.different_first_page_header_footer = True
    page_number(section.header.paragraphs[0])
    document.core_properties.author = "Tỉnh Hoa Sơn"
    document.core_properties.title = ""


def page(section: object, *, width: float, height: float) -> None:
    """A4 with the margins of the decree."""
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.top_margin = section.bottom_margin = Cm(2)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)


def page_number(paragraph: object) -> None:
    """A PAGE field, centred."""
    paragraph.alignment = ALIGN.CENTER
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind is None:
            element = OxmlElement("w:instrText")
            element.text = text
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def letterhead(document: Document, source: Source) -> None:
    """Agency, national title, number and date, side by side in a table without lines."""
    table = document.add_table(2, 2)
    table.autofit = False
    set_widths(table, [6.3, 10.2])
    agency = [(line, 12, False, False) for line in source.head["superior"]]
    agency += [(line, 12, True, False) for line in source.head["agency"]]
    nation = [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False),
        ("Độc lập - Tự do - Hạnh phúc", 13, True, False),
    ]
    lines(table.cell(0, 0), agency)
    lines(table.cell(0, 1), nation)
    lines(table.cell(1, 0), [(f"Số: {source.head['number'][0]}", 13, False, False)])
    lines(
        table.cell(1, 1),
        [(f"{source.head['place'][0]}, {date_in_words(source.head['date'][0])}", 13, False, True)],
    )


def date_in_words(date: str) -> str:
    """`20/01/2026` as `ngày 20 tháng 01 năm 2026`."""
    day, month, year = date.split("/")
    return f"ngày {day} tháng {month} năm {year}"


def lines(cell: object, texts: list[tuple[str, int, bool, bool]]) -> None:
    """Centred lines of one cell: text, size, bold, italic."""
    for number, (text, size, bold, italic) in enumerate(texts):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = ALIGN.CENTER
        paragraph.paragraph_format.space_after = NARROW
        style(paragraph.add_run(text), size=size, bold=bold, italic=italic)


def style(run: object, *, size: int, bold: bool = False, italic: bool = False) -> None:
    """Size and slant of one run."""
    run.font.size, run.bold, run.italic = Pt(size), bold or None, italic or None


def centred(document: Document, text: str, *, size: int, bold: bool = False, italic: bool = False) -> None:
    """A centred line of the title."""
    paragraph = document.add_paragraph()
    paragraph.alignment = ALIGN.CENTER
    paragraph.paragraph_format.space_after = NARROW
    style(paragraph.add_run(text), size=size, bold=bold, italic=italic)


def rule(document: Document) -> None:
    """The short line under the title."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Cm(6.2)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().append(borders)


def body_paragraph(document: Document, source: Paragraph, *, is_numbered: bool) -> None:
    """One justified paragraph; with automatic dashes where the plan asks for them."""
    paragraph = document.add_paragraph()
    paragraph.alignment = ALIGN.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    text = source.text
    if is_numbered and text.startswith("- "):
        text = text[2:]
        number(paragraph, DASH_LIST)
    style(paragraph.add_run(text), size=14, bold=source.kind == "heading", italic=source.kind == "basis")


def number(paragraph: object, use: str) -> None:
    """Makes the paragraph an item of the list `use`."""
    properties = paragraph._p.get_or_add_pPr()
    element = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", "0"), ("w:numId", use)):
        child = OxmlElement(name)
        child.set(qn("w:val"), value)
        element.append(child)
    properties.append(element)


def add_dash_list(document: Document) -> None:
    """A list of its own whose mark is a dash."""
    root = document.part.numbering_part.element
    for old in list(root):
        root.remove(old)
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "0")
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for name, value in (("w:start", "1"), ("w:numFmt", "bullet"), ("w:lvlText", "-"), ("w:lvlJc", "left")):
        child = OxmlElement(name)
        child.set(qn("w:val"), value)
        level.append(child)
    abstract.append(level)
    use = OxmlElement("w:num")
    use.set(qn("w:numId"), DASH_LIST)
    target = OxmlElement("w:abstractNumId")
    target.set(qn("w:val"), "0")
    use.append(target)
    root.append(abstract)
    root.append(use)


def signature(document: Document, source: Source) -> None:
    """Recipients on the left, who signs on the right."""
    table = document.add_table(1, 2)
    table.autofit = False
    set_widths(table, [8.3, 8.2])
    left, right = table.rows[0].cells
    style(left.paragraphs[0].add_run("Nơi nhận:"), size=12, bold=True, italic=True)
    recipients = source.head["recipients"]
    for index, line in enumerate(recipients):
        paragraph = left.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        style(paragraph.add_run(f"- {line}{'.' if index == len(recipients) - 1 else ';'}"), size=11)
    *posts, name = source.head["sign"]
    lines(
        right,
        [(post, 14, True, False) for post in posts]
        + [("", 14, False, False)] * 4
        + [(name, 14, True, False)],
    )


def appendix(document: Document, source: Source) -> None:
    """A landscape section with the table of tasks."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    page(section, width=29.7, height=21.0)
    section.left_margin, section.right_margin = Cm(2), Cm(2)
    for line in source.appendix:
        centred(document, line, size=14, bold=True)
    centred(document, source.note, size=13, italic=True)
    table = document.add_table(len(source.rows), len(source.rows[0]))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    set_widths(table, source.widths)
    repeat_header(table.rows[0])
    for row, texts in enumerate(source.rows):
        fill_row(table, row, texts)


def set_widths(table: object, widths: list[float]) -> None:
    """Widths in centimetres, for the grid and for each cell: Word asks the one, LibreOffice the other."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def repeat_header(row: object) -> None:
    """Word shows this row again on each page, and never parts a row over two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def fill_row(table: object, row: int, texts: list[str]) -> None:
    """One row; merges first, so that a merged cell holds its text once."""
    is_group = re.fullmatch(r"[IVX]+", texts[0]) is not None
    cells = table.rows[row].cells
    table.rows[row]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for column, text in enumerate(texts):
        if text == "^":
            table.cell(row - 1, column).merge(cells[column])
        elif texts[column + 1 : column + 2] == ["<"] and text != "<":
            last = next((end for end in range(column + 1, len(texts)) if texts[end] != "<"), len(texts)) - 1
            cells[column].merge(cells[last])
    for column, text in enumerate(texts):
        if text in {"^", "<"}:
            continue
        paragraph = table.cell(row, column).paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.alignment = ALIGN.CENTER if column == 0 or row == 0 else ALIGN.LEFT
        style(paragraph.add_run(text), size=12, bold=row == 0 or is_group)
