"""Readings with a choice: the default that was taken, what else it may mean, and which field decides it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lantoa.domain.imports.review.parsing import day
from lantoa.domain.imports.review.shape import Review, Row, kept
from lantoa.lib.text import fold

A_HALF_YEAR_DAYS = 186


@dataclass(frozen=True, slots=True)
class Choice:
    """One ambiguity: `address` is the field whose value is the choice, `options` its values with their meaning."""

    code: str
    address: str
    question: str
    options: tuple[tuple[str, str | Promise], ...]
    taken: str


def choices_of(review: Review) -> list[Choice]:
    """The choices of a review, in the order of its targets."""
    return [choice for row in review["targets"] for choice in _of_target(row, review)]


def _of_target(row: Row, review: Review) -> Iterator[Choice]:
    if is_message(row):
        yield _message(row)
    if not row["is_kept"]:
        return
    if row["per"] == "year" and _is_short(review):
        yield _year(row)
    if row.get("is_bare") and row["unit"].strip() != "%":
        yield _bare(row)
    if is_coverage(row):
        yield _coverage(row)
    if "hình thức" in row["unit"]:
        yield _forms(row)
    stricter = _stricter_twin(row, review)
    if stricter is not None:
        yield _two_sites(row, stricter)


def is_message(target: dict[str, Any]) -> bool:
    """Whether a target of the record is rather a message to spread: 100 % of services online (A-12)."""
    return target.get("unit") == "%" and target.get("channel") == "service"


def is_coverage(target: dict[str, Any]) -> bool:
    """Whether a target of the record counts units that take part, so that each unit is judged (A-11)."""
    text = fold(str(target.get("text") or ""))
    return target.get("unit") == "%" and not target.get("channel") and "co quan don vi" in text


def _is_short(review: Review) -> bool:
    try:
        start, end = (day(review["document"][name]) for name in ("starts_on", "ends_on"))
    except ValueError:
        return False
    return isinstance(start, date) and isinstance(end, date) and (end - start).days <= A_HALF_YEAR_DAYS


def _stricter_twin(row: Row, review: Review) -> Row | None:
    # the body's own portal and its own site both get a yearly number of the same items.
    if row["channel"] not in {"portal", "website"} or row["per"] != "year":
        return None
    for other in kept(review, "targets"):
        same = other["per"] == row["per"] and fold(other["unit"]) == fold(row["unit"])
        if same and {other["channel"], row["channel"]} == {"portal", "website"}:
            mine, theirs = _number(row), _number(other)
            if mine is not None and theirs is not None and mine < theirs:
                return other
    return None


def _number(row: Row) -> float | None:
    try:
        return float(str(row["quantity"]).replace(",", "."))
    except ValueError:
        return None


def _year(row: Row) -> Choice:
    return Choice(
        "A-01",
        f"{row['id']}.window",
        _("Chỉ tiêu tính “/năm” nhưng kế hoạch chỉ dài nửa năm. Đếm trong khoảng nào?"),
        (
            ("calendar", _("Cả năm dương lịch, giữ nguyên số lượng")),
            ("plan", _("Chỉ trong thời gian của kế hoạch, giữ nguyên số lượng")),
        ),
        row["window"],
    )


def _bare(row: Row) -> Choice:
    return Choice(
        "A-03",
        f"{row['id']}.comparator",
        _("Văn bản chỉ ghi con số, không ghi “tối thiểu”. Hiểu thế nào?"),
        (("at_least", _("Tối thiểu: vượt vẫn là đạt")), ("exactly", _("Đúng bằng con số này"))),
        row["comparator"],
    )


def _coverage(row: Row) -> Choice:
    return Choice(
        "A-11",
        f"{row['id']}.scope",
        _("“100% cơ quan, đơn vị”: xét từng đơn vị hay xét chung?"),
        (
            (
                "each_unit",
                _("Từng đơn vị trong danh sách được giao, mỗi đơn vị có ít nhất một việc có minh chứng"),
            ),
            ("body", _("Chung toàn cơ quan")),
        ),
        row["scope"],
    )


def _message(row: Row) -> Choice:
    return Choice(
        "A-12",
        f"{row['id']}.is_kept",
        _("“100% thủ tục trực tuyến” là thông điệp cần tuyên truyền hay chỉ tiêu phải đo?"),
        (("0", _("Thông điệp, không chấm điểm")), ("1", _("Chỉ tiêu, có theo dõi"))),
        "1" if row["is_kept"] else "0",
    )


def _forms(row: Row) -> Choice:
    return Choice(
        "A-13",
        f"{row['id']}.scope",
        _("Số hình thức tối thiểu này tính cho cả cơ quan hay từng đơn vị?"),
        (("body", _("Cả cơ quan, trong thời gian kế hoạch")), ("each_unit", _("Từng đơn vị"))),
        row["scope"],
    )


def _two_sites(row: Row, other: Row) -> Choice:
    return Choice(
        "A-02",
        f"{row['id']}.is_kept",
        _("Cổng và Trang có hai mức khác nhau (%(low)s và %(high)s). Nếu chỉ có một trang, mức nào được xét?")
        % {"low": row["quantity"], "high": other["quantity"]},
        (
            ("1", _("Giữ cả hai chỉ tiêu, xét đạt theo mức cao hơn")),
            ("0", _("Chỉ giữ mức cao hơn")),
        ),
        "1",
    )
