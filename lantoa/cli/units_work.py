"""The work of `lantoa units`: read a list, print the difference, ask, write."""

import argparse
import sys

from django.utils import timezone

from lantoa.adapters.spreadsheets.reading import BadSheet
from lantoa.cli.tables import table_in
from lantoa.domain.errors import Refusal
from lantoa.domain.organisations.actions.catalogue import install
from lantoa.domain.organisations.catalogue import (
    MOST_ROWS,
    Difference,
    Row,
    difference,
    of_provinces,
    own_list,
    rows_of,
)

DONE, REFUSED, FAILED = 0, 1, 2
SHOWN = 20
YES = {"có", "co", "c", "yes", "y"}


def bring_in(arguments: argparse.Namespace) -> int:
    """The exit status: 0 done, 1 not agreed to, 2 refused with a sentence."""
    on = arguments.on or timezone.localdate()
    try:
        rows = _rows(arguments)
        if arguments.province:
            rows = of_provinces(rows, arguments.province)
        change = difference(rows, on=on, closes=arguments.act == "update")
    except (Refusal, BadSheet) as error:
        sys.stderr.write(f"lantoa units: {error.sentence}\n")
        return FAILED
    _tell(change)
    if not change:
        return DONE
    if not arguments.yes and not _agreed():
        sys.stdout.write("Chưa ghi gì.\n")
        return REFUSED
    try:
        install(change, on=on, at=timezone.now())
    except Refusal as error:
        sys.stderr.write(f"lantoa units: {error.sentence}\n")
        return FAILED
    sys.stdout.write("Đã ghi xong.\n")
    return DONE


def _rows(arguments: argparse.Namespace) -> list[Row]:
    if arguments.act == "install":
        if arguments.file:
            raise Refusal(
                "install dùng danh mục kèm sản phẩm; muốn dùng tệp riêng hãy gõ: lantoa units update TỆP."
            )
        return own_list()
    if not arguments.file:
        raise Refusal("hãy ghi tệp danh mục: lantoa units update TỆP.csv.")
    return rows_of(table_in(arguments.file, most_rows=MOST_ROWS))


def _tell(change: Difference) -> None:
    if not change:
        sys.stdout.write("Danh mục không có gì khác với dữ liệu hiện tại.\n")
        return
    _list("Thêm", [f"{row.code}  {row.name}" for row in change.added])
    _list(
        "Đổi tên hoặc loại",
        [f"{one.row.code}  {one.unit.name} → {one.row.name}" for one in change.renamed],
    )
    _list("Kết thúc", [f"{unit.code}  {unit.name}" for unit in change.closed])


def _list(title: str, lines: list[str]) -> None:
    if not lines:
        return
    sys.stdout.write(f"{title}: {len(lines)}\n")
    for line in lines[:SHOWN]:
        sys.stdout.write(f"  {line}\n")
    if len(lines) > SHOWN:
        sys.stdout.write(f"  … và {len(lines) - SHOWN} đơn vị nữa\n")


def _agreed() -> bool:
    sys.stdout.write("Ghi các thay đổi này? [có/không] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().casefold() in YES
