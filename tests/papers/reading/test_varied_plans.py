"""Plans as many bodies lay them out: who, what and until when must come out of each."""

from pathlib import Path

import pytest

from lantoa.papers.reading.plan import read_plan
from lantoa.papers.reading.text import blocks_of_text

FOLDER = Path(__file__).parent / "samples" / "varied"
RECORDS = {
    path.stem: read_plan(blocks_of_text(path.read_text("utf-8"))).record for path in FOLDER.glob("*.txt")
}


def units(name):
    return [duty["unit"] for duty in RECORDS[name]["duties"]]


def cells(name, *fields):
    return [tuple(task[field] for field in fields) for task in RECORDS[name]["tasks"]]


def targets(name):
    fields = ("quantity", "comparator", "unit", "per", "channel", "responsible")
    return [tuple(target[field] for field in fields) for target in RECORDS[name]["targets"]]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "department-half-year",
            [
                "Văn phòng Sở",
                "Phòng Kế hoạch - Tài chính",
                "Các phòng, đơn vị thuộc Sở",
                "Công đoàn, Đoàn Thanh niên Sở",
            ],
        ),
        (
            "commune-sentences",
            [
                "Công chức Văn phòng - Thống kê xã",
                "Công chức Văn hóa - Xã hội",
                "Công chức Tài chính - Kế toán",
                "Các xóm, các ngành, đoàn thể",
            ],
        ),
        (
            "province-years",
            [
                "Sở Nội vụ",
                "Sở Thông tin và Truyền thông",
                "Các sở, ban, ngành, UBND các huyện, thành phố",
            ],
        ),
        (
            "city-web-page",
            [
                "Sở Nội vụ",
                "Sở Tài chính",
                "Thủ trưởng các sở, ban, ngành; Chủ tịch Ủy ban nhân dân các quận, huyện",
                "Ủy ban Mặt trận Tổ quốc Việt Nam Thành phố và các tổ chức chính trị - xã hội",
            ],
        ),
        ("commune-unnumbered", ["Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội", "Các thôn, xóm"]),
    ],
)
def test_units_follow_each_other_as_in_the_text(name, expected):
    assert units(name) == expected


def test_articles_after_the_plan_end_the_duties():
    record = RECORDS["decision-around-plan"]
    assert [duty["items"] for duty in record["duties"]] == [
        [
            "Chủ trì triển khai Kế hoạch này.",
            "Báo cáo Bộ trưởng kết quả thực hiện trước ngày 15 tháng 12 năm 2026.",
        ],
        ["Phối hợp với Vụ Cải cách hành chính."],
    ]
    assert [(item["heading"], item["mark"]) for item in record["body"][-2:]] == [
        (None, "Điều 2."),
        (None, "Điều 3."),
    ]
    assert record["citations"][0]["number"] == "72/2025/QH15"


def test_sentences_beside_headings_are_topics_and_channels_too():
    assert RECORDS["province-years"]["topics"] == [
        "Tuyên truyền về thể chế: - Kết quả xây dựng văn bản quy phạm pháp luật. - Công tác kiểm tra văn bản.",
        "Tuyên truyền về thủ tục hành chính: - Kết quả rà soát, đơn giản hóa thủ tục hành chính.",
        "Tuyên truyền về chuyển đổi số.",
    ]
    assert len(RECORDS["province-years"]["channels"]) == 3
    assert len(RECORDS["tax-office"]["topics"]) == 3


def test_a_list_of_other_signs_stays_in_its_item():
    topics = RECORDS["ward"]["topics"]
    assert [topic.split(":")[0] for topic in topics] == [
        "Đối với cán bộ, công chức",
        "Đối với người dân, doanh nghiệp",
    ]
    assert RECORDS["ward"]["audiences"] == [
        "Cán bộ, công chức, viên chức, người lao động; người dân, doanh nghiệp trên địa bàn phường."
    ]


def test_the_close_belongs_neither_to_money_nor_to_a_unit():
    assert RECORDS["province-years"]["funding"] == "Kinh phí do ngân sách nhà nước bảo đảm theo phân cấp."
    assert RECORDS["department-parts"]["funding"].startswith("Kinh phí thực hiện Kế hoạch")
    for record in RECORDS.values():
        assert not any(item.endswith("./.") for duty in record["duties"] for item in duty["items"])


