"""The work of `lantoa admin`: the first administrator of a body, or a new link for one."""

import argparse
import sys

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from lantoa.domain.errors import Refusal
from lantoa.domain.organisations.actions.people import add_person, invite
from lantoa.domain.organisations.models import Membership, Person, Unit
from lantoa.domain.organisations.states import Role

DONE, FAILED = 0, 2


def appoint(arguments: argparse.Namespace) -> int:
    """The exit status; the link goes to standard output, what is wrong to standard error."""
    try:
        token = _token(arguments)
    except Refusal as refusal:
        sys.stderr.write(f"lantoa admin: {refusal.sentence}\n")
        return FAILED
    sys.stdout.write("Mở đường dẫn này để đặt mật khẩu (dùng một lần, trong 72 giờ):\n")
    sys.stdout.write(settings.ORIGIN + reverse("first_password", args=[token]) + "\n")
    return DONE


@transaction.atomic
def _token(arguments: argparse.Namespace) -> str:
    now, today = timezone.now(), timezone.localdate()
    unit = Unit.objects.organisations().valid_on(today).filter(code=arguments.unit).first()
    if unit is None:
        raise Refusal(f"không có cơ quan mã {arguments.unit}; hãy cài danh mục trước: lantoa units install.")
    if not arguments.again:
        person = add_person(
            arguments.username, full_name=arguments.name, unit=unit, role=Role.ADMIN, by=None, at=now
        )
        return invite(person, by=None, at=now)
    person = Person.objects.filter(username=arguments.username).first()
    seats = Membership.objects.active_on(today).filter(person=person, unit=unit, role=Role.ADMIN)
    if person is None or not seats.exists():
        raise Refusal(f"{arguments.username} không phải là quản trị của {unit.name}.")
    return invite(person, by=None, at=now)
