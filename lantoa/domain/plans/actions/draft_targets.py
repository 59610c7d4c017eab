"""The targets of a draft, row by row."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.actions.writing import log, writing
from lantoa.domain.plans.drafts import TargetDraft
from lantoa.domain.plans.models import Plan, Target, Task
from lantoa.domain.plans.states import Channel, Comparator, Every, Scope, Window
from lantoa.lib.text import tidy

MOST_TARGETS = 500
_HIGHEST = 9_999_999_999


def add_target(
    *, plan: Plan, draft: TargetDraft, task_id: int | None = None, revision: int, by: Actor, at: datetime
) -> Target:
    """Add a target at the end of a draft.

    Args:
        task_id: the row of the appendix that states it; `draft.task` is not looked at.
        revision: the revision of the plan that the writer saw.

    Raises:
        Invalid: with a sentence for each field that cannot be.
        StaleKept: if the plan was saved since `revision`, or another writes the draft.
    """
    name = _("Chỉ tiêu mới")
    content = {**_content(draft), "task_id": task_id}
    with writing(plan, place="target:new", place_name=name, content=content, by=by, at=at, revision=revision):
        _check(plan, draft, task_id)
        last = plan.targets.aggregate(last=Max("position"))["last"] or 0
        if last >= MOST_TARGETS:
            raise Invalid(_("Kế hoạch có tối đa %(most)s chỉ tiêu.") % {"most": MOST_TARGETS})
        target = Target.objects.create(plan=plan, position=last + 1, task_id=task_id, **target_fields(draft))
        log("target_added", plan, by=by, at=at, target=str(target))
    return target


def change_target(
    *, target: Target, draft: TargetDraft, task_id: int | None = None, revision: int, by: Actor, at: datetime
) -> Target:
    """Change a target of a draft as a whole; see `add_target`."""
    plan = target.plan
    content = {**_content(draft), "task_id": task_id}
    with writing(
        plan,
        place=f"target:{target.pk}",
        place_name=str(target),
        content=content,
        by=by,
        at=at,
        revision=revision,
    ):
        _check(plan, draft, task_id)
        if not Target.objects.filter(pk=target.pk).update(task_id=task_id, **target_fields(draft)):
            raise Stale(_("Người khác vừa bỏ chỉ tiêu này."))
        target.refresh_from_db()
        log("target_changed", plan, by=by, at=at, target=str(target))
    return target


def remove_target(*, target: Target, revision: int, by: Actor, at: datetime) -> None:
    """Take a target out of a draft."""
    plan = target.plan
    with writing(
        plan,
        place=f"target:{target.pk}",
        place_name=str(target),
        content=None,
        by=by,
        at=at,
        revision=revision,
    ):
        log("target_removed", plan, by=by, at=at, target=str(target))
        target.delete()


def _content(draft: TargetDraft) -> dict[str, Any]:
    return {**{name: getattr(draft, name) for name in draft.__slots__}, "quantity": str(draft.quantity)}


def target_fields(draft: TargetDraft) -> dict[str, Any]:
    """The columns of a target; for this package."""
    return {
        "text": tidy(draft.text),
        "quantity": draft.quantity,
        "comparator": draft.comparator,
        "unit_text": tidy(draft.unit_text)[:120],
        "per": draft.per,
        "channel": draft.channel,
        "responsible_id": draft.responsible_id,
        "responsible_text": tidy(draft.responsible_text)[:300],
        "scope": draft.scope,
        "window": draft.window,
        "default_reading": draft.default_reading[:40],
    }


def _check(plan: Plan, draft: TargetDraft, task_id: int | None) -> None:
    problems = _wrong_words(draft)
    chosen = (
        ("comparator", draft.comparator, Comparator.values),
        ("per", draft.per, ["", *Every.values]),
        ("channel", draft.channel, ["", *Channel.values]),
        ("scope", draft.scope, Scope.values),
        ("window", draft.window, Window.values),
    )
    for name, value, values in chosen:
        if value not in values:
            problems[name] = _("Hãy chọn một giá trị trong danh sách.")
    own = Unit.objects.filter(organisation_id=plan.organisation_id)
    if draft.responsible_id and not own.filter(pk=draft.responsible_id).exists():
        problems["responsible"] = _("Đơn vị chịu trách nhiệm phải thuộc cơ quan.")
    if task_id and not Task.objects.filter(plan=plan, pk=task_id).exists():
        problems["task"] = _("Nhiệm vụ này không còn trong kế hoạch.")
    if problems:
        raise Invalid(_("Chưa lưu được chỉ tiêu; hãy sửa những chỗ được chỉ ra."), problems)


def _wrong_words(draft: TargetDraft) -> dict[str, str]:
    problems = {}
    if not tidy(draft.text):
        problems["text"] = _("Hãy nhập nội dung chỉ tiêu.")
    if not tidy(draft.unit_text):
        problems["unit"] = _("Hãy nhập đơn vị tính, ví dụ “tin, bài”.")
    if not 0 <= draft.quantity <= _HIGHEST:
        problems["quantity"] = _("Số lượng phải từ 0 đến %(most)s.") % {"most": _HIGHEST}
    elif draft.unit_text.strip() == "%" and draft.quantity > 100:
        problems["quantity"] = _("Tỷ lệ phần trăm không được quá 100.")
    return problems
