"""What a draft cites: legal bases picked from the instruments that are known, or typed."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from lantoa.domain.documents.actions import find_or_make
from lantoa.domain.documents.models import Instrument
from lantoa.domain.documents.states import CitationRole
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.actions.writing import log, writing
from lantoa.domain.plans.drafts import CitationDraft
from lantoa.domain.plans.models import Citation, Plan
from lantoa.lib.text import tidy

MOST_CITATIONS = 200


def add_citation(
    *,
    plan: Plan,
    draft: CitationDraft | None = None,
    instrument_id: int | None = None,
    role: str = CitationRole.LEGAL_BASIS,
    revision: int,
    by: Actor,
    at: datetime,
) -> Citation:
    """Cite an instrument at the end of the list: a known one by its number, or one that is typed.

    Args:
        draft: what is typed, its own role in it; `role` is for an instrument given by number.
        revision: the revision of the plan that the writer saw.

    Raises:
        Invalid: if neither is given, the instrument is unknown, or the plan cites it already.
        StaleKept: if the plan was saved since `revision`, or another writes the draft.
    """
    content = {"draft": draft, "instrument_id": instrument_id, "role": role}
    name = _("Căn cứ mới")
    with writing(
        plan, place="citation:new", place_name=name, content=content, by=by, at=at, revision=revision
    ):
        instrument = _instrument(draft, instrument_id)
        wanted = draft.role if draft is not None else role
        if wanted not in CitationRole.values:
            raise Invalid(_("Hãy chọn căn cứ hoặc được nhắc đến."), {"role": _("Chọn một trong hai.")})
        if Citation.objects.filter(plan=plan, instrument=instrument).exists():
            raise Invalid(
                _("Kế hoạch đã dẫn văn bản này."), {"number": _("Văn bản này đã có trong danh sách.")}
            )
        last = plan.citations.aggregate(last=Max("position"))["last"] or 0
        if plan.citations.count() >= MOST_CITATIONS:
            raise Invalid(_("Kế hoạch dẫn tối đa %(most)s văn bản.") % {"most": MOST_CITATIONS})
        citation = Citation.objects.create(
            plan=plan,
            instrument=instrument,
            role=wanted,
            position=last + 1,
            subject=tidy(draft.subject) if draft is not None else instrument.subject,
        )
        log("citation_added", plan, by=by, at=at, instrument=str(instrument))
    return citation


def remove_citation(*, citation: Citation, revision: int, by: Actor, at: datetime) -> None:
    """Cite an instrument no longer."""
    plan, name = citation.plan, str(citation.instrument)
    with writing(plan, place="citation", place_name=name, content=None, by=by, at=at, revision=revision):
        log("citation_removed", plan, by=by, at=at, instrument=name)
        citation.delete()


def place_citation(*, citation: Citation, is_up: bool, revision: int, by: Actor, at: datetime) -> None:
    """Change places with the citation before (`is_up`) or after; at the end of the list nothing moves."""
    plan, name = citation.plan, str(citation.instrument)
    with writing(plan, place="citation", place_name=name, content=None, by=by, at=at, revision=revision):
        rows = list(Citation.objects.filter(plan=plan).order_by("position", "pk"))
        place = next((i for i, row in enumerate(rows) if row.pk == citation.pk), None)
        other = None if place is None else place + (-1 if is_up else 1)
        if place is None or other is None or not 0 <= other < len(rows):
            return
        rows[place], rows[other] = rows[other], rows[place]
        for position, row in enumerate(rows, 1):
            row.position = position
        Citation.objects.bulk_update(rows, ["position"])
        log("citation_placed", plan, by=by, at=at, instrument=name)


def _instrument(draft: CitationDraft | None, instrument_id: int | None) -> Instrument:
    if instrument_id is not None:
        known = Instrument.objects.filter(pk=instrument_id).first()
        if known is None:
            raise Invalid(_("Văn bản này không có trong danh mục."), {"instrument": _("Hãy chọn lại.")})
        return known
    if draft is None or not tidy(draft.kind) or not (tidy(draft.number) or tidy(draft.subject)):
        raise Invalid(
            _("Hãy nhập loại văn bản và số, ký hiệu (hoặc tên luật)."),
            {"kind": _("Hãy nhập loại văn bản, ví dụ Nghị quyết.")},
        )
    return find_or_make(
        kind=tidy(draft.kind),
        number=tidy(draft.number),
        issued_on=draft.issued_on,
        issuer=tidy(draft.issuer),
        subject=tidy(draft.subject),
    )
