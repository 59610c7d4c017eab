"""What single components say."""

from datetime import date, timedelta

import pytest
from django.template import engines
from markupsafe import Markup

from lantoa.web.templates import initials, label_cells, number

TODAY = date(2026, 11, 20)


def drawn(macro: str, call: str, **values) -> str:
    file, name = macro.split(":")
    source = f'{{% from "components/{file}.html" import {name} %}}{{{{ {name}({call}) }}}}'
    return engines["jinja2"].from_string(source).render(values)


def due(by: int | None, **more) -> str:
    due_on = None if by is None else TODAY + timedelta(days=by)
    extra = "".join(f", {key}={key}" for key in more)
    return drawn("states:due_chip", f"due_on, today{extra}", due_on=due_on, today=TODAY, **more)


@pytest.mark.parametrize(
    ("by", "tone", "words"),
    [
        (-1, "bad", "Quá hạn 1 ngày"),
        (0, "warn", "Hạn hôm nay"),
        (1, "warn", "Còn 1 ngày"),
        (7, "warn", "Còn 7 ngày"),
        (8, "calm", "28/11/2026"),
        (None, "calm", "Chưa định hạn"),
    ],
)
def test_a_due_date_says_how_near_it_is(by, tone, words):
    chip = due(by)
    assert f'data-tone="{tone}"' in chip
    assert words in chip


def test_what_is_done_is_not_overdue():
    assert "Quá hạn" not in due(-9, is_settled=True)


def test_continuous_work_is_never_overdue_but_must_show_work():
    assert "Thường xuyên" in due(-9, is_continuous=True)
    assert "Không có hoạt động" in due(-9, is_continuous=True, has_activity=False)


def test_a_button_that_is_off_gives_its_reason_and_no_address():
    text = drawn("buttons:button", 'label, href="/x", reason=reason', label="Ban hành", reason="Chưa duyệt.")
    assert 'aria-disabled="true"' in text
    assert "Chưa duyệt." in text
    assert "/x" not in text


def test_a_post_button_carries_token_and_fields():
    text = drawn(
        "buttons:post_button",
        'label, "/go/", csrf, fields={"id": value}',
        label="Gửi",
        csrf=Markup("<token>"),
        value='"><script>',
    )
    assert "<token>" in text
    assert "<script>" not in text


def test_names_are_escaped():
    text = drawn("people:person", "name", name="<b>Lan</b>")
    assert "<b>Lan" not in text


def test_the_clock_never_draws_past_its_end():
    text = drawn("states:clock", 'done, 10, "bài", 140, "met"', done=25)
    assert 'width="100"' in text
    assert "250%" in text


def test_cells_carry_the_labels_of_their_columns():
    cells = label_cells(Markup('<td>a</td>\n<td class="x">b</td>'), ["Tên", 'Hạn "x"'])
    assert '<td role="cell" data-label="Tên">' in cells
    assert 'data-label="Hạn &#34;x&#34;" class="x"' in cells


@pytest.mark.parametrize(
    ("value", "text"), [(1234567, "1.234.567"), (0, "0"), (2.5, "2,5"), (1234.5, "1.234,5"), (None, "—")]
)
def test_numbers_are_written_as_in_viet_nam(value, text):
    assert number(value) == text


@pytest.mark.parametrize(("name", "letters"), [("Nguyễn Thị Lan Anh", "LA"), ("Đức", "Đ"), ("", "?")])
def test_initials_are_those_of_the_given_name(name, letters):
    assert initials(name) == letters
