"""Instruments are found or made from what papers cite; what is known of one grows and is never guessed."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.documents.models import Instrument, InstrumentSubject
from lantoa.domain.documents.rules import check_can_keep
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.search.words import folded
from lantoa.lib.text import fold, tidy

_CENTRAL = re.compile(
    r"/(NĐ-CP|NQ-CP|QĐ-TTg|CT-TTg|CĐ-TTg|QH\d+|(?:NQ-)?UBTVQH\d+|TT-\w+|NQ-TW|QĐ-TW|CT-TW|KL-TW)$|-NQ/TW|\d{4}/QH\d+"
)


def instrument_key(*, kind: str, number: str, issued_on: date | None, issuer: str, subject: str) -> str:
    """What makes two citations the same instrument.

    A number of a central body is unique by itself; a number that every committee gives itself (`151/KH-UBND`)
    is told apart by its date, or by the issuer where no date is given; a law without number goes by its name.
    """
    if not number:
        name = re.sub(r"\s+năm \d{4}$", "", tidy(subject))
        return f"{fold(kind)}||{fold(name)}"[:250]
    base = f"{fold(kind)}|{re.sub(r'[^0-9a-zđ/-]', '', number.casefold())}"
    if _CENTRAL.search(number):
        return base[:250]
    return f"{base}|{issued_on.isoformat() if issued_on else fold(issuer)}"[:250]


def find_or_make(*, kind: str, number: str, issued_on: date | None, issuer: str, subject: str) -> Instrument:
    """The instrument that a citation names; a field that was unknown is filled, a known one is kept (A-43).

    A wording of the subject that differs is kept beside the first.
    """
    key = instrument_key(kind=kind, number=number, issued_on=issued_on, issuer=issuer, subject=subject)
    row, made = Instrument.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind[:60],
            "number": number[:80],
            "issued_on": issued_on,
            "issuer": issuer[:250],
            "subject": subject,
            "folded_text": folded(kind, number, issuer, subject),
        },
    )
    if not made:
        _fill(row, issued_on=issued_on, issuer=issuer, subject=subject)
    if subject:
        _wording, is_new_wording = InstrumentSubject.objects.get_or_create(
            instrument=row, folded_text=fold(subject)[:600], defaults={"text": subject}
        )
        if is_new_wording and not made:
            words = folded(row.folded_text, issuer, subject)
            Instrument.objects.filter(pk=row.pk).update(folded_text=words)
    return row


def _fill(row: Instrument, **known: object) -> None:
    gaps = {name: value for name, value in known.items() if value and not getattr(row, name)}
    if gaps:
        Instrument.objects.filter(pk=row.pk).update(**gaps)


@transaction.atomic
def set_validity(
    *,
    instrument: Instrument,
    valid_from: date | None,
    valid_to: date | None,
    replaced_by: Instrument | None,
    by: Actor,
    at: datetime,
) -> None:
    """Say from when to when an instrument is in force and what took its place.

    Raises:
        Denied: to anybody but an administrator of a province or a department.
        Invalid: if it ends before it begins, or would replace itself.
    """
    check_can_keep(by)
    if valid_from and valid_to and valid_to < valid_from:
        raise Invalid(
            _("Ngày hết hiệu lực phải sau ngày có hiệu lực."), {"valid_to": _("Sớm hơn ngày có hiệu lực.")}
        )
    if replaced_by is not None and replaced_by.pk == instrument.pk:
        raise Invalid(_("Văn bản không thể thay thế chính nó."), {"replaced_by": _("Chọn một văn bản khác.")})
    Instrument.objects.filter(pk=instrument.pk).update(
        valid_from=valid_from, valid_to=valid_to, replaced_by=replaced_by
    )
    record(
        "instrument_validity_set",
        subject=instrument,
        by=by.person,
        at=at,
        organisation_id=min(by.organisation_ids),
        valid_from=str(valid_from or ""),
        valid_to=str(valid_to or ""),
        replaced_by=str(replaced_by or ""),
    )
