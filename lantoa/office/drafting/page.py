"""The drafting desk as one page: its parts, who writes, what was set aside, and the part that is open."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.domain.plans.locks import lock_of
from lantoa.domain.plans.models import Plan, PlanSection
from lantoa.office.drafting.kept import KeptApart, kept_apart
from lantoa.office.plans.naming import short_name
from lantoa.web.clock import now
from lantoa.web.templates import moment

Text = str | Promise
DRAWN: tuple[tuple[str, Text, Text, Text, str], ...] = (
    (
        "head",
        gettext_lazy("Thông tin chung"),
        gettext_lazy("Thông tin chung"),
        gettext_lazy("Kế hoạch về việc gì, trong thời gian nào, cụ thể hóa kế hoạch nào."),
        "file-description",
    ),
    (
        "bases",
        gettext_lazy("Căn cứ"),
        gettext_lazy("Căn cứ ban hành"),
        gettext_lazy("Văn bản mà kế hoạch dựa vào, theo thứ tự ghi ở đầu văn bản."),
        "scale",
    ),
    (
        "text",
        gettext_lazy("Lời văn"),
        gettext_lazy("Các mục của văn bản"),
        gettext_lazy(
            "Mỗi dòng là một đoạn; đầu dòng ghi -, +, 1. hoặc a). Số mục được đánh lại theo thứ tự."
        ),
        "align-left",
    ),
    (
        "tasks",
        gettext_lazy("Nhiệm vụ"),
        gettext_lazy("Phụ lục nhiệm vụ"),
        gettext_lazy("Việc gì, sản phẩm gì, ai chủ trì, ai phối hợp, khi nào."),
        "checklist",
    ),
    (
        "targets",
        gettext_lazy("Chỉ tiêu"),
        gettext_lazy("Chỉ tiêu"),
        gettext_lazy("Những con số phải đạt; hệ thống đếm theo đó khi kế hoạch chạy."),
        "target-arrow",
    ),
    (
        "reporting",
        gettext_lazy("Báo cáo"),
        gettext_lazy("Chế độ báo cáo"),
        gettext_lazy("Ai báo cáo cho ai, kỳ nào, trước ngày nào."),
        "report",
    ),
    (
        "frame",
        gettext_lazy("Nơi nhận, người ký"),
        gettext_lazy("Nơi nhận, người ký"),
        gettext_lazy("Những gì đứng quanh lời văn trong văn bản."),
        "signature",
    ),
    (
        "check",
        gettext_lazy("Kiểm tra"),
        gettext_lazy("Kiểm tra trước khi trình"),
        gettext_lazy("Hệ thống tự đọc lại văn bản và so với kế hoạch cấp trên."),
        "clipboard-check",
    ),
)
"""Key, short name, title, what is done there, icon."""
PARTS = tuple(drawn[0] for drawn in DRAWN)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the desk: its short name, its title, and what is done there."""

    key: str
    label: Text
    title: Text
    lead: Text
    icon: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """Who writes the draft now, as the reader is told."""

    name: str
    since: str
    until: str
    is_other: bool
    is_taken_over: bool


@dataclass(slots=True)
class DraftPage:
    """Everything that the desk draws; what belongs to the open part is filled by that part."""

    plan: Plan
    part: str
    at: datetime
    edit: str = ""
    lock: Held | None = None
    set_asides: list[KeptApart] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    headings: list[PlanSection] = field(default_factory=list)
    revisions: dict[str, int] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)
    sections: list[Any] = field(default_factory=list)
    loose_lists: list[Any] = field(default_factory=list)
    tasks: list[Any] = field(default_factory=list)
    said: str = ""
    rows: list[Any] = field(default_factory=list)
    sign_lines: tuple[str, ...] = ()
    sign_name: str = ""
    wanted: str = ""
    found: list[Any] = field(default_factory=list)
    pasted: Any = None
    paste_problem: str = ""
    checks: Any = None
    steps: list[Any] = field(default_factory=list)
    refusal: str = ""
    is_saved_now: bool = False
    go_to: str = ""
    paper: str = ""

    @property
    def title(self) -> str:
        """What the plan is called."""
        return short_name(self.plan)

    @property
    def is_open(self) -> bool:
        """Whether the person may type: nobody else writes now."""
        return self.lock is None or not self.lock.is_other

    @property
    def is_writing(self) -> bool:
        """Whether the person holds the lock."""
        return self.lock is not None and not self.lock.is_other

    @property
    def reading_reason(self) -> str:
        """Why nothing can be typed now."""
        return _("%(name)s đang soạn; hãy chờ hoặc tiếp quản việc soạn thảo.") % {
            "name": self.lock.name if self.lock else ""
        }

    @property
    def saved_at(self) -> str:
        """The clock of the save that was just made; empty where the page was only opened."""
        return moment(self.at).split(" ", 1)[0] if self.is_saved_now else ""

    @property
    def current(self) -> Part:
        """The open part."""
        return self.parts[PARTS.index(self.part)]

    @property
    def before(self) -> Part | None:
        """The part before the open one."""
        place = PARTS.index(self.part)
        return self.parts[place - 1] if place else None

    @property
    def after(self) -> Part | None:
        """The part after the open one."""
        place = PARTS.index(self.part) + 1
        return self.parts[place] if place < len(PARTS) else None

    def address(self, part: str, edit: object = "") -> str:
        """The address of a part, with a row open where `edit` names one."""
        asked = {"part": part, **({"edit": str(edit)} if edit else {})}
        return f"{reverse('plan_draft', args=[self.plan.pk])}?{urlencode(asked)}"


def draft_page(request: HttpRequest, plan: Plan, part: str, **known: Any) -> DraftPage:
    """The page without what belongs to its part; a fixed number of queries."""
    page = DraftPage(plan=plan, part=part if part in PARTS else PARTS[0], at=now(), **known)
    page.headings = list(PlanSection.objects.filter(plan=plan).order_by("position"))
    page.parts = _parts(plan)
    page.revisions = {
        "plan": plan.revision,
        **{f"section-{row.pk}": row.revision for row in page.headings},
    }
    page.lock = _held(request, plan, at=page.at)
    page.set_asides = kept_apart(plan, by=request.actor)
    return page


def _held(request: HttpRequest, plan: Plan, *, at: datetime) -> Held | None:
    lock = lock_of(plan, at=at)
    if lock is None:
        return None
    return Held(
        name=lock.person.full_name,
        since=moment(lock.since).split(" ", 1)[0],
        until=moment(lock.until).split(" ", 1)[0],
        is_other=lock.person_id != request.actor.person.pk,
        is_taken_over=lock.taken_from_id == request.actor.person.pk,
    )


def _parts(plan: Plan) -> list[Part]:
    counts = {
        "bases": plan.citations.count(),
        "tasks": plan.tasks.count(),
        "targets": plan.targets.count(),
        "reporting": plan.reporting_duties.count(),
    }
    return [Part(*drawn, count=counts.get(drawn[0])) for drawn in DRAWN]
