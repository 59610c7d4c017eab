"""Words between record and sections, labels and marks, years and names that move, reports as sentences."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.domain.organisations.issuers import issuer_name, place_of, symbol_of
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.states import UnitKind
from lantoa.domain.plans.list_words import lists_of
from lantoa.domain.plans.marks import labels_of, marks_from
from lantoa.domain.plans.moving import Move
from lantoa.domain.plans.report_words import report_sentence
from lantoa.domain.plans.section_duties import duties_in
from lantoa.domain.plans.sections import SectionDraft, SectionLine, sections_of_record, words_of
from lantoa.lib.periods import Period, year_of
from lantoa.papers.reading.reporting import reports_in

TEXT = (
    st.text(alphabet=st.sampled_from("abcđê :-."), min_size=1, max_size=12)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
MARK = st.sampled_from([None, "-", "+", "a)", "b)", "1.", "(1)"])
LINES = st.lists(st.fixed_dictionaries({"mark": MARK, "text": TEXT}), max_size=4)


@st.composite
def records(draw):
    """Records as a reader may make them, their lists now and then those of a section."""
    levels = draw(st.lists(st.integers(1, 3), max_size=6))
    outline = [
        {"label": draw(st.sampled_from(["I", "1", "a", None])), "text": draw(TEXT), "level": one}
        for one in levels
    ]
    parts = [(None, draw(LINES)), *((place, draw(LINES)) for place in range(len(outline)))]
    body = [{"heading": place, **line} for place, lines in parts for line in lines]
    chosen = draw(st.sampled_from([lines for _place, lines in parts]))
    texts = [line["text"] for line in chosen]
    name = draw(st.sampled_from(["topics", "channels", "audiences"]))
    return {"outline": outline, "body": body, name: texts, "funding": " ".join(texts) or None}


@given(records())
def test_sections_give_back_the_outline_and_the_body(record):
    words = words_of(sections_of_record(record), lists_of(record))

    assert (words.outline, words.body) == (record["outline"], record["body"])


def test_a_body_that_returns_to_an_earlier_heading_keeps_its_order():
    record = {
        "outline": [{"label": "I", "text": "A", "level": 1}, {"label": "1", "text": "B", "level": 2}],
        "body": [
            {"heading": 1, "mark": "-", "text": "dưới B"},
            {"heading": 0, "mark": "2.", "text": "lại dưới A"},
            {"heading": None, "mark": None, "text": "lại mở đầu"},
        ],
    }

    words = words_of(sections_of_record(record), lists_of(record))

    assert words.body == record["body"]


@pytest.mark.parametrize(
    "record", [{}, {"outline": None, "body": [1]}, {"outline": ["x"], "body": [{"heading": "a"}]}]
)
def test_what_is_no_record_has_no_words(record):
    assert all(not draft.heading for draft in sections_of_record(record))


def test_a_basis_that_the_opening_names_is_not_written_again():
    citation = {
        "kind": "Nghị quyết",
        "number": "76/NQ-CP",
        "issued_on": "2021-07-15",
        "issuer": "Chính phủ",
        "subject": None,
        "role": "legal_basis",
    }
    opening = SectionDraft(
        0, holds="bases", lines=(SectionLine("", "Thực hiện Nghị quyết số 76/NQ-CP, xã ban hành:"),)
    )

    assert len(words_of([opening], lists_of({"citations": [citation]})).body) == 1


@pytest.mark.parametrize(
    ("first", "marks"),
    [
        ("-", ["-"] * 5),
        ("", [""] * 5),
        ("a)", ["a)", "b)", "c)", "d)", "đ)"]),
        ("1.", ["1.", "2.", "3.", "4.", "5."]),
        ("(1)", ["(1)", "(2)", "(3)", "(4)", "(5)"]),
    ],
)
def test_marks_count_on_in_the_order_of_the_decree(first, marks):
    assert marks_from(first, 5) == marks


@pytest.mark.parametrize(
    ("levels", "labels", "expected"),
    [
        ([0, 1, 2, 2, 1], ["", "II", "3", "5", "I"], ["", "I", "1", "2", "II"]),
        ([1, 2, 3, 3], ["I", "1", "a", "c"], ["I", "1", "a", "b"]),
        ([1, 2, 2, 1, 2], ["1", "1.3", "1.1", "5", "2.9"], ["1", "1.1", "1.2", "2", "2.1"]),
        ([1, 1, 1], ["I", "", "III"], ["I", "", "II"]),
    ],
)
def test_labels_count_on_as_the_plan_writes_them(levels, labels, expected):
    assert labels_of(levels, labels, is_new=[False] * len(levels)) == expected


def test_a_new_heading_gets_a_label_even_in_an_empty_plan():
    assert labels_of([1, 2, 3], ["", "", ""], is_new=[True] * 3) == ["I", "1", "a"]


def test_units_are_named_in_headings_or_before_a_colon():
    headed = [
        SectionDraft(1, "V", "TỔ CHỨC"),
        SectionDraft(
            2,
            "1",
            "Đề nghị Mặt trận Tổ quốc",
            lines=(SectionLine("-", "Vận động."), SectionLine("", "Trên đây là Kế hoạch.")),
        ),
        SectionDraft(2, "2", "Phòng trống"),
    ]
    lined = [
        SectionDraft(
            1,
            "V",
            "TỔ CHỨC",
            lines=(SectionLine("-", "Phòng Kinh tế: bố trí kinh phí."), SectionLine("+", "Thanh toán.")),
        )
    ]

    assert duties_in(headed) == [{"unit": "Mặt trận Tổ quốc", "items": ["Vận động."]}]
    assert duties_in(lined) == [{"unit": "Phòng Kinh tế", "items": ["bố trí kinh phí.", "Thanh toán."]}]


PROVINCE = Unit(name="Tỉnh Lam Giang", kind=UnitKind.PROVINCE)
COMMUNE = Unit(name="Xã An Hòa", kind=UnitKind.COMMUNE, parent=PROVINCE)
DEPARTMENT = Unit(name="Sở Nội vụ", kind=UnitKind.DEPARTMENT, parent=PROVINCE, abbreviation="SNV")
A_YEAR_ON = Move(year_of(2025), year_of(2026))
HALVES = Move(Period(date(2025, 7, 1), date(2025, 12, 31)), year_of(2026))
DOWN = Move(year_of(2026), year_of(2026), old_body=PROVINCE, new_body=COMMUNE)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Kinh phí năm 2025.", "Kinh phí năm 2026."),
        ("Trước ngày 15/8/2025, Quý I/2026", "Trước ngày 15/8/2026, Quý I/2027"),
        ("tháng 9 năm 2025 và năm 2024", "tháng 9 năm 2026 và năm 2024"),
        (
            "Nghị quyết số 76/NQ-CP ngày 15/7/2025 trong năm 2025",
            "Nghị quyết số 76/NQ-CP ngày 15/7/2025 trong năm 2026",
        ),
        (
            "Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025",
            "Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025",
        ),
        (
            "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
            "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        ),
        ("giai đoạn 2021-2025, định hướng đến năm 2026", "giai đoạn 2021-2025, định hướng đến năm 2026"),
        ("12025 và 20250", "12025 và 20250"),
    ],
)
def test_years_move_and_cited_papers_stay(words, expected):
    assert A_YEAR_ON.text(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("6 tháng cuối năm 2025", "năm 2026"),
        ("06 tháng cuối năm 2025", "năm 2026"),
        ("6 tháng đầu năm 2025", "6 tháng đầu năm 2026"),
    ],
)
def test_the_half_year_of_the_plan_becomes_the_period_of_the_new_one(words, expected):
    assert HALVES.text(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("trên địa bàn tỉnh", "trên địa bàn xã An Hòa"),
        ("trên địa bàn tỉnh Lam Giang năm", "trên địa bàn xã An Hòa năm"),
        ("cải cách hành chính tỉnh Lam Giang", "cải cách hành chính xã An Hòa"),
        ("của Ủy ban nhân dân tỉnh Lam Giang", "của Ủy ban nhân dân tỉnh Lam Giang"),
        ("Cổng thông tin điện tử tỉnh Lam Giang", "Cổng thông tin điện tử tỉnh Lam Giang"),
    ],
)
def test_the_superiors_place_becomes_the_own_one_but_not_its_bodies(words, expected):
    assert DOWN.text(words) == expected


@given(st.text(max_size=60))
def test_words_without_years_and_names_stay(words):
    if "20" not in words:
        assert A_YEAR_ON.text(words) == words


def test_dates_move_with_the_years():
    move = Move(year_of(2024), year_of(2025))

    assert move.day(date(2024, 2, 29)) == date(2025, 2, 28)
    assert move.timing({"text": "Trước ngày 15/8/2024", "type": "before_date", "date": "2024-08-15"}) == {
        "text": "Trước ngày 15/8/2025",
        "type": "before_date",
        "date": "2025-08-15",
    }
    assert move.timing({"text": "Tháng 9/2024", "type": "month", "year": 2024, "month": 9})["year"] == 2025
    assert move.timing(None) is None


@pytest.mark.parametrize("frequencies", [["quarter"], ["quarter", "half_year", "year"], ["year"]])
@pytest.mark.parametrize("via", [None, "Phòng Văn hóa - Xã hội"])
def test_the_sentence_of_a_report_is_read_as_the_same_report(frequencies, via):
    duty = {
        "reporter": "Các phòng, ban, đơn vị",
        "recipient": "Ủy ban nhân dân xã",
        "via": via,
        "frequencies": frequencies,
        "deadline": {"text": "trước ngày 10 tháng cuối của quý", "day": 10, "month": "last_of_period"},
        "merged_into": None,
    }

    (report,) = reports_in(report_sentence(duty), unit=None, block=0)

    assert report.record() == duty


@pytest.mark.parametrize(
    ("unit", "issuer", "symbol", "place"),
    [
        (PROVINCE, "Ủy ban nhân dân tỉnh Lam Giang", "KH-UBND", "Lam Giang"),
        (COMMUNE, "Ủy ban nhân dân xã An Hòa", "KH-UBND", "An Hòa"),
        (DEPARTMENT, "Sở Nội vụ", "KH-SNV", "Lam Giang"),
        (
            Unit(name="Thành phố Hải An", kind=UnitKind.PROVINCE),
            "Ủy ban nhân dân thành phố Hải An",
            "KH-UBND",
            "Hải An",
        ),
    ],
)
def test_a_body_issues_under_the_name_of_its_committee(unit, issuer, symbol, place):
    assert (issuer_name(unit), symbol_of(unit, letters="KH"), place_of(unit)) == (issuer, symbol, place)
