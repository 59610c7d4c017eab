"""Who writes the draft, and the words that were set aside."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lantoa.domain.plans.actions.locks import release_lock, renew_lock, take_lock, take_over
from lantoa.domain.plans.actions.set_asides import drop_set_aside, take_set_aside
from lantoa.domain.plans.models import SetAside
from lantoa.office.drafting.answers import saved
from lantoa.office.drafting.loading import draft_or_404
from lantoa.web.actors import office
from lantoa.web.clock import now

ACTS = {"take": take_lock, "renew": renew_lock, "release": release_lock, "over": take_over}


@require_POST
@office
def lock(request: HttpRequest, pk: int) -> HttpResponse:
    """Begins to write, goes on, stops, or takes the draft over."""
    plan = draft_or_404(request, pk)
    do = request.POST.get("do", "")
    act = partial(ACTS.get(do, renew_lock), plan=plan, by=request.actor, at=now())
    done = _("Bạn đang soạn dự thảo này.") if do in {"over", "take"} else ""
    return saved(request, plan, act, part=request.POST.get("part", ""), is_typed=do != "over", done=done)


@require_POST
@office
def set_aside(request: HttpRequest, pk: int, set_aside_pk: int) -> HttpResponse:
    """Puts set-aside words into the draft, or lets them go."""
    plan = draft_or_404(request, pk)
    row = get_object_or_404(SetAside.objects.select_related("plan__organisation"), pk=set_aside_pk, plan=plan)
    is_taken = request.POST.get("do") == "take"
    act = partial(take_set_aside if is_taken else drop_set_aside, set_aside=row, by=request.actor, at=now())
    done = _("Đã đưa bản giữ riêng vào dự thảo.") if is_taken else _("Đã giữ bản đang lưu.")
    return saved(request, plan, act, part=request.POST.get("part", ""), done=done)
