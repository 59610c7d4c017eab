"""The next version of a running plan: begun, held against the one before, and its changes written into its text."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lantoa.domain.plans import rules
from lantoa.domain.plans.actions.amend import amend, write_changes
from lantoa.domain.plans.amending_words import amendment_lines
from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.queries.amendment import changes_of, direction_of
from lantoa.domain.plans.queries.compare import compare_records
from lantoa.domain.plans.queries.lines import is_amendment, line_of, reigns
from lantoa.domain.plans.queries.record import record_of
from lantoa.domain.plans.states import EDITABLE
from lantoa.office.plans.frame import plan_page
from lantoa.office.plans.inheritance_forms import WayForm
from lantoa.office.plans.loading import plan_or_404
from lantoa.office.plans.questions import Question, asked, typed
from lantoa.web.actors import office
from lantoa.web.clock import now


@require_http_methods(["GET", "HEAD", "POST"])
@office
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks in which way, and begins a draft of the next version."""
    plan = plan_or_404(request, pk)
    rules.check_can_amend(plan, request.actor)
    question = Question(
        plan=plan,
        title=_("Sửa đổi, bổ sung kế hoạch"),
        sentence=_(
            "Một dự thảo mới được lập với mọi nhiệm vụ, chỉ tiêu của kế hoạch này. Kế hoạch này tiếp tục thực hiện "
            "cho đến khi bản mới được ban hành; việc đã làm được giữ."
        ),
        confirm=_("Lập dự thảo"),
        done=_("Đã lập dự thảo của bản mới; mọi thay đổi hiện ở phần “Thay đổi”."),
        back=reverse("plan", args=[plan.pk]),
        about=plan.subject,
    )
    made: list[Plan] = []

    def act(*, way, by, at) -> None:
        made.append(amend(plan=plan, is_replacement=way == "replace", by=by, at=at))

    answer = asked(request, question, form=WayForm(typed(request)), act=act)
    return redirect("plan_amendment", pk=made[0].pk) if made else answer


@require_safe
@office
def amendment(request: HttpRequest, pk: int) -> HttpResponse:
    """What the plan changes of the version before it."""
    plan = plan_or_404(request, pk)
    changes = changes_of(plan)
    words = compare_records(record_of(changes.old), record_of(plan)) if changes else None
    return plan_page(
        request,
        plan,
        "amendment",
        changes=changes,
        direction_of=direction_of,
        sections=[one for one in words.sections if one.change != "same"] if words else [],
        lines=amendment_lines(plan) if changes and plan.state in EDITABLE else [],
        is_amendment=is_amendment(plan),
        reigns=reigns(line_of(plan)),
    )


@require_POST
@office
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Writes into the text of the draft what it changes."""
    plan = plan_or_404(request, pk)
    write_changes(plan=plan, revision=plan.revision, by=request.actor, at=now())
    messages.success(
        request, _("Đã đưa những điểm thay đổi vào một mục của văn bản; có thể sửa tiếp ở bàn soạn thảo.")
    )
    return redirect("plan_amendment", pk=plan.pk)
