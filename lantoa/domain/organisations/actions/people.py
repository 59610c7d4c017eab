"""People: added, described, locked, given a link to set a password."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.organisations.actions.roles import give
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.details import checked_details, checked_username
from lantoa.domain.organisations.invitations import (
    LIFE,
    is_mailed_to,
    make_token,
    person_of_token,
    seal_of,
)
from lantoa.domain.organisations.models import Membership, Person, Unit
from lantoa.domain.organisations.rules import (
    body_of,
    check_can_change_person,
    check_can_lock,
    check_can_manage_people,
    check_can_manage_person,
    check_not_last_admin,
    homes_of,
)
from lantoa.domain.organisations.states import Role
from lantoa.domain.outbox.actions import enqueue
from lantoa.lib.text import tidy

DETAILS: Final = {
    "full_name": gettext_lazy("họ và tên"),
    "title": gettext_lazy("chức vụ"),
    "email": gettext_lazy("thư điện tử"),
    "phone": gettext_lazy("điện thoại"),
}


@transaction.atomic
def add_person(
    username: str,
    *,
    full_name: str,
    unit: Unit,
    role: str,
    by: Actor | None,
    at: datetime,
    on: date | None = None,
    title: str = "",
    email: str = "",
    phone: str = "",
) -> Person:
    """A person with a first role; cannot sign in before setting a password by `invite`.

    Raises:
        Denied: unless `by` administers the body of the unit.
        Invalid: if the username or mail is wrong or taken.
    """
    check_can_manage_people(body_of(unit), by)
    username = checked_username(username)
    details = checked_details(full_name=full_name, title=title, email=email, phone=phone)
    if Person.objects.filter(username=username).exists():
        raise Invalid(
            _("Tên đăng nhập “%(name)s” đã có người dùng; hãy chọn tên khác.") % {"name": username},
            {"username": _("Đã có người dùng.")},
        )
    _check_mail_free(details["email"])
    try:
        person = Person.objects.create_user(username, date_joined=at, **details)
    except IntegrityError as error:
        raise Stale(
            _("Tên đăng nhập hoặc thư điện tử vừa được người khác dùng; hãy chọn tên khác.")
        ) from error
    _note("person_added", person, unit, by=by, at=at, name=person.full_name)
    give(person, unit=unit, role=role, starts_on=on, ends_on=None, by=by, at=at)
    return person


@transaction.atomic
def change_person(person: Person, *, by: Actor | None, at: datetime, **details: str) -> None:
    """Change a person's name, title, mail or telephone: any of `DETAILS`."""
    check_can_change_person(person, by)
    unknown = set(details) - set(DETAILS)
    if unknown:
        raise TypeError(f"change_person() knows no {sorted(unknown)}")
    clean = checked_details(**{key: getattr(person, key) for key in DETAILS} | details)
    changed = {key: value for key, value in clean.items() if getattr(person, key) != value}
    if not changed:
        return
    if changed.get("email"):
        _check_mail_free(changed["email"], but=person)
    before = {key: getattr(person, key) for key in changed}
    if not Person.objects.filter(pk=person.pk, **before).update(**changed):
        raise Stale(_("Thông tin vừa được người khác thay đổi; hãy tải lại trang rồi làm lại."))
    for key, value in changed.items():
        setattr(person, key, value)
    fields = ", ".join(str(DETAILS[key]) for key in changed)
    note_person("person_changed", person, by=by, at=at, fields=fields, old=before, new=changed)


@transaction.atomic
def deactivate_person(person: Person, *, reason: str, by: Actor | None, at: datetime, on: date) -> None:
    """Lock an account; the person's name stays on all that was done."""
    check_can_lock(person, by)
    reason = tidy(reason)
    if not reason:
        raise Invalid(_("Hãy ghi lý do khóa tài khoản."), {"reason": _("Chưa có lý do.")})
    admin_of = Membership.objects.active_on(on).filter(person=person, role=Role.ADMIN)
    for seat in admin_of.select_related("unit__organisation").order_by("pk"):
        check_not_last_admin(person, body_of(seat.unit), on=on)
    if not Person.objects.filter(pk=person.pk, is_active=True).update(is_active=False):
        raise Stale(_("Tài khoản này đã được khóa."))
    person.is_active = False
    note_person("person_deactivated", person, by=by, at=at, reason=reason)


