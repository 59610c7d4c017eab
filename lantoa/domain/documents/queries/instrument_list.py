"""Questions about legal instruments; they are public papers and shared by all bodies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from lantoa.domain.documents.models import Instrument
from lantoa.lib.text import tidy


class Validity(TextChoices):
    """What is known of an instrument's validity on a day."""

    IN_FORCE = "in_force", _("Còn hiệu lực")
    AHEAD = "ahead", _("Chưa có hiệu lực")
    EXPIRED = "expired", _("Hết hiệu lực")
    UNKNOWN = "unknown", _("Chưa rõ hiệu lực")


@dataclass(frozen=True, slots=True)
class InstrumentFilter:
    """What a list of instruments is narrowed to."""

    text: str = ""
    validity: str = ""


def instruments(asked: InstrumentFilter, *, on: date) -> QuerySet[Instrument]:
    """Instruments that the filter asks for, as of a day; in no order."""
    rows = Instrument.objects.all()
    if asked.text:
        rows = rows.filter(folded_text__words=asked.text)
    ahead, expired = Q(valid_from__gt=on), Q(valid_to__lt=on)
    unknown = Q(valid_from=None, valid_to=None)
    match asked.validity:
        case Validity.UNKNOWN:
            return rows.filter(unknown)
        case Validity.EXPIRED:
            return rows.filter(expired)
        case Validity.AHEAD:
            return rows.filter(ahead)
        case Validity.IN_FORCE:
            return rows.exclude(unknown).exclude(expired).exclude(ahead)
    return rows


def validity_of(instrument: Instrument, *, on: date) -> Validity:
    """What is known of one instrument; agrees with the filter of `instruments`."""
    if instrument.valid_from is None and instrument.valid_to is None:
        return Validity.UNKNOWN
    if instrument.is_expired_on(on):
        return Validity.EXPIRED
    if instrument.valid_from is not None and instrument.valid_from > on:
        return Validity.AHEAD
    return Validity.IN_FORCE


def numbered(number: str) -> list[Instrument]:
    """Instruments with exactly this number, letter case and white space set aside; at most three."""
    wanted = tidy(number).replace(" ", "").casefold()
    likely = Instrument.objects.filter(folded_text__words=number).exclude(number="").order_by("pk")[:50]
    return [row for row in likely if row.number.replace(" ", "").casefold() == wanted][:3]
