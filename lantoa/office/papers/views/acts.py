"""What the clerk and the keepers do with a paper on its way out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lantoa.domain.approvals.actions import submit_paper, void_paper
from lantoa.domain.documents.actions.numbering import give_number
from lantoa.domain.documents.actions.papers import issue_paper
from lantoa.domain.documents.actions.signed import store_signed
from lantoa.domain.documents.models import Paper
from lantoa.domain.documents.rules import (
    check_can_give_number,
    check_can_issue_paper,
    check_can_store_signed,
    check_can_void_paper,
)
from lantoa.domain.errors import Denied, Invalid
from lantoa.domain.plans import actions as plans
from lantoa.domain.plans.actions.papers import PLAN
from lantoa.domain.plans.models import Plan
from lantoa.office.organisations.forms import done
from lantoa.office.papers.forms import NumberForm, ReasonForm
from lantoa.office.papers.loading import own_paper_or_404
from lantoa.office.papers.views.pages import paper_page
from lantoa.web.actors import office
from lantoa.web.clock import now


def back(paper: Paper) -> HttpResponse:
    """To the page of the paper."""
    return HttpResponseRedirect(reverse("paper", args=[paper.pk]))


def _plan_of(paper: Paper) -> Plan | None:
    """The plan whose paper it is: both get number and issue as one, so its own doors are taken."""
    if paper.subject_type != PLAN:
        return None
    return Plan.objects.select_related("organisation").get(pk=paper.subject_id)


@require_POST
@office
def number(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives number and date."""
    paper = own_paper_or_404(request, pk)
    check_can_give_number(paper, request.actor)
    form = NumberForm(request.POST, auto_id="number-%s")
    hints: list[str] = []

    def act(given: dict) -> None:
        plan = _plan_of(paper)
        if plan is None:
            hints.extend(give_number(paper=paper, by=request.actor, at=now(), **given))
        else:
            plans.give_number(plan=plan, by=request.actor, at=now(), **given)

    if not done(form, act):
        return paper_page(request, paper, status=422, number_form=form)
    paper.refresh_from_db()
    messages.success(request, _("Đã cấp số %(number)s.") % {"number": paper.number})
    for hint in hints:
        messages.warning(request, hint)
    return back(paper)


@require_POST
@office
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Issues the paper, and with it the plan that it is the paper of."""
    paper = own_paper_or_404(request, pk)
    check_can_issue_paper(paper, request.actor)
    plan = _plan_of(paper)
    if plan is None:
        issue_paper(paper=paper, by=request.actor, at=now())
    else:
        plans.issue(plan=plan, by=request.actor, at=now())
    messages.success(request, _("Đã ban hành văn bản; nơi nhận trong hệ thống đã thấy trên bàn việc."))
    return back(paper)


@require_POST
@office
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts a draft before the approvers."""
    paper = own_paper_or_404(request, pk)
    submit_paper(paper=paper, by=request.actor, at=now())
    messages.success(request, _("Đã trình duyệt văn bản."))
    return back(paper)


@require_POST
@office
def void(request: HttpRequest, pk: int) -> HttpResponse:
    """Drops a paper that has not left the body."""
    paper = own_paper_or_404(request, pk)
    check_can_void_paper(paper, request.actor)
    if paper.subject_type == PLAN:
        raise Denied(_("Văn bản này thuộc một kế hoạch; hãy trả kế hoạch về dự thảo."))
    form = ReasonForm(request.POST, auto_id="void-%s")
    if not done(form, lambda given: void_paper(paper=paper, by=request.actor, at=now(), **given)):
        return paper_page(request, paper, status=422, void_form=form)
    messages.success(request, _("Đã hủy văn bản."))
    return back(paper)


@require_POST
@office
def signed(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes in the signed file."""
    paper = own_paper_or_404(request, pk)
    check_can_store_signed(paper, request.actor)
    upload = request.FILES.get("file")
    if upload is None:
        return paper_page(request, paper, status=422, signed_problem=_("Hãy chọn tệp PDF đã ký."))
    try:
        store_signed(paper=paper, content=upload, name=upload.name or "", by=request.actor, at=now())
    except Invalid as refusal:
        return paper_page(request, paper, status=422, signed_problem=refusal.sentence)
    messages.success(request, _("Đã lưu bản ký; hệ thống đang so khớp và kiểm tra chữ ký số."))
    return back(paper)
