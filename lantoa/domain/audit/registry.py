"""Which kinds of events there are, and how each is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

if TYPE_CHECKING:
    from lantoa.domain.audit.models import AuditEvent

Telling = str | Promise | Callable[[dict[str, Any]], str]

KINDS: dict[str, Telling] = {}


def register(**tellings: Telling) -> None:
    """Add kinds with the sentence that tells each; a sentence may hold `%(name)s` places from the details.

    Raises:
        ValueError: if a kind is registered twice.
    """
    for kind, telling in tellings.items():
        if kind in KINDS:
            raise ValueError(f"audit kind {kind} is registered twice")
        KINDS[kind] = telling


def tell(event: AuditEvent) -> str:
    """The event as one Vietnamese phrase, without who and when."""
    telling = KINDS.get(event.kind)
    if telling is None:
        return event.kind
    if callable(telling) and not isinstance(telling, Promise):
        return str(telling(event.details))
    try:
        return str(str(telling) % event.details)
    except (KeyError, TypeError, ValueError):
        return str(telling)