@transaction.atomic
def reactivate_person(person: Person, *, by: Actor | None, at: datetime) -> None:
    """Open a locked account again, with the password that it had."""
    check_can_manage_person(person, by)
    if not Person.objects.filter(pk=person.pk, is_active=False).update(is_active=True):
        raise Stale(_("Tài khoản này đang mở."))
    person.is_active = True
    note_person("person_reactivated", person, by=by, at=at)


@transaction.atomic
def invite(person: Person, *, by: Actor | None, at: datetime) -> str:
    """The token of a one-time link, 72 hours long, to set a password; the old password ends now.

    It is mailed too where the person has an address and a mail server is set (`is_mailed_to`).

    Returns:
        the token; it is kept nowhere.
    """
    check_can_manage_person(person, by)
    if not person.is_active:
        raise Invalid(_("Tài khoản này đang bị khóa; hãy mở khóa trước."))
    person.set_unusable_password()
    Person.objects.filter(pk=person.pk).update(password=person.password)
    note_person("person_invited", person, by=by, at=at, until=f"{localtime(at + LIFE):%H:%M %d/%m/%Y}")
    if is_mailed_to(person):
        homes = homes_of(person, on=at.date())
        enqueue(
            "send_invitation",
            at=at,
            organisation_id=homes[0].pk if homes else None,
            person_id=person.pk,
            seal=seal_of(person),
            made_at=at.isoformat(),
            language=get_language() or "",
        )
    return make_token(person, at=at)


@transaction.atomic
def set_first_password(token: str, *, password: str, at: datetime) -> Person:
    """Set the password with a one-time link; the link is spent by it.

    Raises:
        Denied: see `invitations.person_of_token`.
        Invalid: if the password is too weak.
        Stale: if the link was used a moment ago.
    """
    person = person_of_token(token, at=at)
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Invalid(" ".join(error.messages), {"password": " ".join(error.messages)}) from error
    before = person.password
    person.set_password(password)
    if not Person.objects.filter(pk=person.pk, password=before).update(password=person.password):
        raise Stale(_("Đường dẫn này vừa được dùng."))
    note_person("person_password_set", person, by=None, at=at)
    return person


@transaction.atomic
def remove_second_factor(person: Person, *, reason: str, by: Actor | None, at: datetime) -> int:
    """Take away the second factor of someone who lost the telephone; returns how many were removed."""
    check_can_manage_person(person, by)
    reason = tidy(reason)
    if not reason:
        raise Invalid(_("Hãy ghi lý do gỡ xác thực hai lớp."), {"reason": _("Chưa có lý do.")})
    factors = person.authenticator_set.all()  # type: ignore[attr-defined]
    count = len(factors)
    factors.delete()
    note_person("person_second_factor_removed", person, by=by, at=at, reason=reason, count=count)
    return count


def _check_mail_free(email: str, *, but: Person | None = None) -> None:
    taken = Person.objects.filter(email=email)
    if but is not None:
        taken = taken.exclude(pk=but.pk)
    if email and taken.exists():
        raise Invalid(_("Địa chỉ thư này đã có người dùng khác."), {"email": _("Đã có người dùng khác.")})


def note_person(kind: str, person: Person, *, by: Actor | None, at: datetime, **details: object) -> None:
    """One line in the log of every body in which the person works."""
    homes = homes_of(person, on=at.date())
    for home in homes:
        _note(kind, person, home, by=by, at=at, **details)


def _note(
    kind: str, person: Person, unit: Unit, *, by: Actor | None, at: datetime, **details: object
) -> None:
    record(
        kind,
        subject=person,
        by=by.person if by else None,
        at=at,
        organisation_id=body_of(unit).pk,
        **details,
    )
