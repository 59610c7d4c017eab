"""A draft is begun: empty, from a sample, from the superior's plan, from a plan of the body itself."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.issuers import issuer_name
from lantoa.domain.organisations.matching import directory_of
from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.actions.create import create
from lantoa.domain.plans.actions.inherit import pull_in
from lantoa.domain.plans.changes import PlanHead
from lantoa.domain.plans.default_sections import empty_sections, opening_of
from lantoa.domain.plans.drafts import PlanDraft
from lantoa.domain.plans.frames import own_frame
from lantoa.domain.plans.from_record import citation_draft, duty_draft, target_draft, task_draft
from lantoa.domain.plans.models import Plan, Task
from lantoa.domain.plans.pairing import Status
from lantoa.domain.plans.queries.inheritance import inheritance_of
from lantoa.domain.plans.rules import check_can_begin_from, check_can_create
from lantoa.domain.plans.samples import KEYS, sample_record, sample_sections
from lantoa.domain.plans.starting_from import draft_from_own, draft_from_superior


@transaction.atomic
def start_empty(*, organisation_id: int, head: PlanHead, by: Actor, at: datetime) -> Plan:
    """A draft with the headings that plans of this kind have, and nothing under them.

    Raises:
        Denied: if the actor does not keep plans in the body.
        Invalid: for a subject, period or lead unit that cannot be.
    """
    body = _body(organisation_id, head, by=by)
    draft = PlanDraft(
        organisation_id=organisation_id,
        subject=head.subject,
        starts_on=head.starts_on,
        ends_on=head.ends_on,
        lead_unit_id=head.lead_unit_id,
        record={},
        sections=empty_sections(opening=opening_of(issuer_name(body), subject=head.subject)),
        frame=own_frame(body),
    )
    return _begun(draft, source=_("bản trống"), by=by, at=at)


@transaction.atomic
def start_from_sample(
    *, sample_key: str, organisation_id: int, head: PlanHead, by: Actor, at: datetime
) -> Plan:
    """A draft of a sample's words, with the body's name, the year, and own units by their usual names.

    Raises:
        Denied: if the actor does not keep plans in the body.
        Invalid: for an unknown sample, or a subject, period or lead unit that cannot be.
    """
    if sample_key not in KEYS:
        raise Invalid(_("Không có mẫu này; hãy chọn lại."), {"source": _("Hãy chọn một mẫu.")})
    body = _body(organisation_id, head, by=by)
    sample = sample_record(sample_key, places=_places(body, head))
    directory = directory_of(body, on=by.on)
    tasks = tuple(task_draft(row, directory) for row in sample["tasks"])
    draft = PlanDraft(
        organisation_id=organisation_id,
        subject=head.subject,
        starts_on=head.starts_on,
        ends_on=head.ends_on,
        lead_unit_id=head.lead_unit_id,
        record={},
        tasks=tasks,
        targets=tuple(target_draft(row, directory, tasks=tasks) for row in sample["targets"]),
        duties=tuple(duty_draft(row, directory) for row in sample["reporting"]),
        citations=tuple(citation_draft(row) for row in sample["citations"]),
        topics=tuple(sample["topics"]),
        forms=tuple(sample["channels"]),
        audiences=tuple(sample["audiences"]),
        sections=sample_sections(sample, opening=opening_of(issuer_name(body), subject=head.subject)),
        frame=own_frame(body),
    )
    return _begun(draft, source=_("mẫu"), by=by, at=at)


@transaction.atomic
def start_from_plan(*, source: Plan, organisation_id: int, head: PlanHead, by: Actor, at: datetime) -> Plan:
    """A draft from the superior's plan, or from a plan of the body itself; years and dates are moved.

    Of the superior's plan those tasks and targets are taken over that are addressed to this body, each knowing
    where it comes from, with own units in the places of the superior's. Of an own plan all is taken over, and it
    implements the newest plan of the same superior. Number, date and signer are never taken over.

    Raises:
        Denied: if the actor does not keep plans in the body, or may not begin from that plan.
        Invalid: for a subject, period or lead unit that cannot be.
    """
    body = _body(organisation_id, head, by=by)
    check_can_begin_from(source, body, by)
    name = f"{source.kind} {source.number}".strip()
    if source.organisation_id == organisation_id:
        return _begun(draft_from_own(source, head, body=body, on=by.on), source=name, by=by, at=at)
    directory = directory_of(body, on=by.on)
    plan = _begun(
        draft_from_superior(source, head, body=body, directory=directory), source=name, by=by, at=at
    )
    _pull_all(plan, by=by, at=at)
    return plan


def _pull_all(plan: Plan, *, by: Actor, at: datetime) -> None:
    """Everything that the superior addresses to this body."""
    found = inheritance_of(plan, on=by.on)
    tasks = [one.superior.pk for one in found.tasks if one.superior and one.status == Status.MISSING]
    targets = [one.superior.pk for one in found.targets if one.superior and one.status == Status.MISSING]
    if not tasks and not targets:
        return
    pull_in(plan=plan, task_ids=tasks, target_ids=targets, revision=plan.revision, by=by, at=at)
    rows = list(plan.tasks.order_by("position"))
    for place, row in enumerate(rows, 1):
        row.number = str(place)
    Task.objects.bulk_update(rows, ["number"], batch_size=200)


def _begun(draft: PlanDraft, *, source: str, by: Actor, at: datetime) -> Plan:
    plan = create(draft=draft, by=by, at=at)
    record(
        "plan_begun", subject=plan, by=by.person, at=at, organisation_id=plan.organisation_id, source=source
    )
    return plan


def _body(organisation_id: int, head: PlanHead, *, by: Actor) -> Unit:
    check_can_create(organisation_id, by)
    own = Unit.objects.filter(organisation_id=organisation_id)
    if head.lead_unit_id and not own.filter(pk=head.lead_unit_id).exists():
        problem = _("Đơn vị chủ trì phải thuộc cơ quan.")
        raise Invalid(_("Chưa lập được kế hoạch; hãy sửa những chỗ được chỉ ra."), {"lead_unit": problem})
    return Unit.objects.select_related("parent").get(pk=organisation_id)


def _places(body: Unit, head: PlanHead) -> dict[str, str]:
    """What stands in the places of a sample."""
    issuer = issuer_name(body)
    name = f"{body.name[:1].lower()}{body.name[1:]}" if issuer != body.name else body.name
    return {
        "issuer": issuer,
        "body": name,
        "level": name.split(" ")[0] if issuer != body.name else "Sở",
        "year": str(head.starts_on.year),
    }
