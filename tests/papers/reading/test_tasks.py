from lantoa.papers.reading.blocks import Table
from lantoa.papers.reading.tasks import tasks_of

HEADER = ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm")


def read(*tables):
    return tasks_of([Table(table) for table in tables], range(len(tables)), year=2026)


def test_a_header_of_two_rows_is_one_header():
    (task,) = read(
        (
            ("TT", "Nhiệm vụ", "Cơ quan thực hiện", "Cơ quan thực hiện", "Thời gian", "Sản phẩm"),
            ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm"),
            ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
            ("1", "Ban hành kế hoạch.", "Sở Nội vụ", "Các sở; các xã", "Quý I", "Kế hoạch, Hội nghị"),
        )
    )
    assert task.record() == {
        "number": "1",
        "name": "Ban hành kế hoạch",
        "products": ["Kế hoạch, Hội nghị"],
        "leads": ["Sở Nội vụ"],
        "collaborators": ["Các sở", "các xã"],
        "timing": {"text": "Quý I", "type": "quarter", "year": 2026, "quarter": 1},
    }


def test_groups_and_repeated_headers_are_no_tasks():
    tasks = read(
        (
            HEADER,
            ("I. Chỉ đạo",) * 6,
            ("1", "Một", "A", "B", "Năm 2026", "Kế hoạch"),
            HEADER,
            ("II", "Tuyên truyền", "", "", "", ""),
            ("2", "Hai", "A", "B", "Năm 2026", "Tin"),
        )
    )
    assert [task.number for task in tasks] == ["1", "2"]


def test_a_row_broken_by_the_page_is_one_task():
    tasks = read(
        (HEADER, ("1", "Tổ chức hội nghị", "A", "B", "Năm 2026", "Hội nghị")),
        (HEADER, ("", "và tập huấn", "", "", "", ""), ("2", "Hai", "A", "", "", "")),
    )
    assert [task.name for task in tasks] == ["Tổ chức hội nghị và tập huấn", "Hai"]


def test_a_table_that_goes_on_without_header_keeps_its_columns():
    tasks = read(
        (HEADER, ("1", "Một", "A", "B", "Năm 2026", "Tin")), (("2", "Hai", "A", "B", "Thường xuyên", "Bài"),)
    )
    assert [(task.number, task.products) for task in tasks] == [("1", ["Tin"]), ("2", ["Bài"])]


def test_rows_of_one_number_are_one_task_a_product():
    tasks = read(
        (HEADER, ("1", "Một", "A", "B", "Năm 2026", "Tin"), ("", "", "A", "B", "Quý II/2026", "Bài"))
    )
    assert [(task.number, task.name, task.products) for task in tasks] == [
        ("1", "Một", ["Tin"]),
        ("1", "Một", ["Bài"]),
    ]


def test_other_tables_are_no_tasks():
    assert read((("Chỉ số", "2023", "2024"), ("PAR INDEX", "80", "85"))) == []
    assert read((("Nơi nhận:\n- A;", "GIÁM ĐỐC\nLê Thị Thử"),)) == []


def test_dashes_in_a_cell_part_its_products():
    (task,) = read((HEADER, ("1", "Một", "A", "B", "Năm 2026", "- 02 tin/tháng;\n- 01 video")))
    assert task.products == ["02 tin/tháng", "01 video"]
