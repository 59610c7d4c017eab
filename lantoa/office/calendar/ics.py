"""The calendar as an iCalendar file: whole days, stable names, no time zones to be got wrong."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, vDuration

from lantoa.domain.plans.queries.calendar import Item, Kind

PRODUCT = "-//Lan Toa//Lich cong viec//VI"
ZONE = "Asia/Ho_Chi_Minh"
RENEWED = timedelta(hours=6)


def ics(
    items: Iterable[Item], *, title: str, host: str, on: date, address_of: Callable[[Item], str]
) -> bytes:
    """An .ics of all-day events.

    Args:
        items: what stands in the calendar.
        title: the name that the calendar has in the reader's programme.
        host: the end of every UID; with the item's own mark it never changes, so that programmes renew in place.
        on: the day of the answer; the stamp of every event, so that a day's answers are alike.
        address_of: the absolute address of an item's page.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", vDuration(RENEWED), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for item in items:
        calendar.add_component(_event(item, host=host, on=on, address=address_of(item)))
    return calendar.to_ical()


def _event(item: Item, *, host: str, on: date, address: str) -> Event:
    event = Event()
    event.add("uid", f"{item.mark}@{host}")
    event.add("dtstamp", datetime.combine(on, time(0), UTC))
    event.add("dtstart", item.day)
    event.add("dtend", item.day + timedelta(days=1))
    event.add("summary", f"✓ {item.title}" if item.is_done else item.title)
    event.add("description", f"{Kind(item.kind).label}\n{item.plan_title}")
    event.add("categories", [str(Kind(item.kind).label)])
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event
