"""Instruments to choose from while somebody types a number or some words of a subject."""

from __future__ import annotations

from lantoa.domain.documents.models import Instrument
from lantoa.lib.text import fold, tidy

MOST = 12
_LOOKED_AT = 60


def picks(text: str, *, most: int = MOST) -> list[Instrument]:
    """The likeliest instruments for what was typed, without marks too; what ended or was replaced comes last.

    A number that begins as typed goes before one that holds it somewhere; without words the newest are given.
    """
    rows = Instrument.objects.select_related("replaced_by").defer("folded_text")
    wanted = fold(text)
    if wanted:
        rows = rows.filter(folded_text__words=text)
    found = list(rows.order_by("-issued_on", "-pk")[:_LOOKED_AT])
    key = tidy(text).replace(" ", "").casefold()
    found.sort(
        key=lambda one: (not (key and one.number.casefold().startswith(key)), one.replaced_by_id is not None)
    )
    return found[:most]
