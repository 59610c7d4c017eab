"""Who may change units and people, and why not.

`by` is None for the system itself (a command on the server), which every rule here lets pass.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from lantoa.domain.errors import Denied
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Delegation, Membership, Person, Unit
from lantoa.domain.organisations.paths import numbers_of
from lantoa.domain.organisations.states import Role

KEEPERS = frozenset({Role.ADMIN, Role.COORDINATOR})
ADMINS = frozenset({Role.ADMIN})


def body_of(unit: Unit) -> Unit:
    """The body that the unit belongs to; a body belongs to itself."""
    return unit.organisation or unit


def check_can_manage_units(organisation: Unit, by: Actor | None) -> None:
    """Units are kept by the administrator or coordinator of the body, or an administrator above it."""
    if by is None or by.has_role(KEEPERS, organisation_id=organisation.pk):
        return
    if by.has_role_over(ADMINS, path=organisation.path):
        return
    raise Denied(
        _("Chỉ quản trị hoặc người điều phối kế hoạch của %(unit)s được thay đổi đơn vị.")
        % {"unit": organisation.name}
    )


def can_manage_units(organisation: Unit, by: Actor) -> bool:
    """The same as a boolean."""
    return not why_not(check_can_manage_units, organisation, by)


def check_can_add_body(parent: Unit | None, by: Actor | None) -> None:
    """A new body is added by an administrator above it; a province only by the system itself."""
    if by is None:
        return
    if parent is None:
        raise Denied(
            _("Tỉnh, thành phố được thêm bằng lệnh “lantoa units install” trên máy chủ, không thêm ở đây.")
        )
    if not by.has_role_over(ADMINS, path=parent.path):
        raise Denied(
            _("Chỉ quản trị của %(unit)s được thêm xã, phường, sở trực thuộc.") % {"unit": parent.name}
        )


def check_can_change_unit(unit: Unit, by: Actor | None) -> None:
    """A part is changed by whoever keeps the body's units, the body itself only by its administrator."""
    if not unit.is_organisation:
        check_can_manage_units(body_of(unit), by)
        return
    is_admin = by is None or by.has_role(ADMINS, organisation_id=unit.pk)
    if not is_admin and by is not None and not by.has_role_over(ADMINS, path=unit.path):
        raise Denied(
            _("Chỉ quản trị của %(unit)s hoặc của cấp trên được sửa thông tin cơ quan.") % {"unit": unit.name}
        )


def check_can_end_unit(unit: Unit, by: Actor | None) -> None:
    """A part is ended by whoever keeps the body's units; a body only from above it."""
    if not unit.is_organisation:
        check_can_manage_units(body_of(unit), by)
    elif by is not None and (unit.parent is None or not by.has_role_over(ADMINS, path=unit.parent.path)):
        raise Denied(
            _("Kết thúc hoạt động của %(unit)s do quản trị cấp trên ghi nhận.") % {"unit": unit.name}
        )


def check_can_manage_people(organisation: Unit, by: Actor | None) -> None:
    """People and roles are kept by the administrator of the body or of one above it."""
    if by is None or by.has_role(ADMINS, organisation_id=organisation.pk):
        return
    if by.has_role_over(ADMINS, path=organisation.path):
        return
    raise Denied(
        _("Chỉ quản trị của %(unit)s được thay đổi người dùng và vai trò.") % {"unit": organisation.name}
    )


def can_manage_people(organisation: Unit, by: Actor) -> bool:
    """The same as a boolean."""
    return not why_not(check_can_manage_people, organisation, by)


def homes_of(person: Person, *, on: date) -> list[Unit]:
    """The bodies in which the person has a role now or later; of a person without any, the former ones."""
    rows = Membership.objects.filter(person=person).select_related("unit__organisation").order_by("pk")
    now = rows.filter(Q(ends_on=None) | Q(ends_on__gte=on))
    homes = {body_of(row.unit).pk: body_of(row.unit) for row in (list(now) or list(rows))}
    return list(homes.values())


