"""The page of one paper."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from lantoa.domain.approvals.actions.papers import open_round_of
from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.audit.registry import tell
from lantoa.domain.documents import rules
from lantoa.domain.documents.content import written
from lantoa.domain.documents.models import Delivery, Paper
from lantoa.domain.documents.queries.papers import answers_of, deliveries_of
from lantoa.domain.documents.states import OUT, PaperState
from lantoa.office.papers.forms import EmailForm, NumberForm, ReasonForm, RecipientForm
from lantoa.office.papers.loading import paper_or_404
from lantoa.office.papers.numbers import first_number
from lantoa.papers.writing.html import html_fragment
from lantoa.papers.writing.text import text_of
from lantoa.papers.writing.unwritable import Unwritable
from lantoa.web.actors import office

MOST_EVENTS = 60


@require_safe
@office
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """What the paper says, its number, its signed file, to whom it went, and what was done to it."""
    return paper_page(request, paper_or_404(request, pk))


def paper_page(
    request: HttpRequest,
    paper: Paper,
    *,
    status: int = 200,
    link: tuple[int, str] | None = None,
    **bound: Any,
) -> HttpResponse:
    """The page of the paper, with forms that were refused and, once, a link that was asked for."""
    actor = request.actor
    is_own = actor.is_in(paper.organisation_id)
    rows = deliveries_of(paper) if is_own else []
    events = AuditEvent.objects.about(paper).visible_to(actor).select_related("by")[:MOST_EVENTS]
    context = {
        "paper": paper,
        "is_own": is_own,
        "is_out": paper.state in OUT,
        "is_ready": paper.state == PaperState.READY,
        "preview": preview_of(paper),
        "text": text_of(written(paper)),
        "checks": checks_of(paper),
        "deliveries": rows,
        "mine": [] if is_own else _mine(request, paper),
        "read_count": sum(row.state == "read" for row in rows),
        "answers": [one for one in answers_of(paper) if is_own or one.state in OUT],
        "open_round": open_round_of(paper) if is_own else None,
        "plan_address": _subject_address(paper) if is_own else "",
        "events": events,
        "tell": tell,
        "reasons": reasons_of(request, paper),
        "number_form": bound.get("number_form")
        or NumberForm(initial=first_number(paper, on=actor.on), auto_id="number-%s"),
        "void_form": bound.get("void_form") or ReasonForm(auto_id="void-%s"),
        "recipient_form": bound.get("recipient_form") or RecipientForm(auto_id="recipient-%s"),
        "email_form": bound.get("email_form") or EmailForm(auto_id="mail-%s"),
        "signed_problem": bound.get("signed_problem", ""),
        "link": link,
        "today": actor.on,
    }
    return render(request, "office/papers/page.html", context, status=status)


@require_safe
@office
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The piece of the page that renews itself while the signed file is looked at."""
    paper = paper_or_404(request, pk)
    if (paper.signed_checks or {}).get("state") == "waiting":
        return render(request, "office/papers/progress.html", {"paper": paper})
    answer = HttpResponse(status=204)
    answer["HX-Refresh"] = "true"
    return answer


def checks_of(paper: Paper) -> dict[str, Any] | None:
    """What was found in the signed file, its moments as moments."""
    found = paper.signed_checks
    if not found or "signatures" not in found:
        return found
    rows = [{**one, "signed_at": _moment(one["signed_at"])} for one in found["signatures"]]
    return {**found, "signatures": rows}


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def preview_of(paper: Paper) -> str:
    """The paper as HTML; empty where it cannot be drawn."""
    try:
        return html_fragment(written(paper), level=3)
    except Unwritable:
        return ""


def reasons_of(request: HttpRequest, paper: Paper) -> dict[str, str | None]:
    """For each act the sentence why this person cannot take it, None where he can."""
    checks = {
        "number": rules.check_can_give_number,
        "issue": rules.check_can_issue_paper,
        "signed": rules.check_can_store_signed,
        "deliver": rules.check_can_deliver,
        "answer": rules.check_can_answer_paper,
        "submit": rules.check_can_submit_paper,
        "void": rules.check_can_void_paper,
    }
    return {name: rules.why_not(check, paper, request.actor) for name, check in checks.items()}


def _mine(request: HttpRequest, paper: Paper) -> list[Delivery]:
    rows = paper.deliveries.filter(unit__organisation__in=request.actor.organisation_ids)
    return list(rows.select_related("unit", "read_by", "paper").order_by("position"))


def _subject_address(paper: Paper) -> str:
    if not paper.subject_type or paper.subject_id is None:
        return ""
    try:
        return reverse(paper.subject_type, args=[paper.subject_id])
    except NoReverseMatch:
        return ""
