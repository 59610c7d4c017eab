"""Mails the link of an issued paper to one recipient."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from lantoa.adapters import mail
from lantoa.domain.documents.actions import deliveries
from lantoa.domain.documents.actions.deliveries import Envelope
from lantoa.web.clock import now


def run(*, delivery_id: int) -> None:
    """Send the mail if it is still to be sent; a refused address is final, anything else is tried again."""
    envelope = deliveries.begin_sending(delivery_id=delivery_id, at=now())
    if envelope is None:
        return
    try:
        mail.send(letter_of(envelope))
    except mail.Undelivered as error:
        deliveries.fail_sending(delivery=envelope.delivery, error=error.sentence, at=now())
        if not error.is_final:
            raise
        return
    deliveries.finish_sending(delivery=envelope.delivery, at=now())


def letter_of(envelope: Envelope) -> mail.Letter:
    """What the recipient reads: which paper of whom, and where it lies for 90 days."""
    paper = envelope.delivery.paper
    name = paper.kind or _("Công văn")
    text = _(
        "Kính gửi: %(recipient)s\n\n"
        "%(body)s gửi %(kind)s số %(number)s ngày %(day)s: %(subject)s.\n\n"
        "Mở văn bản và xác nhận đã nhận tại địa chỉ sau (đến hết ngày %(until)s):\n%(link)s\n\n"
        "Địa chỉ này chỉ dành cho nơi nhận nêu trên; không chuyển tiếp cho người khác."
    ) % {
        "recipient": envelope.delivery.text,
        "body": paper.organisation.name,
        "kind": name,
        "number": paper.number,
        "day": f"{paper.issued_on:%d/%m/%Y}" if paper.issued_on else "",
        "subject": paper.subject,
        "until": f"{envelope.delivery.expires_at:%d/%m/%Y}",
        "link": settings.ORIGIN + reverse("paper_link", args=[envelope.secret]),
    }
    subject = _("%(kind)s số %(number)s của %(body)s") % {
        "kind": name,
        "number": paper.number,
        "body": paper.organisation.name,
    }
    return mail.Letter(to=envelope.email, subject=subject, text=text)
