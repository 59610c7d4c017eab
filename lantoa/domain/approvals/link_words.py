"""What is written to the person of a signed link."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from lantoa.domain.approvals.models import ApprovalLink


def words_of(link: ApprovalLink, *, address: str) -> str:
    """The message with the address and until when it holds."""
    return _("Kính gửi %(person)s, đề nghị cho ý kiến “%(subject)s” tại %(address)s (hết hạn %(until)s).") % {
        "person": link.person.full_name,
        "subject": link.step.approval.subject_name,
        "address": address,
        "until": f"{timezone.localtime(link.expires_at):%H:%M %d/%m/%Y}",
    }
