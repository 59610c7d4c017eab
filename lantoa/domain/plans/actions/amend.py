"""A running plan is amended: a draft of its next version that holds all that it holds, each row knowing its origin."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Max, Model
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.documents.actions import find_or_make
from lantoa.domain.documents.states import CitationRole
from lantoa.domain.errors import Stale
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.issuers import issuer_name
from lantoa.domain.plans.actions.versions import snapshot
from lantoa.domain.plans.actions.words import add_words, frame_fields
from lantoa.domain.plans.actions.writing import check_not_held, count_up
from lantoa.domain.plans.amending_words import HEADING, amended_subject, amendment_lines, own_subject
from lantoa.domain.plans.frames import frame_of_record
from lantoa.domain.plans.models import (
    Assignment,
    Citation,
    PaperFrame,
    Plan,
    PlanItem,
    PlanSection,
    ReportingDuty,
    Target,
    Task,
)
from lantoa.domain.plans.queries.lines import line_of
from lantoa.domain.plans.queries.record import record_of
from lantoa.domain.plans.rules import check_can_amend, check_can_edit
from lantoa.domain.plans.sections import sections_of_record
from lantoa.domain.plans.states import AssignmentState, PlanState, SectionHolds, TaskState

Copied = TypeVar("Copied", bound=Model)


@transaction.atomic
def amend(*, plan: Plan, is_replacement: bool, by: Actor, at: datetime) -> Plan:
    """Begin the next version of a running plan, which goes on to run until that version is issued.

    Args:
        is_replacement: the new version stands in the whole place of the old one and keeps its subject; else it is
            an amendment that names what it changes.

    Raises:
        Denied: to those who do not keep plans, for a plan that does not run, or beside a draft begun before.
        Stale: if somebody began one in the same moment.
    """
    plan = Plan.objects.select_related("organisation").get(pk=plan.pk)
    check_can_amend(plan, by)
    line = line_of(plan)
    subject = (own_subject(line) or plan.subject) if is_replacement else amended_subject(line)
    try:
        with transaction.atomic():
            new = _head(plan, subject=subject, by=by, at=at)
            new.save(force_insert=True)
    except IntegrityError as error:
        raise Stale(_("Người khác vừa lập bản sửa đổi của kế hoạch này; hãy tải lại trang.")) from error
    Plan.objects.filter(pk=new.pk).update(folded_text=new.words)
    _copy_words(plan, new)
    _copy_rows(plan, new)
    if not is_replacement:
        _cite_old(plan, new)
    snapshot(plan=new, by=by, at=at, note=_("Nguyên bản %(number)s") % {"number": plan.display_number})
    way = _("thay thế") if is_replacement else _("sửa đổi, bổ sung")
    for subject_of_event in (plan, new):
        record(
            "plan_amended",
            subject=subject_of_event,
            by=by.person,
            at=at,
            organisation_id=plan.organisation_id,
            way=way,
        )
    return new


def _values(row: Model, **changed: Any) -> dict[str, Any]:
    """All columns of a row but its number, some of them changed."""
    kept = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    kept.pop(row._meta.pk.attname)
    return {**kept, **changed}


def _head(plan: Plan, *, subject: str, by: Actor, at: datetime) -> Plan:
    changed: dict[str, Any] = {
        "subject": subject,
        "number": "",
        "issued_on": None,
        "supersedes_id": plan.pk,
        "state": PlanState.DRAFT,
        "state_reason": "",
        "source_file_id": None,
        "revision": 1,
        "created_at": at,
        "created_by_id": by.person.pk,
        "running_since": None,
        "issued_to": [],
    }
    return Plan(**_values(plan, **changed))


def _copy_words(plan: Plan, new: Plan) -> None:
    sections = list(PlanSection.objects.filter(plan=plan).order_by("position"))
    frame = PaperFrame.objects.filter(plan=plan).first()
    record_now = record_of(plan) if frame is None or not sections else {}
    if sections:
        _copies(PlanSection, sections, plan_id=new.pk, revision=1)
    else:
        add_words(new, sections=sections_of_record(record_now))
    if frame is not None:
        PaperFrame.objects.create(**_values(frame, plan_id=new.pk, revision=1))
    else:
        fields = frame_fields(frame_of_record(record_now, organisation=plan.organisation))
        PaperFrame.objects.create(plan=new, **fields)


def _copies(model: type[Copied], rows: list[Copied], **changed: Any) -> list[Copied]:
    return model._default_manager.bulk_create(
        [model(**_values(row, **changed)) for row in rows], batch_size=200
    )


def _copy_rows(plan: Plan, new: Plan) -> None:
    tasks = _copy_tasks(plan, new)
    targets = Target.objects.filter(plan=plan).order_by("position")
    Target.objects.bulk_create(
        Target(**_values(row, plan_id=new.pk, task_id=tasks.get(row.task_id or 0), carried_from_id=row.pk))
        for row in targets
    )
    _copies(ReportingDuty, list(ReportingDuty.objects.filter(plan=plan).order_by("position")), plan_id=new.pk)
    _copies(PlanItem, list(PlanItem.objects.filter(plan=plan).order_by("pk")), plan_id=new.pk)
    _copies(Citation, list(Citation.objects.filter(plan=plan).order_by("position")), plan_id=new.pk)


def _copy_tasks(plan: Plan, new: Plan) -> dict[int, int]:
    """Numbers of the old tasks with those of their copies; work begins nowhere anew, it is taken over on issue."""
    copies: dict[int, int] = {}
    fresh = {"state": TaskState.OPEN, "state_reason": "", "done_on": None, "revision": 1}
    for task in Task.objects.filter(plan=plan).order_by("position"):
        copy = Task.objects.create(**_values(task, plan_id=new.pk, carried_from_id=task.pk, **fresh))
        copies[task.pk] = copy.pk
    parts = Assignment.objects.filter(task__plan=plan).order_by("pk")
    unanswered = {"state": AssignmentState.PENDING, "note": "", "answered_at": None, "answered_by_id": None}
    Assignment.objects.bulk_create(
        Assignment(**_values(part, task_id=copies[part.task_id], **unanswered)) for part in parts
    )
    return copies


def _cite_old(plan: Plan, new: Plan) -> None:
    """An amendment stands on the plan that it amends, once that has a number."""
    if not plan.number:
        return
    instrument = find_or_make(
        kind=plan.kind,
        number=plan.number,
        issued_on=plan.issued_on,
        issuer=issuer_name(plan.organisation),
        subject=plan.subject,
    )
    last = Citation.objects.filter(plan=new).aggregate(last=Max("position"))["last"] or 0
    Citation.objects.get_or_create(
        plan=new,
        instrument=instrument,
        defaults={"role": CitationRole.LEGAL_BASIS, "position": last + 1, "subject": plan.subject},
    )


@transaction.atomic
def write_changes(*, plan: Plan, revision: int, by: Actor, at: datetime) -> PlanSection:
    """Write into the text of an amendment what it changes, as a section that can be edited; again, to renew it.

    Raises:
        Denied: to those who may not edit the draft.
        Stale: if the plan was saved since `revision`.
    """
    check_can_edit(plan, by)
    check_not_held(plan, by=by, at=at)
    count_up(plan, revision=revision)
    lines = [{"mark": line.mark or None, "text": line.text} for line in amendment_lines(plan)]
    rows = PlanSection.objects.filter(plan=plan)
    section = rows.filter(heading=HEADING).order_by("position").first()
    if section is None:
        last = rows.aggregate(last=Max("position"))["last"] or 0
        section = PlanSection(plan=plan, position=last + 1, level=1, heading=HEADING)
    section.lines, section.holds, section.revision = lines, SectionHolds.TEXT, section.revision + 1
    section.save()
    record("plan_changed", subject=plan, by=by.person, at=at, organisation_id=plan.organisation_id)
    return section
