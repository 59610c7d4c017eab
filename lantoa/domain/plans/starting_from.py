"""What another plan gives to a new draft: its words, lists, tasks, targets and duties, moved to the new period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from lantoa.domain.documents.states import CitationRole
from lantoa.domain.organisations.issuers import issuer_name
from lantoa.domain.organisations.matching import Directory
from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.addressing import reaching
from lantoa.domain.plans.changes import PlanHead
from lantoa.domain.plans.default_sections import opening_of, with_opening
from lantoa.domain.plans.drafts import CitationDraft, DutyDraft, PlanDraft, TargetDraft, TaskDraft
from lantoa.domain.plans.frames import FrameChange, own_frame
from lantoa.domain.plans.from_record import citation_draft, duty_draft
from lantoa.domain.plans.inherited_words import moved_sections, with_own_units
from lantoa.domain.plans.models import PaperFrame, Plan, Target, Task
from lantoa.domain.plans.moving import Move
from lantoa.domain.plans.record import record_of, section_drafts_of
from lantoa.domain.plans.sections import SectionDraft, sections_of_record
from lantoa.domain.plans.states import PUBLISHED, Part
from lantoa.lib.periods import Period

Record = dict[str, Any]


def draft_from_superior(source: Plan, head: PlanHead, *, body: Unit, directory: Directory) -> PlanDraft:
    """The superior's plan as the draft of `body`: everything but its tasks and targets, which are pulled in.

    Legal bases are carried, the superior's plan is the last of them. Duties to report that reach all bodies of this
    kind become the body's own.
    """
    move = Move(
        source.period, Period(head.starts_on, head.ends_on), old_body=source.organisation, new_body=body
    )
    record = record_of(source)
    lead = Unit.objects.filter(pk=head.lead_unit_id).first() if head.lead_unit_id else None
    sections = moved_sections(_sections(source, record), move)
    sections = with_own_units(sections, directory, lead=lead.name if lead else body.name)
    own = own_frame(body)
    return replace(
        _draft(record, head, body=body, move=move, sections=sections),
        superior_plan_id=source.pk if source.state in PUBLISHED else None,
        citations=(*_bases(record, without=None), *_superior_plan(source)),
        duties=_own_duties(record, move=move, body=body, directory=directory),
        frame=replace(own, recipients=(issuer_name(source.organisation), *own.recipients)),
    )


def draft_from_own(source: Plan, head: PlanHead, *, body: Unit, on: date) -> PlanDraft:
    """A plan of the body itself as its next draft, with the units that still exist on `on`."""
    move = Move(source.period, Period(head.starts_on, head.ends_on))
    record = record_of(source)
    superior = next_superior(source, Period(head.starts_on, head.ends_on))
    old = source.superior_plan.number if superior is not None and source.superior_plan else None
    tasks = list(source.tasks.prefetch_related("assignments__unit").order_by("position"))
    places = {task.pk: place for place, task in enumerate(tasks)}
    return replace(
        _draft(record, head, body=body, move=move, sections=moved_sections(_sections(source, record), move)),
        superior_plan_id=superior.pk if superior else None,
        citations=(*_bases(record, without=old), *(_superior_plan(superior) if superior else ())),
        tasks=tuple(_task(task, move=move, on=on) for task in tasks),
        targets=tuple(
            _target(target, move=move, places=places, on=on) for target in _ordered_targets(source)
        ),
        duties=tuple(
            DutyDraft(
                reporter=row.reporter,
                recipient=row.recipient,
                via=row.via,
                frequencies=tuple(row.frequencies),
                deadline_text=move.text(row.deadline_text),
                deadline_day=row.deadline_day,
                merged_into=move.text(row.merged_into),
                reporter_unit_id=row.reporter_unit_id,
            )
            for row in source.reporting_duties.order_by("position")
        ),
        frame=_own_frame(source, body, move=move),
    )


def next_superior(source: Plan, period: Period) -> Plan | None:
    """The newest issued plan of the same superior that meets the new period; None where there is none yet."""
    if source.superior_plan is None:
        return None
    rows = Plan.objects.filter(
        organisation=source.superior_plan.organisation_id,
        state__in=PUBLISHED,
        starts_on__lte=period.end,
        ends_on__gte=period.start,
    )
    return rows.exclude(pk=source.pk).order_by("-starts_on", "-pk").first()


def _draft(
    record: Record, head: PlanHead, *, body: Unit, move: Move, sections: Iterable[SectionDraft]
) -> PlanDraft:
    issuer = issuer_name(body)
    return PlanDraft(
        organisation_id=body.pk,
        subject=head.subject,
        starts_on=head.starts_on,
        ends_on=head.ends_on,
        lead_unit_id=head.lead_unit_id,
        record={},
        topics=_moved(record["topics"], move),
        forms=_moved(record["channels"], move),
        audiences=_moved(record["audiences"], move),
        sections=with_opening(list(sections), opening_of(issuer, subject=head.subject)),
    )


def _sections(source: Plan, record: Record) -> list[SectionDraft]:
    return section_drafts_of(source) or sections_of_record(record)


def _moved(texts: Iterable[str], move: Move) -> tuple[str, ...]:
    return tuple(move.text(text) for text in texts)


def _bases(record: Record, *, without: str | None) -> tuple[CitationDraft, ...]:
    return tuple(
        citation_draft(row)
        for row in record["citations"]
        if row["role"] == CitationRole.LEGAL_BASIS and not (without and row["number"] == without)
    )


def _superior_plan(superior: Plan) -> tuple[CitationDraft, ...]:
    """The superior's plan as a legal basis; nothing while it has no number."""
    if not superior.number:
        return ()
    subject = f"{superior.subject[:1].lower()}{superior.subject[1:]}"
    return (
        CitationDraft(
            kind=superior.kind,
            number=superior.number,
            issued_on=superior.issued_on,
            issuer=issuer_name(superior.organisation),
            subject=subject,
            role=CitationRole.LEGAL_BASIS,
        ),
    )


