"""The plan record that the rows of a plan make now: for its paper, its versions, comparison and reading back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch

from lantoa.domain.organisations.issuers import issuer_name
from lantoa.domain.plans.frames import signer_of
from lantoa.domain.plans.list_words import lists_of
from lantoa.domain.plans.models import (
    Assignment,
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
from lantoa.domain.plans.section_duties import duties_in
from lantoa.domain.plans.sections import SectionDraft, SectionLine, Words, below, funding_in, words_of
from lantoa.domain.plans.states import ItemKind, Part, SectionHolds, TimingType
from lantoa.papers.reading.rereading import duties_and_funding

Record = dict[str, Any]


def record_of(plan: Plan) -> Record:
    """The plan record of the plan's rows as they are now, all keys in their order; nine queries.

    A plan from before drafts had sections takes its words from its newest version. What rows do not keep stays
    out: the warnings of the reader, and how a citation names its issuer where another paper named it first.
    """
    lists = _lists(plan)
    drafts = section_drafts_of(plan)
    kept = {} if drafts else newest_record(plan)
    words = words_of(drafts, lists_of(lists)) if drafts else _kept_words(kept)
    duties, funding = _duties_and_funding(drafts, words)
    return {
        "document": _document(plan, kept),
        "citations": lists["citations"],
        "outline": words.outline,
        "body": words.body,
        "audiences": lists["audiences"],
        "topics": lists["topics"],
        "channels": lists["channels"],
        "funding": funding,
        "duties": duties,
        "tasks": lists["tasks"],
        "targets": lists["targets"],
        "reporting": lists["reporting"],
        "warnings": [],
    }


def record_sha256(record: Mapping[str, Any]) -> str:
    """The hash of what a plan record says, in any order of keys; the reader's warnings are no part of it."""
    said = {name: value for name, value in record.items() if name != "warnings"}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def section_drafts_of(plan: Plan) -> list[SectionDraft]:
    """The sections of a draft in order, as plain values."""
    return [section_draft(row) for row in PlanSection.objects.filter(plan=plan).order_by("position")]


def section_draft(row: PlanSection) -> SectionDraft:
    """One section as a plain value."""
    return SectionDraft(
        level=row.level,
        label=row.label,
        heading=row.heading,
        holds=row.holds,
        lines=tuple(SectionLine(one.get("mark") or "", one.get("text") or "") for one in row.lines),
        list_mark=row.list_mark,
    )


def newest_record(plan: Plan) -> Record:
    """The record of the plan's newest version; empty where there is none."""
    version = PlanVersion.objects.filter(plan=plan).order_by("-number").first()
    record = version.record if version else {}
    return record if isinstance(record, dict) else {}


def _kept_words(kept: Mapping[str, Any]) -> Words:
    return Words(list(kept.get("outline") or []), list(kept.get("body") or []))


def _duties_and_funding(drafts: list[SectionDraft], words: Words) -> tuple[list[dict[str, Any]], str | None]:
    """What sections are said to hold; where none says so, what the reader finds in the words."""
    held = {draft.holds: place for place, draft in enumerate(drafts)}
    duties, funding = None, None
    if SectionHolds.DUTIES in held:
        duties = duties_in(below(drafts, held[SectionHolds.DUTIES]))
    if SectionHolds.FUNDING in held:
        funding = funding_in(drafts[held[SectionHolds.FUNDING]].lines)
    if duties is None or (funding is None and SectionHolds.FUNDING not in held):
        read_duties, read_funding = duties_and_funding(words.outline, words.body)
        duties = read_duties if duties is None else duties
        funding = funding if SectionHolds.FUNDING in held else read_funding
    return duties, funding


def _document(plan: Plan, kept: Mapping[str, Any]) -> dict[str, Any]:
    frame = PaperFrame.objects.filter(plan=plan).first()
    said = kept.get("document") if frame is None else None
    said = said if isinstance(said, dict) else {}
    issuer = frame.issuer_name if frame else said.get("issuer")
    return {
        "kind": plan.kind,
        "number": plan.number or None,
        "issued_on": plan.issued_on.isoformat() if plan.issued_on else None,
        "place": (frame.place if frame else said.get("place")) or None,
        "issuer": issuer or issuer_name(plan.organisation),
        "subject": plan.subject,
        "period": {"start": plan.starts_on.isoformat(), "end": plan.ends_on.isoformat()},
        "signer": signer_of(frame) if frame else said.get("signer"),
        "recipients": list(frame.recipients if frame else said.get("recipients") or []),
    }


def _lists(plan: Plan) -> Record:
    items: dict[str, list[str]] = {kind: [] for kind in ItemKind.values}
    for kind, text in (
        PlanItem.objects.filter(plan=plan).order_by("kind", "position").values_list("kind", "text")
    ):
        items[kind].append(text)
    units = Assignment.objects.select_related("unit").order_by("pk")
    tasks = Task.objects.filter(plan=plan).order_by("position")
    targets = Target.objects.filter(plan=plan).select_related("responsible").order_by("position")
    citations = Citation.objects.filter(plan=plan).select_related("instrument").order_by("position")
    return {
        "citations": [_citation(row) for row in citations],
        "audiences": items[ItemKind.AUDIENCE],
        "topics": items[ItemKind.TOPIC],
        "channels": items[ItemKind.FORM],
        "tasks": [_task(row) for row in tasks.prefetch_related(Prefetch("assignments", queryset=units))],
        "targets": [_target(row) for row in targets],
        "reporting": [_duty(row) for row in ReportingDuty.objects.filter(plan=plan).order_by("position")],
    }


def _citation(row: Citation) -> dict[str, Any]:
    instrument = row.instrument
    return {
        "kind": instrument.kind,
        "number": instrument.number or None,
        "issued_on": instrument.issued_on.isoformat() if instrument.issued_on else None,
        "issuer": instrument.issuer or None,
        "subject": row.subject or None,
        "role": row.role,
    }


def _task(row: Task) -> dict[str, Any]:
    timing = row.timing
    if timing is not None and timing["type"] is None:
        timing = {**timing, "type": TimingType.UNSPECIFIED.value}
    assigned = list(row.assignments.all())
    return {
        "number": row.number or None,
        "name": row.name,
        "products": list(row.products),
        "leads": list(row.lead_text) or [one.unit.name for one in assigned if one.part == Part.LEAD],
        "collaborators": list(row.collaborator_text)
        or [one.unit.name for one in assigned if one.part == Part.COLLABORATOR],
        "timing": timing,
    }


def _target(row: Target) -> dict[str, Any]:
    return {
        "text": row.text,
        "quantity": number_of(row.quantity),
        "comparator": row.comparator,
        "unit": row.unit_text,
        "per": row.per or None,
        "channel": row.channel or None,
        "responsible": row.responsible_text or (row.responsible.name if row.responsible else None),
    }


def number_of(quantity: Decimal) -> int | float:
    """A quantity as the plan record writes it: whole where it is whole."""
    whole = quantity == quantity.to_integral_value()
    return int(quantity) if whole else float(quantity)


def _duty(row: ReportingDuty) -> dict[str, Any]:
    day = row.deadline_day
    return {
        "reporter": row.reporter or None,
        "recipient": row.recipient or None,
        "via": row.via or None,
        "frequencies": list(row.frequencies),
        "deadline": {"text": row.deadline_text, "day": day, "month": "last_of_period"} if day else None,
        "merged_into": row.merged_into or None,
    }
