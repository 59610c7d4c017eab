"""Lines are as wide as the typeface sets them, and break evenly where words allow."""

from hypothesis import given
from hypothesis import strategies as st

from lantoa.papers.writing.layout import MOTTO_COUNTRY, MOTTO_WORDS
from lantoa.papers.writing.widths import balanced, width_mm, wrapped

_TEXT = st.text("abc xyz ĐƯỢC \u00a0", max_size=80)


def test_known_lines_have_their_known_width():
    assert abs(width_mm(MOTTO_COUNTRY, size=12, is_bold=True) - 88.3) < 0.2
    assert abs(width_mm(MOTTO_WORDS, size=13, is_bold=True) - 56.1) < 0.2
    assert width_mm("Đ", size=14) == width_mm("D", size=14)


def test_a_name_parts_before_its_place():
    lines = balanced("ỦY BAN NHÂN DÂN XÃ THANH LÂM HẠ", size=12, room_mm=65, is_bold=True)
    assert lines == ["ỦY BAN NHÂN DÂN", "XÃ THANH LÂM HẠ"]


def test_room_for_the_pen_is_not_broken():
    assert wrapped("ngày \u00a0\u00a0 tháng", size=14, room_mm=5) == ["ngày \u00a0\u00a0 tháng"]


@given(_TEXT, st.integers(10, 120))
def test_no_word_is_lost_and_balance_costs_no_line(text, room):
    greedy = wrapped(text, size=14, room_mm=room)
    even = balanced(text, size=14, room_mm=room)
    assert " ".join(even).split() == " ".join(greedy).split() == text.split()
    assert len(even) <= len(greedy)
