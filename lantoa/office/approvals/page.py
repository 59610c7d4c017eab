"""What the page of one round shows: the steps and who can take them, what changed, checks, words, rounds before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from lantoa.domain.approvals import rules
from lantoa.domain.approvals.models import Approval, ApprovalStep
from lantoa.domain.approvals.queries import (
    Holder,
    Seen,
    events_of,
    history_of,
    holders_of,
    seen_before,
    steps_of,
)
from lantoa.domain.approvals.registry import Change, SubjectType, kind_of
from lantoa.domain.approvals.rules import UNDECIDED
from lantoa.domain.approvals.states import ApprovalState, StepState
from lantoa.domain.audit.registry import tell
from lantoa.domain.organisations.actor import Actor

MOST_EVENTS = 50


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One step; `holders` can take it today (asked only while it is undecided)."""

    step: ApprovalStep
    holders: Sequence[Holder]
    is_own_text: bool

    @property
    def is_open(self) -> bool:
        """Whether it is current or still to come."""
        return self.step.state in UNDECIDED

    @property
    def is_vacant(self) -> bool:
        """Whether nobody can take it today."""
        return self.is_open and not self.holders


@dataclass(frozen=True, slots=True)
class Acts:
    """What the person can do here; each sentence says why not, None where he can."""

    mine: ApprovalStep | None
    """The current step, where the person may decide it."""
    to_return: ApprovalStep | None
    """The step at which the person may return the object."""
    through: Sequence[ApprovalStep]
    """The steps after it that the person may decide too."""
    agree: str | None
    skip: str | None
    comment: str | None
    withdraw: str | None
    link: str | None


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed since an earlier round; `changes` None where there is nothing to compare with."""

    seen: Seen | None
    changes: Sequence[Change] | None


def shown_steps(steps: Sequence[ApprovalStep], approval: Approval, *, on: date) -> list[ShownStep]:
    """The steps of the round, with who can take those that wait; two queries for each place and role."""
    known: dict[tuple[str, int], list[Holder]] = {}
    shown = []
    for step in steps:
        holders: Sequence[Holder] = ()
        if approval.state == ApprovalState.OPEN and step.state in UNDECIDED:
            key = step.role, step.unit_id
            holders = known[key] if key in known else known.setdefault(key, holders_of(step, on=on))
        is_own = step.state == StepState.AGREED and step.decided_by_id == approval.opened_by_id
        shown.append(ShownStep(step, holders, is_own))
    return shown


def acts_of(approval: Approval, steps: Sequence[ApprovalStep], *, by: Actor) -> Acts:
    """What the person can do in the round."""
    current = next((step for step in steps if step.state == StepState.CURRENT), None)
    returnable = [step for step in steps if rules.why_not(rules.check_can_return, step, by) is None]

    def why_not_at(check) -> str | None:
        return rules.why_not(check, current, by) if current else ""

    agree = why_not_at(rules.check_can_decide)
    return Acts(
        mine=current if agree is None else None,
        to_return=returnable[0] if returnable else None,
        through=_through(steps, by=by) if agree is None else (),
        agree=agree,
        skip=why_not_at(rules.check_can_skip),
        comment=rules.why_not(rules.check_can_comment, approval, by, steps),
        withdraw=rules.why_not(rules.check_can_withdraw, approval, by),
        link=why_not_at(rules.check_can_make_link),
    )


def _through(steps: Sequence[ApprovalStep], *, by: Actor) -> list[ApprovalStep]:
    """Steps to come, up to the first that is somebody else's."""
    following = []
    for step in steps:
        if step.state == StepState.WAITING:
            if rules.post_for(step, by) is None:
                break
            following.append(step)
    return following


def compared(approval: Approval, kind: SubjectType, subject: Any, *, by: Actor) -> Compared:
    """What changed since the version that the person agreed to, else since the round before."""
    seen = seen_before(approval, person=by.person)
    if seen is None or subject is None:
        return Compared(seen, None)
    return Compared(seen, kind.changes(subject, seen.approval.content_ref, approval.content_ref))


def round_page(request: HttpRequest, approval: Approval) -> dict[str, Any]:
    """Everything that the template of a round asks for."""
    kind = kind_of(approval.subject_type)
    subject = kind.load(approval.subject_id)
    shown = shown_steps(steps_of(approval), approval, on=request.actor.on)
    for one in shown:
        one.step.approval = approval
    rounds = history_of(approval.subject_type, approval.subject_id)
    is_open = approval.state == ApprovalState.OPEN
    return {
        "approval": approval,
        "kind": kind,
        "is_there": subject is not None,
        "shown": shown,
        "acts": acts_of(approval, [one.step for one in shown], by=request.actor),
        "compared": compared(approval, kind, subject, by=request.actor),
        "checks": kind.checks(subject, request.actor.on) if is_open and subject else (),
        "facts": kind.facts(subject) if subject else (),
        "text": kind.text(subject, approval.content_ref) if subject and "text" in request.GET else None,
        "rounds": [one for one in rounds if one.pk != approval.pk],
        "events": [(event, tell(event)) for event in events_of([approval])[:MOST_EVENTS]],
    }
