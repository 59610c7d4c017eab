"""Questions about rounds of approval: what waits for whom, who can take a step, what went before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from lantoa.domain.approvals.models import Approval, ApprovalStep
from lantoa.domain.approvals.rules import BODY_WIDE, UNDECIDED
from lantoa.domain.approvals.states import ApprovalState, StepState
from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Delegation, Membership, Person
from lantoa.domain.organisations.paths import numbers_of


def waiting_for(actor: Actor) -> QuerySet[ApprovalStep]:
    """Current steps that the actor may decide today, the longest waiting first."""
    mine = Q(pk__in=[])
    for post in actor.posts:
        own = Q(unit__path__gte=post.unit_path, unit__path__lt=post.unit_path + "~")
        if post.role in BODY_WIDE:
            own |= Q(unit_id=post.organisation_id)
        mine |= Q(role=post.role, organisation_id=post.organisation_id) & own
    rows = ApprovalStep.objects.filter(mine, state=StepState.CURRENT, approval__state=ApprovalState.OPEN)
    rows = rows.select_related("approval__organisation", "approval__opened_by", "unit")
    return rows.order_by("current_since", "pk")


def waiting_count(actor: Actor) -> int:
    """How many steps wait for the actor; one query, none for who has no post."""
    return waiting_for(actor).order_by().count() if actor.posts else 0


def current_step(subject_type: str, subject_id: int) -> ApprovalStep | None:
    """The step at which the object's open round stands; None without an open round."""
    rows = ApprovalStep.objects.filter(
        approval__subject_type=subject_type,
        approval__subject_id=subject_id,
        approval__state=ApprovalState.OPEN,
        state=StepState.CURRENT,
    )
    return rows.select_related("approval__organisation", "approval__opened_by", "unit").first()


def open_steps(subject_type: str, subject_id: int) -> list[ApprovalStep]:
    """The current step of the object's open round and those to come, in their order."""
    rows = ApprovalStep.objects.filter(
        approval__subject_type=subject_type,
        approval__subject_id=subject_id,
        approval__state=ApprovalState.OPEN,
        state__in=UNDECIDED,
    )
    return list(rows.select_related("unit", "approval__organisation").order_by("position"))


def steps_of(approval: Approval) -> list[ApprovalStep]:
    """All steps in their order, with unit and who decided at hand."""
    rows = ApprovalStep.objects.filter(approval=approval).select_related(
        "unit", "decided_by", "decided_for", "approval__opened_by"
    )
    return list(rows.order_by("position"))


def history_of(subject_type: str, subject_id: int) -> list[Approval]:
    """Every round of the object, the newest first, each with `laid`: its steps in their order."""
    steps = ApprovalStep.objects.select_related("unit", "decided_by", "decided_for").order_by("position")
    rows = Approval.objects.filter(subject_type=subject_type, subject_id=subject_id)
    rows = rows.select_related("opened_by", "organisation").order_by("-round")
    return list(rows.prefetch_related(Prefetch("steps", queryset=steps, to_attr="laid")))


def steps_of_last_round(subject_type: str, subject_id: int) -> list[ApprovalStep]:
    """The steps of the object's newest round in their order, the round at hand; one query, none of them without rounds."""
    rounds = Approval.objects.filter(subject_type=subject_type, subject_id=subject_id).order_by("-round")
    rows = ApprovalStep.objects.filter(approval=Subquery(rounds.values("pk")[:1]))
    rows = rows.select_related("approval__opened_by", "unit", "decided_by", "decided_for")
    return list(rows.order_by("position"))


def last_round(subject_type: str, subject_id: int) -> Approval | None:
    """The newest round of the object."""
    rows = Approval.objects.filter(subject_type=subject_type, subject_id=subject_id)
    return rows.select_related("organisation", "opened_by").order_by("-round").first()


@dataclass(frozen=True, slots=True)
class Seen:
    """The version with which a text is compared, and by what right: agreed to, or only put before the approvers."""

    approval: Approval
    is_agreed_by_reader: bool


def seen_before(approval: Approval, *, person: Person) -> Seen | None:
    """The newest earlier round in which the person agreed, else the newest earlier round of all; one query at most."""
    if approval.round == 1:
        return None
    own = ApprovalStep.objects.filter(
        Q(decided_by=person) | Q(decided_for=person), approval=OuterRef("pk"), state=StepState.AGREED
    )
    earlier = Approval.objects.filter(
        subject_type=approval.subject_type,
        subject_id=approval.subject_id,
        round__lt=approval.round,
    )
    last = earlier.annotate(is_own=Exists(own)).order_by("-is_own", "-round").first()
    return Seen(last, bool(getattr(last, "is_own", False))) if last else None


@dataclass(frozen=True, slots=True)
class Holder:
    """A person who can take a step on a day; `giver` is the one in whose place."""

    person: Person
    giver: Person | None = None


def holders_of(step: ApprovalStep, *, on: date) -> list[Holder]:
    """Who can take the step on a day, own holders before substitutes, each by name; two queries."""
    return holders(step.role, unit_id=step.unit_id, path=step.unit.path, body_id=step.organisation_id, on=on)


def holders(role: str, *, unit_id: int, path: str, body_id: int, on: date) -> list[Holder]:
    """The same for a role in a unit of a body."""
    # A superior's roles do not count in the body, so the chain ends there.
    chain = Q(unit_id__in=numbers_of(path)) & (Q(unit__organisation_id=body_id) | Q(unit_id=body_id))
    if unit_id == body_id and role in BODY_WIDE:
        chain |= Q(unit__organisation_id=body_id)
    active = Membership.objects.active_on(on)
    own = active.filter(chain, role=role, person__is_active=True).select_related("person")
    lent = Delegation.objects.filter(
        chain,
        role=role,
        starts_on__lte=on,
        ends_on__gte=on,
        revoked_at=None,
        taker__is_active=True,
        giver__memberships__in=active,
        giver__memberships__unit=F("unit"),
        giver__memberships__role=F("role"),
    ).select_related("taker", "giver")
    found: dict[int, Holder] = {}
    for membership in own.order_by("person__full_name", "pk"):
        found.setdefault(membership.person_id, Holder(membership.person))
    for row in lent.order_by("taker__full_name", "pk"):
        found.setdefault(row.taker_id, Holder(row.taker, row.giver))
    return list(found.values())


def events_of(approvals: Iterable[Approval]) -> QuerySet[AuditEvent]:
    """What was done in the rounds, the newest first."""
    numbers = [approval.pk for approval in approvals]
    rows = AuditEvent.objects.filter(subject_type="approval", subject_id__in=numbers)
    return rows.select_related("by").order_by("-pk")
