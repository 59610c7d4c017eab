"""Mails the link on which a person sets a password."""

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from lantoa.adapters import mail
from lantoa.domain.organisations.actions.invitation_mail import (
    Invitation,
    begin_mailing,
    fail_mailing,
    finish_mailing,
)
from lantoa.web.clock import now


def run(*, person_id: int, seal: str, made_at: str, language: str = "") -> None:
    """Send the mail if the link still works; a refused address is final, anything else is tried again."""
    invitation = begin_mailing(
        person_id=person_id, seal=seal, made_at=datetime.fromisoformat(made_at), at=now()
    )
    if invitation is None:
        return
    try:
        with translation.override(language or settings.LANGUAGE_CODE):
            letter = letter_of(invitation)
        mail.send(letter)
    except mail.Undelivered as error:
        if not error.is_final:
            raise
        fail_mailing(invitation.person, error=error.sentence, at=now())
        return
    finish_mailing(invitation.person, at=now())


def letter_of(invitation: Invitation) -> mail.Letter:
    """What the person reads, in the language that is on: who invites, the link, until when it works."""
    context = {
        "name": invitation.person.full_name,
        "username": invitation.person.username,
        "body": invitation.body.name if invitation.body else "Lan Tỏa",
        "link": settings.ORIGIN + reverse("first_password", args=[invitation.token]),
        "until": invitation.until,
    }
    return mail.Letter(
        to=invitation.person.email,
        subject=_("Đặt mật khẩu Lan Tỏa của %(body)s") % {"body": context["body"]},
        text=render_to_string("emails/invitation.txt", context),
        html=render_to_string("emails/invitation.html", context),
    )
