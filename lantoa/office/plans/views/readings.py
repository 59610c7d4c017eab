"""The choice of how a target is read."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lantoa.domain.plans import actions, rules
from lantoa.office.plans.forms import ReadingForm
from lantoa.office.plans.loading import target_or_404
from lantoa.office.plans.questions import Question, asked, typed
from lantoa.office.plans.readings import explained
from lantoa.web.actors import office


@require_http_methods(["GET", "HEAD", "POST"])
@office
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Over which days a target counts, and for whom."""
    target = target_or_404(request, pk)
    rules.check_can_choose_reading(target, request.actor)
    question = Question(
        plan=target.plan,
        title=_("Cách hiểu chỉ tiêu"),
        sentence=_("Đổi cách hiểu thì các kỳ của chỉ tiêu được trải lại; cách cũ còn trong lịch sử."),
        confirm=_("Lưu cách hiểu"),
        done=_("Đã đổi cách hiểu chỉ tiêu; cách cũ còn trong lịch sử."),
        back=reverse("plan_targets", args=[target.plan_id]),
        about=target.text,
    )
    form = ReadingForm(typed(request), initial={"window": target.window, "scope": target.scope})
    return asked(
        request,
        question,
        form=form,
        act=partial(actions.choose_reading, target=target),
        template="office/plans/reading.html",
        readings=explained(target),
    )
