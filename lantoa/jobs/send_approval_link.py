"""Mails the link by which an approver away from the desk decides one step."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from lantoa.adapters import mail
from lantoa.domain.approvals.actions.links import begin_mailing, finish_mailing
from lantoa.domain.approvals.link_words import words_of
from lantoa.domain.approvals.models import ApprovalLink
from lantoa.web.clock import now


def run(*, link_id: int, language: str = "") -> None:
    """Send the mail if the link still holds; a refused address is final, anything else is tried again."""
    found = begin_mailing(link_id=link_id, at=now())
    if found is None:
        return
    link, secret = found
    try:
        with translation.override(language or settings.LANGUAGE_CODE):
            letter = letter_of(link, secret)
        mail.send(letter)
    except mail.Undelivered as error:
        if not error.is_final:
            raise
        finish_mailing(link, at=now(), error=error.sentence)
        return
    finish_mailing(link, at=now())


def letter_of(link: ApprovalLink, secret: str) -> mail.Letter:
    """What the approver reads: which text, where, until when, and not to pass it on."""
    address = settings.ORIGIN + reverse("approval_by_link", args=[secret])
    warning = _("Ai có đường dẫn này đều ghi được ý kiến dưới tên anh chị; không chuyển tiếp cho người khác.")
    return mail.Letter(
        to=link.person.email,
        subject=_("Đề nghị cho ý kiến: %(name)s") % {"name": link.step.approval.subject_name},
        text=f"{words_of(link, address=address)}\n\n{warning}\n",
    )
