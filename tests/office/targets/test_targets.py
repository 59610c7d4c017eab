"""The list of targets and their clocks."""

from datetime import date, timedelta
from decimal import Decimal
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantoa.domain.plans.models import Target, TargetPeriod
from lantoa.domain.plans.queries.clocks import TargetFilter, clock_of, targets
from tests.office.conftest import make_running

START = date(2026, 1, 1)


def seen(client, query=""):
    answer = client.get(f"/targets/{query}")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@st.composite
def parts(draw):
    found, day = [], START
    for _ in range(draw(st.integers(1, 6))):
        day += timedelta(days=draw(st.integers(0, 40)))
        end = day + timedelta(days=draw(st.integers(0, 120)))
        found.append(TargetPeriod(starts_on=day, ends_on=end, quantity=Decimal(draw(st.integers(0, 99)))))
        day = end + timedelta(days=1)
    return found


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parts(), st.integers(-50, 900))
def test_a_clock_tells_the_part_of_today_else_the_next_else_the_last(rows, shift):
    on = START + timedelta(days=shift)
    clock = clock_of(Target(), parts=list(reversed(rows)), on=on)
    assert clock is not None
    assert 0 <= clock.percent_gone <= 100
    assert clock.days_gone + clock.days_left == clock.days
    running = [row for row in rows if row.starts_on <= on <= row.ends_on]
    ahead = [row for row in rows if row.starts_on > on]
    told = (running or ahead or rows[-1:])[0]
    assert (clock.span.start, clock.span.end, clock.quantity) == (told.starts_on, told.ends_on, told.quantity)
    assert clock.is_running == bool(running)
    assert clock.is_over == (on > rows[-1].ends_on)
    if running:
        assert clock.days_left == (told.ends_on - on).days + 1


def test_a_target_without_parts_has_no_clock():
    assert clock_of(Target(), parts=[], on=START) is None


def test_the_page_tells_quantity_part_and_time_gone(client_of, running):
    text = seen(client_of("owner"))
    assert "≥ 20 tin, bài" in text
    assert "≥ 2 tin" in text
    assert "01/11/2026 – 30/11/2026" in text
    assert "63%" in text
    assert "Còn 11 ngày của kỳ này" in text
    assert "Cả 6 kỳ" in text


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (TargetFilter(), 2),
        (TargetFilter(channel="portal"), 1),
        (TargetFilter(channel="press"), 0),
        (TargetFilter(is_mine=True), 2),
        (TargetFilter(plan_id=10**12), 0),
    ],
)
def test_each_filter_keeps_what_it_names(world, running, asked, count):
    assert targets(world.actor("owner"), asked=asked).count() == count


@pytest.mark.parametrize(("who", "count"), [("contact", 1), ("broadcaster", 1), ("clerk", 0)])
def test_mine_are_those_for_which_my_unit_answers(world, running, who, count):
    assert targets(world.actor(who), asked=TargetFilter(is_mine=True)).count() == count


@pytest.mark.parametrize("who", ["stranger", "consolidator"])
def test_others_see_none(client_of, running, who):
    assert "tin, bài" not in seen(client_of(who), f"?plan={running.plan.pk}")


def test_queries_stay_few(client_of, world, django_assert_max_num_queries):
    for number in range(4):
        make_running(world.commune, number=f"{number + 80}/KH-UBND")
    client = client_of("owner")
    with django_assert_max_num_queries(10):
        client.get("/targets/")
