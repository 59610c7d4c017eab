"""The calendar as a file, read back by a reader of such files."""

from datetime import date, timedelta

import icalendar
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantoa.domain.plans.queries.calendar import Item, Kind
from lantoa.office.calendar.ics import ics

ON = date(2026, 11, 20)


def written(items, *, on=ON) -> bytes:
    return ics(
        items,
        title="Lịch; của, tôi",
        host="lantoa.test",
        on=on,
        address_of=lambda item: f"https://lantoa.test/{item.mark}",
    )


def item(title="Nộp báo cáo", *, day=ON, mark="task-1", is_done=False) -> Item:
    return Item(
        day=day,
        kind=Kind.TASK,
        title=title,
        plan_id=1,
        plan_title="Kế hoạch 58/KH-UBND",
        subject_id=1,
        mark=mark,
        is_done=is_done,
    )


def events(data: bytes):
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def test_an_event_is_a_whole_day_that_does_not_block_the_diary():
    (event,) = events(written([item()]))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["DTSTART"].dt == ON
    assert event["DTEND"].dt == ON + timedelta(days=1)
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["UID"] == "task-1@lantoa.test"
    assert event["URL"] == "https://lantoa.test/task-1"


def test_the_calendar_names_itself_and_its_zone_and_holds_no_zone_table():
    calendar = icalendar.Calendar.from_ical(written([]))
    assert calendar["X-WR-CALNAME"] == "Lịch; của, tôi"
    assert calendar["X-WR-TIMEZONE"] == "Asia/Ho_Chi_Minh"
    assert b"VTIMEZONE" not in written([item()])
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H" in written([])


def test_a_finished_task_is_marked():
    (event,) = events(written([item(is_done=True)]))
    assert event["SUMMARY"].startswith("✓ ")


def test_answers_of_one_day_are_alike_to_the_byte():
    assert written([item()]) == written([item()])


def test_lines_are_folded_and_end_as_the_format_wants():
    data = written([item("Tuyên truyền cải cách hành chính " * 20)])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1), max_size=5))
def test_any_title_comes_back_as_it_was(titles):
    found = events(written([item(title, mark=f"task-{place}") for place, title in enumerate(titles)]))
    assert [str(event["SUMMARY"]) for event in found] == titles


def test_no_title_breaks_out_of_its_line():
    data = written([item("Một\r\nBEGIN:VEVENT\r\nSUMMARY:Giả")])
    assert len(events(data)) == 1
    assert data.count(b"\r\nBEGIN:VEVENT") == 1
