"""A plan record to the draft of one body's plan, its own units found by their usual names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from lantoa.domain.organisations.matching import Directory, bodies_in
from lantoa.domain.plans.drafts import CitationDraft, DutyDraft, TargetDraft, TaskDraft

Row = Mapping[str, Any]


def own_unit_ids(texts: Iterable[str], directory: Directory) -> tuple[int, ...]:
    """The units of the body that the texts surely name, once each, in order."""
    own = {unit.pk for unit in directory.own} | {directory.organisation.pk}
    found = [
        unit.pk
        for text in texts
        for body in bodies_in(directory, text)
        for unit in body.units
        if unit.pk in own
    ]
    return tuple(dict.fromkeys(found))


def task_draft(row: Row, directory: Directory) -> TaskDraft:
    """One task of a record."""
    leads = own_unit_ids(row["leads"], directory)
    return TaskDraft(
        name=row["name"],
        number=str(row["number"] or ""),
        products=tuple(row["products"]),
        lead_text=tuple(row["leads"]),
        collaborator_text=tuple(row["collaborators"]),
        lead_ids=leads,
        collaborator_ids=tuple(
            one for one in own_unit_ids(row["collaborators"], directory) if one not in leads
        ),
        timing=dict(row["timing"]) if row["timing"] else None,
    )


def target_draft(row: Row, directory: Directory, *, tasks: Sequence[TaskDraft] = ()) -> TargetDraft:
    """One target of a record; a target whose words are a product of a task belongs to it."""
    units = own_unit_ids([row["responsible"]] if row["responsible"] else [], directory)
    task = next((place for place, one in enumerate(tasks) if row["text"] in one.products), None)
    return TargetDraft(
        text=row["text"],
        quantity=Decimal(str(row["quantity"])),
        comparator=row["comparator"],
        unit_text=row["unit"],
        per=row["per"] or "",
        channel=row["channel"] or "",
        responsible_text=row["responsible"] or "",
        responsible_id=units[0] if len(units) == 1 else None,
        task=task,
    )


def duty_draft(row: Row, directory: Directory) -> DutyDraft:
    """One duty to report of a record."""
    units = own_unit_ids([row["reporter"]] if row["reporter"] else [], directory)
    deadline: Row = row["deadline"] or {}
    return DutyDraft(
        reporter=row["reporter"] or "",
        reporter_unit_id=units[0] if len(units) == 1 else None,
        recipient=row["recipient"] or "",
        via=row["via"] or "",
        frequencies=tuple(row["frequencies"]),
        deadline_text=deadline.get("text") or "",
        deadline_day=deadline.get("day"),
        merged_into=row["merged_into"] or "",
    )


def citation_draft(row: Row) -> CitationDraft:
    """One citation of a record."""
    return CitationDraft(
        kind=row["kind"] or "",
        number=row["number"] or "",
        issued_on=date.fromisoformat(row["issued_on"]) if row["issued_on"] else None,
        issuer=row["issuer"] or "",
        subject=row["subject"] or "",
        role=row["role"] or "mention",
    )
