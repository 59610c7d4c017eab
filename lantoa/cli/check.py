"""Kiểm tra thể thức, kỹ thuật trình bày của văn bản theo Nghị định 30/2020/NĐ-CP.

  lantoa check congvan.docx
  lantoa check congvan.docx --fix congvan-da-sua.docx
  lantoa check *.docx --json

Nhận tệp .docx; tệp .doc, .odt, .rtf cần LibreOffice. Với --fix và nhiều tệp, ĐÍCH là một thư mục.
Mã thoát: 0 nếu không có lỗi (gợi ý không tính), 1 nếu có lỗi, 2 nếu có tệp không kiểm tra hoặc không ghi được.
"""

import argparse
import importlib
import json
import os
import sys
from dataclasses import replace
from pathlib import Path

from lantoa.papers.checking.door import check_docx, fix_docx
from lantoa.papers.checking.findings import Change, Report
from lantoa.papers.checking.uncheckable import Uncheckable
from lantoa.papers.reading.door import file_bytes
from lantoa.papers.reading.unreadable import Unreadable

_CLEAN = 0
_FOUND = 1
_FAILED = 2
_ENDING = ".docx"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words after `lantoa check`."""
    parser.add_argument("files", nargs="+", type=Path, metavar="TỆP", help="văn bản .docx")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON ra đầu ra chuẩn")
    parser.add_argument(
        "--fix", type=Path, metavar="ĐÍCH", help="ghi bản đã sửa vào tệp này (nhiều tệp: vào thư mục này)"
    )
    parser.add_argument(
        "--hints",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="nêu cả gợi ý (thông lệ, chính tả, viết hoa); --no-hints: chỉ nêu lỗi",
    )


def run(arguments: argparse.Namespace) -> int:
    """Checks all files, going on after a bad one; returns the exit status of the worst."""
    many = len(arguments.files) > 1
    status = _CLEAN
    told: list[dict[str, object] | None] = []
    for path in arguments.files:
        outcome = _check(path, arguments, out=_target(path, arguments.fix, many=many))
        if outcome is None:
            status, told = _FAILED, [*told, None]
            continue
        report, changes = outcome
        status = max(status, _FOUND if report.errors else _CLEAN)
        if arguments.json:
            told.append({**report.as_data(), "changes": [change.as_data() for change in changes]})
        else:
            importlib.import_module("lantoa.cli.check_summary").show(report, changes=changes)
    if arguments.json:
        shown = told if many else told[0]
        sys.stdout.write("" if shown is None else json.dumps(shown, ensure_ascii=False, indent=2) + "\n")
    return status


def _target(path: Path, out: Path | None, *, many: bool) -> Path | None:
    return out / path.name if out is not None and (many or out.is_dir()) else out


def _check(
    path: Path, arguments: argparse.Namespace, *, out: Path | None
) -> tuple[Report, list[Change]] | None:
    """The report and what was changed, or None after one sentence on standard error."""
    try:
        content = file_bytes(path)
        report = check_docx(content, name=path.name)
        mended, changes = fix_docx(content) if out is not None else (b"", [])
    except (Unreadable, Uncheckable) as error:
        sys.stderr.write(f"{path}: {error.sentence}\n")
        return None
    if out is not None and not _write(mended, out, source=path):
        return None
    return (report if arguments.hints else replace(report, findings=report.errors)), changes


def _write(mended: bytes, out: Path, *, source: Path) -> bool:
    if out.suffix.lower() != _ENDING:
        sys.stderr.write(f"{out}: Bản đã sửa là tệp .docx; hãy đặt tên có đuôi .docx.\n")
        return False
    if out.exists() and out.samefile(source):
        sys.stderr.write(f"{out}: Không ghi đè lên bản gốc; hãy chọn tên khác.\n")
        return False
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        # Renamed into place, so that nobody ever sees half a file.
        unfinished = out.with_name(f".{out.name}.{os.getpid()}")
        unfinished.write_bytes(mended)
        unfinished.replace(out)
    except OSError:
        sys.stderr.write(f"{out}: Không ghi được; hãy kiểm tra chỗ trống và quyền ghi.\n")
        return False
    return True
