"""The document of a request: 404 to strangers, a refusal with its reason to colleagues without the role."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from lantoa.domain.imports.models import Import
from lantoa.domain.imports.rules import check_can_import


def import_of(request: HttpRequest, pk: int) -> Import:
    """The document with this number if the person may work on it."""
    rows = Import.objects.visible_to(request.actor).select_related(
        "file", "organisation", "uploaded_by", "plan"
    )
    item = get_object_or_404(rows, pk=pk)
    check_can_import(item.organisation_id, request.actor)
    return item
