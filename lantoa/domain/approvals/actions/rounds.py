"""A round of approval is opened, withdrawn, taken back, and commented on."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max, Model
from django.utils.translation import gettext as _

from lantoa.domain.approvals.actions.holding import close_round, hold, log, stale, words
from lantoa.domain.approvals.models import Approval, ApprovalStep
from lantoa.domain.approvals.registry import kind_of
from lantoa.domain.approvals.routes import StepDraft, route_for
from lantoa.domain.approvals.rules import check_can_comment, check_can_take_back, check_can_withdraw
from lantoa.domain.approvals.states import ApprovalState, StepState
from lantoa.domain.errors import Denied
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit


@transaction.atomic
def open_round(
    *,
    subject_type: str,
    subject: Model,
    organisation: Unit,
    unit: Unit | None,
    content_ref: str,
    content_sha256: str,
    note: str = "",
    by: Actor,
    at: datetime,
) -> Approval:
    """Put one version of an object before the approvers of its body.

    Args:
        unit: the drafting or lead unit, over which the content is checked; None for the body.
        content_ref: names the version, as the kind's `changes` and `text` understand it.
        content_sha256: its hash; what is agreed to is that text and no other.

    Raises:
        Denied: if the actor has no post in the body.
        Stale: if a round of the object is already open.
    """
    kind_of(subject_type)
    if not by.is_in(organisation.pk):
        raise Denied(_("Chỉ người của %(unit)s được trình duyệt.") % {"unit": organisation.name})
    rows = Approval.objects.filter(subject_type=subject_type, subject_id=subject.pk)
    if rows.filter(state=ApprovalState.OPEN).exists():
        raise stale()
    approval = Approval.objects.create(
        organisation=organisation,
        subject_type=subject_type,
        subject_id=subject.pk,
        subject_name=str(subject)[:300],
        round=(rows.aggregate(last=Max("round"))["last"] or 0) + 1,
        content_ref=content_ref,
        content_sha256=content_sha256,
        note=words(note, field="note"),
        opened_at=at,
        opened_by=by.person,
    )
    unit_id = unit.pk if unit is not None and unit.organisation_id == organisation.pk else None
    _lay_steps(approval, route_for(organisation, subject_type, unit_id=unit_id), at=at)
    log("approval_opened", approval, by=by, at=at, round=approval.round)
    return approval


def _lay_steps(approval: Approval, route: tuple[StepDraft, ...], *, at: datetime) -> None:
    ApprovalStep.objects.bulk_create(
        ApprovalStep(
            approval=approval,
            organisation_id=approval.organisation_id,
            position=place,
            purpose=step.purpose,
            name=str(step.name),
            role=step.role,
            unit_id=step.unit_id or approval.organisation_id,
            state=StepState.CURRENT if place == 1 else StepState.WAITING,
            current_since=at if place == 1 else None,
        )
        for place, step in enumerate(route, 1)
    )


@transaction.atomic
def withdraw(*, approval: Approval, reason: str, by: Actor, at: datetime) -> None:
    """Take an open round back, so that the object can be edited again."""
    check_can_withdraw(approval, by)
    reason = words(reason, field="reason", needed=_("Hãy nêu lý do rút lại."))
    kind, subject = close_round(approval, state=ApprovalState.WITHDRAWN, at=at)
    log("approval_withdrawn", approval, by=by, at=at, reason=reason)
    kind.on_returned(subject, approval, reason=reason, by=by, at=at)


@transaction.atomic
def take_back(*, approval: Approval, reason: str, by: Actor, at: datetime) -> None:
    """Undo an agreed round; the door of the object's own package calls this and moves the object itself."""
    check_can_take_back(approval, by)
    reason = words(reason, field="reason", needed=_("Hãy nêu lý do hủy kết quả duyệt."))
    agreed = Approval.objects.filter(pk=approval.pk, state=ApprovalState.AGREED)
    if not agreed.update(state=ApprovalState.WITHDRAWN, closed_at=at):
        raise stale()
    approval.state, approval.closed_at = ApprovalState.WITHDRAWN, at
    log("approval_taken_back", approval, by=by, at=at, reason=reason)


@transaction.atomic
def comment(*, approval: Approval, text: str, by: Actor, at: datetime) -> None:
    """Put a question or a word into an open round without deciding; it is kept in the log."""
    check_can_comment(approval, by)
    text = words(text, field="text", needed=_("Hãy viết nội dung góp ý."))
    hold(approval)
    log("approval_commented", approval, by=by, at=at, text=text)
