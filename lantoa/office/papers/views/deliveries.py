"""Deliveries: sent again, noted, confirmed; and the page behind a recipient's link, without sign-in."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lantoa.domain.documents.actions import deliveries
from lantoa.domain.documents.links import delivery_of_secret
from lantoa.domain.documents.models import Delivery
from lantoa.domain.documents.queries.papers import answers_of
from lantoa.domain.documents.rules import check_can_deliver
from lantoa.domain.documents.states import OUT
from lantoa.office.organisations.forms import done
from lantoa.office.papers.forms import EmailForm, RecipientForm
from lantoa.office.papers.loading import own_delivery_or_404, own_paper_or_404, received_or_404
from lantoa.office.papers.views.acts import back
from lantoa.office.papers.views.files import kept_file
from lantoa.office.papers.views.pages import paper_page, preview_of
from lantoa.web.actors import office
from lantoa.web.clock import now


@require_POST
@office
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """One more recipient by mail."""
    paper = own_paper_or_404(request, pk)
    check_can_deliver(paper, request.actor)
    form = RecipientForm(request.POST, auto_id="recipient-%s")
    act = deliveries.add_recipient
    if not done(form, lambda given: act(paper=paper, by=request.actor, at=now(), **given)):
        return paper_page(request, paper, status=422, recipient_form=form)
    messages.success(request, _("Đã thêm nơi nhận; thư được gửi ngay khi văn bản có số."))
    return back(paper)


@require_POST
@office
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Mails a delivery again, to another address where one is given."""
    delivery = own_delivery_or_404(request, pk)
    check_can_deliver(delivery.paper, request.actor)
    form = EmailForm(request.POST, auto_id="mail-%s")
    act = deliveries.send_again
    if not done(form, lambda given: act(delivery=delivery, by=request.actor, at=now(), **given)):
        return paper_page(request, delivery.paper, status=422, email_form=form)
    messages.success(request, _("Thư đang được gửi lại."))
    return back(delivery.paper)


@never_cache
@require_POST
@office
def show_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows the link of one recipient, to be copied."""
    delivery = own_delivery_or_404(request, pk)
    secret = deliveries.make_link(delivery=delivery, by=request.actor, at=now())
    address = settings.ORIGIN + reverse("paper_link", args=[secret])
    return paper_page(request, own_paper_or_404(request, delivery.paper_id), link=(delivery.pk, address))


@require_POST
@office
def by_hand(request: HttpRequest, pk: int) -> HttpResponse:
    """Notes that the paper went outside the system."""
    delivery = own_delivery_or_404(request, pk)
    deliveries.sent_by_hand(delivery=delivery, by=request.actor, at=now())
    messages.success(request, _("Đã ghi nhận gửi ngoài hệ thống."))
    return back(delivery.paper)


@require_POST
@office
def received(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirms that the paper has come."""
    delivery = received_or_404(request, pk)
    deliveries.mark_read(delivery=delivery, by=request.actor, at=now())
    messages.success(request, _("Đã xác nhận nhận văn bản."))
    return HttpResponseRedirect(reverse("papers_incoming"))


@never_cache
@require_safe
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """What a recipient without an account sees; looking writes nothing."""
    delivery = _by_secret(secret)
    paper = delivery.paper
    context = {
        "delivery": delivery,
        "paper": paper,
        "secret": secret,
        "preview": preview_of(paper),
        "answers": [one for one in answers_of(paper) if one.state in OUT],
    }
    return _private(render(request, "office/papers/link.html", context))


@never_cache
@require_POST
def link_received(request: HttpRequest, secret: str) -> HttpResponse:
    """The recipient confirms receipt."""
    deliveries.mark_read_by_link(delivery=_by_secret(secret), at=now())
    return _private(HttpResponseRedirect(reverse("paper_link", args=[secret])))


@never_cache
@require_POST
def link_file(request: HttpRequest, secret: str) -> HttpResponse:
    """The recipient takes the signed file, or the written one; that is receipt too."""
    delivery = _by_secret(secret)
    stored = delivery.paper.signed_file or delivery.paper.pdf
    if stored is None:
        raise Http404
    deliveries.mark_read_by_link(delivery=delivery, at=now())
    return _private(kept_file(stored))


def _by_secret(secret: str) -> Delivery:
    delivery = delivery_of_secret(secret, at=now())
    if delivery is None:
        raise Http404
    return delivery


def _private(answer: HttpResponse) -> HttpResponse:
    """The address is the secret: no search engine and no other site may learn it."""
    answer["X-Robots-Tag"] = "noindex, nofollow"
    # Not `no-referrer`: browsers would then send `Origin: null` and the two forms would be refused.
    answer["Referrer-Policy"] = "same-origin"
    return answer
