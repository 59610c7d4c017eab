"""The calendar page: what stands on which day, for whom, in which view."""

from datetime import date
from html import unescape

import pytest

from lantoa.domain.plans.models import Task
from lantoa.domain.plans.queries.calendar import CalendarFilter, Kind, items
from lantoa.lib.periods import Period, month_of, year_of
from tests.factories.plans import make_plan
from tests.office.conftest import make_running

NOVEMBER = month_of(2026, 11)


def seen(client, query=""):
    answer = client.get(f"/calendar/{query}")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_each_kind_stands_on_its_day(world, running):
    told = [
        (item.day.isoformat(), item.kind)
        for item in items(world.actor("owner"), span=year_of(2026), asked=CalendarFilter())
    ]
    assert ("2026-11-11", Kind.TASK) in told
    assert ("2026-11-30", Kind.PERIOD) in told
    assert ("2026-11-30", Kind.TARGET) in told
    assert ("2026-12-09", Kind.REPORT) in told
    assert ("2026-07-01", Kind.PLAN) in told
    assert ("2026-12-31", Kind.PLAN) in told
    assert told == sorted(told, key=lambda pair: (pair[0], list(Kind.values).index(pair[1])))


def test_a_recurring_task_stands_by_its_parts_and_not_by_its_end(world, running):
    found = items(
        world.actor("owner"), span=year_of(2026), asked=CalendarFilter(kinds=frozenset({Kind.TASK}))
    )
    assert running.monthly.pk not in {item.subject_id for item in found}


def test_marks_are_unique_and_stay_when_a_date_moves(world, running):
    actor = world.actor("owner")
    marks = [item.mark for item in items(actor, span=year_of(2026), asked=CalendarFilter())]
    assert len(marks) == len(set(marks))
    Task.objects.filter(pk=running.soon.pk).update(due_on=date(2026, 12, 20))
    assert sorted(marks) == sorted(
        item.mark for item in items(actor, span=year_of(2026), asked=CalendarFilter())
    )


@pytest.mark.parametrize("kind", Kind.values)
def test_the_kind_filter_keeps_that_kind(world, running, kind):
    found = items(world.actor("owner"), span=year_of(2026), asked=CalendarFilter(kinds=frozenset({kind})))
    assert {item.kind for item in found} == {kind}


def test_the_unit_filter_keeps_the_work_of_the_unit(world, running):
    asked = CalendarFilter(unit_id=world.commune.office.pk)
    found = items(world.actor("owner"), span=year_of(2026), asked=asked)
    assert {(item.kind, item.day.isoformat()) for item in found} == {
        (Kind.TASK, "2026-11-11"),
        (Kind.REPORT, "2026-12-09"),
    }


def test_the_days_of_the_span_only(world, running):
    span = Period(date(2026, 11, 11), date(2026, 11, 11))
    (item,) = items(world.actor("owner"), span=span, asked=CalendarFilter())
    assert item.is_late


def test_drafts_and_closed_plans_stand_in_no_calendar(world):
    make_plan(world.commune.unit)
    make_plan(world.commune.unit, state="closed")
    assert items(world.actor("owner"), span=year_of(2026), asked=CalendarFilter()) == []


@pytest.mark.parametrize(
    "query",
    ["", "?view=week", "?view=list", "?view=month&day=2026-12-15", "?mine=1", "?plan={plan}", "?unit={unit}"],
)
def test_a_stranger_and_a_superior_see_none_of_it(client_of, world, running, query):
    address = query.format(plan=running.plan.pk, unit=world.commune.culture.pk)
    for who in ("stranger", "consolidator"):
        text = seen(client_of(who), address)
        assert "Tổ chức đối thoại" not in text
        assert "58/KH-UBND" not in text


@pytest.mark.parametrize("view", ["", "month", "week", "list"])
def test_every_view_tells_the_same_item(client_of, running, view):
    text = seen(client_of("owner"), f"?view={view}&day=2026-11-11")
    assert "Ban hành kế hoạch" in text
    assert f"/plans/tasks/{running.late.pk}/" in text


def test_the_page_leads_before_after_and_home_to_today(client_of, running):
    text = seen(client_of("owner"), "?view=month&day=2026-03-05&mine=1")
    assert "Tháng 3 năm 2026" in text
    assert "mine=1&view=month&day=2026-02-01" in text
    assert "mine=1&view=month&day=2026-04-01" in text
    assert "mine=1&view=month&day=2026-11-20" in text


@pytest.mark.parametrize("day", ["", "yesterday", "2026-02-31", "9999-12-31", "0001-01-01"])
def test_an_impossible_day_is_no_error(client_of, running, day):
    seen(client_of("owner"), f"?day={day}&view=week")


def test_a_crowded_day_shows_three_and_leads_to_the_rest(client_of, world):
    for number in range(3):
        make_running(world.commune, number=f"{number + 80}/KH-UBND")
    text = seen(client_of("owner"), "?view=month")
    assert "nữa" in text
    assert "view=week&day=2026-11-30" in text


def test_more_plans_cost_no_more_queries(client_of, world, django_assert_max_num_queries):
    for number in range(4):
        make_running(world.commune, number=f"{number + 80}/KH-UBND")
    client = client_of("owner")
    with django_assert_max_num_queries(13):
        client.get("/calendar/")
