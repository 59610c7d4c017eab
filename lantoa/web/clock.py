"""The only place that reads the clock for a request."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """This moment, with its zone."""
    return timezone.now()


def today() -> date:
    """The day in Viet Nam."""
    return timezone.localdate()
