"""A superior's task or target beside the own one: how alike they are, and in what the own one falls short."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.domain.plans.models import Target, Task
from lantoa.domain.plans.moving import Move
from lantoa.domain.plans.states import Every, TimingType
from lantoa.lib.likeness import content_words, likeness
from lantoa.lib.text import fold

LIKE = 0.58
"""From this likeness on two tasks are taken for the same work until somebody says otherwise."""
LIKE_TARGET = 0.5
_SAME_PRODUCT = 0.5
_COMMON = re.compile(
    r"\b(?:cai cach hanh chinh|cchc|nha nuoc|thong tin(?! dien tu)|tuyen truyen|cong tac|noi dung)\b"
)
"""What nearly every task of these plans says; two tasks are not alike because both say it."""
A_YEAR = {
    "": Decimal(1),
    Every.YEAR: Decimal(1),
    Every.HALF_YEAR: Decimal(2),
    Every.QUARTER: Decimal(4),
    Every.MONTH: Decimal(12),
    Every.WEEK: Decimal(52),
}
"""How often a period comes in a year; a target without one is judged once a plan."""


class Status(TextChoices):
    """How a row of the superior's plan stands in this one, the gravest first."""

    MISSING = "missing", gettext_lazy("Thiếu")
    LOWER = "lower", gettext_lazy("Thấp hơn")
    LATER = "later", gettext_lazy("Chậm hơn")
    CHANGED = "changed", gettext_lazy("Khác")
    PRESENT = "present", gettext_lazy("Đã có")
    NOT_OURS = "not_ours", gettext_lazy("Không giao cho cơ quan")
    EXTRA = "extra", gettext_lazy("Riêng của kế hoạch này")


GRAVEST = (Status.LOWER, Status.LATER, Status.CHANGED)


@dataclass(frozen=True, slots=True)
class Finding:
    """One way in which an own row differs from its superior's: `status` is lower, later or changed."""

    status: Status
    sentence: str


def status_of(findings: Iterable[Finding]) -> Status:
    """The gravest of the findings; present where there is none."""
    found = {finding.status for finding in findings}
    return next((status for status in GRAVEST if status in found), Status.PRESENT)


def task_likeness(superior: Task, own: Task) -> float:
    """From 0 to 1: how surely two tasks are the same work, by their words without what every task says."""
    return text_likeness(superior.name, own.name)


def text_likeness(one: str, other: str) -> float:
    """Likeness in which the words of every such plan count for a quarter only."""
    bare_one, bare_other = _bare(one), _bare(other)
    whole = likeness(one, other)
    if not bare_one or not bare_other:
        return whole
    return 0.75 * likeness(bare_one, bare_other) + 0.25 * whole


def _bare(text: str) -> str:
    rest = _COMMON.sub(" ", fold(text))
    return rest if len(content_words(rest)) > 1 else ""


def target_likeness(superior: Target, own: Target) -> float:
    """From 0 to 1: a target counts what the other counts, on the same channel, in like words."""
    if superior.is_percentage != own.is_percentage:
        return 0.0
    if superior.channel and own.channel and superior.channel != own.channel:
        return 0.0
    units = likeness(superior.unit_text, own.unit_text)
    if units < 0.3:
        return 0.0
    channel = 1.0 if superior.channel == own.channel else 0.5
    period = 1.0 if superior.per == own.per else 0.5
    return 0.55 * text_likeness(superior.text, own.text) + 0.2 * units + 0.15 * channel + 0.1 * period


def task_findings(superior: Task, own: Task, *, move: Move | None = None) -> list[Finding]:
    """In what the own task is rarer, later or yields something else than the superior's.

    `move` brings the superior's days to a plan of a later year that still carries it out.
    """
    due_on = move.day(superior.due_on) if move and superior.due_on else superior.due_on
    return [
        finding
        for finding in (_rarer(superior, own), _later(due_on, own), _other_products(superior, own))
        if finding is not None
    ]


