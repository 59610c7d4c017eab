"""Viết bản ghi kế hoạch (JSON do `lantoa read` tạo ra) thành văn bản hành chính .docx, .pdf hoặc .html.

  lantoa write kehoach.json --out kehoach.docx
  lantoa write *.json --out thu_muc --format pdf

Số và ngày để trống nếu bản ghi chưa có. Mã thoát: 0 nếu viết được mọi tệp, 2 nếu có tệp không viết được.
"""

import argparse
import importlib
import json
import os
import sys
from pathlib import Path

from lantoa.papers.writing.blocks import Paper
from lantoa.papers.writing.plan_paper import plan_paper
from lantoa.papers.writing.unwritable import Unwritable

_DONE = 0
_FAILED = 2
_MOST_BYTES = 8 * 1024 * 1024
_WRITERS = {
    ".docx": ("lantoa.papers.writing.docx", "write_docx"),
    ".pdf": ("lantoa.papers.writing.pdf", "write_pdf"),
    ".html": ("lantoa.papers.writing.html", "write_html"),
}


class _Unusable(Exception):
    """A file that cannot be used; the text is the sentence for the officer."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words after `lantoa write`."""
    parser.add_argument("records", nargs="+", type=Path, metavar="BẢN_GHI", help="bản ghi kế hoạch .json")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="ĐÍCH", help="tệp .docx, .pdf, .html; hoặc thư mục"
    )
    parser.add_argument(
        "--format", choices=[ending[1:] for ending in _WRITERS], help="dạng tệp khi ghi vào thư mục"
    )
    parser.add_argument("--superior", default="", metavar="TÊN", help="cơ quan chủ quản, dòng đầu văn bản")
    parser.add_argument("--place", default="", metavar="NƠI", help="địa danh, nếu bản ghi không có")
    parser.add_argument("--symbol", default="", metavar="KÝ_HIỆU", help="ký hiệu khi chưa có số: KH-UBND")


def run(arguments: argparse.Namespace) -> int:
    """Writes all records, going on after a bad one; returns 0, or 2 where one could not be written."""
    ending = _ending(arguments)
    if ending is None:
        return _FAILED
    outs = [arguments.out]
    if arguments.format:
        outs = _names(arguments.records, folder=arguments.out, ending=ending)
    failed = [
        not _write_one(record, out, arguments) for record, out in zip(arguments.records, outs, strict=True)
    ]
    return _FAILED if any(failed) else _DONE


def _ending(arguments: argparse.Namespace) -> str | None:
    if arguments.format:
        return f".{arguments.format}"
    ending = str(arguments.out.suffix).lower()
    if len(arguments.records) > 1 or arguments.out.is_dir():
        return _say(arguments.out, "Ghi vào thư mục thì cần thêm --format docx, pdf hoặc html.")
    if ending not in _WRITERS:
        return _say(arguments.out, "Chỉ viết được tệp .docx, .pdf, .html; hãy đặt lại tên tệp đích.")
    return ending


def _say(path: Path, sentence: str) -> None:
    sys.stderr.write(f"{path}: {sentence}\n")


def _names(records: list[Path], *, folder: Path, ending: str) -> list[Path]:
    """One name a record; records of the same name are told apart by a number."""
    names: dict[str, None] = {}
    for record in records:
        name, number = record.stem, 2
        while name in names:
            name, number = f"{record.stem}-{number}", number + 1
        names[name] = None
    return [folder / f"{name}{ending}" for name in names]


def _write_one(record: Path, out: Path, arguments: argparse.Namespace) -> bool:
    try:
        paper = plan_paper(
            _loaded(record), superior=arguments.superior, place=arguments.place, symbol=arguments.symbol
        )
        _store(_written(paper, out.suffix.lower()), out)
    except _Unusable as error:
        _say(record, str(error))
        return False
    except Unwritable as error:
        _say(record, error.sentence)
        return False
    return True


def _loaded(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError:
        raise _Unusable("Không mở được tệp; hãy kiểm tra đường dẫn và quyền đọc.") from None
    if len(data) > _MOST_BYTES:
        raise _Unusable("Tệp lớn hơn 8 MB, không phải bản ghi của một kế hoạch.")
    try:
        record = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _Unusable("Tệp không phải JSON đúng dạng; hãy dùng bản ghi do `lantoa read` tạo ra.") from None
    if isinstance(record, dict) and isinstance(record.get("record"), dict):
        record = record["record"]
    return record  # type: ignore[no-any-return]


def _written(paper: Paper, ending: str) -> bytes:
    # Each writer brings libraries of its own; only the one that is asked for is loaded.
    module, name = _WRITERS[ending]
    written = getattr(importlib.import_module(module), name)(paper)
    return written.encode() if isinstance(written, str) else bytes(written)


def _store(data: bytes, out: Path) -> None:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        # Renamed into place, so that nobody ever sees half a file.
        unfinished = out.with_name(f".{out.name}.{os.getpid()}")
        unfinished.write_bytes(data)
        unfinished.replace(out)
    except OSError:
        raise _Unusable(f"Không ghi được {out}; hãy kiểm tra chỗ trống và quyền ghi.") from None