@pytest.mark.parametrize(
    ("name", "leads"),
    [
        ("department-half-year", ["Văn phòng Sở", "Văn phòng Sở", "Phòng Quản lý đất đai", "Công đoàn Sở"]),
        (
            "ward",
            [
                "Phòng Văn hóa - Xã hội",
                "Văn phòng HĐND và UBND phường",
                "Trung tâm Cung ứng dịch vụ sự nghiệp công",
                "Phòng Văn hóa - Xã hội",
            ],
        ),
        ("province-years", ["Sở Nội vụ", "Đài Phát thanh và Truyền hình tỉnh", "Sở Nội vụ", "Sở Nội vụ"]),
        (
            "decision-with-plan",
            ["Ban Văn hóa xã", "Văn phòng UBND xã", "Trưởng các thôn", "Văn phòng UBND xã"],
        ),
        ("tax-office", ["Phòng Tuyên truyền - Hỗ trợ người nộp thuế"] * 3),
        (
            "city-web-page",
            [
                "Sở Nội vụ",
                "Sở Nội vụ",
                "Đài Tiếng nói nhân dân",
                "Văn phòng Ủy ban nhân dân Thành phố",
            ],
        ),
        ("department-parts", ["Văn phòng Sở", "Các phòng, đơn vị", "Phòng Quản lý xây dựng"]),
        (
            "commune-unnumbered",
            ["Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội", "Các thôn, xóm"],
        ),
    ],
)
def test_rows_come_out_however_the_table_was_flattened(name, leads):
    assert [lead for (found,) in cells(name, "leads") for lead in found] == leads


def test_neighbouring_units_are_told_apart():
    assert cells("decision-with-plan", "collaborators")[1:3] == [
        (["Ủy ban MTTQ Việt Nam xã và các đoàn thể"],),
        (["Ủy ban MTTQ Việt Nam xã"],),
    ]
    assert cells("province-years", "collaborators")[2] == (["Sở Tư pháp", "Sở Thông tin và Truyền thông"],)


def test_a_time_without_a_word_in_the_record_is_told_to_the_officer():
    assert cells("decision-with-plan", "timing")[2] == (None,)
    assert any("02 lần/năm" in warning["text"] for warning in RECORDS["decision-with-plan"]["warnings"])
    assert any("6 tháng/lần" in warning["text"] for warning in RECORDS["province-years"]["warnings"])


def test_numbers_and_their_channels():
    assert targets("department-half-year")[2:5] == [
        (3, "at_least", "tin, bài", "month", "website", None),
        (2, "at_least", "lần", "week", "superior_portal", None),
        (1, "at_least", "tin, bài", "month", None, "Các phòng, đơn vị thuộc Sở"),
    ]
    assert targets("ward")[1] == (2, "exactly", "lượt phát thanh", "week", "loudspeaker", None)
    assert targets("city-web-page")[3] == (1, "exactly", "chuyên đề", "quarter", "portal", None)


def test_reports_and_their_days():
    first, second = RECORDS["ward"]["reporting"]
    assert (first["deadline"]["day"], first["deadline"]["month"]) == (10, "last_of_period")
    assert (second["via"], second["recipient"]) == ("Phòng Văn hóa - Xã hội", "UBND phường")
    assert RECORDS["city-web-page"]["reporting"][0]["deadline"]["day"] == 15
    assert RECORDS["commune-sentences"]["reporting"][0]["reporter"] == "Công chức Văn phòng - Thống kê xã"


def test_signers_beside_and_below_the_recipients():
    assert RECORDS["province-years"]["document"]["signer"]["name"] == "Phạm Đức Toàn"
    assert RECORDS["city-web-page"]["document"]["signer"] == {
        "name": "Võ Thành Nam",
        "position": "PHÓ CHỦ TỊCH",
        "on_behalf_of": "ỦY BAN NHÂN DÂN",
        "signed_for": "CHỦ TỊCH",
    }
    assert RECORDS["city-web-page"]["document"]["recipients"][-1] == "Lưu: VT, NCPC"
