"""What the machine can look at in a plan before somebody agrees to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from lantoa.domain.approvals.registry import Check
from lantoa.domain.plans.layout import layout_of
from lantoa.domain.plans.models import Assignment, PaperFrame, Plan, Task
from lantoa.domain.plans.paper import paper_of_record
from lantoa.domain.plans.queries.bases import base_warnings
from lantoa.domain.plans.queries.inheritance import inheritance_of
from lantoa.domain.plans.record import record_of
from lantoa.domain.plans.states import Part
from lantoa.papers.checking.uncheckable import Uncheckable
from lantoa.papers.reading.unreadable import Unreadable
from lantoa.papers.writing.unwritable import Unwritable


def checks_of(plan: Plan, *, on: date) -> list[Check]:
    """Each check with what it found on the day; worked out when a page asks.

    Eleven queries, more for citations and a superior plan; a tenth of a second where these words are new.
    """
    leads = Assignment.objects.filter(task=OuterRef("pk"), part=Part.LEAD)
    tasks = list(Task.objects.filter(plan=plan).annotate(is_led=Exists(leads)).order_by("position"))
    frame = PaperFrame.objects.filter(plan=plan).select_related("signer").first()
    looked: tuple[Callable[[], Check], ...] = (
        lambda: _has_tasks(tasks),
        lambda: _has_leads(tasks),
        lambda: _in_period(tasks),
        lambda: _bases(plan, on=on),
        lambda: _inheritance(plan, on=on),
        lambda: _signer(frame),
        lambda: _layout(plan, frame),
    )
    return [look() for look in looked]


def _has_tasks(tasks: list[Task]) -> Check:
    sentence = _("%(count)s nhiệm vụ.") % {"count": len(tasks)} if tasks else _("Kế hoạch chưa có nhiệm vụ.")
    return Check(_("Nhiệm vụ"), bool(tasks), sentence)


def _has_leads(tasks: list[Task]) -> Check:
    without = [task for task in tasks if not getattr(task, "is_led", False)]
    if not without:
        return Check(_("Đơn vị chủ trì"), True, _("Nhiệm vụ nào cũng có đơn vị chủ trì."))
    sentence = _("%(count)s nhiệm vụ chưa có đơn vị chủ trì: %(names)s")
    return Check(_("Đơn vị chủ trì"), False, sentence % {"count": len(without), "names": _first(without)})


def _in_period(tasks: list[Task]) -> Check:
    outside = [task for task in tasks if task.is_outside_period]
    if not outside:
        return Check(_("Thời hạn"), True, _("Mọi thời hạn nằm trong thời gian của kế hoạch."))
    sentence = _("%(count)s nhiệm vụ có hạn ngoài thời gian của kế hoạch: %(names)s")
    return Check(_("Thời hạn"), False, sentence % {"count": len(outside), "names": _first(outside)})


def _bases(plan: Plan, *, on: date) -> Check:
    warnings = [one for one in base_warnings(plan, on=on) if not one.is_hint]
    if not warnings:
        return Check(
            _("Căn cứ"), True, _("Không có căn cứ nào được biết là đã hết hiệu lực hoặc bị thay thế.")
        )
    return Check(_("Căn cứ"), False, " ".join(one.sentence for one in warnings[:3]))


def _inheritance(plan: Plan, *, on: date) -> Check:
    """Whether the plan has what the superior gave; a plan that is bound to none has nothing to miss."""
    label = _("Cấp trên giao")
    if plan.superior_plan_id is None:
        return Check(label, True, _("Kế hoạch không gắn với kế hoạch cấp trên nào."))
    found = inheritance_of(plan, on=on)
    return Check(label, found.is_whole, " ".join(found.summary))


def _signer(frame: PaperFrame | None) -> Check:
    name = (frame.signer_name or (frame.signer.full_name if frame.signer else "")) if frame else ""
    if name:
        return Check(_("Người ký"), True, _("%(name)s.") % {"name": name})
    return Check(_("Người ký"), False, _("Chưa ghi người ký văn bản."))


def _layout(plan: Plan, frame: PaperFrame | None) -> Check:
    """The paper of the plan, written and held against the decree."""
    label = _("Thể thức")
    try:
        report = layout_of(paper_of_record(record_of(plan), frame))
    except (Unwritable, Unreadable, Uncheckable) as problem:
        return Check(label, False, str(problem))
    if not report.errors:
        return Check(label, True, _("Không có lỗi nào theo Nghị định 30/2020/NĐ-CP."))
    counted = {"count": len(report.errors), "first": report.errors[0].found}
    return Check(label, False, _("%(count)s lỗi thể thức; lỗi đầu: %(first)s") % counted)


def _first(tasks: list[Task]) -> str:
    """The first three by name, for a sentence."""
    return "; ".join(str(task)[:80] for task in tasks[:3]) + ("…" if len(tasks) > 3 else ".")
