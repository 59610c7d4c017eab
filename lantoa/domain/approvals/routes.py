"""The ordered steps by which a body approves: its own route, or the decree's way where it has set none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lantoa.domain.approvals.models import Route, RouteStep
from lantoa.domain.approvals.states import Purpose
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.states import Role

MOST_STEPS = 10


@dataclass(frozen=True, slots=True)
class StepDraft:
    """One step of a route; `unit_id` None means the body itself."""

    purpose: str
    name: str
    role: str
    unit_id: int | None = None


def default_route(unit_id: int | None = None) -> tuple[StepDraft, ...]:
    """The way of Nghị định 30/2020/NĐ-CP, Điều 12 and 13: content, layout, signature.

    Args:
        unit_id: the drafting or lead unit, over which the content is checked; None for the body.
    """
    return (
        StepDraft(Purpose.CONTENT, _("Kiểm tra nội dung"), Role.APPROVER, unit_id),
        StepDraft(Purpose.LAYOUT, _("Kiểm tra thể thức, kỹ thuật trình bày"), Role.CLERK),
        StepDraft(Purpose.SIGN, _("Duyệt, ký"), Role.APPROVER),
    )


def route_for(organisation: Unit, subject_type: str, *, unit_id: int | None = None) -> tuple[StepDraft, ...]:
    """The steps that a round opened now would take."""
    rows = RouteStep.objects.filter(route__organisation=organisation, route__subject_type=subject_type)
    own = tuple(StepDraft(row.purpose, row.name, row.role, row.unit_id) for row in rows.order_by("position"))
    return own or default_route(unit_id)


def revision_of(organisation: Unit, subject_type: str) -> int:
    """The revision of the body's own route; 0 while it follows the decree."""
    rows = Route.objects.filter(organisation=organisation, subject_type=subject_type)
    return rows.values_list("revision", flat=True).first() or 0


def check_route(steps: Sequence[StepDraft], *, organisation: Unit) -> None:
    """Whether the steps can be a route of the body.

    Raises:
        Invalid: with a sentence a step, under `steps[0]` and so on.
    """
    problems: dict[str, str] = {}
    if not 1 <= len(steps) <= MOST_STEPS:
        problems["steps"] = _("Quy trình có từ 1 đến %(most)s bước.") % {"most": MOST_STEPS}
    elif steps[-1].purpose != Purpose.SIGN:
        problems["steps"] = _("Bước cuối cùng của quy trình phải là bước duyệt, ký.")
    wanted = {step.unit_id for step in steps if step.unit_id is not None}
    known = set(
        Unit.objects.filter(organisation=organisation, pk__in=wanted, valid_to=None).values_list(
            "pk", flat=True
        )
    )
    for place, step in enumerate(steps):
        if problem := _problem_of(step, known):
            problems[f"steps[{place}]"] = problem
    if problems:
        raise Invalid(_("Chưa lưu được quy trình duyệt; hãy sửa những chỗ được chỉ ra."), problems)


def _problem_of(step: StepDraft, known: set[int]) -> str:
    if not step.name.strip() or len(step.name) > 120:
        return _("Tên bước không được để trống và dài tối đa 120 ký tự.")
    if step.purpose not in Purpose.values or step.role not in Role.values:
        return _("Hãy chọn việc và vai trò trong danh sách.")
    if step.unit_id is not None and step.unit_id not in known:
        return _("Đơn vị phải thuộc cơ quan và đang hoạt động.")
    return ""
