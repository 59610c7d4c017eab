"""Words that were set aside, shown beside what is saved now, word by word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.comparison import Part
from lantoa.domain.plans.models import (
    PaperFrame,
    Plan,
    PlanItem,
    PlanSection,
    ReportingDuty,
    SetAside,
    Target,
    Task,
)
from lantoa.domain.plans.states import Part as UnitPart
from lantoa.domain.plans.states import SetAsideState
from lantoa.domain.plans.word_changes import line_change

LABELS: dict[str, str | Promise] = {
    "subject": _("Trích yếu"),
    "starts_on": _("Từ ngày"),
    "ends_on": _("Đến ngày"),
    "number": _("TT"),
    "name": _("Nội dung nhiệm vụ"),
    "products": _("Sản phẩm"),
    "lead_ids": _("Chủ trì"),
    "collaborator_ids": _("Phối hợp"),
    "timing": _("Thời gian"),
    "label": _("Số mục"),
    "heading": _("Tên mục"),
    "lines": _("Lời văn"),
    "texts": _("Danh sách"),
    "text": _("Chỉ tiêu"),
    "quantity": _("Mức"),
    "unit_text": _("Đơn vị tính"),
    "reporter": _("Ai báo cáo"),
    "recipient": _("Báo cáo cho"),
    "deadline_text": _("Thời hạn"),
    "superior_name": _("Cơ quan chủ quản, dòng trên"),
    "issuer_name": _("Cơ quan ban hành"),
    "symbol": _("Ký hiệu"),
    "place": _("Địa danh"),
    "signer_name": _("Họ tên người ký"),
    "signer_position": _("Chức vụ người ký"),
    "recipients": _("Nơi nhận"),
}
"""What is shown of set-aside words, in this order; the rest are choices that words do not tell."""
PARTS = {
    "head": "head",
    "section": "text",
    "items": "text",
    "task": "tasks",
    "tasks": "tasks",
    "target": "targets",
    "duty": "reporting",
    "citation": "bases",
    "frame": "frame",
}
"""The part of the desk in which something was typed."""
UNITS = frozenset({"lead_ids", "collaborator_ids"})


@dataclass(frozen=True, slots=True)
class KeptDifference:
    """One field: `parts` hold the saved words (`same`, `removed`) and those kept apart (`same`, `added`)."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class KeptApart:
    """What one person could not save, beside what stands in the draft now."""

    pk: int
    place: str
    place_name: str
    by_name: str
    at: datetime
    is_mine: bool
    differences: tuple[KeptDifference, ...]

    @property
    def part(self) -> str:
        """The part of the desk to which it belongs."""
        return PARTS.get(self.place.partition(":")[0], "head")


def kept_apart(plan: Plan, *, by: Actor) -> list[KeptApart]:
    """What is kept apart in a draft, newest first."""
    rows = (
        SetAside.objects.filter(plan=plan, state=SetAsideState.KEPT)
        .select_related("by")
        .order_by("-at", "-pk")
    )
    return [
        KeptApart(
            pk=row.pk,
            place=row.place,
            place_name=row.place_name,
            by_name=row.by.full_name,
            at=row.at,
            is_mine=row.by_id == by.person.pk,
            differences=_differences(plan, row),
        )
        for row in rows
        if row.content
    ]


def _differences(plan: Plan, row: SetAside) -> tuple[KeptDifference, ...]:
    kind, _colon, key = row.place.partition(":")
    find = SAVED.get(kind)
    saved = (find(plan, key) if find else None) or {}
    typed = row.content if isinstance(row.content, dict) else {"texts": row.content}
    found = []
    for name, label in LABELS.items():
        if name not in typed:
            continue
        now, then = _words(name, saved.get(name)), _words(name, typed[name])
        if now != then:
            found.append(KeptDifference(str(label), line_change(now, then).parts))
    return tuple(found)


def _words(name: str, value: Any) -> str:
    """A value of a set-aside as the words an officer typed."""
    if value in (None, "", [], {}):
        return ""
    if name in UNITS:
        names = dict(Unit.objects.filter(pk__in=value).values_list("pk", "name"))
        return "\n".join(names.get(pk, "") for pk in value)
    if name == "timing":
        return str(value.get("text", ""))
    if name == "lines":
        pairs = [(one["mark"], one["text"]) if isinstance(one, dict) else tuple(one) for one in value]
        return "\n".join(" ".join(part for part in pair if part) for pair in pairs)
    return "\n".join(str(one) for one in value) if isinstance(value, list) else str(value)


def _section(plan: Plan, key: str) -> dict[str, Any] | None:
    return _row(PlanSection.objects.filter(plan=plan), key, "label", "heading", "lines")


def _task(plan: Plan, key: str) -> dict[str, Any] | None:
    row = _one(Task.objects.filter(plan=plan).prefetch_related("assignments"), key)
    if row is None:
        return None
    parts = sorted(row.assignments.all(), key=lambda part: part.pk)
    return {
        "number": row.number,
        "name": row.name,
        "products": row.products,
        "timing": row.timing,
        "lead_ids": [part.unit_id for part in parts if part.part == UnitPart.LEAD],
        "collaborator_ids": [part.unit_id for part in parts if part.part != UnitPart.LEAD],
    }


def _frame(plan: Plan, _key: str) -> dict[str, Any] | None:
    return PaperFrame.objects.filter(plan=plan).values().first()


def _items(plan: Plan, key: str) -> dict[str, Any]:
    rows = PlanItem.objects.filter(plan=plan, kind=key).order_by("position")
    return {"texts": list(rows.values_list("text", flat=True))}


def _head(plan: Plan, _key: str) -> dict[str, Any]:
    return {
        "subject": plan.subject,
        "starts_on": plan.starts_on.isoformat(),
        "ends_on": plan.ends_on.isoformat(),
    }


def _target(plan: Plan, key: str) -> dict[str, Any] | None:
    return _row(Target.objects.filter(plan=plan), key, "text", "quantity", "unit_text")


def _duty(plan: Plan, key: str) -> dict[str, Any] | None:
    return _row(ReportingDuty.objects.filter(plan=plan), key, "reporter", "recipient", "deadline_text")


def _one(rows, key: str):
    return rows.filter(pk=int(key)).first() if key.isascii() and key.isdigit() and len(key) < 19 else None


def _row(rows, key: str, *names: str) -> dict[str, Any] | None:
    row = _one(rows, key)
    return None if row is None else {name: getattr(row, name) for name in names}


SAVED: dict[str, Callable[[Plan, str], dict[str, Any] | None]] = {
    "section": _section,
    "task": _task,
    "frame": _frame,
    "items": _items,
    "head": _head,
    "target": _target,
    "duty": _duty,
}
