"""The tasks of a plan as its appendix and as a spreadsheet, and its calendar."""

from calendar import Calendar
from dataclasses import replace
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.queries import plan_tasks as queries
from lantoa.domain.plans.queries.plan_calendar import Entry, plan_calendar
from lantoa.domain.plans.queries.plan_tasks import AppendixFilter, Group, grouped, quarter_choices
from lantoa.domain.plans.queries.tasks import Due, Progress, row_of
from lantoa.lib.periods import Period, month_of
from lantoa.office.plans.frame import plan_page
from lantoa.office.plans.loading import plan_or_404, readable_plan_or_404
from lantoa.office.tasks.export import task_sheet
from lantoa.office.tasks.filters import choice_in, number_in, text_in
from lantoa.web.actors import office

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MONDAY = 0
YEARS = frozenset(map(str, range(2000, 2101)))
MONTHS = frozenset(map(str, range(1, 13)))


def asked_of(request: HttpRequest) -> AppendixFilter:
    """The filter that the address holds; what makes no sense is set aside."""
    time = request.GET.get("time", "")
    return AppendixFilter(
        unit_id=number_in(request.GET, "unit"),
        time=time if time in Due.values or queries.quarter_named(time) else "",
        progress=choice_in(request.GET, "state", of=Progress, default=Progress.ALL),
        text=text_in(request.GET, "q"),
        group=choice_in(request.GET, "group", of=Group),
    )


def as_paper(asked: AppendixFilter) -> AppendixFilter:
    """The filter without what would tell how the work goes, for a body that only reads the paper."""
    time = "" if asked.time == Due.OVERDUE else asked.time
    group = "" if asked.group == Group.STATE else asked.group
    return replace(asked, time=time, group=group, progress=Progress.ALL)


@require_safe
@office
def appendix_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows of the appendix page, with the same filter, as .xlsx."""
    plan, asked = plan_or_404(request, pk), asked_of(request)
    rows = queries.appendix(plan, asked=asked, on=request.actor.on)
    ordered = [task for group in grouped(rows, by=asked.group) for task in group.tasks]
    name = f"nhiem-vu-ke-hoach-{plan.pk}-{request.actor.on:%Y-%m-%d}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(task_sheet(map(row_of, ordered), is_cut=False), content_type=XLSX, headers=headers)


@require_safe
@office
def appendix(request: HttpRequest, pk: int) -> HttpResponse:
    """The appendix: filtered by unit, time and state, grouped, printed as it stands."""
    plan, asked = readable_plan_or_404(request, pk), asked_of(request)
    is_work = plan.is_work_of(request.actor)
    asked = asked if is_work else as_paper(asked)
    groups = grouped(queries.appendix(plan, asked=asked, on=request.actor.on), by=asked.group)
    query = request.GET.urlencode()
    address = reverse("plan_tasks_file", args=[plan.pk])
    return plan_page(
        request,
        plan,
        "tasks",
        asked=asked,
        groups=groups,
        shown=sum(len(group.tasks) for group in groups),
        units=queries.unit_choices_of(plan),
        times=[one for one in (*Due.choices, *quarter_choices(plan)) if is_work or one[0] != Due.OVERDUE],
        progresses=Progress.choices,
        group_choices=[one for one in Group.choices if is_work or one[0] != Group.STATE],
        file_address=f"{address}?{query}" if query else address,
    )


@require_safe
@office
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """A month of the plan, or all its days as a list."""
    plan = plan_or_404(request, pk)
    is_list = request.GET.get("view") == "list"
    month = _month(request, plan)
    entries = plan_calendar(plan, span=None if is_list else month)
    return plan_page(
        request,
        plan,
        "calendar",
        is_list=is_list,
        month=month,
        weeks=[] if is_list else _weeks(month, entries),
        entries=entries,
        months=_by_month(entries),
        before=_shifted(month, -1),
        after=_shifted(month, 1),
    )


def _month(request: HttpRequest, plan: Plan) -> Period:
    """The month that the address names as `2026-11`, else that of today as far as the plan reaches."""
    year, _dash, number = request.GET.get("month", "").partition("-")
    if year in YEARS and number in MONTHS:
        return month_of(int(year), int(number))
    day = min(max(request.actor.on, plan.starts_on), plan.ends_on)
    return month_of(day.year, day.month)


def _shifted(month: Period, step: int) -> str:
    number = month.start.year * 12 + month.start.month - 1 + step
    return f"{number // 12}-{number % 12 + 1}"


def _weeks(month: Period, entries: list[Entry]) -> list[list[tuple[date, bool, list[Entry]]]]:
    """Weeks of days, each with whether it lies in the month and what falls on it."""
    days: dict[date, list[Entry]] = {}
    for entry in entries:
        days.setdefault(entry.on, []).append(entry)
    weeks = Calendar(MONDAY).monthdatescalendar(month.start.year, month.start.month)
    return [[(day, month.holds(day), days.get(day, [])) for day in week] for week in weeks]


def _by_month(entries: list[Entry]) -> list[tuple[date, list[Entry]]]:
    months: dict[date, list[Entry]] = {}
    for entry in entries:
        months.setdefault(entry.on.replace(day=1), []).append(entry)
    return list(months.items())
