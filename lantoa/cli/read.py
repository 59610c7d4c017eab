"""Đọc tệp kế hoạch tuyên truyền thành dữ liệu: nhiệm vụ, chỉ tiêu, thời hạn, chế độ báo cáo.

Mặc định in bản tóm tắt. Với --json, in ra đúng một giá trị JSON: một tệp cho một đối tượng;
nhiều tệp cho một mảng theo thứ tự các tệp, tệp nào không đọc được thì là null.
Với --out, hai tệp trùng tên khác đuôi thì tệp sau được ghi thành <tên>.<đuôi>.json.
Mã thoát: 0 nếu đọc được mọi tệp, 2 nếu có tệp không đọc được.
"""

import argparse
import importlib
import json
import os
import sys
from pathlib import Path

from lantoa.papers.reading.blocks import Reading
from lantoa.papers.reading.door import load_formats
from lantoa.papers.reading.sandbox import read_in_fork
from lantoa.papers.reading.saved import sources_data
from lantoa.papers.reading.unreadable import Unreadable

_DONE = 0
_FAILED = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words after `lantoa read`."""
    parser.add_argument("files", nargs="+", type=Path, metavar="TỆP", help="tệp kế hoạch")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="in bản ghi kế hoạch dạng JSON ra đầu ra chuẩn")
    form.add_argument(
        "--out", type=Path, metavar="THƯ_MỤC", help="ghi mỗi tệp thành một <tên>.json trong thư mục này"
    )
    parser.add_argument(
        "--sources",
        action="store_true",
        help="thêm vị trí, độ tin cậy của từng giá trị và các chỗ có nhiều cách hiểu "
        "(với --out: ghi thành <tên>.sources.json)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Reads all files, going on after a bad one; returns 0, or 2 where one could not be read."""
    # Loaded once here, and not again by the process of each file.
    load_formats({path.suffix for path in arguments.files})
    if arguments.out is not None:
        return _write_all(arguments.files, folder=arguments.out, with_sources=arguments.sources)
    if arguments.json:
        return _print_json(arguments.files, with_sources=arguments.sources)
    return _print_summaries(arguments.files, with_sources=arguments.sources)


def _read(path: Path) -> Reading | None:
    """The reading, or None after one sentence on standard error."""
    try:
        # Whatever a foreign file does to the reader, the officer gets a sentence, and the next file its turn.
        return read_in_fork(path)
    except Unreadable as error:
        sys.stderr.write(f"{path}: {error.sentence}\n")
        return None


def _print_json(files: list[Path], *, with_sources: bool) -> int:
    readings = [_read(path) for path in files]
    shown = [None if reading is None else _shown(reading, with_sources=with_sources) for reading in readings]
    if len(files) > 1:
        sys.stdout.write(_dumped(shown))
    elif shown[0] is not None:
        sys.stdout.write(_dumped(shown[0]))
    return _FAILED if None in shown else _DONE


def _shown(reading: Reading, *, with_sources: bool) -> dict[str, object]:
    return {"record": reading.record, **_evidence(reading)} if with_sources else reading.record


def _evidence(reading: Reading) -> dict[str, object]:
    return {
        "sources": sources_data(reading),
        "confidence": reading.confidence,
        "ambiguities": list(reading.ambiguities),
    }


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _print_summaries(files: list[Path], *, with_sources: bool) -> int:
    # The terminal library is loaded only where something is shown.
    summary = importlib.import_module("lantoa.cli.read_summary")
    status = _DONE
    for path in files:
        reading = _read(path)
        if reading is None:
            status = _FAILED
        else:
            summary.show(reading, name=path.name, with_sources=with_sources)
    return status


def _write_all(files: list[Path], *, folder: Path, with_sources: bool) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        sys.stderr.write(f"{folder}: Không tạo được thư mục; hãy chọn thư mục khác có quyền ghi.\n")
        return _FAILED
    progress = importlib.import_module("lantoa.cli.read_progress")
    status = _DONE
    taken: set[str] = set()
    for path in progress.track(files):
        reading = _read(path)
        if reading is None or not _write(
            reading, folder=folder, stem=_stem(path, taken=taken), with_sources=with_sources
        ):
            status = _FAILED
    return status


def _stem(path: Path, *, taken: set[str]) -> str:
    """The name without its ending; with it where another file of this call has the same name."""
    stem = path.stem if path.stem not in taken else path.name
    number = 2
    while stem in taken:
        stem, number = f"{path.name}-{number}", number + 1
    taken.add(stem)
    return stem


def _write(reading: Reading, *, folder: Path, stem: str, with_sources: bool) -> bool:
    outputs = {f"{stem}.json": _dumped(reading.record)}
    if with_sources:
        outputs[f"{stem}.sources.json"] = _dumped(_evidence(reading))
    try:
        for name, text in outputs.items():
            # Renamed into place, so that nobody ever sees half a file.
            unfinished = folder / f".{name}.{os.getpid()}"
            unfinished.write_text(text, encoding="utf-8")
            unfinished.replace(folder / name)
    except OSError:
        sys.stderr.write(f"{folder / stem}.json: Không ghi được; hãy kiểm tra chỗ trống và quyền ghi.\n")
        return False
    return True
