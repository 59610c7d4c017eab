"""Secret addresses of calendar feeds: each person makes, renews and withdraws the own one."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction

from lantoa.domain.audit.actions import record
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Person

KEY_BYTES = 32


@transaction.atomic
def open_feed(*, by: Actor, at: datetime) -> str:
    """Give the person a new secret key; every address made from the old one stops at once."""
    key = secrets.token_urlsafe(KEY_BYTES)
    _keep(key, by=by)
    _log("feed_opened", by=by, at=at)
    return key


@transaction.atomic
def close_feed(*, by: Actor, at: datetime) -> None:
    """Withdraw the person's key; every address made from it stops at once."""
    _keep("", by=by)
    _log("feed_closed", by=by, at=at)


def _keep(key: str, *, by: Actor) -> None:
    Person.objects.filter(pk=by.person.pk).update(feed_key=key)
    by.person.feed_key = key


def _log(kind: str, *, by: Actor, at: datetime) -> None:
    organisation_id = min(by.organisation_ids, default=None)
    record(kind, subject=by.person, by=by.person, at=at, organisation_id=organisation_id)
