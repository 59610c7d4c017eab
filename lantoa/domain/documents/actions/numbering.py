"""The clerk gives number and date: unique in body, series and year, whoever is quicker."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lantoa.domain.documents.actions.deliveries import send_deliveries
from lantoa.domain.documents.actions.forms import Forms, write_forms
from lantoa.domain.documents.actions.moves import log, stale
from lantoa.domain.documents.actions.series import next_ordinal, series_for
from lantoa.domain.documents.content import kept, with_number
from lantoa.domain.documents.models import NumberSeries, Paper
from lantoa.domain.documents.rules import check_can_give_number
from lantoa.domain.documents.states import PaperState
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actor import Actor
from lantoa.lib.text import tidy
from lantoa.papers.writing import blocks
from lantoa.papers.writing.phrases import padded

LONGEST: Final = 80
_NUMBER = re.compile(r"(\d{1,6})\s*(?:/\s*(.+))?$")


def parted(number: str | int, *, symbol: str) -> tuple[int, str]:
    """Ordinal and symbol of `58/KH-UBND`, or of `58` with the paper's own symbol.

    Raises:
        Invalid: if it does not begin with a number from 1 on, or is too long.
    """
    words = tidy(str(number))
    found = _NUMBER.match(words)
    if found is None or len(words) > LONGEST or int(found[1]) < 1:
        told = _("Hãy nhập số thứ tự, có thể kèm ký hiệu, ví dụ 58 hoặc 58/KH-UBND.")
        raise Invalid(_("Chưa cấp được số."), {"number": told})
    return int(found[1]), (found[2] or symbol).replace(" ", "")


def whole(ordinal: int, symbol: str) -> str:
    """`05/KH-UBND`."""
    return f"{padded(ordinal)}/{symbol}" if symbol else padded(ordinal)


def number_hints(paper: Paper, *, ordinal: int, issued_on: date) -> list[str]:
    """What the clerk should look at twice: gaps and a date out of order; nothing of it is forbidden."""
    series = series_for(paper.organisation, paper.kind)
    rows = Paper.objects.filter(series=series, year=issued_on.year, ordinal__isnull=False)
    others = rows.exclude(pk=paper.pk)
    hints = []
    last = others.order_by("-ordinal").values_list("ordinal", flat=True).first() or 0
    if ordinal > last + 1:
        hints.append(
            _("Bỏ trống số từ %(first)s đến %(last)s của sổ “%(series)s”.")
            % {"first": padded(last + 1), "last": padded(ordinal - 1), "series": series.name}
        )
    before = others.filter(ordinal__lt=ordinal, issued_on__gt=issued_on).order_by("-ordinal").first()
    after = others.filter(ordinal__gt=ordinal, issued_on__lt=issued_on).order_by("ordinal").first()
    for other in filter(None, (before, after)):
        hints.append(
            _("Số %(number)s ghi ngày %(day)s, trái thứ tự với văn bản này.")
            % {"number": other.number, "day": f"{other.issued_on:%d/%m/%Y}"}
        )
    return hints


def give_number(*, paper: Paper, number: str | int, issued_on: date, by: Actor, at: datetime) -> list[str]:
    """Give number and date; they stand in the text from then on. An issued paper is written anew and sent.

    Returns:
        what the clerk should look at twice (`number_hints`), as sentences.

    Raises:
        Denied: to anybody but the clerk, or where the number stands already in what went out.
        Invalid: if the number is no number or is taken, or the date lies ahead.
        Stale: if the paper was changed meanwhile.
    """
    check_can_give_number(paper, by)
    ordinal, symbol = parted(number, symbol=paper.symbol)
    _check_date(issued_on, on=by.on)
    content = with_number(paper, ordinal=ordinal, symbol=symbol, issued_on=issued_on)
    is_out = paper.state == PaperState.ISSUED
    forms = write_forms(paper, content, by=by, at=at) if is_out else None
    keep_number(paper, ordinal=ordinal, content=content, forms=forms, by=by, at=at)
    return number_hints(paper, ordinal=ordinal, issued_on=issued_on)


@transaction.atomic
def keep_number(
    paper: Paper,
    *,
    ordinal: int,
    content: blocks.Paper,
    forms: Forms | None,
    by: Actor,
    at: datetime,
) -> None:
    """Keep what `give_number` worked out; the files were written before the transaction."""
    issued_on = content.issued_on
    if issued_on is None:
        raise ValueError("a numbered paper has a date")
    series = series_for(paper.organisation, paper.kind)
    fields = {
        **kept(content),
        "series": series,
        "year": issued_on.year,
        "ordinal": ordinal,
        "number": whole(ordinal, content.symbol),
        "issued_on": issued_on,
        "revision": paper.revision + 1,
        **({"docx": forms.docx, "pdf": forms.pdf} if forms else {}),
    }
    rows = Paper.objects.filter(pk=paper.pk, state=paper.state, revision=paper.revision)
    try:
        with transaction.atomic():
            moved = rows.update(**fields)
    except IntegrityError as error:
        raise _taken(series, ordinal, issued_on.year) from error
    if not moved:
        raise stale()
    for name, value in fields.items():
        setattr(paper, name, value)
    log("paper_numbered", paper, by=by, at=at, number=paper.number, issued_on=f"{issued_on:%d/%m/%Y}")
    if paper.state == PaperState.ISSUED:
        send_deliveries(paper=paper, at=at)


def _check_date(issued_on: date, *, on: date) -> None:
    if issued_on > on:
        raise Invalid(_("Chưa cấp được số."), {"issued_on": _("Ngày ban hành không được ở tương lai.")})


def _taken(series: NumberSeries, ordinal: int, year: int) -> Invalid:
    told = _(
        "Số %(number)s năm %(year)s của sổ “%(series)s” đã cấp cho văn bản khác; số tiếp theo là %(next)s."
    ) % {
        "number": padded(ordinal),
        "year": year,
        "series": series.name,
        "next": padded(next_ordinal(series, year)),
    }
    return Invalid(_("Chưa cấp được số."), {"number": told})
