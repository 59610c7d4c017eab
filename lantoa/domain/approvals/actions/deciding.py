"""The steps of a round are agreed to, returned or skipped, one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.approvals.actions.holding import close_round, hold, log, stale, words
from lantoa.domain.approvals.models import Approval, ApprovalLink, ApprovalStep
from lantoa.domain.approvals.rules import (
    UNDECIDED,
    check_can_decide,
    check_can_return,
    check_can_skip,
    post_for,
)
from lantoa.domain.approvals.states import ApprovalState, StepState
from lantoa.domain.errors import Refusal
from lantoa.domain.organisations.actor import Actor


@transaction.atomic
def agree(
    *,
    step: ApprovalStep,
    comment: str = "",
    by: Actor,
    at: datetime,
    is_through: bool = False,
    is_by_link: bool = False,
) -> Approval:
    """Agree to the current step; the next becomes current, and after the last the object is agreed to.

    Args:
        is_through: go on through the following steps that the same person may decide too, each logged by itself.
        is_by_link: the person was let in by a signed link; only logged.

    Raises:
        Denied: if the step is not the actor's, or not current.
        Stale: if somebody decided it first, or the object is no longer the text of the round.
        Invalid: if the comment is too long.
    """
    approval = step.approval
    following: ApprovalStep | None = step
    while following is not None:
        _agree_one(following, comment=comment, by=by, at=at, is_by_link=is_by_link)
        following, comment = _next(approval, at=at), ""
        if following is None:
            _finish(approval, by=by, at=at)
        elif not is_through or post_for(following, by) is None:
            break
    return approval


def _agree_one(step: ApprovalStep, *, comment: str, by: Actor, at: datetime, is_by_link: bool) -> None:
    check_can_decide(step, by)
    hold(step.approval)
    comment = words(comment, field="comment")
    _decide(step, state=StepState.AGREED, comment=comment, by=by, at=at)
    log(
        "approval_agreed",
        step.approval,
        by=by,
        at=at,
        step=step.name,
        comment=comment,
        decided_for=step.decided_for.full_name if step.decided_for else "",
        is_by_link=is_by_link,
        is_own_text=step.approval.opened_by_id == by.person.pk,
    )


def _decide(step: ApprovalStep, *, state: StepState, comment: str, by: Actor, at: datetime) -> None:
    """One step gets its decision, once, and its links end."""
    post = post_for(step, by)
    from_states = UNDECIDED if state == StepState.RETURNED else {StepState.CURRENT}
    decided = ApprovalStep.objects.filter(pk=step.pk, state__in=from_states).update(
        state=state,
        comment=comment,
        decided_at=at,
        decided_by=by.person,
        decided_for_id=post.delegated_by if post else None,
    )
    if not decided:
        raise stale()
    ApprovalLink.objects.filter(step=step, used_at=None, revoked_at=None).update(revoked_at=at)
    step.refresh_from_db(fields=["state", "comment", "decided_at", "decided_by", "decided_for"])


def _next(approval: Approval, *, at: datetime) -> ApprovalStep | None:
    """The step whose turn it is now."""
    rows = ApprovalStep.objects.filter(approval=approval, state=StepState.WAITING).select_related("unit")
    following = rows.order_by("position").first()
    if following is not None:
        ApprovalStep.objects.filter(pk=following.pk).update(state=StepState.CURRENT, current_since=at)
        following.state, following.current_since, following.approval = StepState.CURRENT, at, approval
    return following


def _finish(approval: Approval, *, by: Actor, at: datetime) -> None:
    kind, subject = close_round(approval, state=ApprovalState.AGREED, at=at)
    kind.on_agreed(subject, approval, by=by, at=at)


@transaction.atomic
def return_for_changes(
    *, step: ApprovalStep, reason: str, by: Actor, at: datetime, is_by_link: bool = False
) -> Approval:
    """Send the object back with the reason; who holds a step still to come need not wait for his turn.

    Raises:
        Denied: if the step is not the actor's, or already decided.
        Invalid: without a reason.
        Stale: if somebody closed the round first.
    """
    check_can_return(step, by)
    reason = words(reason, field="reason", needed=_("Hãy nêu lý do trả lại."))
    hold(step.approval)
    _decide(step, state=StepState.RETURNED, comment=reason, by=by, at=at)
    kind, subject = close_round(step.approval, state=ApprovalState.RETURNED, at=at)
    log(
        "approval_returned",
        step.approval,
        by=by,
        at=at,
        step=step.name,
        reason=reason,
        is_by_link=is_by_link,
    )
    kind.on_returned(subject, step.approval, reason=reason, by=by, at=at)
    return step.approval


@transaction.atomic
def skip(*, step: ApprovalStep, reason: str, by: Actor, at: datetime) -> None:
    """Go on without a step that nobody can take; the signature is never skipped."""
    check_can_skip(step, by)
    reason = words(reason, field="reason", needed=_("Hãy nêu lý do bỏ qua."))
    hold(step.approval)
    _decide(step, state=StepState.SKIPPED, comment=reason, by=by, at=at)
    log("approval_skipped", step.approval, by=by, at=at, step=step.name, reason=reason)
    _next(step.approval, at=at)


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of one step of a batch; `refusal` is the sentence why not, empty where it was agreed to."""

    step: ApprovalStep
    refusal: str = ""


def agree_many(*, steps: Iterable[ApprovalStep], comment: str = "", by: Actor, at: datetime) -> list[Decided]:
    """Agree to several steps, each in its own transaction; one that is refused leaves the others alone."""
    results = []
    for step in steps:
        try:
            agree(step=step, comment=comment, by=by, at=at)
        except Refusal as refusal:
            results.append(Decided(step, refusal.sentence))
        else:
            results.append(Decided(step))
    return results
