"""Ghi ngày nghỉ, ngày làm bù chung của cả nước.

  lantoa holidays list 2027                               các ngày đã ghi của năm
  lantoa holidays fixed 2027                              ghi bốn ngày luật định theo dương lịch: 1/1, 30/4, 1/5, 2/9
  lantoa holidays add 2027-02-05 "Tết Nguyên đán" --source "Thông báo số …"
  lantoa holidays add 2027-02-13 "Làm bù" --worked        ngày cuối tuần phải đi làm
  lantoa holidays remove 2027-02-13                       bỏ một ngày
  lantoa holidays install TỆP                             ghi cả danh sách từ .csv hoặc .xlsx

Tết Nguyên đán, Giỗ Tổ, ngày nghỉ bù và ngày làm bù theo thông báo hằng năm: hãy ghi khi có thông báo, không tự tính.
Tệp có dòng tiêu đề và các cột: ngày, tên, làm bù (để trống hoặc x), căn cứ; hai cột cuối có thể thiếu.
Mã thoát: 0 nếu xong, 2 nếu tệp hoặc tham số không đúng; khi đó không ghi gì.
"""

import argparse
import importlib

from lantoa.cli.serving import set_up


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words after `lantoa holidays`."""
    acts = ["list", "fixed", "add", "remove", "install"]
    parser.add_argument("act", choices=acts, metavar="|".join(acts), help="việc cần làm")
    parser.add_argument("what", metavar="NĂM|NGÀY|TỆP", help="năm, ngày dạng 2027-02-05, hoặc tệp")
    parser.add_argument("name", nargs="?", default="", metavar="TÊN", help="tên ngày (với add)")
    parser.add_argument("--worked", action="store_true", help="ngày làm bù, không phải ngày nghỉ")
    parser.add_argument("--source", default="", metavar="CĂN_CỨ", help="văn bản thông báo ngày này")


def run(arguments: argparse.Namespace) -> int:
    """Writes, or prints what is written."""
    set_up()
    # The tables can only be loaded once Django is set up.
    return int(importlib.import_module("lantoa.cli.holidays_work").keep(arguments))
