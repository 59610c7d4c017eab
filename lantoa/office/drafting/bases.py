"""Legal bases as they are listed and found; what has expired is said with its successor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from lantoa.domain.documents.models import Instrument
from lantoa.domain.documents.queries import InstrumentFilter, instruments
from lantoa.domain.plans.models import Citation
from lantoa.domain.plans.queries.bases import BaseTrouble, BaseWarning, base_warnings
from lantoa.office.drafting.page import DraftPage
from lantoa.office.drafting.row_forms import CitationForm

MOST_FOUND = 12


@dataclass(frozen=True, slots=True)
class Found:
    """An instrument that the search gave."""

    pk: int
    name: str
    subject: str
    warning: str
    is_cited: bool


@dataclass(frozen=True, slots=True)
class DrawnBase:
    """A citation as it is listed, with what is the matter with it and what to cite instead."""

    pk: int
    title: str
    facts: tuple[str, ...]
    action: str
    warnings: tuple[BaseWarning, ...]
    successor: Instrument | None


def fill_bases(request: HttpRequest, page: DraftPage) -> None:
    """Citations in order, and what the search found."""
    on = request.actor.on
    rows = list(
        Citation.objects.filter(plan=page.plan).select_related("instrument").order_by("position", "pk")
    )
    warnings = warnings_of(page, on=on)
    page.rows = [_drawn(page, row, warnings.get(row.pk, [])) for row in rows]
    if page.wanted:
        cited = {row.instrument_id for row in rows}
        wanted = instruments(InstrumentFilter(text=page.wanted), on=on).select_related("replaced_by")
        page.found = [
            Found(one.pk, named(one), one.subject, _expired(one, on=on), one.pk in cited)
            for one in wanted.order_by("-issued_on", "pk")[:MOST_FOUND]
        ]
    first = {"revision": page.plan.revision, "role": "legal_basis"}
    page.forms.setdefault("citation", CitationForm(initial=first, auto_id="citation-%s"))


def named(instrument: Instrument) -> str:
    """Kind, number, day and issuer, as papers cite it."""
    day = _(" ngày %(day)s") % {"day": f"{instrument.issued_on:%d/%m/%Y}"} if instrument.issued_on else ""
    issuer = _(" của %(issuer)s") % {"issuer": instrument.issuer} if instrument.issuer else ""
    return f"{instrument}{day}{issuer}"


def warnings_of(page: DraftPage, *, on: date) -> dict[int, list[BaseWarning]]:
    """What is the matter with each citation; that nothing is known of one is not said."""
    found: dict[int, list[BaseWarning]] = {}
    for one in base_warnings(page.plan, on=on):
        if one.trouble != BaseTrouble.UNKNOWN:
            found.setdefault(one.citation.pk, []).append(one)
    return found


def _drawn(page: DraftPage, row: Citation, warnings: list[BaseWarning]) -> DrawnBase:
    subject = row.subject or row.instrument.subject
    return DrawnBase(
        pk=row.pk,
        title=named(row.instrument),
        facts=tuple(str(one) for one in (subject, row.get_role_display()) if one),
        action=reverse("plan_draft_citation", args=[page.plan.pk, row.pk]),
        warnings=tuple(warnings),
        successor=next((one.successor for one in warnings if one.successor and not one.is_hint), None),
    )


def _expired(instrument: Instrument, *, on: date) -> str:
    if not instrument.is_expired_on(on):
        return ""
    if instrument.replaced_by is None:
        return _("Đã hết hiệu lực.")
    return _("Đã hết hiệu lực, được thay bằng %(successor)s.") % {"successor": instrument.replaced_by}
