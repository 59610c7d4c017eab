"""Citations in full the first time and short later."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.domain.documents.citing import citations_in, cite, full_citation, short_citation
from lantoa.domain.documents.models import Instrument

RESOLUTION = Instrument(
    pk=1,
    kind="Nghị quyết",
    number="76/NQ-CP",
    issued_on=date(2021, 7, 15),
    issuer="Chính phủ",
    subject="ban hành Chương trình tổng thể cải cách hành chính nhà nước",
)
LAW = Instrument(
    pk=2,
    kind="Luật",
    number="72/2025/QH15",
    issued_on=date(2025, 6, 16),
    issuer="Quốc hội",
    subject="Tổ chức chính quyền địa phương năm 2025",
)
PLAN = Instrument(
    pk=3,
    kind="Kế hoạch",
    number="05/KH-UBND",
    issued_on=date(2026, 1, 5),
    issuer="Ủy ban nhân dân tỉnh Lam Giang",
    subject="cải cách hành chính năm 2026",
)
FULL = (
    "Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể "
    "cải cách hành chính nhà nước"
)


@pytest.mark.parametrize(
    ("instrument", "full", "short"),
    [
        (RESOLUTION, FULL, "Nghị quyết số 76/NQ-CP"),
        (
            LAW,
            "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
            "Luật Tổ chức chính quyền địa phương",
        ),
        (
            PLAN,
            "Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Lam Giang "
            "về cải cách hành chính năm 2026",
            "Kế hoạch số 05/KH-UBND",
        ),
        (Instrument(kind="Luật", number="80/2025/QH15"), "Luật số 80/2025/QH15", "Luật số 80/2025/QH15"),
        (
            Instrument(kind="Luật", subject="Luật Viên chức năm 2010"),
            "Luật Viên chức năm 2010",
            "Luật Viên chức năm 2010",
        ),
        (
            Instrument(kind="Chương trình", subject="chuyển đổi số", issuer="Chính phủ"),
            "Chương trình chuyển đổi số của Chính phủ",
            "Chương trình chuyển đổi số",
        ),
    ],
)
def test_what_a_paper_says_the_first_time_and_later(instrument, full, short):
    assert (full_citation(instrument), short_citation(instrument)) == (full, short)


def test_an_instrument_that_was_cited_is_cited_short():
    assert cite(RESOLUTION) == FULL
    assert cite(RESOLUTION, already={1}) == "Nghị quyết số 76/NQ-CP"
    assert cite(RESOLUTION, already={2}) == FULL


def told(texts, *instruments):
    return [
        (hint.place, hint.is_first, texts[hint.place][hint.start : hint.end], hint.suggestion)
        for hint in citations_in(texts, instruments)
    ]


def test_full_first_and_short_later_is_right():
    texts = [
        f"Thực hiện {FULL};",
        "theo Nghị quyết số 76/NQ-CP.",
        "Luật Tổ chức chính quyền địa phương ngày 16/6/2025",
    ]

    assert told(texts, RESOLUTION, LAW) == []


def test_a_first_mention_that_is_short_is_hinted_at():
    texts = ["Thực hiện nghị quyết số 76/NQ-CP, xã xây dựng kế hoạch."]

    assert told(texts, RESOLUTION) == [(0, True, "nghị quyết số 76/NQ-CP", FULL)]


def test_a_later_mention_that_is_full_is_hinted_at_with_its_short_form():
    texts = [f"Thực hiện {FULL};", f"Bám sát {FULL} trong tuyên truyền."]

    assert told(texts, RESOLUTION) == [(1, False, FULL, "Nghị quyết số 76/NQ-CP")]


def test_a_longer_number_is_another_paper():
    assert told(["Nghị quyết số 76/NQ-CP-X và Nghị quyết số 176/NQ-CP"], RESOLUTION) == []


@given(st.lists(st.sampled_from([FULL, "Nghị quyết số 76/NQ-CP", "lời khác"]), max_size=6))
def test_one_first_hint_at_most_and_later_ones_only_for_full_mentions(lines):
    mentions = [line for line in lines if line != "lời khác"]
    hints = citations_in(lines, [RESOLUTION])

    assert [hint.is_first for hint in hints].count(True) == int(bool(mentions) and mentions[0] != FULL)
    assert len([hint for hint in hints if not hint.is_first]) == mentions[1:].count(FULL)


@given(st.text(max_size=200))
def test_no_text_breaks_it(text):
    for hint in citations_in([text], [RESOLUTION, LAW, PLAN]):
        assert 0 <= hint.start < hint.end <= len(text)
