"""The steps in the life of a plan."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lantoa.domain.plans.actions.papers import paper_of_plan
from lantoa.office.plans.life import STEPS, first_values
from lantoa.office.plans.loading import plan_or_404
from lantoa.office.plans.questions import Question, asked, typed
from lantoa.web.actors import office


@require_http_methods(["GET", "HEAD", "POST"])
@office
def step(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Asks before the step, and takes it."""
    plan = plan_or_404(request, pk)
    if key not in STEPS:
        raise Http404
    chosen = STEPS[key]
    chosen.check(plan, request.actor)
    question = Question(
        plan=plan,
        title=str(chosen.title),
        sentence=str(chosen.sentence),
        confirm=str(chosen.label),
        done=str(chosen.done),
        back=reverse("plan", args=[plan.pk]),
        about=plan.subject,
        variant=chosen.variant,
    )
    values = first_values(chosen, plan, paper_of_plan(plan), on=request.actor.on)
    form = chosen.form(typed(request), initial=values)
    return asked(request, question, form=form, act=partial(chosen.act, plan=plan))
