"""Tạo dữ liệu trình diễn: một tỉnh hư cấu, tài khoản cho mọi vai trò, kế hoạch đọc từ văn bản thật.

Chạy lại không làm mất gì: đã có dữ liệu thì chỉ in lại các tài khoản.
"""

import argparse
import json
import secrets
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from rich.console import Console
from rich.table import Table

from lantoa.cli.serving import set_up

set_up()

from config.demo.build import build, is_built  # noqa: E402 - needs the settings
from lantoa.web.demo import FILE  # noqa: E402

PLANS = Path(settings.BASE_DIR) / "demo/plans"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the demo."""
    parser.add_argument(
        "--password", default="", help="mật khẩu chung của các tài khoản, mặc định sinh ngẫu nhiên"
    )


def run(arguments: argparse.Namespace) -> int:
    """Fills an empty database once, and prints the accounts every time."""
    if not settings.DEMO:
        sys.stderr.write("lantoa demo: chỉ chạy khi LANTOA_DEMO=true, để không lẫn với dữ liệu thật.\n")
        return 2
    call_command("migrate", verbosity=0)
    path = Path(settings.DATA, FILE)
    console = Console(highlight=False)
    if not is_built():
        password = arguments.password or secrets.token_urlsafe(9)
        accounts = build(PLANS, password=password, say=console.print)
        path.touch(mode=0o600)
        path.write_text(json.dumps(accounts, ensure_ascii=False, indent=1), "utf-8")
    if not path.is_file():
        console.print("Cơ sở dữ liệu đã có dữ liệu nhưng không phải dữ liệu trình diễn; không thêm gì.")
        return 0
    _show(console, json.loads(path.read_text("utf-8")))
    return 0


def _show(console: Console, accounts: list[dict[str, str]]) -> None:
    table = Table(title="Tài khoản trình diễn", show_lines=False)
    for heading in ("Tài khoản", "Mật khẩu"):
        table.add_column(heading, no_wrap=True)
    table.add_column("Ai")
    for one in accounts:
        table.add_row(one["username"], one["password"], f"{one['title']}, {one['organisation']}")
    console.print(table)
