"""What the open part draws: its rows and its forms, unless a form that was refused is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext as _

from lantoa.domain.plans.frames import own_frame
from lantoa.domain.plans.marks import label_at
from lantoa.domain.plans.models import PaperFrame, PlanItem, PlanSection, Task
from lantoa.domain.plans.queries.plan_page import superior_choices
from lantoa.domain.plans.queries.plan_tasks import AppendixFilter, appendix
from lantoa.domain.plans.states import ItemKind, Part, SectionHolds
from lantoa.office.drafting.bases import fill_bases
from lantoa.office.drafting.checks import fill_checks
from lantoa.office.drafting.forms import FrameForm, HeadForm, ItemsForm, SectionForm
from lantoa.office.drafting.page import DraftPage
from lantoa.office.drafting.rows import fill_reporting, fill_targets
from lantoa.office.drafting.signers import sign_lines, signer_choices
from lantoa.office.drafting.task_forms import TaskForm
from lantoa.office.plans.loading import units_of_body
from lantoa.office.plans.naming import short_name

Fill = Callable[[HttpRequest, DraftPage], None]
MOST_SUPERIORS = 100
LISTS = {
    SectionHolds.TOPICS: ItemKind.TOPIC,
    SectionHolds.FORMS: ItemKind.FORM,
    SectionHolds.AUDIENCES: ItemKind.AUDIENCE,
}
WRITTEN_LISTS = frozenset({*LISTS, SectionHolds.BASES, SectionHolds.TARGETS, SectionHolds.REPORTING})


@dataclass(frozen=True, slots=True)
class DrawnList:
    """A list of the plan in its form, whether a section holds it or none does."""

    holds: str
    list_kind: str
    list_label: str
    list_form: Form | None


@dataclass(frozen=True, slots=True)
class DrawnSection:
    """A section with its form and the list that it holds; `see` is its place in the preview."""

    row: PlanSection
    form: Form
    drawn: DrawnList | None
    see: str

    def __getattr__(self, name: str) -> Any:
        return getattr(self.row, name)

    @property
    def list_form(self) -> Form | None:
        """The form of the list; None where the section holds none that is typed here."""
        return self.drawn.list_form if self.drawn else None

    @property
    def list_kind(self) -> str:
        """The kind of the list, as its address has it."""
        return self.drawn.list_kind if self.drawn else ""

    @property
    def list_label(self) -> str:
        """The name of the list."""
        return self.drawn.list_label if self.drawn else ""

    @property
    def has_list(self) -> bool:
        """Whether a list is written into the section."""
        return self.row.holds in WRITTEN_LISTS

    @property
    def holds_label(self) -> str:
        """What it holds, in words."""
        return self.row.get_holds_display()

    @property
    def level_label(self) -> str:
        """Its level as an officer says it."""
        if not self.row.level:
            return _("Phần mở đầu")
        return _("Cấp %(level)s (%(like)s)") % {"level": self.row.level, "like": label_at(self.row.level, 1)}


def filled(request: HttpRequest, page: DraftPage) -> DraftPage:
    """The page with what its open part draws."""
    FILLS[page.part](request, page)
    return page


def _head(request: HttpRequest, page: DraftPage) -> None:
    page.forms.setdefault("head", head_form(request, page.plan, initial=HeadForm.of(page.plan)))


def head_form(request: HttpRequest, plan, data=None, *, initial=None) -> HeadForm:
    """The head of the draft with its units and the plans above."""
    superiors = superior_choices(plan.organisation, without=plan.pk)[:MOST_SUPERIORS]
    return HeadForm(
        data,
        initial=initial,
        auto_id="head-%s",
        units=units_of_body(request, plan),
        superiors=[(one.pk, f"{short_name(one)} – {one.organisation.name}") for one in superiors],
    )


def _text(request: HttpRequest, page: DraftPage) -> None:
    held = {row.holds for row in page.headings}
    numbered = 0
    for row in page.headings:
        see = "top"
        if row.heading or row.label:
            see = f"heading-{numbered}"
            numbered += 1
        form = page.forms.get(f"section-{row.pk}") or SectionForm(
            initial=SectionForm.of(row), auto_id=f"section-{row.pk}-%s"
        )
        drawn = _list(page, row.holds) if row.holds in LISTS else None
        page.sections.append(DrawnSection(row, form, drawn, see))
    page.loose_lists = [_list(page, holds) for holds in LISTS if holds not in held]


def _list(page: DraftPage, holds: str) -> DrawnList:
    kind = LISTS[SectionHolds(holds)]
    form = page.forms.get(f"list-{kind}")
    if form is None:
        texts = (
            PlanItem.objects.filter(plan=page.plan, kind=kind)
            .order_by("position")
            .values_list("text", flat=True)
        )
        form = ItemsForm(
            initial={"texts": "\n".join(texts), "revision": page.plan.revision}, auto_id=f"list-{kind}-%s"
        )
    return DrawnList(holds, kind.value, str(kind.label), form)


@dataclass(frozen=True, slots=True)
class DrawnTask:
    """A row of the appendix with the names of its units."""

    row: Task
    leads: list[str]
    others: list[str]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.row, name)


def _tasks(request: HttpRequest, page: DraftPage) -> None:
    for task in appendix(page.plan, asked=AppendixFilter(), on=request.actor.on):
        leads = [one.unit.name for one in task.parts if one.part == Part.LEAD]
        others = [one.unit.name for one in task.parts if one.part != Part.LEAD]
        page.tasks.append(DrawnTask(task, leads, others))
    if page.edit and "task" not in page.forms:
        open_one = next((task.row for task in page.tasks if str(task.pk) == page.edit), None)
        page.forms["task"] = task_form(request, page.plan, open_one)
    if page.edit.isdecimal():
        said = Task.objects.filter(plan=page.plan, pk=int(page.edit)).values_list(
            "source_sentence", flat=True
        )
        page.said = said.first() or ""


def task_form(request: HttpRequest, plan, task: Task | None = None, data=None) -> TaskForm:
    """The form of one task, its units among those of the body even where they are closed."""
    own = units_of_body(request, plan)
    known = {number for number, _name in own}
    parts = task.assignments.select_related("unit").order_by("pk") if task else []
    others = [(part.unit_id, part.unit.name) for part in parts if part.unit_id not in known]
    empty = {"revision": plan.revision, "timing_type": "unspecified", "timing_year": plan.ends_on.year}
    initial = {**TaskForm.of(task), "revision": plan.revision} if task else empty
    return TaskForm(data, initial=None if data else initial, auto_id="task-%s", units=[*own, *others])


def _frame(request: HttpRequest, page: DraftPage) -> None:
    frame = frame_of(page.plan)
    page.revisions["frame"] = frame.revision
    if "frame" not in page.forms:
        page.forms["frame"] = frame_form(request, page.plan, initial=FrameForm.of(frame))
    page.sign_lines, page.sign_name = sign_lines(frame)


def frame_of(plan) -> PaperFrame:
    """The frame as it is saved; that of the body where none is saved yet."""
    saved = PaperFrame.objects.filter(plan=plan).select_related("signer").first()
    if saved is not None:
        return saved
    fresh = own_frame(plan.organisation)
    return PaperFrame(
        plan=plan,
        **{name: getattr(fresh, name) for name in fresh.__slots__ if name != "recipients"},
        recipients=list(fresh.recipients),
    )


def frame_form(request: HttpRequest, plan, data=None, *, initial=None) -> FrameForm:
    """The form of the frame with those who may sign today."""
    signers = signer_choices(plan.organisation, on=request.actor.on)
    return FrameForm(data, initial=initial, auto_id="frame-%s", signers=signers)


FILLS: dict[str, Fill] = {
    "head": _head,
    "bases": fill_bases,
    "text": _text,
    "tasks": _tasks,
    "targets": fill_targets,
    "reporting": fill_reporting,
    "frame": _frame,
    "check": fill_checks,
}
