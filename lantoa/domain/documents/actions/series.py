"""Series in which a body numbers its papers (Điều 15.1): one for all kinds, or one for some."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.documents.models import NumberSeries, Paper
from lantoa.domain.documents.rules import check_can_keep_series
from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.lib.text import tidy

DEFAULT_NAME = "Sổ văn bản đi"
LETTER = "Công văn"
"""How a series names the kind without a name."""


def kept_series_for(organisation: Unit, kind: str) -> NumberSeries | None:
    """The series that numbers papers of this kind, None before the first one; for pages, which make nothing."""
    wanted = (kind or LETTER).casefold()
    rows = list(NumberSeries.objects.filter(organisation=organisation).order_by("pk"))
    own = (row for row in rows if wanted in {str(one).casefold() for one in row.kinds})
    return next(own, None) or next((row for row in rows if not row.kinds), None)


def series_for(organisation: Unit, kind: str) -> NumberSeries:
    """The series that numbers papers of this kind; the body's common one is made when it is first asked for."""
    found = kept_series_for(organisation, kind)
    if found is not None:
        return found
    row, _made = NumberSeries.objects.get_or_create(
        organisation=organisation, name=DEFAULT_NAME, defaults={"kinds": []}
    )
    return row


def last_ordinal(series: NumberSeries, year: int) -> int:
    """The highest number given in the series in a year; 0 where there is none."""
    rows = Paper.objects.filter(series=series, year=year)
    return int(rows.aggregate(last=Max("ordinal"))["last"] or 0)


def next_ordinal(series: NumberSeries, year: int) -> int:
    """The number that follows in the series and year; each year begins at 1."""
    return last_ordinal(series, year) + 1


@transaction.atomic
def save_series(
    *,
    organisation: Unit,
    series: NumberSeries | None,
    name: str,
    kinds: Sequence[str],
    by: Actor,
    at: datetime,
) -> NumberSeries:
    """Add a series, or change one; a kind belongs to one series at most, and one series takes all others.

    Raises:
        Denied: to anybody but the body's administrator or clerk.
        Invalid: without a name, with a name or kind that another series has, or for a second common series.
    """
    check_can_keep_series(organisation.pk, by)
    name, kinds = tidy(name), tuple(dict.fromkeys(tidy(kind) for kind in kinds if tidy(kind)))
    _check(organisation, series, name, kinds)
    try:
        with transaction.atomic():
            if series is None:
                row = NumberSeries.objects.create(organisation=organisation, name=name, kinds=list(kinds))
            else:
                row = series
                NumberSeries.objects.filter(pk=row.pk).update(name=name, kinds=list(kinds))
                row.name, row.kinds = name, list(kinds)
    except IntegrityError as error:
        raise Stale(_("Sổ này vừa được người khác thêm; hãy tải lại trang.")) from error
    _note("series_changed" if series else "series_added", row, by=by, at=at)
    return row


@transaction.atomic
def remove_series(*, series: NumberSeries, by: Actor, at: datetime) -> None:
    """Drop a series that has numbered nothing.

    Raises:
        Invalid: if papers stand in it.
    """
    check_can_keep_series(series.organisation_id, by)
    if series.papers.exists():
        raise Invalid(_("Sổ “%(name)s” đã cấp số nên phải giữ lại.") % {"name": series.name})
    _note("series_removed", series, by=by, at=at)
    NumberSeries.objects.filter(pk=series.pk).delete()


def _check(organisation: Unit, series: NumberSeries | None, name: str, kinds: tuple[str, ...]) -> None:
    own = NumberSeries.objects.filter(organisation=organisation)
    others = own.exclude(pk=series.pk) if series else own
    problems = {}
    if not name or len(name) > 120:
        problems["name"] = _("Hãy đặt tên sổ, tối đa 120 ký tự.")
    elif any(row.name.casefold() == name.casefold() for row in others):
        problems["name"] = _("Cơ quan đã có sổ tên này.")
    taken = {str(kind).casefold(): row.name for row in others for kind in row.kinds}
    for kind in kinds:
        if kind.casefold() in taken:
            problems["kinds"] = _("Loại %(kind)s đã thuộc sổ “%(name)s”.") % {
                "kind": kind,
                "name": taken[kind.casefold()],
            }
    if not kinds and any(not row.kinds for row in others):
        problems["kinds"] = _("Đã có một sổ dùng chung; hãy chọn loại văn bản cho sổ này.")
    if problems:
        raise Invalid(_("Chưa lưu được sổ cấp số."), problems)


def _note(kind: str, series: NumberSeries, *, by: Actor, at: datetime) -> None:
    record(
        kind,
        subject=series,
        by=by.person,
        at=at,
        organisation_id=series.organisation_id,
        name=series.name,
        kinds=list(series.kinds),
    )
