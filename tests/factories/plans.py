"""Plans for tests, made and moved on by the real actions, by a keeper who holds every role they ask for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from lantoa.domain.organisations.actor import Actor, Post
from lantoa.domain.organisations.models import Person, Unit
from lantoa.domain.organisations.states import Role
from lantoa.domain.plans import actions
from lantoa.domain.plans.drafts import CitationDraft, DutyDraft, PlanDraft, TargetDraft, TaskDraft
from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.states import PlanState

ISSUED_ON = date(2026, 7, 10)
ROLES = (Role.COORDINATOR, Role.APPROVER, Role.CLERK)
STEPS = (PlanState.DRAFT, PlanState.SUBMITTED, PlanState.APPROVED, PlanState.ISSUED, PlanState.CLOSED)


def keeper_of(organisation: Unit, *, on: date = ISSUED_ON) -> Actor:
    """Somebody who may draft, approve, number and issue in the organisation on that day."""
    username = f"keeper-{organisation.pk}"
    person = Person.objects.filter(username=username).first()
    person = person or Person.objects.create_user(username, full_name=f"Cán bộ giữ kế hoạch {organisation}")
    posts = tuple(
        Post(organisation.pk, organisation.path, organisation.pk, organisation.path, role) for role in ROLES
    )
    return Actor(person=person, on=on, posts=posts)


def moment_of(day: date) -> datetime:
    """Nine in the morning of the day in Viet Nam."""
    return datetime.combine(day, time(2), UTC)


def a_task(
    name: str = "Đăng tin, bài về cải cách hành chính",
    *,
    leads: Sequence[Unit] = (),
    collaborators: Sequence[Unit] = (),
    timing: dict[str, Any] | None = None,
    **fields: Any,
) -> TaskDraft:
    """A task of a draft; the words of the document are the names of its units unless given."""
    words = {
        "lead_text": tuple(unit.name for unit in leads),
        "collaborator_text": tuple(unit.name for unit in collaborators),
        **fields,
    }
    return TaskDraft(
        name=name,
        lead_ids=tuple(unit.pk for unit in leads),
        collaborator_ids=tuple(unit.pk for unit in collaborators),
        timing=timing,
        **words,
    )


def a_target(text: str = "Tối thiểu 20 tin, bài/năm", quantity: str = "20", **fields: Any) -> TargetDraft:
    """A yearly target of news items unless told otherwise."""
    known = {"comparator": "at_least", "unit_text": "tin, bài", "per": "year", **fields}
    return TargetDraft(text=text, quantity=Decimal(quantity), **known)


def a_duty(reporter: str = "Các phòng, ban, đơn vị", **fields: Any) -> DutyDraft:
    """A quarterly report to the commune before the tenth unless told otherwise."""
    known = {
        "recipient": "Ủy ban nhân dân xã",
        "frequencies": ("quarter",),
        "deadline_text": "trước ngày 10 tháng cuối của quý, năm",
        "deadline_day": 10,
        **fields,
    }
    return DutyDraft(reporter=reporter, **known)


def make_plan(
    organisation: Unit,
    *,
    state: str = PlanState.DRAFT,
    tasks: Sequence[TaskDraft] | None = None,
    targets: Sequence[TargetDraft] = (),
    duties: Sequence[DutyDraft] = (),
    citations: Sequence[CitationDraft] = (),
    subject: str = "Thông tin, tuyên truyền cải cách hành chính 6 tháng cuối năm 2026",
    starts_on: date = date(2026, 7, 1),
    ends_on: date = date(2026, 12, 31),
    number: str = "",
    on: date = ISSUED_ON,
    record: dict[str, Any] | None = None,
    **fields: Any,
) -> Plan:
    """A plan in `state`, with one task where none are given; `number` is given by the clerk before the issue."""
    by, at = keeper_of(organisation, on=on), moment_of(on)
    draft = PlanDraft(
        organisation_id=organisation.pk,
        subject=subject,
        starts_on=starts_on,
        ends_on=ends_on,
        record=record or {},
        tasks=tuple(tasks if tasks is not None else [a_task()]),
        targets=tuple(targets),
        duties=tuple(duties),
        citations=tuple(citations),
        **fields,
    )
    plan = actions.create(draft=draft, by=by, at=at)
    for step in STEPS[1 : STEPS.index(PlanState(state)) + 1]:
        move_on(plan, to=step, by=by, at=at, number=number)
    return plan


def move_on(plan: Plan, *, to: str, by: Actor, at: datetime, number: str = "") -> None:
    """One step in the life of the plan."""
    match to:
        case PlanState.SUBMITTED:
            actions.submit(plan=plan, by=by, at=at)
        case PlanState.APPROVED:
            actions.approve(plan=plan, by=by, at=at)
        case PlanState.ISSUED:
            if number:
                actions.give_number(plan=plan, number=number, issued_on=by.on, by=by, at=at)
            actions.issue(plan=plan, by=by, at=at)
        case PlanState.CLOSED:
            actions.close(plan=plan, reason="Hết thời gian kế hoạch", by=by, at=at)


def issue_plan(plan: Plan, *, on: date = ISSUED_ON, number: str = "") -> Plan:
    """Takes a draft, submitted or approved plan through the steps that are left until it is issued."""
    by, at = keeper_of(plan.organisation, on=on), moment_of(on)
    for step in STEPS[STEPS.index(PlanState(plan.state)) + 1 : STEPS.index(PlanState.ISSUED) + 1]:
        move_on(plan, to=step, by=by, at=at, number=number)
    return plan
