"""Rows of the first sheet of a foreign .xlsx file, within limits.

The file is looked at before the reader sees it: a sheet that is small on disk can name a cell in its last
row and column, for which a reader sets aside the whole square.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import BinaryIO, Final

import python_calamine
from django.utils.translation import gettext_lazy as _

_SHEETS: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_ATTRIBUTE: Final = re.compile(rb"""\br\s*=\s*(["'])([^"']{0,40})\1""")
_CELL: Final = re.compile(rb"([A-Z]{1,3})?([0-9]{1,7})")
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


REASONS: Final = {
    "empty": _("Tệp không có dữ liệu; hãy chọn tệp đã điền."),
    "foreign": _("Tệp không phải là bảng tính .xlsx; hãy lưu lại dưới dạng Excel (.xlsx)."),
    "damaged": _("Tệp bị hỏng; hãy mở bằng Excel rồi lưu lại."),
    "encrypted": _("Tệp có mật khẩu; hãy bỏ mật khẩu rồi tải lên lại."),
    "too_large": _("Tệp quá lớn; hãy chia thành nhiều tệp nhỏ hơn."),
    "too_many_rows": _("Tệp quá nhiều dòng; hãy chia thành nhiều tệp nhỏ hơn."),
    "too_many_columns": _("Tệp quá nhiều cột; hãy dùng đúng tệp mẫu."),
}


class BadSheet(Exception):
    """The file cannot be read; `reason` is one of `REASONS`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.sentence = str(REASONS[reason])


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may be; sizes in bytes."""

    size: int = 5 * 1024 * 1024
    rows: int = 5_000
    columns: int = 40
    members: int = 200
    unpacked: int = 60 * 1024 * 1024
    ratio: int = 150
    """How many times its own size a file may unpack to, once it unpacks to more than a megabyte."""


def read_rows(file: BinaryIO, *, limits: Limits | None = None) -> list[list[str]]:
    """The rows of the first sheet as text, rows without any text at the end left out.

    Whole numbers lose their `.0`, dates are written `2026-11-20`, formulas give the value that was stored.

    Raises:
        BadSheet: for a foreign, damaged, encrypted or empty file, and for one over the limits.
    """
    limits = limits or Limits()
    data = file.read(limits.size + 1)
    if not data:
        raise BadSheet("empty")
    if len(data) > limits.size:
        raise BadSheet("too_large")
    _check(data, limits)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        cells = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, OSError, ValueError, IndexError) as error:
        raise BadSheet("damaged") from error
    rows = [[_text(cell) for cell in row] for row in cells]
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise BadSheet("empty")
    if len(rows) > limits.rows + 1:
        raise BadSheet("too_many_rows")
    return rows


def _check(data: bytes, limits: Limits) -> None:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        # An encrypted workbook is an OLE container, not an archive.
        raise BadSheet("encrypted" if data[:4] == b"\xd0\xcf\x11\xe0" else "foreign") from error
    with archive:
        members = archive.infolist()
        names = {member.filename for member in members}
        if "xl/workbook.xml" not in names:
            raise BadSheet("foreign")
        if any(member.flag_bits & 0x1 for member in members):
            raise BadSheet("encrypted")
        unpacked = sum(member.file_size for member in members)
        is_dense = unpacked > 1024 * 1024 and unpacked > limits.ratio * len(data)
        if len(members) > limits.members or unpacked > limits.unpacked or is_dense:
            raise BadSheet("too_large")
        for member in members:
            content = _content(archive, member, limits)
            if _SHEETS.fullmatch(member.filename):
                _check_cells(content, limits)


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits) -> bytes:
    """The real bytes of a member, whatever size its entry claims."""
    try:
        with archive.open(member) as stream:
            content = stream.read(limits.unpacked + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise BadSheet("damaged") from error
    if len(content) > limits.unpacked:
        raise BadSheet("too_large")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise BadSheet("damaged")
    return content


def _check_cells(sheet: bytes, limits: Limits) -> None:
    if sheet[:2] in _WIDE:
        raise BadSheet("damaged")
    for row, column in _places(sheet):
        if row > limits.rows + 1:
            raise BadSheet("too_many_rows")
        if column > limits.columns:
            raise BadSheet("too_many_columns")


def _places(sheet: bytes) -> Iterator[tuple[int, int]]:
    """Row and column of every cell and row that says where it stands."""
    for found in _ATTRIBUTE.finditer(sheet):
        place = _CELL.fullmatch(found.group(2).replace(b"$", b"").upper())
        if place is None:
            raise BadSheet("damaged")
        column = 0
        for letter in place.group(1) or b"":
            column = column * 26 + letter - 64
        yield int(place.group(2)), column


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()
