"""The list of tasks as a spreadsheet."""

import zipfile
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from lantoa.office.tasks import export, views


def rows_of(answer):
    return CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()


def test_it_holds_the_filtered_rows_in_the_order_of_the_plan(client_of, running):
    answer = client_of("owner").get("/tasks/export.xlsx?due=month")
    head, *rows = rows_of(answer)
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    assert 'filename="nhiem-vu-2026-11-20.xlsx"' in answer["Content-Disposition"]
    assert head[2] == "Nội dung nhiệm vụ"
    assert [row[2] for row in rows] == ["Ban hành kế hoạch", "Tổ chức đối thoại"]
    assert rows[0][4] == "Văn phòng HĐND và UBND"
    assert rows[0][5] == "Phòng Văn hóa - Xã hội"
    assert f"{rows[0][7]:%Y-%m-%d}" == "2026-11-11"


def test_no_text_becomes_a_formula(client_of, running):
    *_head, row = rows_of(client_of("owner").get("/tasks/export.xlsx?q=khao+sat"))
    assert row[2] == "'=Khảo sát hài lòng"
    assert b"<f>" not in sheet_xml(client_of("owner").get("/tasks/export.xlsx"))


def sheet_xml(answer):

    return zipfile.ZipFile(BytesIO(answer.content)).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("query", ["", "?state=all", "?below=1&state=all"])
def test_a_stranger_gets_an_empty_sheet(client_of, running, query):
    assert len(rows_of(client_of("stranger").get(f"/tasks/export.xlsx{query}"))) == 1


def test_a_cut_file_says_so_in_its_last_line(client_of, running, monkeypatch):
    monkeypatch.setattr(views, "MOST_ROWS", 2)
    monkeypatch.setattr(export, "MOST_ROWS", 2)
    rows = rows_of(client_of("owner").get("/tasks/export.xlsx"))
    assert len(rows) == 4
    assert rows[-1][0].startswith("Chỉ lấy 2 nhiệm vụ đầu tiên")


def test_it_asks_the_database_a_fixed_number_of_times(client_of, running, django_assert_max_num_queries):
    client = client_of("owner")
    with django_assert_max_num_queries(8):
        client.get("/tasks/export.xlsx")


def test_the_link_to_it_is_renewed_with_the_list(client_of, running):
    text = client_of("owner").get("/tasks/?due=overdue").content.decode()
    assert text.index('id="tasks"') < text.index("/tasks/export.xlsx?due=overdue")
