import pytest

from lantoa.papers.reading.citations import citations_in, merged


def cite(text):
    return merged(citations_in(text, role="mention"), own_number=None)


def one(text):
    citations = cite(text)
    assert len(citations) == 1
    return citations[0]


def test_every_part_of_a_citation_is_read():
    citation = one(
        "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm2021 của Chính phủ ban hành Chương trình tổng thể;"
    )
    assert citation.record() == {
        "kind": "Nghị quyết",
        "number": "76/NQ-CP",
        "issued_on": "2021-07-15",
        "issuer": "Chính phủ",
        "subject": "ban hành Chương trình tổng thể",
        "role": "mention",
    }


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("Kế hoạch số 08/KH UBND", "08/KH-UBND"),
        ("Quyết định số 942/QĐ- TTg", "942/QĐ-TTg"),
        ("Kế hoạch số 25 /KH- UBND", "25/KH-UBND"),
        ("Nghị định 178/2024/NĐ- CP", "178/2024/NĐ-CP"),
        ("Nghị quyết 03-NQ/TU", "03-NQ/TU"),
        ("Công văn số 4625/BNV-CCHC", "4625/BNV-CCHC"),
        ("Thông tư số 01/2021/TT-BNV", "01/2021/TT-BNV"),
    ],
)
def test_a_broken_number_is_mended(written, number):
    assert one(f"theo {written} ngày 01/02/2024 của cơ quan").number == number


def test_a_law_by_name_keeps_its_year_once():
    text = "Luật Tổ chức Chính phủ năm 2025, Luật Viên chức; theo Luật Tổ chức Chính phủ."
    assert [citation.subject for citation in cite(text)] == ["Tổ chức Chính phủ năm 2025", "Viên chức"]


def test_an_amending_law_keeps_the_laws_that_it_amends():
    text = "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Viên chức ngày 22 tháng 11 năm 2019;"
    first = cite(text)[0]
    assert first.subject == "sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Viên chức"
    assert first.issued_on == "2019-11-22"


def test_two_papers_under_one_subject_give_it_to_the_second():
    text = "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ và Chỉ thị số 23/CT-TTg ngày 02/9/2021 của Thủ tướng Chính phủ về đẩy mạnh cải cách;"
    assert [citation.subject for citation in cite(text)] == [None, "đẩy mạnh cải cách"]


def test_the_comma_before_the_main_clause_ends_the_subject():
    text = "Thực hiện Quyết định số 30/QĐ-UBND ngày 26/7/2025 của UBND tỉnh về tuyên truyền năm 2025, Sở Nội vụ ban hành kế hoạch như sau:"
    assert one(text).subject == "tuyên truyền năm 2025"


def test_what_was_issued_at_a_decision_is_its_subject():
    text = "triển khai Chương trình Chuyển đổi số quốc gia được ban hành tại Quyết định số 749/QĐ-TTg ngày 03/6/2020;"
    assert one(text).subject == "Chương trình Chuyển đổi số quốc gia"


def test_blank_numbers_and_plans_without_number_are_not_cited():
    assert cite("Kế hoạch số    /KH-UBND ngày   /8/2025; Kế hoạch cải cách hành chính năm 2025") == []


def test_a_law_may_be_named_by_its_number_alone():
    found = citations_in(
        "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15; theo Luật số 72/2025/QH15",
        role="mention",
    )
    assert [(each.number, each.subject) for each in merged(found, own_number=None)] == [
        ("72/2025/QH15", "Tổ chức chính quyền địa phương")
    ]


def test_a_bracket_on_amendments_stands_between_number_and_issuer():
    found = citations_in(
        "Nghị định số 61/2018/NĐ-CP ngày 23.4.2018 (được sửa đổi tại Nghị định số 107/2021/NĐ-CP ngày 6-12-2021)"
        " của Chính phủ về cơ chế một cửa;",
        role="mention",
    )
    assert [(each.issued_on, each.issuer, each.subject) for each in found] == [
        ("2018-04-23", "Chính phủ", "cơ chế một cửa"),
        ("2021-12-06", None, None),
    ]
