"""`lantoa holidays`: the country's days, written by whoever runs the server."""

import argparse
from datetime import date

import pytest

from lantoa.adapters.spreadsheets.writing import Column, table_file
from lantoa.cli import holidays, holidays_work
from lantoa.domain.organisations.models import Holiday

HEADER = "ngày,tên,làm bù,căn cứ"

pytestmark = pytest.mark.django_db


def call(*words):
    parser = argparse.ArgumentParser()
    holidays.add_arguments(parser)
    return holidays_work.keep(parser.parse_args(list(words)))


def written():
    return list(Holiday.objects.order_by("day").values_list("day", "name", "is_worked", "source"))


@pytest.fixture
def csv(tmp_path):
    def write(*lines):
        path = tmp_path / "ngay-nghi.csv"
        path.write_text("\n".join([HEADER, *lines]), "utf-8")
        return str(path)

    return write


def test_fixed_days_are_written_with_their_law_and_what_is_announced_is_named(capsys):
    assert call("fixed", "2027") == 0
    assert [row[0] for row in written()] == [
        date(2027, 1, 1),
        date(2027, 4, 30),
        date(2027, 5, 1),
        date(2027, 9, 2),
    ]
    assert {row[3] for row in written()} == {"Bộ luật Lao động số 45/2019/QH14, Điều 112"}
    told = capsys.readouterr().out
    assert "01/05/2027  nghỉ    Ngày Quốc tế lao động 1/5 (cuối tuần: ngày nghỉ bù theo thông báo)" in told
    assert "Tết Nguyên đán, Giỗ Tổ Hùng Vương" in told


def test_a_day_is_added_shown_and_removed(capsys):
    assert call("add", "2027-02-13", "Làm bù", "--worked", "--source", "Thông báo số 9") == 0
    assert written() == [(date(2027, 2, 13), "Làm bù", True, "Thông báo số 9")]
    capsys.readouterr()
    assert call("list", "2027") == 0
    assert capsys.readouterr().out == "  13/02/2027  làm bù  Làm bù  [Thông báo số 9]\n"
    assert call("remove", "13/02/2027") == 0
    assert written() == []
    assert call("list", "2027") == 0
    assert "chưa ghi ngày nào" in capsys.readouterr().out


def test_a_list_is_written_days_off_before_what_is_worked(csv):
    path = csv("2027-02-08,Vẫn làm việc,x,", "", "2027-02-08,Tết,,")
    assert call("install", path) == 2
    assert call("install", csv("08/02/2027,Nghỉ Tết,,Thông báo số 1", "2027-02-13,Làm bù,x")) == 0
    assert written() == [
        (date(2027, 2, 8), "Nghỉ Tết", False, "Thông báo số 1"),
        (date(2027, 2, 13), "Làm bù", True, ""),
    ]


def test_a_spreadsheet_is_read_like_a_csv(tmp_path):
    path = tmp_path / "ngay-nghi.xlsx"
    columns = [Column(name) for name in HEADER.split(",")]
    path.write_bytes(table_file("Ngày nghỉ", columns=columns, rows=[["2027-02-08", "Nghỉ Tết", "", ""]]))
    assert call("install", str(path)) == 0
    assert written() == [(date(2027, 2, 8), "Nghỉ Tết", False, "")]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["fixed", "2020"], "hiệu lực từ năm 2021"),
        (["fixed", "hai nghìn"], "không phải là năm"),
        (["list", "99999999999999999999"], "không phải là năm"),
        (["add", "2027-02-30", "Tết"], "không phải là ngày"),
        (["add", "2027-02-08"], "Hãy ghi tên"),
        (["add", "2027-02-08", "Làm bù", "--worked"], "vốn là ngày làm việc"),
        (["remove", "2027-02-08"], "không có ngày 08/02/2027"),
        (["install", "/khong/co.csv"], "không mở được"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(words, sentence, capsys):
    assert call(*words) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([], "không có ngày nào"),
        (["2027-02-08,Tết,,", "ngày mai,Tết,,"], "dòng 3: “ngày mai”"),
        (["2027-02-08,,,"], "dòng 2: chưa có tên"),
        (["2027-02-08,Tết,có lẽ,"], "dòng 2: cột làm bù"),
        (["2027-02-08,Tết,,", "2027-02-08,Tết,,"], "ngày 08/02/2027 có hai dòng"),
    ],
)
def test_a_list_with_a_wrong_line_writes_nothing(lines, sentence, csv, capsys):
    assert call("install", csv(*lines)) == 2
    assert sentence in capsys.readouterr().err
    assert written() == []
