"""The calendar of the person's bodies: month, week and list."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lantoa.domain.plans.queries.calendar import CalendarFilter, Item, Kind, items
from lantoa.domain.plans.queries.tasks import plan_choices, unit_choices
from lantoa.office.calendar.grids import (
    FIRST_DAY,
    LAST_DAY,
    WEEKDAYS,
    agenda,
    neighbour,
    span_of_view,
    told,
    weeks,
    whole_weeks,
)
from lantoa.office.tasks.filters import TICKED, number_in
from lantoa.web.actors import office

VIEWS = ("month", "week", "list")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the calendar a page is, and the addresses around it.

    `view` is empty where the address names none: a wide screen then shows the month, a narrow one the list.
    """

    view: str
    on: date
    query: dict[str, str]

    def address(self, *, view: str | None = None, on: date | None = None) -> str:
        """The same filter in another view or at another day."""
        values = {
            **self.query,
            "view": self.view if view is None else view,
            "day": (on or self.on).isoformat(),
        }
        return f"{reverse('calendar')}?{urlencode({key: value for key, value in values.items() if value})}"


@require_safe
@office
def calendar(request: HttpRequest) -> HttpResponse:
    """What is due on which day."""
    asked = calendar_filter(request)
    view = request.GET.get("view", "")
    place = Place(
        view=view if view in VIEWS else "",
        on=_day(request.GET.get("day", ""), default=request.actor.on),
        query={name: request.GET[name] for name in ("plan", "unit", "kind", "mine") if request.GET.get(name)},
    )
    span = span_of_view(place.view, on=place.on)
    before, after = (neighbour(place.view, on=place.on, step=step) for step in (-1, 1))
    found = items(request.actor, span=whole_weeks(span), asked=asked)
    context = {
        "asked": asked,
        "place": place,
        "span": span,
        "weeks": weeks(span, items=found),
        "agenda": agenda(span, items=found),
        "before": before and place.address(on=before),
        "after": after and place.address(on=after),
        "today": request.actor.on,
        "kinds": Kind.choices,
        "kind": next(iter(asked.kinds), ""),
        "plans": plan_choices(request.actor),
        "units": unit_choices(request.actor),
        "weekdays": WEEKDAYS,
        "told": told,
        "address_of": address_of,
        "labels": dict(Kind.choices),
    }
    return render(request, "office/calendar/page.html", context)


def calendar_filter(request: HttpRequest) -> CalendarFilter:
    """The filter that the address holds."""
    kind = request.GET.get("kind", "")
    return CalendarFilter(
        plan_id=number_in(request.GET, "plan"),
        unit_id=number_in(request.GET, "unit"),
        kinds=frozenset({kind} if kind in Kind.values else ()),
        is_mine=request.GET.get("mine") == TICKED,
    )


def address_of(item: Item) -> str:
    """The page on which an item of the calendar is dealt with."""
    match item.kind:
        case Kind.TASK | Kind.PERIOD:
            return reverse("task", args=[item.subject_id])
        case Kind.TARGET:
            return f"{reverse('targets')}?plan={item.plan_id}#target-{item.subject_id}"
        case Kind.REPORT:
            return f"{reverse('duties')}?plan={item.plan_id}&when=all"
    return reverse("plan", args=[item.plan_id])


def _day(text: str, *, default: date) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return default
    return min(max(day, FIRST_DAY), LAST_DAY)
