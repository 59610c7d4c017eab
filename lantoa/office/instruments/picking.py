"""Instruments to pick from while a form elsewhere is filled in: a part of a page, asked for by htmx."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lantoa.domain.documents.citing import full_citation, short_citation
from lantoa.domain.documents.queries import picks, validity_of
from lantoa.office.tasks.filters import text_in
from lantoa.web.actors import office

FIELD = re.compile(r"[a-z_]{1,40}")


@require_safe
@office
def pick(request: HttpRequest) -> HttpResponse:
    """Radio buttons for the instruments that `?q=` asks for; `?name=` is the field that they fill (`instrument`)."""
    name = request.GET.get("name", "")
    context = {
        "field": name if FIELD.fullmatch(name) else "instrument",
        "text": text_in(request.GET, "q"),
        "rows": [
            (row, short_citation(row), full_citation(row), validity_of(row, on=request.actor.on))
            for row in picks(text_in(request.GET, "q"))
        ],
    }
    return render(request, "office/instruments/pick.html", context)