def _own_duties(record: Record, *, move: Move, body: Unit, directory: Directory) -> tuple[DutyDraft, ...]:
    ours = [
        row for row in record["reporting"] if row["reporter"] and reaching([row["reporter"]], kind=body.kind)
    ]
    return tuple(
        replace(
            duty_draft(row, directory),
            reporter=issuer_name(body),
            reporter_unit_id=body.pk,
            deadline_text=move.text((row["deadline"] or {}).get("text") or ""),
        )
        for row in ours
    )


def _task(task: Task, *, move: Move, on: date) -> TaskDraft:
    parts = [row for row in task.assignments.all() if row.unit.is_valid_on(on)]
    return TaskDraft(
        name=move.text(task.name),
        number=task.number,
        products=tuple(move.text(one) for one in task.products),
        lead_text=tuple(task.lead_text),
        collaborator_text=tuple(task.collaborator_text),
        lead_ids=tuple(row.unit_id for row in parts if row.part == Part.LEAD),
        collaborator_ids=tuple(row.unit_id for row in parts if row.part == Part.COLLABORATOR),
        timing=move.timing(task.timing),
    )


def _ordered_targets(source: Plan) -> list[Target]:
    return list(source.targets.select_related("responsible").order_by("position"))


def _target(target: Target, *, move: Move, places: dict[int, int], on: date) -> TargetDraft:
    unit = target.responsible
    return TargetDraft(
        text=move.text(target.text),
        quantity=target.quantity,
        comparator=target.comparator,
        unit_text=target.unit_text,
        per=target.per,
        channel=target.channel,
        responsible_text=target.responsible_text,
        responsible_id=unit.pk if unit is not None and unit.is_valid_on(on) else None,
        scope=target.scope,
        window=target.window,
        default_reading=target.default_reading,
        task=places.get(target.task_id or 0),
    )


def _own_frame(source: Plan, body: Unit, *, move: Move) -> FrameChange:
    """The frame of the last plan without its signer; that of the body where it had none."""
    own = own_frame(body)
    frame = PaperFrame.objects.filter(plan=source).first()
    if frame is None:
        return own
    return replace(
        own,
        superior_name=frame.superior_name or own.superior_name,
        symbol=frame.symbol or own.symbol,
        place=frame.place or own.place,
        drafting_unit_id=frame.drafting_unit_id,
        recipients=tuple(move.text(line) for line in frame.recipients) or own.recipients,
    )
