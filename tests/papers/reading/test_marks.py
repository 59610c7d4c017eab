import pytest

from lantoa.papers.reading.marks import Kind, mark_of, mark_of_label


@pytest.mark.parametrize(
    ("text", "kind", "label", "rest"),
    [
        ("I. MỤC ĐÍCH", Kind.ROMAN, "I", "MỤC ĐÍCH"),
        ("II NỘI DUNG", Kind.ROMAN, "II", "NỘI DUNG"),
        ("1. Mục đích", Kind.NUMBER, "1", "Mục đích"),
        ("3.Công chức", Kind.NUMBER, "3", "Công chức"),
        ("1.1. Trên báo chí", Kind.DECIMAL, "1.1", "Trên báo chí"),
        ("đ) Lồng ghép", Kind.LETTER, "đ", "Lồng ghép"),
        ("đ. Trung tâm", Kind.LETTER, "đ", "Trung tâm"),
        ("-Tăng cường", Kind.DASH, "", "Tăng cường"),
        ("+ Báo chí", Kind.PLUS, "", "Báo chí"),
        ("Điều 1. Ban hành", Kind.ARTICLE, "Điều 1", "Ban hành"),
        ("Phần I. Mục tiêu", Kind.PART, "Phần I", "Mục tiêu"),
        ("A. MỤC ĐÍCH", Kind.LETTER_CAPITAL, "A", "MỤC ĐÍCH"),
    ],
)
def test_a_mark_is_read_with_its_label(text, kind, label, rest):
    mark = mark_of(text)
    assert mark is not None
    assert (mark.kind, mark.label if kind is not Kind.PLUS else "", text[mark.end :]) == (kind, label, rest)


@pytest.mark.parametrize(
    "text",
    ["2026. Ủy ban nhân dân", "30/7/2025 của Chủ tịch", "118/2025/NĐ-CP", "Vì sao", "25/KH-UBND ngày", ""],
)
def test_numbers_in_running_text_are_no_marks(text):
    assert mark_of(text) is None


def test_automatic_numbering_is_a_mark_outside_the_text():
    mark = mark_of_label("a)")
    assert mark is not None
    assert (mark.kind, mark.label, mark.end) == (Kind.LETTER, "a", 0)
