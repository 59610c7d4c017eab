"""Sends one letter by the mail server of the settings; plain values in, an error that tells whether to try again."""

from __future__ import annotations

from dataclasses import dataclass, field
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPSenderRefused

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

PRINTED = "django.core.mail.backends.console.EmailBackend"


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail of plain text, and the same as HTML where there is one; it shows neither when it is printed."""

    to: str
    subject: str
    text: str = field(repr=False)
    html: str = field(default="", repr=False)


class Undelivered(Exception):
    """The letter was not taken; `is_final` says that the address itself was refused, so trying again is of no use."""

    def __init__(self, sentence: str, *, is_final: bool) -> None:
        self.sentence, self.is_final = sentence, is_final
        super().__init__(sentence)


def goes_out() -> bool:
    """Whether a mail server is set; else mails are printed, and what holds a secret must not be sent."""
    return settings.EMAIL_BACKEND != PRINTED


def send(letter: Letter) -> None:
    """Hand the letter to the server.

    Raises:
        Undelivered: if the server is away, or refuses the sender or the address.
    """
    subject = " ".join(letter.subject.split())
    message = EmailMultiAlternatives(subject=subject, body=letter.text, to=[letter.to])
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    try:
        message.send()
    except SMTPRecipientsRefused as error:
        raise Undelivered(f"Máy chủ thư không nhận địa chỉ {letter.to}.", is_final=True) from error
    except ValueError as error:
        raise Undelivered(f"Địa chỉ {letter.to} không hợp lệ.", is_final=True) from error
    except SMTPSenderRefused as error:
        raise Undelivered("Máy chủ thư không nhận địa chỉ người gửi.", is_final=False) from error
    except (SMTPException, OSError) as error:
        raise Undelivered(f"Máy chủ thư chưa nhận: {type(error).__name__}.", is_final=False) from error
