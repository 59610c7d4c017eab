"""Papers that went out, and papers that came in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lantoa.domain.documents.models import NumberSeries
from lantoa.domain.documents.queries.papers import (
    PaperFilter,
    delivery_counts,
    incoming,
    kinds_of,
    papers,
    years_of,
)
from lantoa.domain.documents.rules import check_can_receive, why_not
from lantoa.domain.documents.states import PaperState
from lantoa.office.tasks.filters import choice_in, number_in, text_in
from lantoa.web.actors import office
from lantoa.web.listing import listing

SENT_SORTS = {
    "issued": ("issued_on", "ordinal", "made_at"),
    "number": ("year", "ordinal"),
    "subject": ("subject",),
    "state": ("state", "-made_at"),
}
RECEIVED_SORTS = {
    "sent": ("sent_at",),
    "subject": ("paper__subject",),
    "body": ("paper__organisation__name",),
}


@require_safe
@office
def sent(request: HttpRequest) -> HttpResponse:
    """Papers of the own bodies, narrowed by words, kind, state, year and series."""
    asked = PaperFilter(
        text=text_in(request.GET, "q"),
        kind=text_in(request.GET, "kind"),
        state=choice_in(request.GET, "state", of=PaperState),
        year=number_in(request.GET, "year"),
        series_id=number_in(request.GET, "series"),
    )
    page = listing(request, rows=papers(request.actor, asked), sorts=SENT_SORTS, default="-issued")
    series = NumberSeries.objects.filter(organisation__in=request.actor.organisation_ids).order_by("name")
    context = {
        "asked": asked,
        "listing": page,
        "counts": delivery_counts(list(page.rows)),
        "kinds": [(kind, kind) for kind in kinds_of(request.actor)],
        "years": [(year, str(year)) for year in years_of(request.actor)],
        "series": [(row.pk, row.name) for row in series],
        "states": PaperState.choices,
        "tabs": tabs("sent", request),
    }
    return render(request, "office/papers/sent.html", context)


@require_safe
@office
def received(request: HttpRequest) -> HttpResponse:
    """What lies on the person's desk as incoming papers."""
    page = listing(request, rows=incoming(request.actor), sorts=RECEIVED_SORTS, default="-sent")
    reasons = {row.pk: why_not(check_can_receive, row, request.actor) for row in page.rows}
    context = {"listing": page, "reasons": reasons, "tabs": tabs("received", request)}
    return render(request, "office/papers/received.html", context)


def tabs(current: str, request: HttpRequest) -> list[tuple[str, str, bool]]:
    """The pages about papers: name of the address, label, whether it is this one."""
    names = (
        ("papers", _("Văn bản đi"), "sent"),
        ("papers_incoming", _("Văn bản đến"), "received"),
        ("paper_series", _("Sổ cấp số"), "series"),
        ("paper_signing", _("Thẩm quyền ký"), "signing"),
    )
    return [(name, label, key == current) for name, label, key in names]
