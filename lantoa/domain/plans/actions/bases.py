"""A legal basis that no longer holds gives way to what took its place."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.documents.citing import short_citation
from lantoa.domain.documents.models import Instrument
from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.actions.writing import check_not_held, count_up
from lantoa.domain.plans.models import Citation
from lantoa.domain.plans.rules import check_can_edit


@transaction.atomic
def replace_citation(
    *, citation: Citation, successor: Instrument, revision: int, by: Actor, at: datetime
) -> None:
    """Cite `successor` in the place of the cited instrument; where it is cited already, the old citation goes.

    The words of the plan's sections stay as they are written.

    Raises:
        Denied: to those who may not edit the draft.
        Invalid: if the successor is the instrument itself.
        Stale: if the plan was saved since `revision`, or the citation is gone.
    """
    plan = citation.plan
    check_can_edit(plan, by)
    check_not_held(plan, by=by, at=at)
    if successor.pk == citation.instrument_id:
        raise Invalid(_("Hãy chọn một văn bản khác."), {"successor": _("Đây chính là văn bản đang dẫn.")})
    count_up(plan, revision=revision)
    rows = Citation.objects.filter(pk=citation.pk, instrument_id=citation.instrument_id)
    if Citation.objects.filter(plan=plan, instrument=successor).exists():
        changed = rows.delete()[0]
    else:
        changed = rows.update(instrument=successor, subject=successor.subject)
    if not changed:
        raise Stale(_("Căn cứ này vừa được người khác thay hoặc bỏ; hãy tải lại trang."))
    record(
        "citation_replaced",
        subject=plan,
        by=by.person,
        at=at,
        organisation_id=plan.organisation_id,
        old=short_citation(citation.instrument),
        new=short_citation(successor),
    )
