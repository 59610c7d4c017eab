"""The list of plans."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lantoa.domain.organisations.states import Role
from lantoa.domain.plans.queries.plan_list import PlanFilter, Whose, plan_figures, plans, years_of
from lantoa.domain.plans.rules import KEEPERS
from lantoa.domain.plans.states import PlanState
from lantoa.office.tasks.filters import choice_in, number_in, text_in
from lantoa.web.actors import office
from lantoa.web.listing import listing

SORTS = {"starts": ("starts_on",), "name": ("folded_text",), "state": ("state",)}
IMPORTERS = frozenset({Role.ADMIN, Role.COORDINATOR, Role.EDITOR, Role.CLERK})


@require_safe
@office
def plan_list(request: HttpRequest) -> HttpResponse:
    """Plans of the person's own bodies and those issued below, narrowed and sorted."""
    asked = PlanFilter(
        text=text_in(request.GET, "q"),
        state=choice_in(request.GET, "state", of=PlanState),
        year=_year(number_in(request.GET, "year")),
        whose=choice_in(request.GET, "whose", of=Whose, default=Whose.ALL),
    )
    page = listing(request, rows=plans(request.actor, asked=asked), sorts=SORTS, default="-starts")
    context = {
        "asked": asked,
        "is_narrowed": asked != PlanFilter(),
        "listing": page,
        "figures": plan_figures([plan.pk for plan in page.rows], on=request.actor.on),
        "states": PlanState.choices,
        "years": [(year, str(year)) for year in years_of(request.actor)],
        "whose": Whose.choices,
        "can_import": any(post.role in IMPORTERS for post in request.actor.posts),
        "can_draft": any(post.role in KEEPERS for post in request.actor.posts),
        "own": request.actor.organisation_ids,
    }
    return render(request, "office/plans/list.html", context)


def _year(number: int | None) -> int | None:
    return number if number is not None and 1900 < number < 2200 else None
