"""A plan is made from a reviewed draft."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.documents.actions import find_or_make
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.actions.words import add_frame, add_words
from lantoa.domain.plans.drafts import CitationDraft, DutyDraft, PlanDraft, TargetDraft, TaskDraft
from lantoa.domain.plans.expansion import task_dates
from lantoa.domain.plans.models import (
    Assignment,
    Citation,
    Plan,
    PlanItem,
    PlanVersion,
    ReportingDuty,
    Target,
    Task,
)
from lantoa.domain.plans.queries.record import record_of
from lantoa.domain.plans.rules import check_can_create
from lantoa.domain.plans.sections import sections_of_record
from lantoa.domain.plans.states import PUBLISHED, ItemKind, Part, TimingType
from lantoa.domain.search.words import folded
from lantoa.lib.periods import Period


@transaction.atomic
def create(*, draft: PlanDraft, by: Actor, at: datetime) -> Plan:
    """Save a reviewed plan as a draft with its tasks, targets, duties, citations and first version.

    Raises:
        Denied: if the actor does not keep plans in the body.
        Invalid: with a sentence for each field that is missing or wrong; nothing is saved then.
    """
    check_can_create(draft.organisation_id, by)
    _check(draft)
    organisation = Unit.objects.get(pk=draft.organisation_id)
    plan = Plan.objects.create(
        organisation=organisation,
        org_path=organisation.path,
        kind=draft.kind[:60] or "Kế hoạch",
        subject=draft.subject,
        number=draft.number,
        issued_on=draft.issued_on,
        starts_on=draft.starts_on,
        ends_on=draft.ends_on,
        lead_unit_id=draft.lead_unit_id,
        superior_plan_id=draft.superior_plan_id,
        source_file_id=draft.source_file_id,
        created_at=at,
        created_by=by.person,
        folded_text=folded(draft.number, draft.kind[:60] or "Kế hoạch", draft.subject, organisation.name),
    )
    add_words(plan, sections=draft.sections or sections_of_record(draft.record))
    add_frame(plan, draft.record, draft.frame)
    tasks = [add_task_row(plan, one, position=place) for place, one in enumerate(draft.tasks, 1)]
    _add_targets(plan, draft.targets, tasks)
    _add_duties(plan, draft.duties)
    _add_citations(plan, draft.citations)
    _add_items(plan, draft)
    version = draft.record or record_of(plan)
    PlanVersion.objects.create(plan=plan, number=1, record=version, made_at=at, made_by=by.person)
    record(
        "plan_created", subject=plan, by=by.person, at=at, organisation_id=organisation.pk, tasks=len(tasks)
    )
    return plan


def _check(draft: PlanDraft) -> None:
    problems = {}
    if not draft.subject.strip():
        problems["subject"] = _("Hãy nhập trích yếu của kế hoạch.")
    if len(draft.subject) > 600:
        problems["subject"] = _("Trích yếu dài quá 600 ký tự; hãy rút gọn.")
    if draft.starts_on > draft.ends_on:
        problems["ends_on"] = _("Ngày kết thúc phải sau ngày bắt đầu.")
    if (
        draft.number
        and Plan.objects.filter(
            organisation_id=draft.organisation_id, number=draft.number, issued_on=draft.issued_on
        )
        .exclude(issued_on=None)
        .exists()
    ):
        problems["number"] = _("Cơ quan đã có kế hoạch số %(number)s cùng ngày.") % {"number": draft.number}
    check_superior(draft.organisation_id, draft.superior_plan_id, problems)
    _check_units(draft, problems)
    if problems:
        raise Invalid(_("Kế hoạch chưa lưu được; hãy sửa những chỗ được chỉ ra."), problems)


def check_superior(organisation_id: int, superior_plan_id: int | None, problems: dict[str, str]) -> None:
    """Adds a problem unless the superior plan is none, or was issued by this body or one above; for this package.

    A plan of the same body is the frame of a unit's own or a thematic plan (PLAN-17 to PLAN-19).
    """
    if superior_plan_id is None:
        return
    superior = Plan.objects.filter(pk=superior_plan_id, state__in=PUBLISHED).first()
    own = Unit.objects.get(pk=organisation_id)
    if superior is None or not own.path.startswith(superior.org_path):
        problems["superior_plan"] = _(
            "Kế hoạch cấp trên phải là kế hoạch đã ban hành của chính cơ quan hoặc của cơ quan cấp trên."
        )


def _check_units(draft: PlanDraft, problems: dict[str, str]) -> None:
    wanted = {unit for task in draft.tasks for unit in (*task.lead_ids, *task.collaborator_ids)}
    known = set(Unit.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    for place, task in enumerate(draft.tasks):
        if not task.name.strip():
            problems[f"tasks[{place}].name"] = _("Nhiệm vụ thứ %(place)s chưa có nội dung.") % {
                "place": place + 1
            }
        if not known.issuperset((*task.lead_ids, *task.collaborator_ids)):
            problems[f"tasks[{place}].leads"] = _("Đơn vị được giao không còn trong danh mục.")


def add_task_row(plan: Plan, draft: TaskDraft, *, position: int) -> Task:
    """One task with its dates and units; for the doors of this package only."""
    dates = task_dates(draft.timing, plan=Period(plan.starts_on, plan.ends_on))
    timing = draft.timing or {}
    task = Task.objects.create(
        plan=plan,
        organisation_id=plan.organisation_id,
        org_path=plan.org_path,
        number=draft.number[:20],
        position=position,
        name=draft.name,
        products=list(draft.products),
        lead_text=list(draft.lead_text),
        collaborator_text=list(draft.collaborator_text),
        timing_text=str(timing.get("text", ""))[:250],
        timing_type=timing.get("type") or TimingType.UNSPECIFIED,
        every=timing.get("every", ""),
        starts_on=dates.starts_on,
        due_on=dates.due_on,
        is_outside_period=dates.is_outside_period,
        source_sentence=draft.source_sentence,
        folded_text=folded(draft.number, draft.name, *draft.products),
    )
    leads = dict.fromkeys(draft.lead_ids, Part.LEAD)
    parts = {**dict.fromkeys(draft.collaborator_ids, Part.COLLABORATOR), **leads}
    Assignment.objects.bulk_create(
        Assignment(task=task, unit_id=unit, part=part) for unit, part in parts.items()
    )
    return task


def _add_targets(plan: Plan, drafts: tuple[TargetDraft, ...], tasks: list[Task]) -> None:
    Target.objects.bulk_create(
        Target(
            plan=plan,
            task=tasks[draft.task] if draft.task is not None else None,
            position=place,
            text=draft.text,
            quantity=draft.quantity,
            comparator=draft.comparator,
            unit_text=draft.unit_text[:120],
            per=draft.per,
            channel=draft.channel,
            responsible_id=draft.responsible_id,
            responsible_text=draft.responsible_text[:300],
            scope=draft.scope,
            window=draft.window,
            default_reading=draft.default_reading,
        )
        for place, draft in enumerate(drafts, 1)
    )


def _add_duties(plan: Plan, drafts: tuple[DutyDraft, ...]) -> None:
    ReportingDuty.objects.bulk_create(
        ReportingDuty(
            plan=plan,
            position=place,
            reporter=draft.reporter[:400],
            reporter_unit_id=draft.reporter_unit_id,
            recipient=draft.recipient[:400],
            via=draft.via[:300],
            frequencies=list(draft.frequencies),
            deadline_text=draft.deadline_text[:300],
            deadline_day=draft.deadline_day,
            merged_into=draft.merged_into[:400],
        )
        for place, draft in enumerate(drafts, 1)
    )


def _add_citations(plan: Plan, drafts: tuple[CitationDraft, ...]) -> None:
    seen: set[int] = set()
    for place, draft in enumerate(drafts, 1):
        instrument = find_or_make(
            kind=draft.kind,
            number=draft.number,
            issued_on=draft.issued_on,
            issuer=draft.issuer,
            subject=draft.subject,
        )
        if instrument.pk not in seen:
            seen.add(instrument.pk)
            Citation.objects.create(
                plan=plan, instrument=instrument, role=draft.role, position=place, subject=draft.subject
            )


def _add_items(plan: Plan, draft: PlanDraft) -> None:
    lists = (
        (ItemKind.TOPIC, draft.topics),
        (ItemKind.FORM, draft.forms),
        (ItemKind.AUDIENCE, draft.audiences),
    )
    PlanItem.objects.bulk_create(
        PlanItem(plan=plan, kind=kind, position=place, text=text)
        for kind, texts in lists
        for place, text in enumerate(texts, 1)
    )