def check_can_manage_person(person: Person, by: Actor | None) -> None:
    """An account is kept by whoever administers every body in which the person has a role."""
    if by is None:
        return
    homes = homes_of(person, on=by.on)
    if not homes:
        raise Denied(_("Người này chưa thuộc đơn vị nào, hãy liên hệ quản trị hệ thống."))
    for home in homes:
        check_can_manage_people(home, by)


def can_manage_person(person: Person, by: Actor) -> bool:
    """The same as a boolean."""
    return not why_not(check_can_manage_person, person, by)


def check_can_change_person(person: Person, by: Actor | None) -> None:
    """One's own name and telephone are one's own to change; others' are the administrator's."""
    if by is not None and by.person.pk == person.pk:
        return
    check_can_manage_person(person, by)


def check_can_lock(person: Person, by: Actor | None) -> None:
    """An account is locked by its administrator, who cannot lock himself out."""
    check_can_manage_person(person, by)
    if by is not None and by.person.pk == person.pk:
        raise Denied(_("Bạn không thể khóa tài khoản của chính mình; hãy nhờ một quản trị khác."))


def check_can_end_role(membership: Membership, by: Actor | None, *, on: date) -> None:
    """A role is ended by the administrator, but the last administrator of a body stays."""
    check_can_manage_people(body_of(membership.unit), by)
    if membership.role == Role.ADMIN and by is not None:
        check_not_last_admin(membership.person, body_of(membership.unit), on=on)


def check_not_last_admin(person: Person, organisation: Unit, *, on: date) -> None:
    """Somebody else must still be able to administer the body."""
    others = (
        Membership.objects.active_on(on)
        .filter(role=Role.ADMIN, person__is_active=True)
        .filter(Q(unit__organisation=organisation) | Q(unit__in=numbers_of(organisation.path)))
        .exclude(person=person)
    )
    if not others.exists():
        raise Denied(
            _("Đây là quản trị cuối cùng của %(unit)s; hãy giao vai trò Quản trị cho người khác trước.")
            % {"unit": organisation.name}
        )


def check_can_delegate(giver: Person, unit: Unit, role: str, by: Actor | None) -> None:
    """A role is lent by the one who holds it himself, or for him by the administrator."""
    held = Membership.objects.filter(person=giver, unit=unit, role=role)
    if by is not None:
        held = held.active_on(by.on)
    if not held.exists():
        raise Denied(
            _("%(person)s không giữ vai trò %(role)s tại %(unit)s nên không thể ủy quyền vai trò này.")
            % {"person": giver.full_name, "role": Role(role).label, "unit": unit.name}
        )
    if by is None or by.person.pk == giver.pk:
        return
    check_can_manage_people(body_of(unit), by)


def check_can_revoke(delegation: Delegation, by: Actor | None) -> None:
    """A delegation is taken back by its giver or the administrator."""
    if by is not None and by.person.pk == delegation.giver_id:
        return
    check_can_manage_people(body_of(delegation.unit), by)


def check_can_read_log(by: Actor) -> None:
    """The log is read by administrators and coordinators, each that of the own bodies."""
    if not log_bodies(by):
        raise Denied(_("Chỉ quản trị hoặc người điều phối kế hoạch được xem nhật ký của cơ quan."))


def log_bodies(by: Actor) -> frozenset[int]:
    """The bodies whose log the person may read."""
    return frozenset(post.organisation_id for post in by.posts if post.role in KEEPERS)


def check_can_set_holiday(unit: Unit | None, by: Actor | None) -> None:
    """A body's own days off are kept by its administrator; the country's by the system itself."""
    if unit is not None:
        body = body_of(unit)
        if why_not(check_can_manage_people, body, by):
            raise Denied(
                _("Chỉ quản trị của %(unit)s được ghi ngày nghỉ, ngày làm bù.") % {"unit": body.name}
            )
    elif by is not None:
        raise Denied(_("Ngày nghỉ chung của cả nước được cập nhật bằng lệnh trên máy chủ."))


def why_not(check: Callable[..., None], *args: object) -> str:
    """The sentence with which a check refuses, for a button that is off; empty where it lets pass."""
    try:
        check(*args)
    except Denied as refusal:
        return refusal.sentence
    return ""
