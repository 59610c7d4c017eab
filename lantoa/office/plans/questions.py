"""One question before one act: the page without scripts behind every dialog, and the answer to it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from lantoa.domain.errors import Invalid
from lantoa.domain.plans.models import Plan
from lantoa.office.plans.forms import RuledForm
from lantoa.office.plans.naming import short_name
from lantoa.web.clock import now


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, what the button says, what is said afterwards, and the page to go back to."""

    plan: Plan
    title: str
    sentence: str
    confirm: str
    done: str
    back: str
    about: str = ""
    variant: str = "primary"


def typed(request: HttpRequest) -> QueryDict | None:
    """What was sent; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def asked(
    request: HttpRequest,
    question: Question,
    *,
    form: RuledForm,
    act: Callable[..., Any],
    template: str = "office/plans/question.html",
    **context: Any,
) -> HttpResponse:
    """The page with the question; on an answer that holds, `act` is done and the person goes back."""
    if form.is_bound and form.is_valid():
        try:
            act(by=request.actor, at=now(), **form.cleaned_data)
        except Invalid as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, question.done)
            return redirect(question.back)
    page = {"question": question, "form": form, "plan": question.plan, "title": short_name(question.plan)}
    return render(request, template, {**page, **context}, status=422 if form.is_bound else 200)
