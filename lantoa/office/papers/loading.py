"""How the pages of papers load what an address names: only what the person may see, else 404."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from lantoa.domain.documents.models import Delivery, NumberSeries, Paper
from lantoa.domain.organisations.models import SigningPost

PARTS = (
    "organisation__parent",
    "about__organisation",
    "series",
    "signer",
    "made_by",
    "docx",
    "pdf",
    "signed_file",
)


def paper_or_404(request: HttpRequest, pk: int) -> Paper:
    """A paper of the own bodies, or one that was sent to them."""
    return get_object_or_404(Paper.objects.visible_to(request.actor).select_related(*PARTS), pk=pk)


def own_paper_or_404(request: HttpRequest, pk: int) -> Paper:
    """A paper of the own bodies; those who only received it change nothing."""
    rows = Paper.objects.filter(organisation__in=request.actor.organisation_ids)
    return get_object_or_404(rows.select_related(*PARTS), pk=pk)


def own_delivery_or_404(request: HttpRequest, pk: int) -> Delivery:
    """A delivery of a paper of the own bodies."""
    rows = Delivery.objects.filter(organisation__in=request.actor.organisation_ids)
    return get_object_or_404(rows.select_related("paper__organisation", "unit"), pk=pk)


def received_or_404(request: HttpRequest, pk: int) -> Delivery:
    """A delivery to a unit of the own bodies, of a paper that may be seen."""
    rows = Delivery.objects.filter(
        unit__organisation__in=request.actor.organisation_ids,
        paper__in=Paper.objects.visible_to(request.actor),
    )
    return get_object_or_404(rows.select_related("paper__organisation", "unit"), pk=pk)


def series_or_404(request: HttpRequest, pk: int) -> NumberSeries:
    """A series of the own bodies."""
    rows = NumberSeries.objects.filter(organisation__in=request.actor.organisation_ids)
    return get_object_or_404(rows.select_related("organisation"), pk=pk)


def post_or_404(request: HttpRequest, pk: int) -> SigningPost:
    """A signing post of the own bodies."""
    rows = SigningPost.objects.filter(organisation__in=request.actor.organisation_ids)
    return get_object_or_404(rows.select_related("organisation", "person"), pk=pk)
