"""One round of approval."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lantoa.office.approvals.loading import approval_or_404
from lantoa.office.approvals.page import round_page
from lantoa.web.actors import office


@require_safe
@office
def approval(request: HttpRequest, pk: int) -> HttpResponse:
    """What changed, who agreed, checks, and the buttons; the whole text with `?text=1`."""
    return render(request, "office/approvals/page.html", round_page(request, approval_or_404(request, pk)))
