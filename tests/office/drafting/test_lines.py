"""The box of a section and the lines that are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.domain.plans.changes import SectionLine
from lantoa.office.drafting.lines import lines_of, text_of

MARKS = st.sampled_from(["", "-", "+", "1.", "12.", "a)", "đ)", "(2)"])
WORDS = st.text("ăâbcđêghiklmnôơpqrstuưvxyỳ ABCĐ,;0123", min_size=2, max_size=60).map(
    lambda text: f"Xã {text.strip()} tuyên truyền"
)


@pytest.mark.parametrize(
    ("text", "mark", "words"),
    [
        ("- Đăng tin", "-", "Đăng tin"),
        ("• Đăng tin", "-", "Đăng tin"),
        ("+ Đăng tin", "+", "Đăng tin"),
        ("1. Đăng tin", "1.", "Đăng tin"),
        ("đ) Đăng tin", "đ)", "Đăng tin"),
        ("I. Đăng tin", "", "I. Đăng tin"),
        ("Điều 1. Đăng tin", "", "Điều 1. Đăng tin"),
        ("20/11 là ngày nhà giáo", "", "20/11 là ngày nhà giáo"),
        ("  Đăng   tin\t hay ", "", "Đăng tin hay"),
    ],
)
def test_a_mark_at_the_start_is_told_from_words(text, mark, words):
    assert lines_of(text) == (SectionLine(mark, words),)


def test_empty_lines_are_left_out():
    assert [line.text for line in lines_of("\n\nMột\n \nHai\r\n")] == ["Một", "Hai"]


@given(st.lists(st.tuples(MARKS, WORDS), max_size=8))
def test_what_is_shown_is_what_is_kept(pairs):
    lines = [{"mark": mark or None, "text": text} for mark, text in pairs]

    assert lines_of(text_of(lines)) == tuple(
        SectionLine(mark, " ".join(text.split())) for mark, text in pairs
    )
