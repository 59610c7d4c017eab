"""Days off and worked weekend days, of the country and of bodies."""

from datetime import date

import pytest

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.errors import Denied, Invalid, Stale
from lantoa.domain.organisations.actions.holidays import remove_holiday, set_holiday
from lantoa.domain.organisations.models import Holiday
from lantoa.domain.organisations.queries import calendar_of, holidays_of

FRIDAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)


def say(unit, day, *, at, is_worked=False, by=None, name="Ngày truyền thống", source=""):
    return set_holiday(day, name=name, is_worked=is_worked, unit=unit, by=by, at=at, source=source)


def test_lines_come_by_day_the_nearest_body_first(world, now):
    say(None, FRIDAY, at=now)
    say(world.province, FRIDAY, at=now)
    own = say(world.commune.unit, FRIDAY, is_worked=True, at=now)
    say(world.other_commune.unit, FRIDAY, at=now)
    lines = holidays_of(world.commune.unit, first=FRIDAY, last=SATURDAY)
    assert [line.holiday.unit for line in lines] == [world.commune.unit, world.province, None]
    assert [line.is_in_force for line in lines] == [True, False, False]
    assert lines[0].holiday == own
    assert calendar_of(world.commune.unit, first=FRIDAY, last=SATURDAY).is_working(FRIDAY)


def test_a_worked_saturday_counts_as_work(world, now):
    say(world.commune.unit, SATURDAY, is_worked=True, by=world.actor("admin"), at=now)
    assert calendar_of(world.commune.unit, first=SATURDAY, last=SATURDAY).is_working(SATURDAY)


def test_a_working_day_is_not_worked_in_exchange(world, now):
    with pytest.raises(Invalid, match="vốn là ngày làm việc"):
        say(world.commune.unit, FRIDAY, is_worked=True, at=now)
    say(world.province, FRIDAY, at=now)
    assert say(world.commune.unit, FRIDAY, is_worked=True, at=now).is_worked


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2101, 1, 1)])
def test_years_that_are_not_kept_are_refused(world, now, day):
    with pytest.raises(Invalid, match="2000 đến 2100"):
        say(world.commune.unit, day, at=now)


def test_saying_the_same_again_leaves_no_trace(world, now):
    for _time in range(2):
        say(world.commune.unit, FRIDAY, by=world.actor("admin"), source="Quyết định số 3/QĐ-UBND", at=now)
    assert Holiday.objects.get().source == "Quyết định số 3/QĐ-UBND"
    assert AuditEvent.objects.filter(kind="holiday_set").count() == 1


@pytest.mark.parametrize("who", ["owner", "colleague", "stranger", "consolidator"])
def test_only_the_administrator_says_it(world, now, who):
    with pytest.raises(Denied):
        say(world.commune.unit, FRIDAY, by=world.actor(who), at=now)


def test_a_day_is_taken_back_once(world, now):
    row = say(world.commune.unit, FRIDAY, at=now)
    remove_holiday(row, by=world.actor("admin"), at=now)
    with pytest.raises(Stale):
        remove_holiday(row, by=world.actor("admin"), at=now)
    assert AuditEvent.objects.filter(kind="holiday_removed").count() == 1
