"""Units: added, renamed, described, moved, closed, opened again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat, Length, Substr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actions.unit_checks import (
    check_free,
    check_kind_change,
    check_place,
    checked_name,
    insert,
    note,
    stale,
)
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.paths import path_below
from lantoa.domain.organisations.rules import (
    body_of,
    check_can_add_body,
    check_can_change_unit,
    check_can_end_unit,
    check_can_manage_units,
)
from lantoa.domain.organisations.states import ORGANISATION_KINDS
from lantoa.lib.text import fold_name, tidy

LONGEST_PATH: Final = 70
DETAILS: Final = {
    "kind": gettext_lazy("loại"),
    "abbreviation": gettext_lazy("tên viết tắt"),
    "code": gettext_lazy("mã hành chính"),
    "email": gettext_lazy("thư điện tử"),
    "phone": gettext_lazy("điện thoại"),
    "position": gettext_lazy("thứ tự"),
    "valid_from": gettext_lazy("ngày thành lập"),
}


@transaction.atomic
def add_unit(
    name: str,
    *,
    kind: str,
    parent: Unit | None,
    by: Actor | None,
    at: datetime,
    abbreviation: str = "",
    code: str = "",
    email: str = "",
    phone: str = "",
    position: int = 0,
    valid_from: date | None = None,
) -> Unit:
    """A new unit below `parent`; a body (province, department, commune …) becomes its own organisation.

    Raises:
        Denied: see `rules.check_can_manage_units` and `rules.check_can_add_body`.
        Invalid: without a name, with one that the parent already has, or at a place where it cannot stand.
    """
    if kind in ORGANISATION_KINDS or parent is None:
        check_can_add_body(parent, by)
    else:
        check_can_manage_units(body_of(parent), by)
    name = checked_name(name)
    check_place(kind, parent)
    check_free(name, parent)
    unit = Unit(
        parent=parent,
        kind=kind,
        name=name,
        folded_name=fold_name(name),
        abbreviation=tidy(abbreviation),
        code=code,
        email=email.strip(),
        phone=tidy(phone),
        position=position,
        valid_from=valid_from,
    )
    insert(unit)
    unit.path = path_below(parent.path if parent else "", number=unit.pk)
    if len(unit.path) > LONGEST_PATH:
        raise Invalid(_("Cây đơn vị sâu tối đa 10 cấp; hãy đặt đơn vị này lên cấp cao hơn."))
    is_body = kind in ORGANISATION_KINDS or parent is None
    unit.organisation = unit if is_body or parent is None else body_of(parent)
    unit.save(update_fields=["path", "organisation"])
    note("unit_added", unit, by=by, at=at, name=name)
    return unit


@transaction.atomic
def edit_unit(
    unit: Unit, *, name: str, parent: Unit | None, by: Actor | None, at: datetime, **details: Any
) -> None:
    """Name, place and details of a unit at once; each change is an event of its own, or none happens.

    Args:
        parent: the new place; None leaves the unit where it is.
    """
    rename_unit(unit, name=name, by=by, at=at)
    if parent is not None and parent.pk != unit.parent_id:
        move_unit(unit, parent=parent, by=by, at=at)
    change_unit(unit, by=by, at=at, **details)


@transaction.atomic
def rename_unit(unit: Unit, *, name: str, by: Actor | None, at: datetime) -> None:
    """Give a unit another name; papers that use the old one are still understood if it is kept as an alias.

    Raises:
        Denied, Invalid, Stale: as for `add_unit`, and if somebody renamed it meanwhile.
    """
    check_can_change_unit(unit, by)
    name = checked_name(name)
    old = unit.name
    if name == old:
        return
    check_free(name, unit.parent, but=unit)
    moved = Unit.objects.filter(pk=unit.pk, name=old).update(name=name, folded_name=fold_name(name))
    if not moved:
        raise stale()
    unit.name, unit.folded_name = name, fold_name(name)
    note("unit_renamed", unit, by=by, at=at, old=old, new=name)


@transaction.atomic
def change_unit(unit: Unit, *, by: Actor | None, at: datetime, **details: Any) -> None:
    """Change what is known of a unit: any of `DETAILS`.

    Raises:
        Invalid: if a part is to become a body or the other way round.
    """
    check_can_change_unit(unit, by)
    unknown = set(details) - set(DETAILS)
    if unknown:
        raise TypeError(f"change_unit() knows no {sorted(unknown)}")
    kind = details.get("kind", unit.kind)
    if kind != unit.kind:
        check_kind_change(unit, kind)
    changed = {key: value for key, value in details.items() if getattr(unit, key) != value}
    if not changed:
        return
    before = {key: getattr(unit, key) for key in changed}
    if not Unit.objects.filter(pk=unit.pk, **before).update(**changed):
        raise stale()
    for key, value in changed.items():
        setattr(unit, key, value)
    note(
        "unit_changed",
        unit,
        by=by,
        at=at,
        fields=", ".join(str(DETAILS[key]) for key in changed),
        old={key: str(value) for key, value in before.items()},
        new={key: str(value) for key, value in changed.items()},
    )


@transaction.atomic
def move_unit(unit: Unit, *, parent: Unit, by: Actor | None, at: datetime) -> None:
    """Put a unit and all below it under another parent of the same body.

    A body itself never moves: its papers and reports stand under its path. A merger makes a new body and
    says what it succeeds (`actions.succession.succeed`).

    Raises:
        Invalid: for a body, another body's unit, a unit below itself, or a name that is taken there.
    """
    check_can_manage_units(body_of(unit), by)
    if unit.is_organisation:
        raise Invalid(
            _("Cơ quan không chuyển chỗ trong cây; khi sáp nhập hãy thêm cơ quan mới rồi khai báo kế thừa.")
        )
    if body_of(parent).pk != body_of(unit).pk:
        raise Invalid(
            _("Chỉ chuyển đơn vị trong cùng một cơ quan."), {"parent": _("Chọn đơn vị cùng cơ quan.")}
        )
    if parent.path.startswith(unit.path):
        raise Invalid(
            _("Không thể đặt một đơn vị dưới chính nó hoặc đơn vị con của nó."),
            {"parent": _("Chọn một đơn vị khác.")},
        )
    if unit.parent_id == parent.pk:
        return
    check_free(unit.name, parent, but=unit)
    old_path, old_parent = unit.path, unit.parent
    new_path = path_below(parent.path, number=unit.pk)
    deepest = Unit.objects.under(old_path).order_by(Length("path").desc()).values_list("path", flat=True)[0]
    if len(deepest) - len(old_path) + len(new_path) > LONGEST_PATH:
        raise Invalid(_("Cây đơn vị sâu tối đa 10 cấp; hãy chọn đơn vị cấp trên ở cao hơn."))
    if not Unit.objects.filter(pk=unit.pk, path=old_path).update(parent=parent):
        raise stale()
    Unit.objects.under(old_path).update(path=Concat(Value(new_path), Substr("path", len(old_path) + 1)))
    unit.parent, unit.path = parent, new_path
    note("unit_moved", unit, by=by, at=at, old=str(old_parent or ""), new=parent.name)


@transaction.atomic
def close_unit(unit: Unit, *, on: date, reason: str, by: Actor | None, at: datetime) -> int:
    """The unit and all below it exist until the day `on`; what they did stays readable (A-45).

    Returns:
        how many units ended, this one included.
    """
    check_can_end_unit(unit, by)
    reason = tidy(reason)
    if not reason:
        raise Invalid(_("Hãy ghi lý do kết thúc đơn vị."), {"reason": _("Chưa có lý do.")})
    if unit.valid_from and on < unit.valid_from:
        raise Invalid(
            _("Ngày kết thúc không thể trước ngày thành lập."), {"on": _("Sớm hơn ngày thành lập.")}
        )
    if unit.valid_to is not None:
        raise Invalid(_("Đơn vị này đã kết thúc ngày %(day)s.") % {"day": f"{unit.valid_to:%d/%m/%Y}"})
    count = end_branch(unit, on=on)
    note("unit_closed", unit, by=by, at=at, on=f"{on:%d/%m/%Y}", reason=reason, count=count)
    return count


@transaction.atomic
def reopen_unit(unit: Unit, *, reason: str, by: Actor | None, at: datetime) -> None:
    """Undo a closing made by mistake; units below are opened one by one.

    Raises:
        Invalid: if the unit is open, its parent is closed, or its name was given to another meanwhile.
    """
    check_can_end_unit(unit, by)
    if unit.valid_to is None:
        raise Invalid(_("Đơn vị này đang hoạt động."))
    if unit.parent is not None and unit.parent.valid_to is not None:
        raise Invalid(_("Đơn vị cấp trên đã kết thúc; hãy mở lại đơn vị cấp trên trước."))
    check_free(unit.name, unit.parent, but=unit)
    if not Unit.objects.filter(pk=unit.pk, valid_to=unit.valid_to).update(valid_to=None):
        raise stale()
    unit.valid_to = None
    note("unit_reopened", unit, by=by, at=at, reason=tidy(reason))


def end_branch(unit: Unit, *, on: date) -> int:
    """Set the last day of a unit and of all open units below it, in the caller's transaction."""
    branch = Unit.objects.under(unit.path).filter(valid_to=None)
    if branch.filter(valid_from__gt=on).exists():
        raise Invalid(
            _("Có đơn vị trực thuộc thành lập sau ngày %(day)s; hãy chọn ngày muộn hơn.")
            % {"day": f"{on:%d/%m/%Y}"}
        )
    ended = branch.update(valid_to=on)
    unit.valid_to = on
    return ended
