"""Forms by which an issued paper is corrected, replaced or recalled."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lantoa.domain.documents.actions import answers
from lantoa.domain.documents.actions.answers import Slip
from lantoa.domain.documents.models import Paper
from lantoa.domain.documents.rules import check_can_answer_paper
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.models import Person
from lantoa.domain.organisations.signing import signers_of
from lantoa.office.papers.forms import SLIPS, CorrectForm, RecallForm, ReplaceForm, SignerForm
from lantoa.office.papers.loading import own_paper_or_404
from lantoa.office.plans.forms import RuledForm
from lantoa.web.actors import office
from lantoa.web.clock import now


@require_http_methods(["GET", "HEAD", "POST"])
@office
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Drafts the công văn đính chính."""
    paper = _paper(request, pk)
    form = CorrectForm(_given(request), choices=_signers(request, paper))

    def act(given: dict[str, Any], signer: Person) -> Paper:
        slips = [
            Slip(given[f"place{count}"], given[f"wrong{count}"], given[f"right{count}"])
            for count in range(1, SLIPS + 1)
        ]
        return answers.correct(paper=paper, slips=slips, signer=signer, by=request.actor, at=now())

    return _asked(request, paper, form, act, name="correct")


@require_http_methods(["GET", "HEAD", "POST"])
@office
def recall(request: HttpRequest, pk: int) -> HttpResponse:
    """Drafts the notice of recall."""
    paper = _paper(request, pk)
    form = RecallForm(_given(request), choices=_signers(request, paper))

    def act(given: dict[str, Any], signer: Person) -> Paper:
        return answers.recall(paper=paper, reason=given["reason"], signer=signer, by=request.actor, at=now())

    return _asked(request, paper, form, act, name="recall")


@require_http_methods(["GET", "HEAD", "POST"])
@office
def replace(request: HttpRequest, pk: int) -> HttpResponse:
    """Drafts a paper of equal form in place of this one."""
    paper = _paper(request, pk)
    first = {"subject": paper.subject, "text": "\n".join(answers.lines_of_paper(paper))}
    form = ReplaceForm(_given(request), initial=first, choices=_signers(request, paper))

    def act(given: dict[str, Any], signer: Person) -> Paper:
        return answers.replace_by(
            paper=paper,
            subject=given["subject"],
            lines=given["text"].splitlines(),
            reason=given["reason"],
            signer=signer,
            by=request.actor,
            at=now(),
        )

    return _asked(request, paper, form, act, name="replace")


def _given(request: HttpRequest) -> QueryDict | None:
    """What was sent, also where it was nothing."""
    return request.POST if request.method == "POST" else None


def _paper(request: HttpRequest, pk: int) -> Paper:
    paper = own_paper_or_404(request, pk)
    check_can_answer_paper(paper, request.actor)
    return paper


def _signers(request: HttpRequest, paper: Paper) -> dict[str, list[tuple[int, str]]]:
    rights = signers_of(paper.organisation, request.actor.on)
    return {
        "signer": [
            (right.person.pk, f"{right.person.full_name} ({' / '.join(right.lines)})") for right in rights
        ]
    }


def _asked(request: HttpRequest, paper: Paper, form: SignerForm, act: Any, *, name: str) -> HttpResponse:
    made = _made(form, act) if request.method == "POST" else None
    if made is not None:
        messages.success(request, _("Đã lập dự thảo; hãy xem lại rồi trình duyệt."))
        return HttpResponseRedirect(reverse("paper", args=[made.pk]))
    status = 422 if form.is_bound else 200
    context = {
        "paper": paper,
        "form": form,
        "name": name,
        "slips": range(1, SLIPS + 1),
        "has_signers": bool(form.fields["signer"].choices),
        "is_of_plan": bool(paper.subject_type) and name == "replace",
    }
    return render(request, "office/papers/answer.html", context, status=status)


def _made(form: RuledForm, act: Any) -> Paper | None:
    if not form.is_valid():
        return None
    try:
        signer = get_object_or_404(Person, pk=form.cleaned_data["signer"])
        return act(form.cleaned_data, signer)
    except Invalid as refusal:
        form.refuse(refusal)
        return None
