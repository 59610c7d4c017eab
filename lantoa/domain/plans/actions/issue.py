"""Number, date and issue; on issue everything is expanded into dated periods."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.documents.actions.forms import write_forms
from lantoa.domain.documents.actions.numbering import keep_number, prepare_number
from lantoa.domain.documents.actions.papers import put_out
from lantoa.domain.documents.content import written
from lantoa.domain.documents.states import PaperState
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.actions.carry import begins_on, carry_work, note_instruments
from lantoa.domain.plans.actions.moves import move
from lantoa.domain.plans.actions.papers import paper_of_plan, was_issued_outside
from lantoa.domain.plans.expansion import report_dates, target_periods, task_periods
from lantoa.domain.plans.models import (
    Assignment,
    DutyPeriod,
    Plan,
    ReportingDuty,
    Target,
    TargetPeriod,
    Task,
    TaskPeriod,
)
from lantoa.domain.plans.rules import check_can_issue, check_can_number
from lantoa.domain.plans.states import PlanState, TimingType
from lantoa.lib.periods import Period

FUTURE = timedelta(days=1)


def give_number(*, plan: Plan, number: str, issued_on: date, by: Actor, at: datetime) -> None:
    """The clerk gives number and date; the plan's paper carries the same.

    Raises:
        Invalid: if the number is empty, the date lies ahead, or the body has that number that year.
    """
    check_can_number(plan, by)
    number = number.strip()
    _check_number(number, issued_on, by=by)
    paper = paper_of_plan(plan)
    asked = prepare_number(paper=paper, number=number, issued_on=issued_on, by=by, at=at) if paper else None
    with transaction.atomic():
        _check_free(plan, asked.number if asked else number, issued_on)
        if paper and asked:
            keep_number(paper=paper, asked=asked, by=by, at=at)
        _keep_number(plan, number=asked.number if asked else number, issued_on=issued_on, by=by, at=at)


def _check_number(number: str, issued_on: date, *, by: Actor) -> None:
    problems = {}
    if not number or len(number) > 80:
        problems["number"] = _("Hãy nhập số, ký hiệu, tối đa 80 ký tự, ví dụ 58/KH-UBND.")
    if issued_on > by.on + FUTURE:
        problems["issued_on"] = _("Ngày ban hành không được ở tương lai.")
    if problems:
        raise Invalid(_("Chưa cấp được số."), problems)


def _check_free(plan: Plan, number: str, issued_on: date) -> None:
    """Plans from before papers were kept stand in no series, so the plans are looked at too."""
    twin = Plan.objects.filter(
        organisation_id=plan.organisation_id, number=number, issued_on__year=issued_on.year
    ).exclude(pk=plan.pk)
    if twin.exists():
        told = _("Số này đã cấp cho kế hoạch khác trong năm %(year)s.") % {"year": issued_on.year}
        raise Invalid(_("Chưa cấp được số."), {"number": told})


def _keep_number(plan: Plan, *, number: str, issued_on: date, by: Actor, at: datetime) -> None:
    plan.number, plan.issued_on = number, issued_on
    Plan.objects.filter(pk=plan.pk).update(number=number, issued_on=issued_on, folded_text=plan.words)
    record(
        "plan_numbered",
        subject=plan,
        by=by.person,
        at=at,
        organisation_id=plan.organisation_id,
        number=number,
        issued_on=f"{issued_on:%d/%m/%Y}",
    )
    if plan.state == PlanState.ISSUED:
        note_instruments(plan)


def issue(*, plan: Plan, by: Actor, at: datetime) -> None:
    """Put an approved plan in force: its paper is written and goes out, and every unit finds its tasks on its desk.

    A plan that replaces another ends that one in the same transaction.

    Raises:
        Invalid: if the paper cannot be written.
    """
    check_can_issue(plan, by)
    paper = paper_of_plan(plan)
    is_ready = paper is not None and paper.state == PaperState.READY
    forms = write_forms(paper, written(paper), by=by, at=at) if paper and is_ready else None
    with transaction.atomic():
        _begin(plan, by=by, at=at)
        if paper and forms:
            put_out(paper=paper, forms=forms, by=by, at=at, is_sent=not was_issued_outside(plan))
        _end_old(plan, by=by, at=at)


def _begin(plan: Plan, *, by: Actor, at: datetime) -> None:
    """The plan runs: its periods are laid out ahead of time."""
    running_since = begins_on(plan, on=by.on)
    units = Assignment.objects.filter(task__plan=plan).values_list("unit_id", flat=True)
    issued_to = sorted(set(units))
    move(plan, to=PlanState.ISSUED, running_since=running_since, issued_to=issued_to, state_reason="")
    span = Period(plan.starts_on, plan.ends_on)
    TaskPeriod.objects.bulk_create(_task_rows(plan, span=span, issued_on=running_since), batch_size=500)
    TargetPeriod.objects.bulk_create(_target_rows(plan, span=span, issued_on=running_since), batch_size=500)
    DutyPeriod.objects.bulk_create(_duty_rows(plan, span=span, issued_on=running_since), batch_size=500)
    record("plan_issued", subject=plan, by=by.person, at=at, organisation_id=plan.organisation_id)
    carry_work(plan, since=running_since, by=by, at=at)
    note_instruments(plan)


def _end_old(plan: Plan, *, by: Actor, at: datetime) -> None:
    old = plan.supersedes
    if old is None or old.state != PlanState.ISSUED:
        return
    move(old, to=PlanState.SUPERSEDED, state_reason=str(plan))
    record(
        "plan_superseded",
        subject=old,
        by=by.person,
        at=at,
        organisation_id=old.organisation_id,
        reason=str(plan),
    )


def _task_rows(plan: Plan, *, span: Period, issued_on: date) -> list[TaskPeriod]:
    tasks: list[Task] = list(plan.tasks.filter(timing_type=TimingType.RECURRING).order_by("position"))
    return [
        TaskPeriod(task=task, starts_on=period.start, due_on=period.end, is_informative=informative)
        for task in tasks
        for period, informative in task_periods(
            {"type": task.timing_type, "every": task.every}, plan=span, issued_on=issued_on
        )
    ]


def _target_rows(plan: Plan, *, span: Period, issued_on: date) -> list[TargetPeriod]:
    targets: list[Target] = list(plan.targets.order_by("position"))
    return [row for target in targets for row in target_rows(target, span=span, issued_on=issued_on)]


def target_rows(target: Target, *, span: Period, issued_on: date) -> list[TargetPeriod]:
    """The dated parts of one target, not yet saved."""
    periods = target_periods(
        quantity=target.quantity, per=target.per, window=target.window, plan=span, issued_on=issued_on
    )
    return [
        TargetPeriod(
            target=target,
            starts_on=period.start,
            ends_on=period.end,
            quantity=quantity,
            is_informative=informative,
        )
        for period, quantity, informative in periods
    ]


def _duty_rows(plan: Plan, *, span: Period, issued_on: date) -> list[DutyPeriod]:
    """Reports that were due before the plan was issued are demanded only of a plan that is entered afterwards."""
    duties: list[ReportingDuty] = list(plan.reporting_duties.order_by("position"))
    return [
        DutyPeriod(
            duty=duty,
            every=dates.every,
            starts_on=dates.window.start,
            ends_on=dates.window.end,
            due_on=dates.due_on,
            is_inferred=dates.is_inferred,
        )
        for duty in duties
        for dates in report_dates(
            tuple(duty.frequencies),
            deadline_day=duty.deadline_day,
            deadline_text=duty.deadline_text,
            plan=span,
        )
        if dates.due_on >= issued_on or issued_on > span.end
    ]
