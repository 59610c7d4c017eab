"""Tạo quản trị đầu tiên của một cơ quan và in đường dẫn đặt mật khẩu (một lần, 72 giờ).

  lantoa admin quan.tri --name "Nguyễn Thị Hoa" --unit 31        cơ quan theo mã hành chính
  lantoa admin quan.tri --unit 31 --again                        cấp lại đường dẫn cho người đã có

Mã thoát: 0 nếu xong, 2 nếu không làm được.
"""

import argparse
import importlib

from lantoa.cli.serving import set_up


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words after `lantoa admin`."""
    parser.add_argument("username", metavar="TÊN_ĐĂNG_NHẬP", help="tên đăng nhập")
    parser.add_argument("--name", default="", metavar="HỌ_TÊN", help="họ và tên, khi tạo mới")
    parser.add_argument("--unit", required=True, metavar="MÃ", help="mã hành chính của cơ quan, ví dụ 31")
    parser.add_argument("--again", action="store_true", help="cấp lại đường dẫn cho người đã có")


def run(arguments: argparse.Namespace) -> int:
    """Adds or invites, prints the link."""
    set_up()
    # The tables can only be loaded once Django is set up.
    return int(importlib.import_module("lantoa.cli.admin_work").appoint(arguments))
