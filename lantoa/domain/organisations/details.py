"""What may stand in the account of a person."""

from __future__ import annotations

import re
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from lantoa.domain.errors import Invalid
from lantoa.lib.text import tidy

USERNAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{2,58}[a-z0-9]")
LONGEST: Final = {"full_name": 120, "title": 120, "email": 254, "phone": 30}


def checked_username(username: str) -> str:
    """The username in lower case.

    Raises:
        Invalid: if it is not 4 to 60 letters a-z, figures, points, hyphens, underlines.
    """
    username = tidy(username).lower()
    if not USERNAME.fullmatch(username):
        raise Invalid(
            _("Tên đăng nhập gồm 4 đến 60 chữ a-z không dấu, chữ số, dấu chấm, gạch nối hoặc gạch dưới."),
            {"username": _("Không đúng dạng.")},
        )
    return username


def checked_details(*, full_name: str, title: str, email: str, phone: str) -> dict[str, str]:
    """The tidied details of a person.

    Raises:
        Invalid: with all that is wrong.
    """
    clean = {
        "full_name": tidy(full_name),
        "title": tidy(title),
        "email": email.strip().lower(),
        "phone": tidy(phone),
    }
    problems = {
        key: _("Dài quá %(most)s chữ.") % {"most": LONGEST[key]}
        for key, value in clean.items()
        if len(value) > LONGEST[key]
    }
    if not clean["full_name"]:
        problems["full_name"] = _("Chưa có họ và tên.")
    if clean["email"]:
        try:
            validate_email(clean["email"])
        except ValidationError:
            problems["email"] = _("Địa chỉ thư không đúng, ví dụ đúng: ten@coquan.gov.vn.")
    if clean["phone"] and not re.fullmatch(r"[0-9+(). -]{6,30}", clean["phone"]):
        problems["phone"] = _("Số điện thoại chỉ gồm chữ số, dấu cách, chấm, gạch và dấu +.")
    if problems:
        raise Invalid(_("Thông tin người dùng chưa đúng: %s") % " ".join(problems.values()), problems)
    return clean
