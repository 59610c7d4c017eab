"""What of a running task may be asked to change: its value in force, and how a kept value is told."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.models import Task
from lantoa.domain.plans.states import ChangeField, Part


def value_of(task: Task, *, field: str) -> Any:
    """The value in force, as a JSON value."""
    match field:
        case ChangeField.DUE_ON:
            return task.due_on.isoformat() if task.due_on else None
        case ChangeField.NAME:
            return task.name
        case ChangeField.PRODUCTS:
            return list(task.products)
        case ChangeField.LEAD:
            lead = task.assignments.filter(part=Part.LEAD).order_by("pk").first()
            return lead.unit_id if lead else None
    raise Invalid(_("Mục này không thể đề nghị thay đổi."))


def told(field: str, value: Any) -> str:
    """A kept value as people read it."""
    if value is None:
        return _("(trống)")
    match field:
        case ChangeField.DUE_ON:
            return f"{date.fromisoformat(value):%d/%m/%Y}"
        case ChangeField.PRODUCTS:
            return "; ".join(value)
        case ChangeField.LEAD:
            return str(Unit.objects.get(pk=value))
    return str(value)
