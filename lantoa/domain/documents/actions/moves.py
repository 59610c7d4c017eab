"""The one way in which papers and deliveries change their state: by an update that only succeeds from where seen."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.documents.models import Delivery, Paper
from lantoa.domain.documents.states import DELIVERY_TRANSITIONS, PAPER_TRANSITIONS
from lantoa.domain.errors import Stale
from lantoa.domain.organisations.actor import Actor

TRANSITIONS = {Paper: PAPER_TRANSITIONS, Delivery: DELIVERY_TRANSITIONS}


def move(row: Paper | Delivery, *, to: str, **fields: object) -> None:
    """Move the row to the state `to` and set `fields` with it.

    Raises:
        Stale: if it has left the state it was loaded in, or may not go from there to `to`.
    """
    allowed = TRANSITIONS[type(row)].get(row.state, frozenset())
    moved = to in allowed and type(row)._default_manager.filter(pk=row.pk, state=row.state).update(
        state=to, **fields
    )
    if not moved:
        raise stale()
    row.state = to
    for name, value in fields.items():
        setattr(row, name, value)


def hold(paper: Paper) -> None:
    """Keep others from changing the paper until the transaction ends.

    Raises:
        Stale: if it was changed since it was loaded.
    """
    rows = Paper.objects.filter(pk=paper.pk, state=paper.state, revision=paper.revision)
    if not rows.update(state=paper.state):
        raise stale()


def stale() -> Stale:
    """What is said where somebody else was first."""
    return Stale(_("Người khác vừa xử lý văn bản này; hãy tải lại trang để xem tình trạng mới nhất."))


def log(kind: str, paper: Paper, *, by: Actor | None, at: datetime, **details: object) -> None:
    """Write what was done with the paper into the log of its body."""
    record(
        kind,
        subject=paper,
        by=by.person if by else None,
        at=at,
        organisation_id=paper.organisation_id,
        **details,
    )
