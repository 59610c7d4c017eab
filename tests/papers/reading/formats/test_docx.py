"""A .docx as blocks: what Word shows, and nothing else."""

import pytest

from lantoa.papers.reading.blocks import Paragraph, Table
from lantoa.papers.reading.formats.docx import read_blocks
from lantoa.papers.reading.formats.docx_numbering import in_form
from lantoa.papers.reading.unreadable import Unreadable
from tests.factories.papers import cell, docx_of, item, levels, p, row, table


def texts(data: bytes) -> list[str]:
    return [block.text for block in read_blocks(data) if isinstance(block, Paragraph)]


def marks(data: bytes) -> list[str | None]:
    return [block.label for block in read_blocks(data) if isinstance(block, Paragraph)]


def rows(data: bytes) -> tuple[tuple[str, ...], ...]:
    (found,) = [block for block in read_blocks(data) if isinstance(block, Table)]
    return found.rows


def test_paragraphs_and_tables_keep_their_order():
    blocks = read_blocks(docx_of(p("trước") + table(row("a", "b")) + p("sau")))
    assert [type(block).__name__ for block in blocks] == ["Paragraph", "Table", "Paragraph"]


def test_text_is_composed_and_white_space_folded():
    decomposed = "Kê\u0301 hoa\u0323ch"
    assert texts(docx_of(p(f"  {decomposed}\u00a0 tuyên   truyền "))) == ["Kế hoạch tuyên truyền"]


def test_runs_of_one_word_are_one_word():
    body = "<w:p><w:r><w:t>Kế ho</w:t></w:r><w:r><w:t>ạch</w:t></w:r><w:r><w:tab/><w:t>số</w:t></w:r></w:p>"
    assert texts(docx_of(body)) == ["Kế hoạch số"]


