"""Days off and worked weekend days of a body, with those of the country and of the bodies above."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lantoa.domain.organisations.actions.holidays import FIRST_YEAR, LAST_YEAR, remove_holiday, set_holiday
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.queries import HolidayLine, holidays_of
from lantoa.domain.organisations.rules import check_can_set_holiday, why_not
from lantoa.lib.periods import last_day, month_of
from lantoa.lib.working_days import SATURDAY
from lantoa.office.calendar.grids import WEEKDAYS, told, weeks
from lantoa.office.organisations.forms import HolidayForm, done
from lantoa.office.organisations.loading import holiday_or_404, own_body
from lantoa.web.actors import office
from lantoa.web.clock import now

SHORTEST_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the small calendar; `kind` is `off`, `worked`, `weekend` or empty, `name` what it is called."""

    on: date
    kind: str
    name: str
    is_inside: bool


@require_safe
@office
def holidays_page(request: HttpRequest) -> HttpResponse:
    """The days of a year as a list, and a month of it as a calendar."""
    return _page(request, own_body(request), month=_month(request), form=HolidayForm())


@require_POST
@office
def holiday_add(request: HttpRequest) -> HttpResponse:
    """Says of a day that the own body is off, or works."""
    body = own_body(request)
    check_can_set_holiday(body, request.actor)
    form = HolidayForm(request.POST)
    if not done(form, lambda given: set_holiday(**given, unit=body, by=request.actor, at=now())):
        return _page(request, body, month=_month(request), form=form, status=422)
    day = form.cleaned_data["day"]
    messages.success(request, _("Đã ghi %(day)s vào lịch.") % {"day": told(day)})
    return HttpResponseRedirect(_address(day))


@require_POST
@office
def holiday_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes back what a body said of a day."""
    row = holiday_or_404(request, pk)
    remove_holiday(row, by=request.actor, at=now())
    messages.success(request, _("Đã bỏ %(day)s khỏi lịch.") % {"day": told(row.day)})
    return HttpResponseRedirect(_address(row.day))


def _page(
    request: HttpRequest, body: Unit, *, month: date, form: HolidayForm, status: int = 200
) -> HttpResponse:
    lines = holidays_of(body, first=date(month.year - 1, 12, 25), last=date(month.year + 1, 1, 7))
    context = {
        "body": body,
        "month": month,
        "today": request.actor.on,
        "lines": [line for line in lines if line.holiday.day.year == month.year],
        "weeks": _weeks(month, lines),
        "weekdays": list(zip(SHORTEST_WEEKDAYS, WEEKDAYS, strict=True)),
        "month_before": _address_if_kept(month - timedelta(days=1)),
        "month_after": _address_if_kept(last_day(month.year, month.month) + timedelta(days=1)),
        "year_before": _address_if_kept(month.replace(year=month.year - 1)),
        "year_after": _address_if_kept(month.replace(year=month.year + 1)),
        "form": form,
        "why_not": why_not(check_can_set_holiday, body, request.actor),
    }
    return render(request, "office/organisations/holidays.html", context, status=status)


def _month(request: HttpRequest) -> date:
    """The first day of the month that the address names, as in `?month=2026-09`; else of this month."""
    try:
        found = date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        return request.actor.on.replace(day=1)
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else request.actor.on.replace(day=1)


def _address(day: date) -> str:
    return f"{reverse('holidays')}?month={day:%Y-%m}"


def _address_if_kept(day: date) -> str | None:
    return _address(day) if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _weeks(month: date, lines: list[HolidayLine]) -> list[list[Cell]]:
    said = {line.holiday.day: line.holiday for line in lines if line.is_in_force}
    rows = weeks(month_of(month.year, month.month), items=())
    return [
        [Cell(day.on, _kind(day.on, said), _name(day.on, said), day.is_inside) for day in row] for row in rows
    ]


def _kind(day: date, said: dict) -> str:
    if day in said:
        return "worked" if said[day].is_worked else "off"
    return "weekend" if day.weekday() >= SATURDAY else ""


def _name(day: date, said: dict) -> str:
    return said[day].name if day in said else ""
