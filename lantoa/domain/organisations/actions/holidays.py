"""Days off and worked weekend days: of the country by the system, of a body by its administrator."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Holiday, Unit
from lantoa.domain.organisations.paths import numbers_of
from lantoa.domain.organisations.rules import body_of, check_can_set_holiday
from lantoa.lib.text import tidy
from lantoa.lib.working_days import SATURDAY

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2100


@transaction.atomic
def set_holiday(
    day: date,
    *,
    name: str,
    is_worked: bool,
    unit: Unit | None,
    by: Actor | None,
    at: datetime,
    source: str = "",
) -> Holiday:
    """A day off, or a weekend day that is worked in exchange; `unit` None is the whole country.

    Saying the same again changes nothing and leaves no trace.

    Args:
        source: the paper that says so, in a line.

    Raises:
        Denied: unless `by` administers the body, or is the system itself for the country.
        Invalid: without a name, beyond the years that are kept, or if a working day is to be worked.
    """
    check_can_set_holiday(unit, by)
    name = tidy(name)[:120]
    _check(day, name, is_worked, unit)
    said = {"name": name, "is_worked": is_worked, "source": tidy(source)[:250]}
    old = Holiday.objects.filter(unit=unit, day=day).first()
    if old is not None and all(getattr(old, key) == value for key, value in said.items()):
        return old
    row, _made = Holiday.objects.update_or_create(unit=unit, day=day, defaults=said)
    _note("holiday_set", row, by=by, at=at, name=row.name)
    return row


@transaction.atomic
def remove_holiday(holiday: Holiday, *, by: Actor | None, at: datetime) -> None:
    """The day is an ordinary one again.

    Raises:
        Denied: unless `by` administers the body, or is the system itself for the country.
        Stale: if somebody else removed it first.
    """
    check_can_set_holiday(holiday.unit, by)
    if not Holiday.objects.filter(pk=holiday.pk).delete()[0]:
        raise Stale(_("Ngày này vừa được người khác bỏ khỏi lịch; hãy tải lại trang."))
    _note("holiday_removed", holiday, by=by, at=at)


def _check(day: date, name: str, is_worked: bool, unit: Unit | None) -> None:
    if not name:
        raise Invalid(_("Hãy ghi tên ngày nghỉ."), {"name": _("Chưa có tên.")})
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Invalid(
            _("Lịch giữ các năm từ %(first)s đến %(last)s.") % {"first": FIRST_YEAR, "last": LAST_YEAR},
            {"day": _("Năm ngoài khoảng này.")},
        )
    if is_worked and day.weekday() < SATURDAY and not _is_off(day, unit):
        raise Invalid(
            _("Ngày %(day)s vốn là ngày làm việc, không cần ghi làm bù.") % {"day": f"{day:%d/%m/%Y}"},
            {"day": _("Chọn thứ Bảy, Chủ nhật hoặc một ngày đang là ngày nghỉ.")},
        )


def _is_off(day: date, unit: Unit | None) -> bool:
    above = Q(unit=None) | Q(unit__in=numbers_of(unit.path) if unit else [])
    return Holiday.objects.filter(above, day=day, is_worked=False).exists()


def _note(kind: str, row: Holiday, *, by: Actor | None, at: datetime, **details: object) -> None:
    record(
        kind,
        subject=row,
        by=by.person if by else None,
        at=at,
        organisation_id=body_of(row.unit).pk if row.unit else None,
        day=f"{row.day:%d/%m/%Y}",
        **details,
    )
