"""A plan held against its superior's: what is missing, pulled in, bound by hand, or not for this body."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lantoa.domain.errors import Invalid
from lantoa.domain.plans import rules
from lantoa.domain.plans.actions import inherit
from lantoa.domain.plans.models import Plan, Target, Task
from lantoa.domain.plans.pairing import Status
from lantoa.domain.plans.queries.inheritance import Inheritance, Pair, inheritance_of, superior_in_force
from lantoa.office.plans.forms import EmptyForm, ReasonForm, RuledForm
from lantoa.office.plans.frame import plan_page
from lantoa.office.plans.inheritance_forms import LinkForm
from lantoa.office.plans.loading import plan_or_404
from lantoa.office.plans.questions import Question, asked, typed
from lantoa.office.tasks.filters import choice_in
from lantoa.web.actors import office
from lantoa.web.clock import now

KINDS = {"task": Task, "target": Target}
MOST_CHOSEN = 1000
ALL, WANTING = "all", "wanting"
"""Filters: every row; all that is missing, lower, later or other. Without one: what is not given to others."""
WANTING_STATUSES = (Status.MISSING, Status.LOWER, Status.LATER, Status.CHANGED)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person may say of a row of the superior's plan."""

    title: str
    sentence: str
    done: str


@require_http_methods(["GET", "HEAD", "POST"])
@office
def inheritance(request: HttpRequest, pk: int) -> HttpResponse:
    """The two plans side by side; ticked rows are pulled into the draft."""
    plan = plan_or_404(request, pk)
    if request.method == "POST":
        return _pulled_in(request, plan)
    return _page(request, plan)


def _pulled_in(request: HttpRequest, plan: Plan) -> HttpResponse:
    revision = request.POST.get("revision", "")
    try:
        made = inherit.pull_in(
            plan=plan,
            task_ids=_numbers(request, "task"),
            target_ids=_numbers(request, "target"),
            revision=int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 10 else 0,
            by=request.actor,
            at=now(),
        )
    except Invalid as refusal:
        return _page(request, plan, refusal=refusal)
    messages.success(
        request,
        _("Đã đưa vào dự thảo %(tasks)s nhiệm vụ và %(targets)s chỉ tiêu; hãy rà lại đơn vị và thời hạn.")
        % {"tasks": len(made.tasks), "targets": len(made.targets)},
    )
    return redirect("plan_inheritance", pk=plan.pk)


def _numbers(request: HttpRequest, name: str) -> list[int]:
    texts = request.POST.getlist(name)[:MOST_CHOSEN]
    return [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 16]


def _page(request: HttpRequest, plan: Plan, *, refusal: Invalid | None = None) -> HttpResponse:
    found = inheritance_of(plan, on=request.actor.on)
    shown = request.GET.get("status", "")
    shown = shown if shown in (ALL, WANTING) else choice_in(request.GET, "status", of=Status)
    page = plan_page(
        request,
        plan,
        "inheritance",
        found=found,
        tasks=_shown(found.tasks, shown),
        targets=_shown(found.targets, shown),
        asked=shown,
        choices=_choices(found),
        is_superior_readable=_is_readable(request, found),
        pair_reason=rules.why_not(rules.check_can_pair, plan, request.actor),
        missing_count=found.count(Status.MISSING) + found.count(Status.MISSING, targets=True),
        refusal=refusal,
    )
    page.status_code = 422 if refusal else 200
    return page


def _shown(pairs: list[Pair], status: str) -> list[Pair]:
    if status == ALL:
        return pairs
    if not status:
        return [pair for pair in pairs if pair.status != Status.NOT_OURS]
    wanted = WANTING_STATUSES if status == WANTING else (Status(status),)
    return [pair for pair in pairs if pair.status in wanted]


def _choices(found: Inheritance) -> list[tuple[str, str]]:
    """The filter's choices with how many rows each has."""
    count = sum(found.count(*WANTING_STATUSES, targets=targets) for targets in (False, True))
    choices = [
        ("", _("Việc của cơ quan")),
        (ALL, _("Tất cả")),
        (WANTING, _("Cần xem (%(count)s)") % {"count": count}),
    ]
    for status in Status:
        count = found.count(status) + found.count(status, targets=True)
        if count:
            choices.append((status.value, f"{status.label} ({count})"))
    return choices


def _is_readable(request: HttpRequest, found: Inheritance) -> bool:
    if found.superior is None:
        return False
    return Plan.objects.readable_by(request.actor).filter(pk=found.superior.pk).exists()


@require_http_methods(["GET", "HEAD", "POST"])
@office
def say(request: HttpRequest, pk: int, kind: str, row: int, verdict: str) -> HttpResponse:
    """Asks before a row of the superior's plan is bound, set apart, or given to others or to this body."""
    plan = plan_or_404(request, pk)
    rules.check_can_pair(plan, request.actor)
    superior = _superior_row(plan, kind, row)
    verdicts = _verdicts()
    if verdict not in verdicts:
        raise Http404
    said = verdicts[verdict]
    question = Question(
        plan=plan,
        title=said.title,
        sentence=said.sentence,
        confirm=said.title,
        done=said.done,
        back=f"{reverse('plan_inheritance', args=[plan.pk])}#{kind}-{superior.pk}",
        about=str(superior),
    )
    return asked(
        request, question, form=_form(request, plan, superior, verdict), act=_act(plan, superior, verdict)
    )


def _superior_row(plan: Plan, kind: str, row: int) -> Task | Target:
    above = superior_in_force(plan)
    model = KINDS.get(kind)
    found = model.objects.filter(plan=above, pk=row).first() if above is not None and model else None
    if found is None:
        raise Http404
    return found


def _verdicts() -> dict[str, Verdict]:
    return {
        "link": Verdict(
            _("Ghép với dòng của kế hoạch này"),
            _("Chọn dòng của kế hoạch này thực hiện nội dung cấp trên giao."),
            _("Đã ghép."),
        ),
        "apart": Verdict(
            _("Bỏ ghép"),
            _("Dòng cấp trên giao sẽ được tính là thiếu cho đến khi ghép lại hoặc đưa vào kế hoạch."),
            _("Đã bỏ ghép."),
        ),
        "not_ours": Verdict(
            _("Không giao cho cơ quan này"),
            _("Dòng này không còn bị tính là thiếu. Lý do hiện cho người duyệt."),
            _("Đã ghi nhận không giao cho cơ quan."),
        ),
        "ours": Verdict(
            _("Giao cho cơ quan này"),
            _("Dòng này được tính là thiếu cho đến khi kế hoạch có nội dung tương ứng."),
            _("Đã ghi nhận giao cho cơ quan."),
        ),
    }


def _form(request: HttpRequest, plan: Plan, superior: Task | Target, verdict: str) -> RuledForm:
    if verdict == "not_ours":
        return ReasonForm(typed(request))
    if verdict == "link":
        return LinkForm(typed(request), rows=type(superior).objects.filter(plan=plan).order_by("position"))
    return EmptyForm(typed(request))


def _act(plan: Plan, superior: Task | Target, verdict: str):
    def link(*, own, by, at) -> None:
        inherit.link_inherited(own=own, superior=superior, by=by, at=at)

    def others(*, by, at, **typed_in) -> None:
        act = {
            "apart": inherit.unlink_inherited,
            "not_ours": inherit.mark_not_ours,
            "ours": inherit.mark_ours,
        }[verdict]
        act(plan=plan, superior=superior, by=by, at=at, **typed_in)

    return link if verdict == "link" else others
