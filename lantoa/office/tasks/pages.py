"""One page of the list of tasks: counted no further than it can be leafed through, sorted along an index."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from django.db.models import F, OuterRef, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext as _

from lantoa.domain.plans.models import Assignment
from lantoa.domain.plans.models.tasks import TaskQuerySet
from lantoa.domain.plans.queries.tasks import MOST_COUNTED, TaskRow, count_up_to, task_rows
from lantoa.domain.plans.states import Part
from lantoa.web.listing import PAGE_SIZE, Listing

SORTS = ("due", "plan")
GROUPS = ("plan", "unit", "month")


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one page under one heading; an empty heading where nothing is grouped."""

    title: str
    rows: Sequence[TaskRow]


@dataclass(frozen=True, slots=True)
class TaskPage:
    """A page, its groups, and whether there is more than can be leafed through."""

    listing: Listing
    groups: Sequence[Group]
    group: str
    is_cut: bool


def task_page(request: HttpRequest, *, rows: TaskQuerySet) -> TaskPage:
    """The page of `rows` that the address asks for by `page`, `sort` and `group`."""
    counted = count_up_to(rows)
    count, is_cut = min(counted, MOST_COUNTED), counted > MOST_COUNTED
    group = request.GET.get("group", "")
    group = group if group in GROUPS and not (is_cut and group == "unit") else ""
    key, is_descending = _sort(request.GET.get("sort", "due"), group=group)
    page = min(_page_number(request.GET.get("page", "1")), max(1, ceil(count / PAGE_SIZE)))
    first = (page - 1) * PAGE_SIZE
    found = task_rows(sorted_rows(rows, key=key, is_descending=is_descending)[first : first + PAGE_SIZE])
    listing = Listing(
        rows=found,
        count=count,
        page=page,
        size=PAGE_SIZE,
        sort=key,
        is_descending=is_descending,
        query=request.GET,
    )
    return TaskPage(listing=listing, groups=_grouped(found, group=group), group=group, is_cut=is_cut)


def sorted_rows(rows: TaskQuerySet, *, key: str, is_descending: bool = False) -> TaskQuerySet:
    """Rows by due date (those without one last), by the order of their plans, or by lead unit."""
    if key == "plan":
        fields = ("organisation_id", "plan_id", "position", "pk")
        return rows.order_by(*(f"-{field}" if is_descending else field for field in fields))
    if key == "unit":
        lead = Assignment.objects.filter(task=OuterRef("pk"), part=Part.LEAD).order_by("unit__path", "pk")
        return rows.annotate(lead_path=Subquery(lead.values("unit__path")[:1])).order_by(
            F("lead_path").asc(nulls_last=True), F("due_on").asc(nulls_last=True), "pk"
        )
    due = F("due_on")
    # The exact reverse, so that both ways run along the same index.
    if is_descending:
        return rows.order_by(due.desc(nulls_first=True), "-pk")
    return rows.order_by(due.asc(nulls_last=True), "pk")


def _sort(asked: str, *, group: str) -> tuple[str, bool]:
    if group in {"plan", "unit"}:
        return group, False
    if group == "month":
        return "due", asked == "-due"
    key = asked.lstrip("-")
    return (key, asked.startswith("-")) if key in SORTS else ("due", False)


def _page_number(text: str) -> int:
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _grouped(rows: Sequence[TaskRow], *, group: str) -> list[Group]:
    title = {"plan": _plan, "unit": _lead, "month": _month}.get(group)
    if title is None:
        return [Group("", rows)]
    return [Group(name, list(of_group)) for name, of_group in groupby(rows, key=title)]


def _plan(task: TaskRow) -> str:
    return task.plan_title


def _lead(task: TaskRow) -> str:
    leads = sorted((part for part in task.parts if part.part == Part.LEAD), key=lambda part: part.path)
    return leads[0].name if leads else _("Chưa rõ đơn vị chủ trì")


def _month(task: TaskRow) -> str:
    return _("Tháng %(month)s") % {"month": f"{task.due_on:%m/%Y}"} if task.due_on else _("Không có hạn")
