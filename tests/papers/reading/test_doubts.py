from lantoa.papers.reading.blocks import Table
from lantoa.papers.reading.plan import read_plan
from lantoa.papers.reading.text import blocks_of_text

CLEAR = """Số: 5/KH-UBND          An Lạc, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Tuyên truyền cải cách hành chính năm 2026
Thực hiện Kế hoạch số 1/KH-UBND ngày 01/01/2026, UBND xã Bình Minh ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
- Nâng cao nhận thức.
{pointer}II. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa
- {duty}
Trên đây là Kế hoạch./.
Nơi nhận:
- Lưu: VT.
CHỦ TỊCH
Nguyễn Thị Ví Dụ
"""
HEADER = ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm")


def codes(text, *rows):
    blocks = blocks_of_text(text)
    if rows:
        blocks = (*blocks, Table((HEADER, *rows)))
    return [warning["code"] for warning in read_plan(blocks).record["warnings"]]


def clear(*, pointer="", duty="Chủ trì."):
    return CLEAR.format(pointer=pointer, duty=duty)


def test_a_clear_plan_has_no_warnings():
    assert codes(clear(), ("1", "Một", "A", "B", "Năm 2026", "Kế hoạch")) == []


def test_a_missing_appendix_is_said():
    assert codes(clear(pointer="(Có Phụ lục nhiệm vụ kèm theo)\n")) == ["no_appendix"]


def test_doubtful_rows_are_said():
    assert codes(clear(), ("1", "Một", "A", "B", "Theo kế hoạch", "")) == [
        "empty_product",
        "timing_not_understood",
    ]
    assert codes(clear(), ("1", "Một", "A", "B", "Quý I/2027", "Tin")) == ["due_outside_period"]


def test_targets_that_contradict_are_said():
    duty = "Đăng tối thiểu 20 tin, bài/năm trên Cổng thông tin điện tử xã; đăng tối thiểu 25 tin, bài/năm trên Cổng thông tin điện tử xã."
    assert codes(clear(duty=duty)) == ["contradictory_targets"]


def test_a_rate_without_comparator_is_said():
    assert codes(clear(duty="Đăng 20 tin, bài/năm.")) == ["comparator_missing"]


def test_nothing_readable_is_said_once():
    assert codes("") == ["empty_document"]


def test_a_draft_is_told_what_it_lacks():
    text = "UBND xã Bình Minh ban hành Kế hoạch tuyên truyền năm 2026 như sau:\nI. MỤC ĐÍCH\n- Một."
    assert codes(text) == ["no_title", "no_number", "no_date", "no_signer"]


def test_warnings_are_sentences():
    for warning in read_plan(blocks_of_text("I. MỤC ĐÍCH\n- Một.")).record["warnings"]:
        assert warning["text"][0].isupper()
        assert warning["text"].endswith(".")
