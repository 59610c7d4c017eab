"""Requests to change a running task; the old value and the reason stay for good."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.actions.lifecycle import needs_reason
from lantoa.domain.plans.models import Assignment, ChangeRequest, Task
from lantoa.domain.plans.queries.change_values import told, value_of
from lantoa.domain.plans.rules import check_can_ask_change, check_can_decide_change
from lantoa.domain.plans.states import ChangeField, ChangeState, Part
from lantoa.domain.search.words import folded


@transaction.atomic
def ask_change(
    *,
    task: Task,
    field: str,
    new_value: Any,
    reason: str,
    by: Actor,
    at: datetime,
    asked_for: Unit | None = None,
) -> ChangeRequest:
    """Ask to change a task's date (ISO text), name (text), products (list of texts) or lead (unit number).

    Raises:
        Invalid: if the value is not of that kind, is the one in force, or such a request already waits.
    """
    check_can_ask_change(task, by)
    reason = needs_reason(reason)
    old_value = value_of(task, field=field)
    new_value = _checked(task, field=field, value=new_value)
    if new_value == old_value:
        raise Invalid(_("Giá trị đề nghị giống giá trị đang có."), {"new_value": _("Chưa có gì thay đổi.")})
    if task.change_requests.filter(field=field, state=ChangeState.ASKED).exists():
        raise Invalid(_("Đã có một đề nghị thay đổi mục này đang chờ quyết định."))
    request = ChangeRequest.objects.create(
        task=task,
        field=field,
        old_value=old_value,
        new_value=new_value,
        reason=reason,
        asked_at=at,
        asked_by=by.person,
        asked_for=asked_for,
    )
    _log("change_asked", request, by=by, at=at, reason=reason)
    return request


@transaction.atomic
def grant_change(*, request: ChangeRequest, by: Actor, at: datetime, note: str = "") -> None:
    """Agree: the task takes the new value."""
    _decide(request, state=ChangeState.GRANTED, by=by, at=at, note=note)
    _apply(request)
    _log("change_granted", request, by=by, at=at, note=note)


@transaction.atomic
def refuse_change(*, request: ChangeRequest, note: str, by: Actor, at: datetime) -> None:
    """Refuse, with the reason."""
    check_can_decide_change(request, by)
    note = needs_reason(note)
    _decide(request, state=ChangeState.REFUSED, by=by, at=at, note=note)
    _log("change_refused", request, by=by, at=at, note=note)


def _checked(task: Task, *, field: str, value: Any) -> Any:
    match field:
        case ChangeField.DUE_ON:
            return _checked_date(task, value)
        case ChangeField.NAME if isinstance(value, str) and value.strip():
            return value.strip()
        case ChangeField.PRODUCTS if isinstance(value, list):
            return [str(one).strip() for one in value if str(one).strip()]
        case ChangeField.LEAD if str(value).isascii() and str(value).isdecimal() and len(str(value)) < 19:
            if (
                Unit.objects.valid_on(task.plan.ends_on)
                .filter(pk=value, organisation=task.organisation_id)
                .exists()
            ):
                return int(value)
    raise Invalid(_("Giá trị đề nghị không hợp lệ."), {"new_value": _("Hãy kiểm tra lại giá trị.")})


def _checked_date(task: Task, value: Any) -> str:
    try:
        due_on = date.fromisoformat(str(value))
    except ValueError:
        raise Invalid(_("Ngày không hợp lệ."), {"new_value": _("Hãy chọn một ngày có thật.")}) from None
    if task.starts_on and due_on < task.starts_on:
        raise Invalid(_("Thời hạn không được trước ngày bắt đầu."), {"new_value": _("Chọn ngày muộn hơn.")})
    return due_on.isoformat()


def _decide(request: ChangeRequest, *, state: str, by: Actor, at: datetime, note: str) -> None:
    check_can_decide_change(request, by)
    decided = ChangeRequest.objects.filter(pk=request.pk, state=ChangeState.ASKED).update(
        state=state, decided_at=at, decided_by=by.person, decision_note=note.strip()
    )
    if not decided:
        raise Stale(_("Đề nghị này vừa được người khác quyết định."))
    request.refresh_from_db()


def _apply(request: ChangeRequest) -> None:
    task = request.task
    if value_of(task, field=request.field) != request.old_value:
        raise Stale(_("Nhiệm vụ đã thay đổi từ khi có đề nghị; hãy yêu cầu gửi lại đề nghị."))
    if request.field == ChangeField.LEAD:
        task.assignments.filter(part=Part.LEAD, unit_id=request.old_value).update(part=Part.COLLABORATOR)
        Assignment.objects.update_or_create(
            task=task, unit_id=request.new_value, defaults={"part": Part.LEAD}
        )
    else:
        Task.objects.filter(pk=task.pk).update(**{request.field: request.new_value})
    task.refresh_from_db()
    words = folded(task.number, task.name, *task.products)
    Task.objects.filter(pk=task.pk).update(revision=F("revision") + 1, folded_text=words)


def _log(kind: str, request: ChangeRequest, *, by: Actor, at: datetime, **details: object) -> None:
    record(
        kind,
        subject=request.task,
        by=by.person,
        at=at,
        organisation_id=request.task.organisation_id,
        field=str(request.get_field_display()),
        old=told(request.field, request.old_value),
        new=told(request.field, request.new_value),
        **details,
    )
