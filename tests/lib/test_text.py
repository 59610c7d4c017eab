"""Folding, tidying and safe cells."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.lib.text import fold, fold_name, safe_cell, tidy

VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặòóỏõọỳýỷỹỵ ABCĐ-–", max_size=40)


def test_fold_leaves_letters_and_figures():
    assert fold("Phòng Văn hoá – Xã hội (VH-XH), số 58/KH-UBND") == "phong van hoa xa hoi vh xh so 58 kh ubnd"


@given(VIETNAMESE)
def test_fold_is_the_same_for_composed_and_decomposed_text(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(VIETNAMESE)
def test_fold_of_a_fold_is_itself(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"), [("Văn hoá", "Văn hóa"), ("Uỷ ban", "Ủy ban"), ("hoà - bình", "Hòa–Bình")]
)
def test_two_writings_of_one_name_are_one(one, other):
    assert fold_name(one) == fold_name(other)


def test_names_with_other_tones_stay_apart():
    assert fold_name("Thôn Hòa") != fold_name("Thôn Hoa")


def test_tidy_drops_what_cannot_be_seen():
    assert tidy(" cải\u00ad cách\u200b\n hành  chính\ufeff ") == "cải cách hành chính"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_a_cell_is_never_a_formula(text):
    assert safe_cell(text).startswith("'")


def test_an_ordinary_cell_is_left_alone():
    assert safe_cell("Phòng Văn hóa - Xã hội") == "Phòng Văn hóa - Xã hội"
