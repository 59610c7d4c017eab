"""Names and heirs of units: aliases, mergers, splits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actions.unit_checks import checked_name, note
from lantoa.domain.organisations.actions.units import end_branch
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Succession, Unit, UnitAlias
from lantoa.domain.organisations.rules import (
    body_of,
    check_can_change_unit,
    check_can_end_unit,
    check_can_manage_units,
)
from lantoa.lib.text import fold_name, tidy


@transaction.atomic
def succeed(
    predecessors: Sequence[Unit],
    *,
    successor: Unit,
    on: date,
    remark: str = "",
    by: Actor | None,
    at: datetime,
) -> list[Succession]:
    """From the day `on` one unit does the work of others, which end the day before.

    A merger names several predecessors; a split is said once for each successor.

    Raises:
        Denied: unless the person keeps the units of every body concerned.
        Invalid: if a unit would succeed itself or one below it, or the successor has ended.
    """
    if not predecessors:
        raise Invalid(_("Hãy chọn ít nhất một đơn vị được kế thừa."))
    check_can_change_unit(successor, by)
    for unit in predecessors:
        check_can_end_unit(unit, by)
    if successor.valid_to is not None and successor.valid_to < on:
        raise Invalid(_("%(unit)s đã kết thúc trước ngày kế thừa.") % {"unit": successor.name})
    return [
        _hand_over(unit, successor=successor, on=on, remark=remark, by=by, at=at) for unit in predecessors
    ]


def _hand_over(
    unit: Unit, *, successor: Unit, on: date, remark: str, by: Actor | None, at: datetime
) -> Succession:
    if successor.path.startswith(unit.path):
        raise Invalid(
            _("%(successor)s nằm trong %(unit)s nên không thể kế thừa đơn vị này.")
            % {"successor": successor.name, "unit": unit.name}
        )
    last_day = on - timedelta(days=1)
    if unit.valid_to is not None and unit.valid_to > last_day:
        raise Invalid(
            _("%(unit)s còn hoạt động đến %(day)s; hãy chọn ngày kế thừa sau ngày đó.")
            % {"unit": unit.name, "day": f"{unit.valid_to:%d/%m/%Y}"}
        )
    if unit.valid_to is None:
        end_branch(unit, on=last_day)
    row, made = Succession.objects.get_or_create(
        predecessor=unit, successor=successor, defaults={"on": on, "note": tidy(remark)[:250]}
    )
    if not made:
        raise Invalid(
            _("Đã khai báo %(successor)s kế thừa %(unit)s.")
            % {"successor": successor.name, "unit": unit.name}
        )
    note(
        "unit_succeeded",
        unit,
        by=by,
        at=at,
        predecessor=unit.name,
        successor=successor.name,
        on=f"{on:%d/%m/%Y}",
    )
    return row


@transaction.atomic
def add_alias(unit: Unit, *, name: str, by: Actor | None, at: datetime) -> UnitAlias:
    """Another name under which papers speak of the unit.

    Raises:
        Invalid: if the unit or another one beside it has that name already.
    """
    check_can_manage_units(body_of(unit), by)
    name = checked_name(name)
    folded = fold_name(name)
    beside = Unit.objects.filter(organisation=body_of(unit), valid_to=None)
    holder = beside.filter(folded_name=folded).first() or beside.filter(aliases__folded_name=folded).first()
    if holder is not None:
        raise Invalid(
            _("“%(name)s” đã là tên của %(unit)s.") % {"name": name, "unit": holder.name},
            {"name": _("Tên này đã có.")},
        )
    alias = UnitAlias.objects.create(unit=unit, name=name, folded_name=folded)
    note("unit_alias_added", unit, by=by, at=at, name=name)
    return alias


@transaction.atomic
def remove_alias(alias: UnitAlias, *, by: Actor | None, at: datetime) -> None:
    """Forget another name of a unit."""
    check_can_manage_units(body_of(alias.unit), by)
    name, unit = alias.name, alias.unit
    UnitAlias.objects.filter(pk=alias.pk).delete()
    note("unit_alias_removed", unit, by=by, at=at, name=name)
