"""The clerk gives number and date: unique in body, series and year, whoever is quicker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

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
_NUMBER = re.compile(r"([0-9]{1,6})\s*(?:/\s*(.+))?$")


def parted(number: str | int, *, symbol: str) -> tuple[int, str]:
    """Ordinal and symbol of `58/KH-UBND`, or of `58` with the paper's own symbol.

    Raises:
        Invalid: if it does not begin with a number from 1 on, or is too long.
    """
    words = tidy(str(number))
    found = _NUMBER.match(words)
    own = (found[2] or symbol).replace(" ", "") if found else ""
    if found is None or int(found[1]) < 1 or len(whole(int(found[1]), own)) > LONGEST:
        told = _("Hãy nhập số thứ tự, có thể kèm ký hiệu, ví dụ 58 hoặc 58/KH-UBND.")
        raise Invalid(_("Chưa cấp được số."), {"number": told})
    return int(found[1]), own


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


@dataclass(frozen=True, slots=True)
class Numbering:
    """A number about to be given: the text that carries it, and its forms where the paper is out already."""

    ordinal: int
    content: blocks.Paper
    issued_on: date
    forms: Forms | None

    @property
    def number(self) -> str:
        """The whole number: `05/KH-UBND`."""
        return whole(self.ordinal, self.content.symbol)


def give_number(*, paper: Paper, number: str | int, issued_on: date, by: Actor, at: datetime) -> list[str]:
    """Give number and date; they stand in the text from then on. An issued paper is written anew and sent.

    Returns:
        what the clerk should look at twice (`number_hints`), as sentences.

    Raises:
        Denied: to anybody but the clerk, or where the number stands already in what went out.
        Invalid: if the number is no number or is taken, or the date lies ahead.
        Stale: if the paper was changed meanwhile.
    """
    asked = prepare_number(paper=paper, number=number, issued_on=issued_on, by=by, at=at)
    keep_number(paper=paper, asked=asked, by=by, at=at)
    return number_hints(paper, ordinal=asked.ordinal, issued_on=issued_on)


def prepare_number(*, paper: Paper, number: str | int, issued_on: date, by: Actor, at: datetime) -> Numbering:
    """The part of `give_number` that writes files and so stands outside the transaction."""
    check_can_give_number(paper, by)
    ordinal, symbol = parted(number, symbol=paper.symbol)
    _check_date(issued_on, on=by.on)
    content = with_number(paper, ordinal=ordinal, symbol=symbol, issued_on=issued_on)
    is_out = paper.state == PaperState.ISSUED
    forms = write_forms(paper, content, by=by, at=at) if is_out else None
    return Numbering(ordinal=ordinal, content=content, issued_on=issued_on, forms=forms)


@transaction.atomic
def keep_number(*, paper: Paper, asked: Numbering, by: Actor, at: datetime) -> None:
    """Keep what `prepare_number` worked out.

    Raises:
        Invalid: if the number was given to another paper, also in the same moment.
    """
    check_can_give_number(paper, by)
    series = series_for(paper.organisation, paper.kind)
    try:
        with transaction.atomic():
            _write(paper, asked, series=series, ordinal=asked.ordinal)
    except IntegrityError as error:
        raise _taken(series, asked.ordinal, asked.issued_on.year) from error
    _log(paper, by=by, at=at)
    if paper.state == PaperState.ISSUED:
        send_deliveries(paper=paper, at=at)


@transaction.atomic
def take_over_number(*, paper: Paper, number: str, issued_on: date, by: Actor, at: datetime) -> None:
    """Keep the number that a paper had before it came here; for the package that makes the paper.

    It takes its place in the series where that is free and the number can be told apart; else it stands alone.
    """
    try:
        ordinal, symbol = parted(number, symbol=paper.symbol)
    except Invalid:
        ordinal, symbol = 0, paper.symbol
    content = with_number(paper, ordinal=ordinal or None, symbol=symbol, issued_on=issued_on)
    asked = Numbering(ordinal=ordinal, content=content, issued_on=issued_on, forms=None)
    series = series_for(paper.organisation, paper.kind)
    rows = Paper.objects.filter(series=series, year=issued_on.year, ordinal=ordinal)
    is_free = bool(ordinal) and not rows.exists()
    _write(
        paper, asked, series=series if is_free else None, ordinal=ordinal if is_free else None, text=number
    )
    _log(paper, by=by, at=at)


def _write(
    paper: Paper, asked: Numbering, *, series: NumberSeries | None, ordinal: int | None, text: str = ""
) -> None:
    fields: dict[str, Any] = {
        **kept(asked.content),
        "series": series,
        "year": asked.issued_on.year if series else None,
        "ordinal": ordinal,
        "number": text or asked.number,
        "issued_on": asked.issued_on,
        "revision": paper.revision + 1,
        **({"docx": asked.forms.docx, "pdf": asked.forms.pdf} if asked.forms else {}),
    }
    rows = Paper.objects.filter(pk=paper.pk, state=paper.state, revision=paper.revision)
    if not rows.update(**fields):
        raise stale()
    for name, value in fields.items():
        setattr(paper, name, value)


def _log(paper: Paper, *, by: Actor, at: datetime) -> None:
    day = f"{paper.issued_on:%d/%m/%Y}" if paper.issued_on else ""
    log("paper_numbered", paper, by=by, at=at, number=paper.number, issued_on=day)


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
