"""A draft is made again what one of its versions says; rows that are in both stay the rows that they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from lantoa.domain.documents.actions import find_or_make
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.matching import Directory, directory_of
from lantoa.domain.plans.actions.create import add_task_row
from lantoa.domain.plans.actions.draft_duties import duty_fields
from lantoa.domain.plans.actions.draft_targets import target_fields
from lantoa.domain.plans.actions.drafting import change_row, date_again
from lantoa.domain.plans.actions.versions import AUTOSAVED, snapshot
from lantoa.domain.plans.actions.words import add_words
from lantoa.domain.plans.actions.writing import log, writing
from lantoa.domain.plans.frames import frame_of_record
from lantoa.domain.plans.from_record import citation_draft, duty_draft, target_draft, task_draft
from lantoa.domain.plans.models import (
    Citation,
    PaperFrame,
    Plan,
    PlanItem,
    PlanSection,
    PlanVersion,
    ReportingDuty,
    Target,
    Task,
)
from lantoa.domain.plans.sections import sections_of_record
from lantoa.domain.plans.states import ItemKind
from lantoa.domain.plans.word_changes import pairs_by

_AWAY = 10_000
"""Added to every place for the moment in which rows change places."""
_LISTS = (("topics", ItemKind.TOPIC), ("channels", ItemKind.FORM), ("audiences", ItemKind.AUDIENCE))
_NEEDED = ("document", "outline", "body", "tasks", "targets", "reporting", "citations")


def restore_version(*, version: PlanVersion, revision: int, by: Actor, at: datetime) -> Plan:
    """Make the draft say again what the version says; what it says now becomes a version first.

    A task or target that is in both keeps its row, with its units where its words for them are the same, and what
    it was inherited or carried from. Number, date and signing form stay as they are.

    Args:
        revision: the revision of the plan that the writer saw.

    Raises:
        Denied: if the actor may not edit the plan.
        Invalid: for a version that holds no whole record.
        StaleKept: if the plan was saved since `revision`, or another writes the draft.
    """
    plan = version.plan
    name = _("Phiên bản %(number)s") % {"number": version.number}
    with writing(plan, place="version", place_name=name, content=None, by=by, at=at, revision=revision):
        said: Mapping[str, Any] = version.record if isinstance(version.record, Mapping) else {}
        if any(key not in said for key in _NEEDED):
            raise Invalid(_("Phiên bản này không giữ đủ nội dung để khôi phục."))
        snapshot(plan=plan, by=by, at=at, note=AUTOSAVED)
        _head(plan, said["document"])
        _words(plan, said)
        directory = directory_of(plan.organisation, on=by.on)
        tasks = _tasks(plan, said["tasks"], directory)
        _targets(plan, said["targets"], directory, tasks)
        _duties(plan, said["reporting"], directory)
        _citations(plan, said["citations"])
        date_again(plan)
        log("draft_restored", plan, by=by, at=at, number=version.number)
    return plan


def _head(plan: Plan, document: Mapping[str, Any]) -> None:
    period = document.get("period") or {}
    if period.get("start") and period.get("end"):
        plan.starts_on = date.fromisoformat(period["start"])
        plan.ends_on = date.fromisoformat(period["end"])
    plan.subject = str(document.get("subject") or plan.subject)[:600]
    plan.folded_text = plan.words
    plan.save(update_fields=["subject", "starts_on", "ends_on", "folded_text"])


def _words(plan: Plan, said: Mapping[str, Any]) -> None:
    PlanSection.objects.filter(plan=plan).delete()
    add_words(plan, sections=sections_of_record(said))
    frame = frame_of_record(said, organisation=plan.organisation)
    PaperFrame.objects.filter(plan=plan).update(
        place=frame.place,
        signer_name=frame.signer_name,
        signer_position=frame.signer_position,
        recipients=list(frame.recipients),
        revision=F("revision") + 1,
    )
    PlanItem.objects.filter(plan=plan).delete()
    PlanItem.objects.bulk_create(
        PlanItem(plan=plan, kind=kind, position=place, text=text)
        for name, kind in _LISTS
        for place, text in enumerate(said.get(name) or [], 1)
    )


def _tasks(plan: Plan, rows: Sequence[Mapping[str, Any]], directory: Directory) -> list[Task]:
    """The tasks of the version in its order; those that it has not are taken out."""
    Task.objects.filter(plan=plan).update(position=F("position") + _AWAY)
    own = list(Task.objects.filter(plan=plan).select_related("plan").order_by("position"))
    names = ["; ".join((task.name, *task.products)) for task in own]
    wanted = ["; ".join((row["name"], *row["products"])) for row in rows]
    found: dict[int, Task] = {}
    for old, new in pairs_by(names, wanted):
        if new is None:
            own[old or 0].delete()
            continue
        draft = task_draft(rows[new], directory)
        if old is None:
            found[new] = add_task_row(plan, draft, position=new + 1)
            continue
        task = own[old]
        if (
            list(draft.lead_text) == task.lead_text
            and list(draft.collaborator_text) == task.collaborator_text
        ):
            parts = list(task.assignments.values_list("unit_id", "part"))
            draft = replace(
                draft,
                lead_ids=tuple(unit for unit, part in parts if part == "lead"),
                collaborator_ids=tuple(unit for unit, part in parts if part != "lead"),
            )
        change_row(task, draft)
        Task.objects.filter(pk=task.pk).update(position=new + 1)
        found[new] = task
    return [found[place] for place in sorted(found)]


def _targets(
    plan: Plan, rows: Sequence[Mapping[str, Any]], directory: Directory, tasks: Sequence[Task]
) -> None:
    Target.objects.filter(plan=plan).update(position=F("position") + _AWAY)
    own = list(Target.objects.filter(plan=plan).order_by("position"))
    for old, new in pairs_by([target.text for target in own], [row["text"] for row in rows]):
        if new is None:
            own[old or 0].delete()
            continue
        draft = target_draft(rows[new], directory)
        task = next((one for one in tasks if draft.text in one.products), None)
        if old is None:
            Target.objects.create(plan=plan, position=new + 1, task=task, **target_fields(draft))
            continue
        kept = ("scope", "window", "default_reading", "responsible_id")
        fields = {name: value for name, value in target_fields(draft).items() if name not in kept}
        Target.objects.filter(pk=own[old].pk).update(position=new + 1, **fields)


def _duties(plan: Plan, rows: Sequence[Mapping[str, Any]], directory: Directory) -> None:
    ReportingDuty.objects.filter(plan=plan).delete()
    ReportingDuty.objects.bulk_create(
        ReportingDuty(plan=plan, position=place, **duty_fields(duty_draft(row, directory)))
        for place, row in enumerate(rows, 1)
    )


def _citations(plan: Plan, rows: Sequence[Mapping[str, Any]]) -> None:
    Citation.objects.filter(plan=plan).delete()
    seen: set[int] = set()
    for place, draft in enumerate((citation_draft(row) for row in rows), 1):
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
