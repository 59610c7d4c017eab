"""`lantoa check`: findings to be read, JSON, a mended copy; the original stays as it is."""

import json

import pytest

from lantoa.cli.main import main
from lantoa.papers.checking.door import check_docx
from tests.papers.checking.changes import correct, faulty
from tests.papers.checking.faults import FAULTS

FAULTY = faulty(next(fault for fault in FAULTS if fault.code == "date_leading_zero"))
SLOPPY = faulty(next(fault for fault in FAULTS if fault.code == "double_space"))


@pytest.fixture
def papers(tmp_path):
    files = {"good": correct("plan"), "bad": FAULTY, "sloppy": SLOPPY, "broken": FAULTY[:3000]}
    for name, content in files.items():
        (tmp_path / f"{name}.docx").write_bytes(content)
    return tmp_path


def check(*words: object) -> int:
    return main(["check", *map(str, words)])


def test_a_correct_paper_ends_with_nought(papers, capfd):
    assert check(papers / "good.docx") == 0
    assert "Không tìm thấy lỗi nào." in capfd.readouterr().out


def test_a_finding_tells_where_what_why_and_how(papers, capfd):
    assert check(papers / "bad.docx") == 1
    told = " ".join(capfd.readouterr().out.split())
    assert "Phần đầu, ô 4" in told
    assert "ngày 3 tháng 02 năm 2026" in told
    assert "khoản 4 điểm b" in told
    assert "Thêm số 0" in told


def test_hints_are_no_errors_and_can_be_left_out(papers, capfd):
    assert check(papers / "sloppy.docx") == 0
    assert "Gợi ý" in capfd.readouterr().out
    assert check(papers / "sloppy.docx", "--no-hints") == 0
    assert "Không tìm thấy lỗi nào." in capfd.readouterr().out


def test_json_is_one_value_in_the_order_of_the_files(papers, capfd):
    assert check(papers / "bad.docx", papers / "broken.docx", "--json") == 2
    output, complaints = capfd.readouterr()
    first, second = json.loads(output)
    assert [finding["code"] for finding in first["findings"]] == ["date_leading_zero"]
    assert first["errors"] == 1
    assert second is None
    assert len(complaints.splitlines()) == 1


def test_the_mended_copy_is_clean_and_the_original_untouched(papers, capfd):
    assert check(papers / "bad.docx", "--fix", papers / "mended.docx") == 1
    assert "Đã sửa trong bản sao" in capfd.readouterr().out
    assert check_docx((papers / "mended.docx").read_bytes()).findings == ()
    assert (papers / "bad.docx").read_bytes() == FAULTY


def test_the_original_is_never_written_to(papers, capfd):
    assert check(papers / "bad.docx", "--fix", papers / "bad.docx") == 2
    assert "Không ghi đè" in capfd.readouterr().err
    assert (papers / "bad.docx").read_bytes() == FAULTY


def test_several_copies_go_into_a_folder(papers):
    assert check(papers / "bad.docx", papers / "good.docx", "--fix", papers / "out", "--json") == 1
    assert sorted(path.name for path in (papers / "out").iterdir()) == ["bad.docx", "good.docx"]
