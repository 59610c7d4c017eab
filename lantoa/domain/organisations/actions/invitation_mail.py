"""Mailing of the link that sets a password: what is still to be sent, and what became of it.

The link is made anew from the person's present state when it is sent, so that no row and no queue holds it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from lantoa.domain.organisations.actions.people import note_person
from lantoa.domain.organisations.invitations import LIFE, is_mailed_to, make_token, seal_of
from lantoa.domain.organisations.models import Person, Unit
from lantoa.domain.organisations.rules import homes_of


@dataclass(frozen=True, slots=True)
class Invitation:
    """To whom of which body, until when the link works, and the token in it, which is never shown by a printout."""

    person: Person
    body: Unit | None
    until: datetime
    token: str = field(repr=False)


def begin_mailing(*, person_id: int, seal: str, made_at: datetime, at: datetime) -> Invitation | None:
    """The invitation to be mailed; None where it was used, replaced or has ended, or no mail goes out."""
    person = Person.objects.filter(pk=person_id, is_active=True).first()
    if person is None or seal_of(person) != seal or at > made_at + LIFE or not is_mailed_to(person):
        return None
    homes = homes_of(person, on=at.date())
    return Invitation(
        person=person,
        body=homes[0] if homes else None,
        until=made_at + LIFE,
        token=make_token(person, at=made_at),
    )


@transaction.atomic
def finish_mailing(person: Person, *, at: datetime) -> None:
    """The server took the letter."""
    note_person("person_invitation_mailed", person, by=None, at=at, email=person.email)


@transaction.atomic
def fail_mailing(person: Person, *, error: str, at: datetime) -> None:
    """The server refused the address; the link that was shown on the screen still works."""
    note_person("person_invitation_not_mailed", person, by=None, at=at, email=person.email, error=error)
