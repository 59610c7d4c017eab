"""A table copied from Word, Excel or LibreOffice becomes tasks."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.domain.plans import actions
from lantoa.domain.plans.paste import rows_of_paste
from lantoa.domain.plans.pasting import MOST_LETTERS, MOST_ROWS, rows_of_text
from tests.factories.plans import make_plan

HEAD = "TT\tNhiệm vụ\tSản phẩm\tChủ trì\tPhối hợp\tThời gian"
ROW = "1\tĐăng tin, bài\t24 tin, bài\tPhòng Văn hóa - Xã hội\tPhòng Kinh tế\tQuý II/2026"
CELL = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cf"]),
    min_size=1,
    max_size=12,
)


def table(*rows):
    return "\n".join(rows)


def quoted(cell):
    return f'"{cell.replace(chr(34), chr(34) * 2)}"'


def test_a_table_with_its_header_is_read_by_its_columns():
    (row,) = rows_of_text(table(HEAD, ROW))

    assert (row.line, row.number, row.name, row.products) == (2, "1", "Đăng tin, bài", ("24 tin, bài",))
    assert (row.leads, row.collaborators) == (("Phòng Văn hóa - Xã hội",), ("Phòng Kinh tế",))
    assert row.timing == {"text": "Quý II/2026", "type": "quarter", "year": 2026, "quarter": 2}


def test_columns_may_stand_in_any_order():
    head = "Thời gian hoàn thành\tCơ quan phối hợp\tCơ quan chủ trì\tNội dung công việc\tSTT"
    (row,) = rows_of_text(table(head, "Hằng tháng\tCác thôn\tVăn phòng\tHọp giao ban\t3"))

    assert (row.number, row.name, row.leads, row.collaborators) == (
        "3",
        "Họp giao ban",
        ("Văn phòng",),
        ("Các thôn",),
    )
    assert row.timing["every"] == "month"


@pytest.mark.parametrize("text", [ROW, ROW.removeprefix("1\t")])
def test_a_table_without_header_has_the_usual_columns(text):
    (row,) = rows_of_text(text)

    assert (row.name, row.products, row.leads) == (
        "Đăng tin, bài",
        ("24 tin, bài",),
        ("Phòng Văn hóa - Xã hội",),
    )


def test_a_quoted_cell_holds_lines_tabs_and_quotes():
    cell = '- Tin, bài\n- Bản tin “CCHC”\tphát "sáng"'
    (row,) = rows_of_text(table(HEAD, f"1\tMột\t{quoted(cell)}\tVăn phòng\t\tNăm 2026"))

    assert row.products == ("Tin, bài", 'Bản tin “CCHC” phát "sáng"')
    assert row.leads == ("Văn phòng",)


def test_a_quote_that_nothing_closes_is_a_letter():
    rows = rows_of_text(table(HEAD, '1\t"Một cửa" điện tử\tTin\tA\tB\t', '2\t"Hai\tTin\tA\tB\t'))

    assert [row.name for row in rows] == ['"Một cửa" điện tử', '"Hai']


def test_rows_of_a_merged_cell_are_tasks_of_the_same_name():
    rows = rows_of_text(table(HEAD, ROW, "\t\t06 tin gửi tỉnh\t\t\tNăm 2026"))

    assert [(row.number, row.name, row.products) for row in rows] == [
        ("1", "Đăng tin, bài", ("24 tin, bài",)),
        ("1", "Đăng tin, bài", ("06 tin gửi tỉnh",)),
    ]
    assert rows[1].leads == ("Phòng Văn hóa - Xã hội",)
    assert rows[1].timing["type"] == "year"


def test_rows_that_only_group_others_are_no_tasks():
    rows = rows_of_text(table(HEAD, "I\tCÔNG TÁC CHỈ ĐẠO\t\t\t\t", "II. TUYÊN TRUYỀN\t\t\t\t\t", ROW))

    assert [row.name for row in rows][-1] == "Đăng tin, bài"
    assert "II. TUYÊN TRUYỀN" not in [row.name for row in rows]


def test_a_time_that_is_not_understood_keeps_its_words():
    (row,) = rows_of_text(table(HEAD, "1\tMột\t\tA\t\tKhi có hướng dẫn"))

    assert row.timing == {"text": "Khi có hướng dẫn", "type": "unspecified"}


def test_a_time_without_year_is_of_the_plans_year():
    (row,) = rows_of_text(table(HEAD, "1\tMột\t\tA\t\tQuý IV"), year=2026)

    assert (row.timing["year"], row.timing["quarter"]) == (2026, 4)


def test_no_more_rows_and_letters_than_the_limits():
    rows = rows_of_text(table(*(f"{n}\tNhiệm vụ {'a' * 10}\t\t\t\t" for n in range(700))))
    (long,) = rows_of_text(f"1\t{'a' * 30_000}\t\t\t\t")

    assert len(rows) == MOST_ROWS
    assert (len(long.name), long.is_cut) == (MOST_LETTERS, True)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=8))
def test_every_name_that_is_pasted_is_read(rows):
    lines = [
        f"{n}\tViệc {quoted('x' + name)[1:-1]}\t\t{lead}\t{other}\t"
        for n, (name, lead, other) in enumerate(rows, 1)
    ]

    found = rows_of_text(table(HEAD, *lines))

    assert [row.line for row in found] == list(range(2, len(rows) + 2))
    assert all(row.name.startswith("Việc x") for row in found)


@given(st.text(alphabet=st.sampled_from('ab"\t\n\r;-1.I'), max_size=120))
def test_no_text_breaks_the_reader(text):
    for row in rows_of_text(text):
        assert row.name or row.products


@given(st.lists(st.text(alphabet=st.sampled_from('a"\t\nb '), max_size=10), min_size=2, max_size=5))
def test_quoted_cells_come_back(cells):
    line = "\t".join(["1", "tên", *(quoted(f"x{cell}") for cell in cells)])

    (row, *_more) = rows_of_text(f"{line}\n")

    assert row.name == "tên"
    assert "".join(row.products[0].split()).startswith("x")


@pytest.mark.parametrize(
    ("piece", "count"),
    [
        ('"a\t', 200_000),
        ('"a""\t', 200_000),
        ('"', 400_000),
        ("\t", 400_000),
        ("a\n", 400_000),
        ('""\t', 200_000),
    ],
    ids=["opened", "doubled", "quotes", "tabs", "lines", "empty"],
)
def test_hostile_tables_are_read_in_time(piece, count):
    begun = time.process_time()
    rows_of_text(piece * count)

    assert time.process_time() - begun < 4


def test_names_of_own_units_become_units(world):
    plan = make_plan(world.commune.unit)
    row = "1\tĐăng tin\t\tPhòng VH-XH; Đài truyền thanh\tSở Tài chính; Phòng Kinh tế\tKhi cần"

    (task,) = rows_of_paste(table(HEAD, row), plan=plan, on=date(2026, 11, 20))

    commune = world.commune
    assert task.draft.lead_ids == (commune.culture.pk, commune.station.pk)
    assert task.draft.collaborator_ids == (commune.economy.pk,)
    assert task.draft.lead_text == ("Phòng VH-XH", "Đài truyền thanh")
    assert any("Sở Tài chính" in problem for problem in task.problems)
    assert any("Khi cần" in problem for problem in task.problems)


def test_a_good_row_has_nothing_to_look_at(world):
    (task,) = rows_of_paste(table(HEAD, ROW), plan=make_plan(world.commune.unit))

    assert task.problems == ()


def test_pasted_rows_become_tasks(world, now):
    plan = make_plan(world.commune.unit)
    read = rows_of_paste(table(HEAD, ROW, ROW), plan=plan)

    made = actions.add_tasks(
        plan=plan, drafts=[one.draft for one in read], revision=1, by=world.actor("owner"), at=now
    )

    assert [task.position for task in made] == [2, 3]
    assert made[0].due_on == date(2026, 6, 30)
    assert made[0].assignments.count() == 2


def test_hundreds_of_unknown_names_are_looked_up_in_time(world):
    plan = make_plan(world.commune.unit)
    names = [
        ", ".join(f"Phòng {a} {n} và Ban {b}" for a, b in zip("abcdefgh", "ijklmnop", strict=True))
        for n in range(500)
    ]
    text = table(HEAD, *(f"{n}\tViệc\t\t{name}\t{name} khác\tNăm 2026" for n, name in enumerate(names, 1)))

    begun = time.process_time()
    rows_of_paste(text, plan=plan)

    assert time.process_time() - begun < 6
