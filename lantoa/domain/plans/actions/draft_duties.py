"""The duties to report of a draft, row by row."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.actions.writing import log, writing
from lantoa.domain.plans.drafts import DutyDraft
from lantoa.domain.plans.models import Plan, ReportingDuty
from lantoa.domain.plans.states import Every
from lantoa.lib.text import tidy

MOST_DUTIES = 100
FREQUENCIES = (Every.QUARTER, Every.HALF_YEAR, Every.YEAR)
_LONGEST = {"reporter": 400, "recipient": 400, "via": 300, "deadline_text": 300, "merged_into": 400}


def add_duty(*, plan: Plan, draft: DutyDraft, revision: int, by: Actor, at: datetime) -> ReportingDuty:
    """Add a duty to report at the end of a draft.

    Args:
        revision: the revision of the plan that the writer saw.

    Raises:
        Invalid: with a sentence for each field that cannot be.
        StaleKept: if the plan was saved since `revision`, or another writes the draft.
    """
    name = _("Chế độ báo cáo mới")
    with writing(plan, place="duty:new", place_name=name, content=draft, by=by, at=at, revision=revision):
        _check(plan, draft)
        last = plan.reporting_duties.aggregate(last=Max("position"))["last"] or 0
        if last >= MOST_DUTIES:
            raise Invalid(_("Kế hoạch có tối đa %(most)s chế độ báo cáo.") % {"most": MOST_DUTIES})
        duty = ReportingDuty.objects.create(plan=plan, position=last + 1, **duty_fields(draft))
        log("duty_added", plan, by=by, at=at, duty=str(duty))
    return duty


def change_duty(
    *, duty: ReportingDuty, draft: DutyDraft, revision: int, by: Actor, at: datetime
) -> ReportingDuty:
    """Change a duty of a draft as a whole; see `add_duty`."""
    plan = duty.plan
    with writing(
        plan,
        place=f"duty:{duty.pk}",
        place_name=str(duty),
        content=draft,
        by=by,
        at=at,
        revision=revision,
    ):
        _check(plan, draft)
        if not ReportingDuty.objects.filter(pk=duty.pk).update(**duty_fields(draft)):
            raise Stale(_("Người khác vừa bỏ chế độ báo cáo này."))
        duty.refresh_from_db()
        log("duty_changed", plan, by=by, at=at, duty=str(duty))
    return duty


def remove_duty(*, duty: ReportingDuty, revision: int, by: Actor, at: datetime) -> None:
    """Take a duty out of a draft."""
    plan = duty.plan
    with writing(
        plan, place=f"duty:{duty.pk}", place_name=str(duty), content=None, by=by, at=at, revision=revision
    ):
        log("duty_removed", plan, by=by, at=at, duty=str(duty))
        duty.delete()


def duty_fields(draft: DutyDraft) -> dict[str, Any]:
    """The columns of a duty to report; for this package."""
    words = {name: tidy(getattr(draft, name))[:most] for name, most in _LONGEST.items()}
    return {
        **words,
        "reporter_unit_id": draft.reporter_unit_id,
        "frequencies": [one for one in FREQUENCIES if one in draft.frequencies],
        "deadline_day": draft.deadline_day,
    }


def _check(plan: Plan, draft: DutyDraft) -> None:
    problems = {}
    if not tidy(draft.reporter):
        problems["reporter"] = _("Hãy nhập đơn vị báo cáo.")
    if any(one not in FREQUENCIES for one in draft.frequencies):
        problems["frequencies"] = _("Kỳ báo cáo là quý, 6 tháng hoặc năm.")
    if draft.deadline_day is not None and not 2 <= draft.deadline_day <= 31:
        problems["deadline_day"] = _("Ngày phải là số từ 2 đến 31; để trống nếu không quy định.")
    own = Unit.objects.filter(organisation_id=plan.organisation_id)
    if draft.reporter_unit_id and not own.filter(pk=draft.reporter_unit_id).exists():
        problems["reporter_unit"] = _("Đơn vị báo cáo phải thuộc cơ quan.")
    if problems:
        raise Invalid(_("Chưa lưu được chế độ báo cáo; hãy sửa những chỗ được chỉ ra."), problems)
