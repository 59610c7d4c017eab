"""What is looked at before a draft is submitted, each finding with the way to its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from lantoa.domain.plans.layout import layout_of
from lantoa.domain.plans.models import Plan, Target, Task
from lantoa.domain.plans.paper import paper_of
from lantoa.domain.plans.paper_checks import checks_of
from lantoa.domain.plans.queries.bases import base_warnings
from lantoa.domain.plans.queries.inheritance import inheritance_findings, inheritance_of
from lantoa.domain.plans.queries.read_back import read_back
from lantoa.office.drafting.bases import named
from lantoa.office.drafting.page import DraftPage
from lantoa.office.plans.life import steps_of
from lantoa.papers.checking.findings import Severity

MOST_SHOWN = 12
PLACES = {
    "tasks": "tasks",
    "targets": "targets",
    "reporting": "reporting",
    "citations": "bases",
    "outline": "text",
    "body": "text",
    "topics": "text",
    "channels": "text",
    "audiences": "text",
    "duties": "text",
    "funding": "text",
}
_STEP = re.compile(r"(?P<name>\w+)(?:\[(?P<place>\d+)\])?")


@dataclass(frozen=True, slots=True)
class Found:
    """One finding; `part` (with a row) or `address` is where it is mended."""

    title: str
    detail: str = ""
    tone: str = "warn"
    part: str = ""
    fragment: str = ""
    edit: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one kind, or the sentence that there are none."""

    title: str
    nothing: str
    findings: list[Found]
    address: str = ""
    address_label: str = ""

    @property
    def tone(self) -> str:
        """The worst that is in it."""
        tones = {one.tone for one in self.findings}
        return "bad" if "bad" in tones else "warn" if tones & {"warn"} else "ok"


@dataclass(frozen=True, slots=True)
class Checks:
    """Everything that was looked at."""

    groups: list[Group] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        """What to think of it, in a sentence."""
        count = sum(one.tone in ("warn", "bad") for group in self.groups for one in group.findings)
        if not count:
            return _("Không có chỗ nào cần xem. Có thể trình duyệt.")
        return _("Còn %(count)s chỗ nên xem. Vẫn trình được; người duyệt cũng thấy các chỗ này.") % {
            "count": count
        }


def fill_checks(request: HttpRequest, page: DraftPage) -> None:
    """The findings of today, and the step that follows."""
    plan, on = page.plan, request.actor.on
    page.checks = Checks(
        [_whole(plan, on), _inherited(plan, on), _bases(plan, on), _read_back(plan), _layout(plan)]
    )
    page.steps = [offered for offered in steps_of(request, plan, None) if offered.step.key == "submit"]


def _whole(plan: Plan, on: date) -> Group:
    # What has a group of its own below is not said twice.
    parts = {
        _("Nhiệm vụ"): "tasks",
        _("Đơn vị chủ trì"): "tasks",
        _("Thời hạn"): "tasks",
        _("Người ký"): "frame",
    }
    found = [
        Found(check.label, check.sentence, part=parts[check.label])
        for check in checks_of(plan, on=on)
        if not check.is_ok and check.label in parts
    ]
    return Group(_("Nội dung"), _("Đủ nhiệm vụ, đơn vị chủ trì, thời hạn và người ký."), found)


def _inherited(plan: Plan, on: date) -> Group:
    title = _("Kế hoạch cấp trên")
    inheritance = inheritance_of(plan, on=on)
    if inheritance.superior is None:
        nothing = _("Dự thảo không gắn với kế hoạch cấp trên nào nên không có gì để so.")
        return Group(title, nothing, [])
    found = [Found(sentence, part="tasks") for sentence in inheritance_findings(plan, on=on)[:MOST_SHOWN]]
    address = reverse("plan_inheritance", args=[plan.pk])
    return Group(
        title, " ".join(inheritance.summary), found, address, _("So với kế hoạch cấp trên và đưa vào")
    )


def _bases(plan: Plan, on: date) -> Group:
    found = [
        Found(
            named(one.citation.instrument), one.sentence, part="bases", fragment=f"citation-{one.citation.pk}"
        )
        for one in base_warnings(plan, on=on)
        if not one.is_hint
    ]
    return Group(_("Căn cứ"), _("Không có căn cứ nào được biết là đã hết hiệu lực."), found)


def _read_back(plan: Plan) -> Group:
    found = [_difference(plan, one) for one in read_back(plan)[:MOST_SHOWN]]
    nothing = _("Đọc lại văn bản thì được đúng kế hoạch này.")
    return Group(_("Đọc lại văn bản"), nothing, found)


def _difference(plan: Plan, one) -> Found:
    step = _STEP.match(one.field)
    name = step["name"] if step else ""
    part = PLACES.get(name, "head")
    row = _row(plan, name, int(step["place"])) if step and step["place"] else None
    kind = {"tasks": "task", "targets": "target"}.get(name, "")
    known = {"edit": str(row), "fragment": f"{kind}-{row}"} if row and kind else {}
    return Found(one.sentence, part=part, **known)


def _row(plan: Plan, name: str, place: int) -> int | None:
    rows = {"tasks": Task, "targets": Target}.get(name)
    if rows is None:
        return None
    return (
        rows.objects.filter(plan=plan)
        .order_by("position")
        .values_list("pk", flat=True)[place : place + 1]
        .first()
    )


def _layout(plan: Plan) -> Group:
    report = layout_of(paper_of(plan))
    found = list(_layout_findings(report))[:MOST_SHOWN]
    return Group(_("Thể thức"), _("Thể thức đúng Nghị định 30/2020/NĐ-CP."), found)


def _layout_findings(report) -> Iterator[Found]:
    for one in report.findings:
        tone = "warn" if one.severity == Severity.ERROR else "info"
        yield Found(f"{one.where}: {one.found}", one.remedy, tone=tone, part="frame")