def test_numbering_counts_and_restarts_under_a_wider_level():
    numbering = levels(("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
    body = "".join(item("x", level=level) for level in (0, 1, 1, 2, 2, 0, 1, 2))
    assert marks(docx_of(body, numbering=numbering)) == ["I.", "1.", "2.", "a)", "b)", "II.", "1.", "a)"]


def test_numbering_shows_the_wider_levels_where_the_text_asks_for_them():
    numbering = levels(("decimal", "%1."), ("decimal", "%1.%2."))
    assert marks(docx_of(item("x") + item("y", level=1) + item("z", level=1), numbering=numbering)) == [
        "1.",
        "1.1.",
        "1.2.",
    ]


def test_bullets_become_dash_and_plus():
    numbering = levels(("bullet", "\uf0b7"), ("bullet", "o"), ("bullet", "+"))
    assert marks(docx_of(item("x") + item("y", level=1) + item("z", level=2), numbering=numbering)) == [
        "-",
        "+",
        "+",
    ]


def test_an_override_starts_the_list_anew():
    numbering = levels(("decimal", "%1.")) + (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = item("a") + item("b") + item("c", use=2) + item("d", use=2)
    assert marks(docx_of(body, numbering=numbering)) == ["1.", "2.", "1.", "2."]


def test_a_style_can_number_and_centre():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Muc"><w:basedOn w:val="Base"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = p("MỤC ĐÍCH", properties='<w:pStyle w:val="Muc"/>')
    (block,) = read_blocks(docx_of(body, numbering=levels(("upperRoman", "%1.")), styles=styles))
    assert block == Paragraph("MỤC ĐÍCH", 1, "I.", centred=True, bold=True)


def test_a_number_of_zero_takes_the_numbering_of_the_style_away():
    body = p("không số", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert marks(docx_of(body, numbering=levels(("decimal", "%1.")))) == [None]


@pytest.mark.parametrize(
    ("count", "form", "shown"),
    [
        (4, "upperRoman", "IV"),
        (9, "lowerRoman", "ix"),
        (27, "lowerLetter", "aa"),
        (3, "upperLetter", "C"),
        (7, "decimalZero", "07"),
        (21, "vietnameseCounting", "hai mươi mốt"),
        (15, "vietnameseCounting", "mười lăm"),
        (5, "unheardOf", "5"),
    ],
)
def test_number_formats(count, form, shown):
    assert in_form(count, form) == shown


def test_inserted_text_is_kept_and_deleted_text_dropped():
    body = (
        "<w:p><w:r><w:t>tối thiểu </w:t></w:r><w:del><w:r><w:delText>20</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>25</w:t></w:r></w:ins><w:r><w:t> tin</w:t></w:r></w:p>"
    )
    assert texts(docx_of(body)) == ["tối thiểu 25 tin"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    body = p("một", properties="<w:rPr><w:del/></w:rPr>") + p("hai") + p("ba")
    assert texts(docx_of(body)) == ["một hai", "ba"]


def test_a_deleted_row_is_dropped():
    assert rows(docx_of(table(row("a", "b"), row("c", "d", properties="<w:del/>")))) == (("a", "b"),)


def test_moved_text_stands_only_where_it_went():
    body = "<w:p><w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>mới</w:t></w:r></w:moveTo></w:p>"
    assert texts(docx_of(body)) == ["mới"]


def test_hidden_text_is_dropped():
    body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r></w:p>"
    assert texts(docx_of(body)) == ["hiện"]


def test_a_text_box_is_read_once():
    shape = "<w:txbxContent><w:p><w:r><w:t>Số: 12/KH-UBND</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>đoạn</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{shape}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{shape}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert texts(docx_of(body)) == ["đoạn", "Số: 12/KH-UBND"]


def test_content_controls_and_links_are_looked_through():
    body = (
        f"<w:sdt><w:sdtContent>{p('trong khung')}</w:sdtContent></w:sdt>"
        "<w:p><w:hyperlink><w:r><w:t>liên kết</w:t></w:r></w:hyperlink></w:p>"
    )
    assert texts(docx_of(body)) == ["trong khung", "liên kết"]


def test_a_line_break_inside_a_sentence_is_a_space():
    body = "<w:p><w:r><w:t>đội ngũ cán bộ,</w:t><w:br/><w:t>công chức</w:t></w:r></w:p>"
    assert texts(docx_of(body)) == ["đội ngũ cán bộ, công chức"]


def test_a_line_break_before_a_mark_begins_a_paragraph():
    body = (
        "<w:p><w:r><w:t>Nơi nhận:</w:t><w:br/><w:t>- Sở Nội vụ;</w:t><w:br/><w:t>- Lưu: VT.</w:t></w:r></w:p>"
    )
    assert texts(docx_of(body)) == ["Nơi nhận:", "- Sở Nội vụ;", "- Lưu: VT."]


def test_merged_cells_are_repeated():
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    data = docx_of(
        table(
            row("TT", cell("Nhiệm vụ", properties='<w:gridSpan w:val="2"/>')),
            row(cell("1", properties=start), "a", "b"),
            row(cell("", properties=on), "c", "d"),
        )
    )
    assert rows(data) == (("TT", "Nhiệm vụ", "Nhiệm vụ"), ("1", "a", "b"), ("1", "c", "d"))


def test_rows_that_begin_late_are_padded():
    assert rows(
        docx_of(table(row("a", "b", "c"), row("d", "e", properties='<w:gridBefore w:val="1"/>')))
    ) == (
        ("a", "b", "c"),
        ("", "d", "e"),
    )


def test_paragraphs_of_a_cell_stay_apart():
    assert rows(docx_of(table(row(cell("- tin", "- bài"), "x")))) == (("- tin\n- bài", "x"),)


def test_numbering_inside_a_cell_is_part_of_its_text():
    data = docx_of(table(row(cell(item("tin"), item("bài")), "x")), numbering=levels(("decimal", "%1.")))
    assert rows(data) == (("1. tin\n2. bài", "x"),)


def test_a_table_of_one_cell_is_only_a_frame():
    assert texts(docx_of(table(row(cell("trong", "khung"))))) == ["trong", "khung"]


def test_a_table_inside_a_cell_is_part_of_its_text():
    assert rows(docx_of(table(row(cell(table(row("a", "b"))), "x")))) == (("a b", "x"),)


def test_headers_and_footers_are_left_out():
    header = f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{p("2")}</w:hdr>'
    assert texts(docx_of(p("nội dung"), extra={"word/header1.xml": header.encode()})) == ["nội dung"]


def test_pages_follow_the_breaks_that_word_noted():
    body = (
        p("một")
        + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>hai</w:t></w:r></w:p>"
        + "<w:p><w:r><w:t>vẫn hai, </w:t><w:lastRenderedPageBreak/><w:t>sang ba</w:t></w:r></w:p>"
        + p("ba")
    )
    assert [block.page for block in read_blocks(docx_of(body))] == [1, 2, 2, 3]


def test_the_strict_form_of_the_standard_is_read_too():
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    content = (
        b'<w:document xmlns:w="' + strict + b'"><w:body>' + p("chặt chẽ").encode() + b"</w:body></w:document>"
    )
    assert texts(docx_of("", extra={"word/document.xml": content})) == ["chặt chẽ"]


def test_a_document_without_body_is_damaged():
    with pytest.raises(Unreadable) as caught:
        read_blocks(docx_of("", extra={"word/document.xml": b"<x/>"}))
    assert caught.value.code == "damaged"
