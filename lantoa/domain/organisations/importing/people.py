"""A table of people of one body: what each line would add."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.details import checked_details, checked_username
from lantoa.domain.organisations.importing.base import Checked, Field, Line, cells_of
from lantoa.domain.organisations.matching import Directory, directory_of, matches_in, sure
from lantoa.domain.organisations.models import Person, Unit
from lantoa.domain.organisations.states import Role
from lantoa.lib.text import fold

FIELDS: Final = (
    Field("full_name", "Họ và tên", is_required=True, width=28, also=("Họ tên", "Tên")),
    Field(
        "username", "Tên đăng nhập", "Để trống thì phần mềm đặt theo họ tên.", width=22, also=("Tài khoản",)
    ),
    Field("title", "Chức vụ", width=26, also=("Chức danh",)),
    Field("unit", "Đơn vị", "Để trống là cơ quan.", width=40, also=("Đơn vị công tác", "Phòng ban")),
    Field("roles", "Vai trò", "Nhiều vai trò cách nhau bằng dấu chấm phẩy.", width=28, is_required=True),
    Field("email", "Thư điện tử", width=28, also=("Email", "E-mail")),
    Field("phone", "Điện thoại", width=16, also=("Số điện thoại", "SĐT")),
)
_ROLES: Final = {fold(str(text)): role for role in Role for text in (role.label, role.value)}
_APART: Final = re.compile(r"[;,\n]+")


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person to be added with roles in one unit."""

    username: str
    full_name: str
    title: str
    email: str
    phone: str
    unit: Unit
    roles: tuple[str, ...]


def check_people(rows: Sequence[Sequence[str]], *, organisation: Unit, on: date) -> Checked[PersonDraft]:
    """Read a table of people of `organisation`.

    Raises:
        Invalid: if the file has no titles or no lines; what is wrong in a line stands in the line.
    """
    lines = cells_of(rows, FIELDS)
    directory = directory_of(organisation, on=on)
    usernames = set(Person.objects.values_list("username", flat=True))
    mails = set(Person.objects.exclude(email="").values_list("email", flat=True))
    wanted = {cells["username"].lower() for _number, cells in lines if cells["username"]}
    in_file: dict[str, int] = {}
    checked: list[Line[PersonDraft]] = []
    for number, cells in lines:
        problems: list[str] = []
        username = _username(cells, usernames | wanted | set(in_file), problems)
        if cells["username"] and username in usernames:
            problems.append(_("Tên đăng nhập “%s” đã có người dùng.") % username)
        mail = cells["email"].lower()
        if mail and mail in mails:
            problems.append(_("Địa chỉ thư “%s” đã có người dùng.") % mail)
        for key in filter(None, (username, mail)):
            if key in in_file:
                problems.append(
                    _("“%(what)s” trùng với dòng %(line)s.") % {"what": key, "line": in_file[key]}
                )
            in_file.setdefault(key, number)
        unit = _unit(cells["unit"], directory, problems)
        roles = _roles(cells["roles"], problems)
        details = _details(cells, problems)
        draft = PersonDraft(username=username, unit=unit, roles=roles, **details)
        checked.append(Line(number, cells | {"username": username}, draft, tuple(problems)))
    return Checked(tuple(checked))


def _username(cells: dict[str, str], taken: set[str], problems: list[str]) -> str:
    if cells["username"]:
        try:
            return checked_username(cells["username"])
        except Invalid as error:
            problems.append(error.sentence)
            return cells["username"].lower()
    return username_for(cells["full_name"], taken=taken)


def username_for(full_name: str, *, taken: set[str]) -> str:
    """A free username from a name: `Nguyễn Văn An` is `an.nguyenvan`, then `an.nguyenvan2`."""
    words = fold(full_name).split()
    base = ".".join(filter(None, (words[-1], "".join(words[:-1])))) if words else "nguoi.dung"
    base = base[:50] if len(base) >= 4 else base + ".canbo"
    name, turn = base, 1
    while name in taken:
        turn += 1
        name = f"{base}{turn}"
    return name


def _unit(text: str, directory: Directory, problems: list[str]) -> Unit:
    if not text:
        return directory.organisation
    matches = matches_in(directory, text)
    unit = sure(matches)
    body = (unit.organisation_id or unit.pk) if unit else None
    if unit is not None and body == directory.organisation.pk:
        return unit
    own = [match.unit for match in matches if match.unit.organisation_id == directory.organisation.pk]
    if own:
        problems.append(
            _("Không rõ đơn vị “%(text)s”; có phải %(units)s?")
            % {"text": text, "units": _(" hoặc ").join(f"“{unit.name}”" for unit in own[:3])}
        )
    else:
        problems.append(_("Cơ quan không có đơn vị “%s”.") % text)
    return directory.organisation


def _roles(text: str, problems: list[str]) -> tuple[str, ...]:
    roles: list[str] = []
    for part in filter(None, (part.strip() for part in _APART.split(text))):
        role = _ROLES.get(fold(part))
        if role is None:
            known = ", ".join(str(role.label) for role in Role)
            problems.append(
                _("Không có vai trò “%(part)s”; các vai trò: %(known)s.") % {"part": part, "known": known}
            )
        elif role not in roles:
            roles.append(role)
    if not roles and not text:
        problems.append(_("Chưa có vai trò."))
    return tuple(roles)


def _details(cells: dict[str, str], problems: list[str]) -> dict[str, str]:
    given = {key: cells[key] for key in ("full_name", "title", "email", "phone")}
    try:
        return checked_details(**given)
    except Invalid as error:
        problems.extend(error.problems.values())
        return given
