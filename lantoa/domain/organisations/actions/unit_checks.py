"""What is checked before a unit is written, and how its change is noted."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import IntegrityError
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.rules import body_of
from lantoa.domain.organisations.states import ORGANISATION_KINDS, UnitKind
from lantoa.lib.text import fold_name, tidy

_PARENTS: Final[dict[str, frozenset[str | None]]] = {
    UnitKind.PROVINCE: frozenset({None}),
    UnitKind.DEPARTMENT: frozenset({UnitKind.PROVINCE}),
    UnitKind.DISTRICT: frozenset({UnitKind.PROVINCE}),
    UnitKind.COMMUNE: frozenset({UnitKind.PROVINCE, UnitKind.DISTRICT}),
    UnitKind.WARD: frozenset({UnitKind.PROVINCE, UnitKind.DISTRICT}),
    UnitKind.TOWNSHIP: frozenset({UnitKind.DISTRICT, UnitKind.PROVINCE}),
    UnitKind.SPECIAL_ZONE: frozenset({UnitKind.PROVINCE}),
}


def stale() -> Stale:
    """Somebody else changed the unit first."""
    return Stale(_("Đơn vị vừa được người khác thay đổi; hãy tải lại trang rồi làm lại."))


def checked_name(name: str) -> str:
    """The tidied name of a unit.

    Raises:
        Invalid: if it is empty or over 250 letters.
    """
    name = tidy(name)
    if not name:
        raise Invalid(_("Hãy ghi tên đơn vị."), {"name": _("Chưa có tên.")})
    if len(name) > 250:
        raise Invalid(_("Tên đơn vị dài quá 250 ký tự."), {"name": _("Dài quá 250 ký tự.")})
    return name


def check_place(kind: str, parent: Unit | None) -> None:
    """Whether a unit of this kind can stand there.

    Raises:
        Invalid: if it cannot, with the reason.
    """
    if kind not in UnitKind.values:
        raise Invalid(
            _("Không có loại đơn vị này; hãy chọn trong danh sách."), {"kind": _("Chọn loại đơn vị.")}
        )
    allowed = _PARENTS.get(kind)
    here = parent.kind if parent else None
    if (allowed is None and parent is None) or (allowed is not None and here not in allowed):
        raise Invalid(
            _("%(kind)s không thể đặt ở đây trong cây đơn vị; hãy chọn đơn vị cấp trên khác.")
            % {"kind": UnitKind(kind).label},
            {"parent": _("Chọn đơn vị cấp trên khác.")},
        )
    if parent is not None and parent.valid_to is not None:
        raise Invalid(
            _("Đơn vị cấp trên đã kết thúc nên không thêm đơn vị vào đó."), {"parent": _("Đã kết thúc.")}
        )


def note(kind: str, unit: Unit, *, by: Actor | None, at: datetime, **details: object) -> None:
    """Write one event about a unit into the log of the body that keeps it."""
    home = unit.parent if unit.is_organisation and unit.parent is not None and by is not None else unit
    if by is not None and by.is_in(body_of(unit).pk):
        home = unit
    record(
        kind,
        subject=unit,
        by=by.person if by else None,
        at=at,
        organisation_id=body_of(home).pk,
        **details,
    )


def insert(unit: Unit) -> None:
    """Write the new row.

    Raises:
        Stale: if the same name was added a moment ago.
    """
    try:
        unit.save(force_insert=True)
    except IntegrityError as error:
        raise stale() from error


def check_free(name: str, parent: Unit | None, *, but: Unit | None = None) -> None:
    """No open unit beside it may have the name.

    Raises:
        Invalid: if one has.
    """
    same = Unit.objects.filter(parent=parent, folded_name=fold_name(name), valid_to=None)
    if but is not None:
        same = same.exclude(pk=but.pk)
    if same.exists():
        raise Invalid(
            _("“%(name)s” đã có trong %(parent)s.")
            % {"name": name, "parent": parent.name if parent else "cây"},
            {"name": _("Tên này đã có.")},
        )


def check_kind_change(unit: Unit, kind: str) -> None:
    """A body stays a body and a part a part.

    Raises:
        Invalid: if not.
    """
    one_is_body = (unit.kind in ORGANISATION_KINDS) != (kind in ORGANISATION_KINDS)
    if one_is_body:
        raise Invalid(
            _("Không thể đổi một cơ quan thành bộ phận hoặc ngược lại; hãy thêm đơn vị mới."),
            {"kind": _("Chọn loại khác.")},
        )
    check_place(kind, unit.parent)
