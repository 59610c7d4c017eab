"""The work of `lantoa holidays`: the days off and worked weekend days of the whole country."""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from lantoa.adapters.spreadsheets.reading import BadSheet
from lantoa.cli.tables import table_in
from lantoa.domain.errors import Refusal
from lantoa.domain.organisations.actions.holidays import FIRST_YEAR, LAST_YEAR, remove_holiday, set_holiday
from lantoa.domain.organisations.models import Holiday
from lantoa.legal.holidays import SINCE, SOURCE, fixed_days
from lantoa.lib.text import fold
from lantoa.lib.working_days import SATURDAY

DONE, FAILED = 0, 2
MOST_ROWS = 400
WORKED = {"x", "co", "c", "1", "lam bu", "yes", "true"}
OFF = {"", "khong", "k", "0", "nghi", "no", "false"}


@dataclass(frozen=True, slots=True)
class Line:
    """One day to be written."""

    day: date
    name: str
    is_worked: bool = False
    source: str = ""


def keep(arguments: argparse.Namespace) -> int:
    """The exit status: 0 done, 2 refused with a sentence and nothing written."""
    acts = {"list": _list, "fixed": _fixed, "add": _add, "remove": _remove, "install": _install}
    try:
        with transaction.atomic():
            acts[arguments.act](arguments)
    except (Refusal, BadSheet) as error:
        sys.stderr.write(f"lantoa holidays: {error.sentence}\n")
        return FAILED
    return DONE


def _list(arguments: argparse.Namespace) -> None:
    year = _year(arguments.what)
    rows = list(Holiday.objects.filter(unit=None, day__year=year).order_by("day"))
    for row in rows:
        _tell(Line(row.day, row.name, row.is_worked, row.source))
    if not rows:
        sys.stdout.write(f"Năm {year} chưa ghi ngày nào.\n")


def _fixed(arguments: argparse.Namespace) -> None:
    year = _year(arguments.what)
    if year < SINCE:
        raise Refusal(f"{SOURCE} có hiệu lực từ năm {SINCE}; hãy ghi từng ngày bằng add.")
    _write([Line(day, name, source=SOURCE) for day, name in fixed_days(year)])
    sys.stdout.write(
        "Tết Nguyên đán, Giỗ Tổ Hùng Vương, ngày nghỉ thứ hai dịp Quốc khánh, nghỉ bù và làm bù chưa được ghi: "
        "hãy ghi theo thông báo của năm.\n"
    )


def _add(arguments: argparse.Namespace) -> None:
    _write([Line(_day(arguments.what), arguments.name, arguments.worked, arguments.source)])


def _remove(arguments: argparse.Namespace) -> None:
    day = _day(arguments.what)
    row = Holiday.objects.filter(unit=None, day=day).first()
    if row is None:
        raise Refusal(f"lịch chung của cả nước không có ngày {day:%d/%m/%Y}.")
    remove_holiday(row, by=None, at=timezone.now())
    sys.stdout.write(f"Đã bỏ ngày {day:%d/%m/%Y}: {row.name}.\n")


def _install(arguments: argparse.Namespace) -> None:
    rows = table_in(Path(arguments.what), most_rows=MOST_ROWS)[1:]
    lines = [_line(row, number) for number, row in enumerate(rows, start=2) if any(map(str.strip, row))]
    if not lines:
        raise Refusal("tệp không có ngày nào; dòng đầu là tiêu đề, mỗi dòng sau là một ngày.")
    if len(lines) > MOST_ROWS:
        raise Refusal(f"tệp có quá {MOST_ROWS} dòng.")
    twice = next((day for day, count in Counter(line.day for line in lines).items() if count > 1), None)
    if twice:
        raise Refusal(f"ngày {twice:%d/%m/%Y} có hai dòng.")
    _write(lines)


def _line(row: Sequence[str], number: int) -> Line:
    day, name, worked, source = [*(cell.strip() for cell in row), "", "", "", ""][:4]
    try:
        read = _day(day)
    except Refusal as refusal:
        raise Refusal(f"dòng {number}: {refusal.sentence}") from refusal
    if not name:
        raise Refusal(f"dòng {number}: chưa có tên ngày.")
    if fold(worked) not in WORKED | OFF:
        raise Refusal(f"dòng {number}: cột làm bù ghi “{worked}”; hãy ghi x hoặc để trống.")
    return Line(read, name, fold(worked) in WORKED, source)


def _write(lines: list[Line]) -> None:
    at = timezone.now()
    for line in sorted(lines, key=lambda line: line.is_worked):
        set_holiday(
            line.day,
            name=line.name,
            is_worked=line.is_worked,
            unit=None,
            by=None,
            at=at,
            source=line.source,
        )
    for line in sorted(lines, key=lambda line: line.day):
        _tell(line)
    sys.stdout.write(f"Đã ghi {len(lines)} ngày.\n")


def _tell(line: Line) -> None:
    kind = "làm bù" if line.is_worked else "nghỉ"
    hint = " (cuối tuần: ngày nghỉ bù theo thông báo)" if _is_lost(line) else ""
    source = f"  [{line.source}]" if line.source else ""
    sys.stdout.write(f"  {line.day:%d/%m/%Y}  {kind:<6}  {line.name}{hint}{source}\n")


def _is_lost(line: Line) -> bool:
    return not line.is_worked and line.day.weekday() >= SATURDAY


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not FIRST_YEAR <= int(text[:5]) <= LAST_YEAR:
        raise Refusal(f"“{text}” không phải là năm từ {FIRST_YEAR} đến {LAST_YEAR}.")
    return int(text)


def _day(text: str) -> date:
    for shape in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text.strip(), shape).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    raise Refusal(f"“{text}” không phải là ngày; hãy viết như 2027-02-05 hoặc 05/02/2027.")
