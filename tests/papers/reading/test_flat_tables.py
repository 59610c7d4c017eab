import pytest

from lantoa.papers.reading.blocks import Table
from lantoa.papers.reading.columns import columns_of_header, kind_of_header
from lantoa.papers.reading.text import blocks_of_text

HEADER = "TT Nhiệm vụ Sản phẩm Cơ quan chủ trì Cơ quan phối hợp Thời gian thực hiện"


def rows(text):
    tables = [block for block in blocks_of_text("PHỤ LỤC\n" + text) if isinstance(block, Table)]
    assert len(tables) == 1
    return [list(row) for row in tables[0].rows[1:]]


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (HEADER, ["number", "name", "product", "lead", "collaborator", "timing"]),
        (
            "TT Nhiệm vụ Chủ trì Phối hợp Thời gian thực hiện/ Hoàn thành Sản phẩm",
            ["number", "name", "lead", "collaborator", "timing", "product"],
        ),
        (
            "STT Nội dung công việc Cơ quan Cơ quan Thời gian chủ trì phối hợp hoàn thành Kết quả, sản phẩm",
            ["number", "name", "lead", "collaborator", "timing", "product"],
        ),
    ],
)
def test_columns_are_learned_from_the_header(header, columns):
    assert columns_of_header(header) == columns


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Thời gian thực hiện", "timing"),
        ("Cơ quan, đơn vị thực hiện", "lead"),
        ("Kết quả, sản phẩm", "product"),
        ("Năm 2023", None),
    ],
)
def test_a_header_cell_is_named(cell, kind):
    assert kind_of_header(cell) == kind


def test_cells_on_one_line_are_parted_by_their_words():
    text = f"{HEADER}\n1 Duy trì chuyên mục trên đài truyền thanh xã Các tin bài Văn phòng HĐND và UBND xã Các phòng, ban liên quan Thường xuyên"
    assert rows(text) == [
        [
            "1",
            "Duy trì chuyên mục trên đài truyền thanh xã",
            "Các tin bài",
            "Văn phòng HĐND và UBND xã",
            "Các phòng, ban liên quan",
            "Thường xuyên",
        ]
    ]


def test_one_task_with_several_products_gives_several_rows():
    text = (
        f"{HEADER}\n1 Tuyên truyền trên Trang thông tin điện tử\n20 tin, bài/năm\nPhòng Văn hóa - Xã hội\nCác đơn vị liên quan\nNăm 2026\n"
        "Tối thiểu 02 video\nPhòng Văn hóa - Xã hội\nCác đơn vị liên quan\nQuý II/2026\n2 Tổ chức hội nghị\nKế hoạch\nSở Nội vụ\nCác sở\nTháng 8/2026"
    )
    found = rows(text)
    assert [row[0] for row in found] == ["1", "1", "2"]
    assert [row[2] for row in found] == ["20 tin, bài/năm", "Tối thiểu 02 video", "Kế hoạch"]
    assert [row[5] for row in found] == ["Năm 2026", "Quý II/2026", "Tháng 8/2026"]


def test_an_empty_product_stays_empty():
    text = f"{HEADER}\n1 Chủ động niêm yết danh mục thủ tục hành chính tại trụ sở.\nVăn phòng Sở\nCác phòng liên quan\nThường xuyên"
    assert rows(text)[0][2:4] == ["", "Văn phòng Sở"]


def test_a_page_number_in_a_row_is_no_row():
    text = f"{HEADER}\n1 Ban hành kế hoạch\nKế hoạch\nSở Nội vụ\nCác sở\nThường\n\n12\n\nxuyên\n2 Tổ chức hội nghị\nHội nghị\nSở Nội vụ\nCác sở\nNăm 2026"
    assert [row[-1] for row in rows(text)] == ["Thường xuyên", "Năm 2026"]


def test_groups_and_column_numbers_are_no_tasks():
    text = f"{HEADER}\n(1) (2) (3) (4) (5) (6)\nI Công tác chỉ đạo\n1 Ban hành kế hoạch\nKế hoạch\nSở Nội vụ\nCác sở\nQuý I/2026\nII Tuyên truyền\n2 Tổ chức hội nghị\nHội nghị\nSở Nội vụ\nCác sở\nNăm 2026"
    assert [row[1] for row in rows(text)] == ["Ban hành kế hoạch", "Tổ chức hội nghị"]
