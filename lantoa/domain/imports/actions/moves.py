"""The one way in which an import changes its state: by an update that only succeeds from where it was seen."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Stale
from lantoa.domain.imports import events as _events  # noqa: F401 - registers the kinds
from lantoa.domain.imports.models import Import
from lantoa.domain.imports.states import TRANSITIONS
from lantoa.domain.organisations.actor import Actor

__all__ = ["log", "move"]


def move(item: Import, *, to: str, **fields: object) -> None:
    """Move the import to the state `to` and set `fields` with it.

    Raises:
        Stale: if it has left the state it was loaded in, or may not go from there to `to`.
    """
    allowed = to in TRANSITIONS.get(item.state, frozenset())
    moved = allowed and Import.objects.filter(pk=item.pk, state=item.state).update(state=to, **fields)
    if not moved:
        raise Stale(_("Người khác vừa xử lý văn bản này; hãy tải lại trang để xem tình trạng mới nhất."))
    item.state = to
    for name, value in fields.items():
        setattr(item, name, value)


def log(kind: str, item: Import, *, by: Actor | None, at: datetime, **details: object) -> None:
    """Write what was done with the import into the log."""
    record(
        kind,
        subject=item,
        by=by.person if by else None,
        at=at,
        organisation_id=item.organisation_id,
        **details,
    )
