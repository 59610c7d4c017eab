"""The list of reports that are due."""

from html import unescape

import pytest

from lantoa.domain.plans.queries.duties import DutyFilter, When, reports
from tests.factories.plans import make_plan
from tests.office.conftest import make_running


def seen(client, query=""):
    answer = client.get(f"/duties/{query}")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        (DutyFilter(), ["2026-12-09", "2026-12-09"]),
        (DutyFilter(when=When.NEXT), ["2026-12-09", "2026-12-09"]),
        (DutyFilter(when=When.QUARTER), ["2026-12-09", "2026-12-09"]),
        (DutyFilter(when=When.PAST), ["2026-09-09"]),
        (DutyFilter(when=When.ALL), ["2026-09-09", "2026-12-09", "2026-12-09"]),
    ],
)
def test_the_last_day_in_time_is_the_day_before_the_written_one(world, running, asked, days):
    rows = reports(world.actor("owner"), asked=asked).order_by("due_on")
    assert [row.due_on.isoformat() for row in rows] == days


@pytest.mark.parametrize(("who", "count"), [("owner", 2), ("contact", 1), ("clerk", 2), ("broadcaster", 1)])
def test_mine_are_those_of_my_unit_and_those_asked_of_a_group(world, running, who, count):
    assert reports(world.actor(who), asked=DutyFilter(is_mine=True)).count() == count


def test_only_plans_in_force_ask_for_reports(world):
    make_plan(world.commune.unit, duties=[])
    make_plan(world.commune.unit, state="closed")
    assert reports(world.actor("owner"), asked=DutyFilter(when=When.ALL)).count() == 0


@pytest.mark.parametrize("query", ["", "?when=all", "?plan={plan}&when=all", "?below=1&when=all"])
def test_a_stranger_sees_none(client_of, running, query):
    text = seen(client_of("stranger"), query.format(plan=running.plan.pk))
    assert "58/KH-UBND" not in text


def test_a_superior_sees_those_below_when_asked(client_of, running):
    assert "58/KH-UBND" not in seen(client_of("consolidator"), "?when=all")
    assert "58/KH-UBND" in seen(client_of("consolidator"), "?below=1")


def test_the_page_never_says_that_a_report_is_late_or_sent(client_of, running):
    text = seen(client_of("owner"), "?when=past")
    assert "đã qua ngày nộp" in text
    assert "Quá hạn" not in text


def test_nothing_due_is_said_kindly(client_of, world):
    assert "Không có báo cáo nào trong khoảng này" in seen(client_of("owner"))


def test_queries_stay_few(client_of, world, django_assert_max_num_queries):
    for number in range(4):
        make_running(world.commune, number=f"{number + 80}/KH-UBND")
    client = client_of("owner")
    with django_assert_max_num_queries(10):
        client.get("/duties/?when=all")
