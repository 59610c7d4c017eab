"""Links for approvers away from the desk: making one, and the page behind it."""

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from lantoa.domain.approvals import actions, rules
from lantoa.domain.approvals.actions.links import find_link, link_of
from lantoa.domain.approvals.link_words import words_of
from lantoa.domain.approvals.queries import holders_of, steps_of
from lantoa.domain.approvals.registry import kind_of
from lantoa.domain.errors import Denied
from lantoa.domain.organisations.models import Person
from lantoa.office.approvals.forms import AgreeForm, PersonForm
from lantoa.office.approvals.loading import approval_or_404, checked, step_of
from lantoa.office.approvals.page import shown_steps
from lantoa.web.actors import office
from lantoa.web.clock import now, today

OPEN = "open"


@require_POST
@never_cache
@office
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """Makes a link; it goes to the address of the person, and is shown this once only where there is none."""
    approval = approval_or_404(request, pk)
    step = step_of(approval, number=None)
    rules.check_can_make_link(step, request.actor)
    given = checked(PersonForm(request.POST))
    able = [holder.person.pk for holder in holders_of(step, on=request.actor.on)]
    person = get_object_or_404(
        Person.objects.visible_to(request.actor).filter(pk__in=able), pk=given["person"]
    )
    link, secret = actions.make_link(step=step, person=person, by=request.actor, at=now())
    if not secret:
        sentence = _("Đường dẫn đang được gửi tới thư %(email)s của %(person)s.")
        messages.success(request, sentence % {"email": person.email, "person": person.full_name})
        return redirect("approval", approval.pk)
    address = settings.ORIGIN + reverse("approval_by_link", args=[secret])
    message = words_of(link, address=address)
    context = {"approval": approval, "step": step, "link": link, "address": address, "message": message}
    return render(request, "office/approvals/link_made.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def by_link(request: HttpRequest, secret: str) -> HttpResponse:
    """The page behind a link: a cover, then text and decision, then the receipt.

    What previews a message (Zalo, mail) only GETs, so it sees the cover and opens nothing.
    """
    answer = _post(request, secret) if request.method == "POST" else _page(request, secret)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    # Not `no-referrer`: browsers would then send `Origin: null` and the form would be refused; other sites get nothing.
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer


def _post(request: HttpRequest, secret: str) -> HttpResponse:
    if not ratelimit.consume(request, action="approval_link"):
        raise Denied(_("Đã thử quá nhiều lần; hãy đợi một phút rồi thử lại."))
    decision = request.POST.get("decision", "")
    if decision == OPEN:
        actions.open_link(secret=secret, at=now())
    else:
        comment = checked(AgreeForm(request.POST))["comment"]
        actions.decide_by_link(secret=secret, decision=decision, comment=comment, at=now())
    return redirect("approval_by_link", secret)


def _page(request: HttpRequest, secret: str) -> HttpResponse:
    found = find_link(secret)
    if found is not None and found.used_at is not None and now() < found.expires_at:
        return render(request, "office/approvals/link_receipt.html", {"link": found, "step": found.step})
    link = link_of(secret, at=now())
    approval = link.step.approval
    context = {"link": link, "step": link.step, "approval": approval}
    if link.opened_at is None:
        return render(request, "office/approvals/link_cover.html", context)
    kind = kind_of(approval.subject_type)
    subject = kind.load(approval.subject_id)
    context |= {
        "shown": shown_steps(steps_of(approval), approval, on=today()),
        "facts": kind.facts(subject) if subject else (),
        "checks": kind.checks(subject, today()) if subject else (),
        "text": kind.text(subject, approval.content_ref) if subject else (),
    }
    return render(request, "office/approvals/link_page.html", context)
