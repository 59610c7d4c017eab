import pytest

from lantoa.papers.reading.blocks import Paragraph, Table
from lantoa.papers.reading.dates import period_of
from lantoa.papers.reading.foot import foot_of
from lantoa.papers.reading.plan import read_plan
from lantoa.papers.reading.text import blocks_of_text


def document(text):
    return read_plan(blocks_of_text(text)).record["document"]


LETTERHEAD = "UBND TỈNH AN LẠC\nSỞ TƯ PHÁP\nSố: 12/KH-STP          An Lạc, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\nTuyên truyền cải cách hành chính\nnăm 2026\n"


def test_the_letterhead_gives_number_date_and_place():
    found = document(
        LETTERHEAD
        + "Thực hiện Kế hoạch số 1/KH-UBND, Sở Tư pháp ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n- Một."
    )
    assert (found["number"], found["issued_on"], found["place"]) == ("12/KH-STP", "2026-03-05", "An Lạc")
    assert (found["kind"], found["subject"]) == ("Kế hoạch", "Tuyên truyền cải cách hành chính năm 2026")
    assert found["issuer"] == "Sở Tư pháp"


def test_a_blank_number_and_day_stay_empty():
    found = document(
        "Số:      /KH-UBND        An Lạc, ngày     tháng 3 năm 2026\nKẾ HOẠCH\nTuyên truyền năm 2026\nI. MỤC ĐÍCH\n- Một."
    )
    assert (found["number"], found["issued_on"], found["place"]) == (None, None, "An Lạc")


def test_without_issuing_sentence_the_letterhead_names_the_issuer():
    assert document(LETTERHEAD + "I. MỤC ĐÍCH\n- Một.")["issuer"] == "SỞ TƯ PHÁP"


def test_a_missing_title_is_taken_from_the_issuing_sentence():
    found = document(
        "Thực hiện Kế hoạch số 9/KH-UBND;\nUBND xã Bình Minh ban hành Kế hoạch tuyên truyền cải cách hành chính năm 2024 cụ thể như sau:\nI. MỤC ĐÍCH\n- Một."
    )
    assert (found["kind"], found["subject"]) == ("Kế hoạch", "tuyên truyền cải cách hành chính năm 2024")
    assert found["issuer"] == "UBND xã Bình Minh"


def test_the_caption_of_the_appendix_gives_number_and_date():
    text = "KẾ HOẠCH\nTuyên truyền năm 2025\nI. MỤC ĐÍCH\n- Một./.\nNơi nhận:\n- Lưu: VT.\nPHỤ LỤC\n(Kèm theo Kế hoạch số 58/KH-NV ngày 31/7/2025 của\nSở Ngoại giao)"
    found = document(text)
    assert (found["number"], found["issued_on"], found["issuer"]) == (
        "58/KH-NV",
        "2025-07-31",
        "Sở Ngoại giao",
    )


@pytest.mark.parametrize(
    ("subject", "start", "end"),
    [
        ("Tuyên truyền năm 2025", "2025-01-01", "2025-12-31"),
        ("Tuyên truyền 06 tháng cuối năm 2025", "2025-07-01", "2025-12-31"),
        ("Tuyên truyền 6 tháng đầu năm 2025", "2025-01-01", "2025-06-30"),
        ("Tuyên truyền quý III năm 2025", "2025-07-01", "2025-09-30"),
        ("Tuyên truyền giai đoạn 2026 - 2030", "2026-01-01", "2030-12-31"),
    ],
)
def test_the_period_is_in_the_subject(subject, start, end):
    assert period_of(subject) == {"start": start, "end": end}


def test_no_period_is_invented():
    assert period_of("Tuyên truyền cải cách hành chính") is None


def foot(*lines):
    blocks = [Paragraph(line) for line in lines]
    return foot_of(blocks, range(len(blocks)))


def test_recipients_and_signer_of_flattened_columns():
    found = foot(
        "Nơi nhận:      TM. ỦY BAN NHÂN DÂN",
        "- Như trên (để b/c);   KT. CHỦ TỊCH",
        "- UBND các xã; thị trấn;  PHÓ CHỦ TỊCH",
        "- Lưu: VT.",
        "Trần Văn Mẫu",
    )
    assert found.recipients == ["Như trên (để b/c)", "UBND các xã; thị trấn", "Lưu: VT"]
    assert found.signer == {
        "name": "Trần Văn Mẫu",
        "position": "PHÓ CHỦ TỊCH",
        "on_behalf_of": "ỦY BAN NHÂN DÂN",
        "signed_for": "CHỦ TỊCH",
    }


def test_recipients_and_signer_of_a_borderless_table():
    table = Table((("Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.", "GIÁM ĐỐC\n(Đã ký)\nLê Thị Thử"),))
    found = foot_of([table], [0])
    assert found.recipients == ["Sở Nội vụ", "Lưu: VT"]
    assert found.signer == {
        "name": "Lê Thị Thử",
        "position": "GIÁM ĐỐC",
        "on_behalf_of": None,
        "signed_for": None,
    }


def test_no_foot_no_signer():
    assert foot().signer is None
