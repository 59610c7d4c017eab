import pytest

from lantoa.papers.reading.reporting import reports_in


def read(text, unit="Phòng Nội vụ"):
    return [report.record() for report in reports_in(text, unit=unit, block=0)]


def test_a_periodic_report_through_another_body():
    text = "Định kỳ hằng quý, 6 tháng, năm báo cáo kết quả (lồng ghép trong báo cáo CCHC định kỳ), gửi về Sở Nội vụ tổng hợp, báo cáo UBND tỉnh và Bộ Nội vụ theo quy định."
    assert read(text) == [
        {
            "reporter": "Phòng Nội vụ",
            "recipient": "UBND tỉnh và Bộ Nội vụ",
            "via": "Sở Nội vụ",
            "frequencies": ["quarter", "half_year", "year"],
            "deadline": None,
            "merged_into": "báo cáo CCHC định kỳ",
        }
    ]


def test_a_difficulty_is_reported_by_the_subject_of_the_sentence():
    text = "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị kịp thời báo cáo UBND xã (qua Văn phòng) để giải quyết./."
    (report,) = read(text, unit=None)
    assert (report["reporter"], report["recipient"], report["via"]) == (
        "các cơ quan, đơn vị",
        "UBND xã",
        "Văn phòng",
    )


@pytest.mark.parametrize(
    ("text", "day", "month"),
    [
        ("báo cáo UBND xã trước ngày 10 tháng cuối của quý, năm", 10, "last_of_period"),
        ("gửi báo cáo về Sở Nội vụ trước ngày 15 của tháng cuối quý", 15, "last_of_period"),
        ("báo cáo quý trước ngày 10/3, 10/6, 10/9, 10/12 về Phòng Nội vụ", 10, "last_of_period"),
        ("báo cáo kết quả gửi Sở Nội vụ trước ngày 05/12", 5, 12),
    ],
)
def test_a_deadline_has_day_and_month(text, day, month):
    (report,) = read(text)
    assert (report["deadline"]["day"], report["deadline"]["month"]) == (day, month)
    assert report["deadline"]["text"] in text


def test_reports_with_different_days_are_different_duties():
    reports = read("Định kỳ 6 tháng (trước 10/6), năm (trước 15/12) báo cáo Giám đốc Sở.")
    assert [(report["frequencies"], report["deadline"]["day"]) for report in reports] == [
        (["half_year"], 10),
        (["year"], 15),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bố trí công chức theo dõi và tổng hợp báo cáo tình hình thực hiện.",
        "Tập huấn cho đội ngũ báo cáo viên, tuyên truyền viên.",
        "Vận hành Hệ thống thông tin báo cáo của tỉnh.",
        "Kịp thời đề xuất với Chủ tịch các biện pháp mới.",
    ],
)
def test_speaking_of_reports_is_no_duty(text):
    assert read(text) == []
