"""The one way in which a row changes its state: by an update that only succeeds from the state it was seen in."""

from __future__ import annotations

from django.utils.translation import gettext as _

from lantoa.domain.errors import Stale
from lantoa.domain.plans.models import Assignment, Plan, Task
from lantoa.domain.plans.states import ASSIGNMENT_TRANSITIONS, PLAN_TRANSITIONS, TASK_TRANSITIONS

TRANSITIONS = {Plan: PLAN_TRANSITIONS, Task: TASK_TRANSITIONS, Assignment: ASSIGNMENT_TRANSITIONS}


def move(row: Plan | Task | Assignment, *, to: str, **fields: object) -> None:
    """Move `row` to the state `to` and set `fields` with it.

    Raises:
        Stale: if the row has left the state it was loaded in, or may not go from there to `to`.
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


def stay(plan: Plan) -> None:
    """Keep others from moving the plan until the transaction ends.

    Raises:
        Stale: if it has left the state it was seen in.
    """
    if not Plan.objects.filter(pk=plan.pk, state=plan.state).update(state=plan.state):
        raise stale()


def stale() -> Stale:
    """What is said where somebody else was first."""
    return Stale(
        _("Người khác vừa xử lý mục này; trang đã cũ. Hãy tải lại trang để xem tình trạng mới nhất.")
    )
