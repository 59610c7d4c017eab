"""`lantoa units`: shows the difference first, writes only when told to."""

import argparse
import io

import pytest

from lantoa.adapters.spreadsheets.writing import Column, table_file
from lantoa.cli import units, units_work
from lantoa.domain.organisations.models import Unit

HEADER = ("code", "name", "kind", "parent_code", "valid_from")
ROWS = [
    ("98", "Tỉnh Lam Giang", "province", "", "2025-07-01"),
    ("98001", "Xã Một", "commune", "98", "2025-07-01"),
]


def call(*words, answer="", monkeypatch=None):
    parser = argparse.ArgumentParser()
    units.add_arguments(parser)
    if monkeypatch:
        monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    return units_work.bring_in(parser.parse_args(list(words)))


@pytest.fixture
def listing(tmp_path):
    path = tmp_path / "danh-muc.csv"
    path.write_text("\n".join(",".join(row) for row in [HEADER, *ROWS]), "utf-8")
    return path


def test_difference_is_shown_and_written_after_yes(db, listing, monkeypatch, capsys):
    assert call("update", str(listing), answer="không\n", monkeypatch=monkeypatch) == 1
    assert not Unit.objects.exists()
    assert call("update", str(listing), answer="có\n", monkeypatch=monkeypatch) == 0
    assert Unit.objects.count() == 2
    assert "98001  Xã Một" in capsys.readouterr().out
    assert call("update", str(listing), "--yes") == 0
    assert "không có gì khác" in capsys.readouterr().out


def test_spreadsheet_is_read_like_a_csv(db, tmp_path):
    path = tmp_path / "danh-muc.xlsx"
    path.write_bytes(table_file("Danh mục", columns=[Column(name) for name in HEADER], rows=ROWS))
    assert call("update", str(path), "--yes", "--on", "2026-01-01") == 0
    assert Unit.objects.get(code="98001").parent.code == "98"


def test_one_province_is_installed_from_the_own_list(db, capsys):
    assert call("install", "--province", "46", "--yes") == 0
    assert Unit.objects.count() == 41
    assert "Thêm: 41" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["update"], "hãy ghi tệp"),
        (["update", "/khong/co.csv"], "không mở được"),
        (["install", "x.csv"], "update TỆP"),
        (["install", "--province", "99"], "không có tỉnh"),
    ],
)
def test_wrong_words_get_one_sentence(db, capsys, words, sentence):
    assert call(*words) == 2
    assert sentence in capsys.readouterr().err


def test_wrong_files_get_one_sentence(db, tmp_path, capsys):
    binary = tmp_path / "a.csv"
    binary.write_bytes(b"\xff\xfe\x00")
    assert call("update", str(binary)) == 2
    sheet = tmp_path / "a.xlsx"
    sheet.write_bytes(b"no")
    assert call("update", str(sheet)) == 2
    assert capsys.readouterr().err.count("lantoa units:") == 2
