"""What waits for the person, and agreeing to several at once."""

import re

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from lantoa.domain.approvals import actions
from lantoa.domain.approvals.queries import waiting_for
from lantoa.office.approvals.forms import BatchForm
from lantoa.office.approvals.loading import checked
from lantoa.web.actors import office
from lantoa.web.clock import now

MOST = 100
NUMBER = re.compile(r"[0-9]{1,18}")


@require_safe
@office
def waiting(request: HttpRequest) -> HttpResponse:
    """The steps that the person may decide today, the longest waiting first."""
    rows = list(waiting_for(request.actor)[: MOST + 1])
    context = {
        "rows": [
            (step, (request.actor.on - timezone.localtime(step.current_since).date()).days)
            for step in rows[:MOST]
        ],
        "is_more": len(rows) > MOST,
    }
    return render(request, "office/approvals/list.html", context)


@require_POST
@office
def batch(request: HttpRequest) -> HttpResponse:
    """Asks once before agreeing to the ticked steps; afterwards says of each what became of it."""
    offered = {step.pk: step for step in waiting_for(request.actor)[:MOST]}
    ticked = [int(one) for one in request.POST.getlist("steps")[:MOST] if NUMBER.fullmatch(one)]
    given = checked(BatchForm(request.POST))
    steps = [offered[number] for number in dict.fromkeys(ticked) if number in offered]
    gone = len(set(ticked)) - len(steps)
    if not ticked:
        messages.warning(request, _("Hãy đánh dấu ít nhất một mục."))
        return redirect("approvals")
    if not given["is_confirmed"]:
        return render(request, "office/approvals/batch.html", {"steps": steps, "gone": gone})
    results = actions.agree_many(steps=steps, comment=given["comment"], by=request.actor, at=now())
    _tell(request, results, gone=gone)
    return redirect("approvals")


def _tell(request: HttpRequest, results: list[actions.Decided], *, gone: int) -> None:
    agreed = sum(not one.refusal for one in results)
    if agreed:
        sentence = ngettext("Đã đồng ý %(count)s mục.", "Đã đồng ý %(count)s mục.", agreed)
        messages.success(request, sentence % {"count": agreed})
    for one in results:
        if one.refusal:
            messages.error(request, f"{one.step.approval.subject_name}: {one.refusal}")
    if gone:
        sentence = ngettext(
            "%(count)s mục không còn chờ anh chị nên được bỏ qua.",
            "%(count)s mục không còn chờ anh chị nên được bỏ qua.",
            gone,
        )
        messages.warning(request, sentence % {"count": gone})
