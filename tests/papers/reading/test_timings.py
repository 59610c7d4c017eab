import pytest

from lantoa.papers.reading.timings import timing_of


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Trước ngày 15/8/2025", {"type": "before_date", "date": "2025-08-15"}),
        ("Hoàn thành trước 30/6/2025", {"type": "before_date", "date": "2025-06-30"}),
        ("Trước tháng 9/2025", {"type": "before_date", "date": "2025-09-01"}),
        ("Tháng 8/2025", {"type": "month", "year": 2025, "month": 8}),
        ("Trong tháng 9 năm 2025", {"type": "month", "year": 2025, "month": 9}),
        ("Tháng 3 - 12/2025", {"type": "month", "year": 2025, "month": 12}),
        ("Quý I/2026", {"type": "quarter", "year": 2026, "quarter": 1}),
        ("Quý II, III/2025", {"type": "quarter", "year": 2025, "quarter": 3}),
        ("Quý IV", {"type": "quarter", "year": 2026, "quarter": 4}),
        ("Năm 2025", {"type": "year", "year": 2025}),
        ("Trong năm 2024", {"type": "year", "year": 2024}),
        ("Định kỳ hằng\ntháng", {"type": "recurring", "every": "month"}),
        ("01 lần/quý", {"type": "recurring", "every": "quarter"}),
        ("Hằng năm", {"type": "recurring", "every": "year"}),
        ("Thường xuyên", {"type": "continuous"}),
        ("Cả năm", {"type": "continuous"}),
    ],
)
def test_a_cell_of_time_is_typed(cell, found):
    assert timing_of(cell, year=2026) == {"text": " ".join(cell.split()), **found}


@pytest.mark.parametrize("cell", ["", "Theo kế hoạch", "6 tháng/lần", "Trước ngày 31/02/2025"])
def test_what_no_type_says_honestly_has_none(cell):
    assert timing_of(cell) is None


def test_no_year_is_invented():
    assert timing_of("Quý IV") is None
