"""Which instrument amends which, said by hand."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.documents.models import Instrument
from lantoa.domain.documents.rules import check_can_keep
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actor import Actor


@transaction.atomic
def set_amends(*, instrument: Instrument, amended: Collection[Instrument], by: Actor, at: datetime) -> None:
    """Say what `instrument` amends: these, and no others.

    Raises:
        Denied: to anybody but an administrator of a province or a department.
        Invalid: if it would amend itself, or one that amends it.
    """
    check_can_keep(by)
    numbers = {one.pk for one in amended}
    if instrument.pk in numbers:
        raise Invalid(_("Văn bản không thể sửa đổi chính nó."), {"amended": _("Hãy bỏ chính văn bản này.")})
    if instrument.amended_by.filter(pk__in=numbers).exists():
        raise Invalid(
            _("Hai văn bản không thể sửa đổi lẫn nhau."),
            {"amended": _("Một trong các văn bản này đã được ghi là sửa đổi văn bản đang xem.")},
        )
    instrument.amends.set(sorted(numbers))
    record(
        "instrument_amends_set",
        subject=instrument,
        by=by.person,
        at=at,
        organisation_id=min(by.organisation_ids),
        amended="; ".join(sorted(str(one) for one in amended)) or _("không văn bản nào"),
    )
