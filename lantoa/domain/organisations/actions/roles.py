"""Roles: given, ended, lent, taken back."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Delegation, Membership, Person, Unit
from lantoa.domain.organisations.rules import (
    body_of,
    check_can_delegate,
    check_can_end_role,
    check_can_manage_people,
    check_can_manage_person,
    check_can_revoke,
)
from lantoa.domain.organisations.states import Role, SigningForm
from lantoa.lib.text import tidy


@transaction.atomic
def give_role(
    person: Person,
    *,
    unit: Unit,
    role: str,
    by: Actor | None,
    at: datetime,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Membership:
    """The person may do in the unit what the role allows, from a day to a day.

    Raises:
        Denied: unless `by` administers the unit's body and every body the person already works in.
        Invalid: if the person has the role already, or the days are the wrong way round.
    """
    check_can_manage_person(person, by)
    return give(person, unit=unit, role=role, starts_on=starts_on, ends_on=ends_on, by=by, at=at)


def give(
    person: Person,
    *,
    unit: Unit,
    role: str,
    starts_on: date | None,
    ends_on: date | None,
    by: Actor | None,
    at: datetime,
) -> Membership:
    """`give_role` for a person who was just added, in the caller's transaction."""
    check_can_manage_people(body_of(unit), by)
    if role not in Role.values:
        raise Invalid(_("Không có vai trò này; hãy chọn trong danh sách."), {"role": _("Chọn vai trò.")})
    _check_days(starts_on, ends_on)
    if unit.valid_to is not None and (starts_on is None or starts_on > unit.valid_to):
        raise Invalid(
            _("%(unit)s đã kết thúc nên không giao vai trò ở đó.") % {"unit": unit.name},
            {"unit": _("Đã kết thúc.")},
        )
    same = Membership.objects.filter(person=person, unit=unit, role=role)
    if same.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on or date.min)).exists():
        raise Invalid(
            _("%(person)s đã giữ vai trò %(role)s tại %(unit)s.")
            % {"person": person.full_name, "role": Role(role).label, "unit": unit.name},
            {"role": _("Đã giữ vai trò này.")},
        )
    try:
        row = Membership.objects.create(
            person=person, unit=unit, role=role, starts_on=starts_on, ends_on=ends_on
        )
    except IntegrityError as error:
        raise Stale(_("Vai trò này vừa được giao; hãy tải lại trang.")) from error
    _note("role_given", person, unit, role, by=by, at=at)
    return row


@transaction.atomic
def end_role(membership: Membership, *, on: date, by: Actor | None, at: datetime) -> None:
    """The role ends with the day before `on`; what was lent from it lapses with it."""
    check_can_end_role(membership, by, on=on)
    last_day = on - timedelta(days=1)
    if membership.starts_on and last_day < membership.starts_on:
        Membership.objects.filter(pk=membership.pk).delete()
    elif not Membership.objects.filter(pk=membership.pk, ends_on=membership.ends_on).update(ends_on=last_day):
        raise Stale(_("Vai trò này vừa được người khác thay đổi; hãy tải lại trang."))
    _note(
        "role_ended", membership.person, membership.unit, membership.role, by=by, at=at, on=f"{on:%d/%m/%Y}"
    )


@transaction.atomic
def delegate(
    giver: Person,
    *,
    taker: Person,
    unit: Unit,
    role: str,
    starts_on: date,
    ends_on: date,
    reason: str,
    by: Actor | None,
    at: datetime,
    signing_form: str = "",
) -> Delegation:
    """The giver's role in the unit is exercised by the taker too, from a day to a day.

    Args:
        signing_form: how the taker signs in the giver's place, a `SigningForm`; only with the approver's role.

    Raises:
        Denied: unless the giver holds the role himself, and asks, or the administrator does.
        Invalid: if the taker is the giver, locked or of another body, or the days are wrong.
    """
    if role not in Role.values:
        raise Invalid(_("Không có vai trò này; hãy chọn trong danh sách."), {"role": _("Chọn vai trò.")})
    check_can_delegate(giver, unit, role, by)
    _check_days(starts_on, ends_on)
    reason = tidy(reason)
    if not reason:
        raise Invalid(_("Hãy ghi lý do ủy quyền."), {"reason": _("Chưa có lý do.")})
    _check_taker(taker, giver=giver, unit=unit, on=starts_on)
    _check_signing_form(signing_form, role)
    row = Delegation.objects.create(
        giver=giver,
        taker=taker,
        unit=unit,
        role=role,
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason[:250],
        signing_form=signing_form,
    )
    _note(
        "role_delegated",
        giver,
        unit,
        role,
        by=by,
        at=at,
        taker=taker.full_name,
        starts_on=f"{starts_on:%d/%m/%Y}",
        ends_on=f"{ends_on:%d/%m/%Y}",
        reason=reason,
    )
    return row


@transaction.atomic
def revoke_delegation(delegation: Delegation, *, by: Actor | None, at: datetime) -> None:
    """End a delegation now."""
    check_can_revoke(delegation, by)
    if not Delegation.objects.filter(pk=delegation.pk, revoked_at=None).update(revoked_at=at):
        raise Stale(_("Ủy quyền này đã được thu hồi."))
    delegation.revoked_at = at
    _note(
        "delegation_revoked",
        delegation.giver,
        delegation.unit,
        delegation.role,
        by=by,
        at=at,
        taker=delegation.taker.full_name,
    )


def _check_taker(taker: Person, *, giver: Person, unit: Unit, on: date) -> None:
    if taker.pk == giver.pk:
        raise Invalid(_("Không thể ủy quyền cho chính mình."), {"taker": _("Chọn người khác.")})
    colleagues = Membership.objects.filter(person=taker, unit__organisation=body_of(unit)).active_on(on)
    if not taker.is_active or not colleagues.exists():
        raise Invalid(
            _("Chỉ ủy quyền cho người đang làm việc trong cùng cơ quan."),
            {"taker": _("Chọn người cùng cơ quan.")},
        )


def _check_signing_form(signing_form: str, role: str) -> None:
    if not signing_form:
        return
    if signing_form not in SigningForm.values:
        raise Invalid(_("Không có hình thức ký này."), {"signing_form": _("Chọn trong danh sách.")})
    if role != Role.APPROVER:
        raise Invalid(
            _("Hình thức ký chỉ đi kèm việc ủy quyền vai trò Người duyệt."),
            {"signing_form": _("Để trống, hoặc chọn vai trò Người duyệt.")},
        )


def _check_days(starts_on: date | None, ends_on: date | None) -> None:
    if starts_on and ends_on and ends_on < starts_on:
        raise Invalid(
            _("Ngày kết thúc phải từ ngày bắt đầu trở đi."), {"ends_on": _("Sớm hơn ngày bắt đầu.")}
        )


def _note(
    kind: str, person: Person, unit: Unit, role: str, *, by: Actor | None, at: datetime, **details: object
) -> None:
    record(
        kind,
        subject=person,
        by=by.person if by else None,
        at=at,
        organisation_id=body_of(unit).pk,
        role=str(Role(role).label),
        unit=unit.name,
        **details,
    )
