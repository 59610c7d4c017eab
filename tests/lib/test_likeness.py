"""Likeness of sentences, and the pairs that follow from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.lib.likeness import content_words, likeness, pairs

TEXTS = st.text(alphabet="abc đáô,", max_size=40)


@given(TEXTS, TEXTS)
def test_likeness_lies_between_nothing_and_all_and_has_no_direction(one, other):
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)


@given(TEXTS)
def test_a_text_is_wholly_like_itself(text):
    assert likeness(text, text.upper()) == (1.0 if content_words(text) else 0.0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tổ chức hội nghị tuyên truyền cải cách hành chính", "Tổ chức Hội nghị tuyên truyền về CCHC tại xã"),
        (
            "Đăng tải tin, bài trên Cổng thông tin điện tử tỉnh",
            "Đăng tải tin, bài trên Trang thông tin điện tử xã",
        ),
        ("Tổ chức Cuộc thi tìm hiểu cải cách hành chính", "Tham gia Cuộc thi tìm hiểu cải cách hành chính"),
    ],
)
def test_the_same_work_in_other_words_is_alike(one, other):
    assert likeness(one, other) >= 0.55


def test_other_work_is_not_alike():
    one = "Phát thanh chuyên mục cải cách hành chính hằng tuần trên Đài truyền thanh"
    assert likeness(one, "Niêm yết thủ tục hành chính tại Bộ phận Một cửa") < 0.4


@given(st.lists(TEXTS, max_size=6), st.lists(TEXTS, max_size=6))
def test_each_row_is_paired_at_most_once_and_never_below_the_least(ones, others):
    found = pairs(ones, others, score=likeness, least=0.5)

    assert len({one for one, _other, _score in found}) == len(found)
    assert len({other for _one, other, _score in found}) == len(found)
    assert all(score >= 0.5 and score == likeness(ones[one], others[other]) for one, other, score in found)


@given(st.lists(TEXTS, max_size=6), st.lists(TEXTS, max_size=6))
def test_no_two_rows_that_are_alike_are_both_left_alone(ones, others):
    found = pairs(ones, others, score=likeness, least=0.5)
    left = set(range(len(ones))) - {one for one, _other, _score in found}
    right = set(range(len(others))) - {other for _one, other, _score in found}

    assert all(likeness(ones[one], others[other]) < 0.5 for one in left for other in right)
