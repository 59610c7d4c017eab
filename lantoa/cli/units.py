"""Cài và cập nhật danh mục đơn vị hành chính (tỉnh, xã, phường, đặc khu).

  lantoa units install                    cài cả 34 tỉnh, thành phố theo danh mục kèm sản phẩm
  lantoa units install --province 31      chỉ một tỉnh (lặp lại --province để thêm tỉnh)
  lantoa units update TỆP                 so với danh mục mới (.csv hoặc .xlsx) rồi thêm, đổi tên, kết thúc

Khác biệt được in ra trước; lệnh chỉ ghi khi được trả lời “có” hoặc có --yes.
Mã thoát: 0 nếu xong hoặc không có gì khác, 1 nếu không đồng ý ghi, 2 nếu tệp hoặc tham số không đúng.
"""

import argparse
import importlib
from datetime import date
from pathlib import Path

from lantoa.cli.serving import set_up


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words after `lantoa units`."""
    parser.add_argument("act", choices=["install", "update"], metavar="install|update", help="việc cần làm")
    parser.add_argument("file", nargs="?", type=Path, metavar="TỆP", help="danh mục mới (với update)")
    parser.add_argument(
        "--province", action="append", default=[], metavar="MÃ", help="chỉ tỉnh có mã này, ví dụ 31"
    )
    parser.add_argument(
        "--on", type=date.fromisoformat, metavar="NGÀY", help="ngày có hiệu lực, dạng 2026-09-20"
    )
    parser.add_argument("--yes", action="store_true", help="ghi luôn, không hỏi lại")


def run(arguments: argparse.Namespace) -> int:
    """Shows what would change, asks, writes."""
    set_up()
    # The tables can only be loaded once Django is set up.
    work = importlib.import_module("lantoa.cli.units_work")
    return int(work.bring_in(arguments))
