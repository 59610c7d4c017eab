"""What every act on a round begins and ends with: the round is held, told in the log, closed once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from lantoa.domain.approvals.models import Approval, ApprovalLink, ApprovalStep
from lantoa.domain.approvals.registry import SubjectType, kind_of
from lantoa.domain.approvals.rules import UNDECIDED
from lantoa.domain.approvals.states import ApprovalState, StepState
from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.organisations.actor import Actor

LONGEST = 2000
"""Letters of a comment or a reason."""


def stale() -> Stale:
    """Somebody else moved the round first."""
    return Stale(_("Người khác vừa xử lý lượt duyệt này; hãy tải lại trang để xem tình trạng mới nhất."))


def hold(approval: Approval) -> None:
    """Keep others from acting on the open round until the transaction ends.

    Raises:
        Stale: if the round is no longer open.
    """
    if not Approval.objects.filter(pk=approval.pk, state=ApprovalState.OPEN).update(state=ApprovalState.OPEN):
        raise stale()


def close_round(approval: Approval, *, state: str, at: datetime) -> tuple[SubjectType, Model]:
    """The open round ends; steps that nobody decided are no longer needed, nor are links.

    Returns:
        The kind and the object of the round.

    Raises:
        Stale: if somebody closed the round first, or its object is gone.
    """
    moved = Approval.objects.filter(pk=approval.pk, state=ApprovalState.OPEN).update(
        state=state, closed_at=at
    )
    kind = kind_of(approval.subject_type)
    subject = kind.load(approval.subject_id)
    if not moved or subject is None:
        raise stale()
    approval.state, approval.closed_at = state, at
    ApprovalStep.objects.filter(approval=approval, state__in=UNDECIDED).update(state=StepState.ENDED)
    links = ApprovalLink.objects.filter(step__approval=approval, used_at=None, revoked_at=None)
    links.update(revoked_at=at)
    return kind, subject


def words(text: str, *, field: str, needed: str = "") -> str:
    """The text without white space at its ends.

    Raises:
        Invalid: if it is too long, or empty where `needed` says that it may not be.
    """
    text = text.strip()
    if not text and needed:
        raise Invalid(needed, {field: needed})
    if len(text) > LONGEST:
        raise Invalid(
            _("Nội dung dài quá 2.000 ký tự; hãy viết ngắn lại."), {field: _("Tối đa 2.000 ký tự.")}
        )
    return text


def log(kind: str, approval: Approval, *, by: Actor, at: datetime, **details: Any) -> None:
    """One event about the round."""
    record(kind, subject=approval, by=by.person, at=at, organisation_id=approval.organisation_id, **details)