def _rarer(superior: Task, own: Task) -> Finding | None:
    if superior.timing_type != TimingType.RECURRING or own.timing_type == TimingType.CONTINUOUS:
        return None
    if own.timing_type == TimingType.RECURRING and A_YEAR[own.every] >= A_YEAR[superior.every]:
        return None
    own_words = own.get_every_display() if own.timing_type == TimingType.RECURRING else _("một lần")
    return Finding(
        Status.LOWER,
        _("Cấp trên giao %(above)s, kế hoạch này %(own)s.")
        % {"above": superior.get_every_display().lower(), "own": own_words.lower()},
    )


def _later(due_on: date | None, own: Task) -> Finding | None:
    if due_on is None or own.timing_type == TimingType.CONTINUOUS:
        return None
    if own.due_on is None:
        return Finding(
            Status.LATER,
            _("Cấp trên đặt hạn %(above)s, kế hoạch này không đặt hạn.") % {"above": f"{due_on:%d/%m/%Y}"},
        )
    if own.due_on <= due_on:
        return None
    return Finding(
        Status.LATER,
        _("Hạn của cấp trên là %(above)s, của kế hoạch này là %(own)s, chậm hơn %(days)s ngày.")
        % {
            "above": f"{due_on:%d/%m/%Y}",
            "own": f"{own.due_on:%d/%m/%Y}",
            "days": (own.due_on - due_on).days,
        },
    )


def _other_products(superior: Task, own: Task) -> Finding | None:
    lacking = [
        product
        for product in superior.products
        if not any(likeness(product, mine) >= _SAME_PRODUCT for mine in own.products)
    ]
    if not lacking:
        return None
    return Finding(
        Status.CHANGED,
        _("Sản phẩm cấp trên yêu cầu chưa có: %(products)s.") % {"products": "; ".join(lacking)},
    )


def target_findings(superior: Target, own: Target) -> list[Finding]:
    """In what the own target is lower, counted otherwise or seen elsewhere than the superior's."""
    found = [_lower(superior, own)]
    if superior.comparator != own.comparator:
        found.append(
            Finding(
                Status.CHANGED,
                _("Cấp trên ghi “%(above)s”, kế hoạch này ghi “%(own)s”.")
                % {
                    "above": superior.get_comparator_display().lower(),
                    "own": own.get_comparator_display().lower(),
                },
            )
        )
    if superior.channel and own.channel != superior.channel:
        found.append(
            Finding(
                Status.CHANGED,
                _("Kênh của cấp trên là %(above)s, của kế hoạch này là %(own)s.")
                % {
                    "above": superior.get_channel_display(),
                    "own": own.get_channel_display() if own.channel else _("chưa nêu"),
                },
            )
        )
    return [finding for finding in found if finding is not None]


def in_a_year(target: Target) -> Decimal:
    """The quantity as it counts in a year, so that 2 a month and 20 a year can be held together."""
    return target.quantity if target.is_percentage else target.quantity * A_YEAR[target.per]


def _lower(superior: Target, own: Target) -> Finding | None:
    if in_a_year(own) >= in_a_year(superior):
        return None
    if own.per == superior.per or own.is_percentage:
        return Finding(
            Status.LOWER,
            _("Cấp trên giao %(above)s, kế hoạch này đặt %(own)s.")
            % {"above": amount(superior), "own": amount(own)},
        )
    return Finding(
        Status.LOWER,
        _(
            "Cấp trên giao %(above)s, kế hoạch này đặt %(own)s (quy ra %(own_year)s so với %(above_year)s một năm)."
        )
        % {
            "above": amount(superior),
            "own": amount(own),
            "own_year": plain(in_a_year(own)),
            "above_year": plain(in_a_year(superior)),
        },
    )


def amount(target: Target) -> str:
    """`20 tin, bài mỗi năm`, `95%`."""
    if target.is_percentage:
        return f"{plain(target.quantity)}%"
    every = (
        {
            Every.WEEK: _("mỗi tuần"),
            Every.MONTH: _("mỗi tháng"),
            Every.QUARTER: _("mỗi quý"),
            Every.HALF_YEAR: _("mỗi 6 tháng"),
            Every.YEAR: _("mỗi năm"),
        }.get(Every(target.per))
        if target.per
        else ""
    )
    return " ".join(filter(None, (plain(target.quantity), target.unit_text, every)))


def plain(quantity: Decimal) -> str:
    """A number as papers write it: `1.234,5` with a comma, without empty decimals."""
    text = f"{quantity:,.2f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))
