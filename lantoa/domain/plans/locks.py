"""Who writes a draft now, told to whoever comes second."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.models import DraftLock, Plan

LIFE = timedelta(minutes=10)
"""How long a lock lasts after the last save."""


def lock_of(plan: Plan, *, at: datetime) -> DraftLock | None:
    """The lock that holds at that moment, with its person."""
    return DraftLock.objects.filter(plan=plan, until__gt=at).select_related("person", "taken_from").first()


def held_by_another(plan: Plan, *, by: Actor, at: datetime) -> DraftLock | None:
    """The lock of somebody else that holds at that moment."""
    lock = lock_of(plan, at=at)
    return lock if lock is not None and lock.person_id != by.person.pk else None


def who_writes(lock: DraftLock) -> str:
    """Who writes, since when and until when, as a sentence."""
    return _("%(person)s đang soạn kế hoạch này từ %(since)s; khóa giữ đến %(until)s.") % {
        "person": lock.person.full_name,
        "since": f"{timezone.localtime(lock.since):%H:%M}",
        "until": f"{timezone.localtime(lock.until):%H:%M}",
    }
