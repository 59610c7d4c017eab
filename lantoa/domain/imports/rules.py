"""Who may turn a document into a plan, when, and why not."""

from __future__ import annotations

from django.utils.translation import gettext as _

from lantoa.domain.errors import Denied
from lantoa.domain.imports.models import Import
from lantoa.domain.imports.states import ImportState
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.states import Role

KEEPERS = frozenset({Role.ADMIN, Role.COORDINATOR})


def check_can_import(organisation_id: int, by: Actor) -> None:
    """Documents are taken in and reviewed by the coordinator or the administrator of the body."""
    if not by.has_role(KEEPERS, organisation_id=organisation_id):
        raise Denied(
            _(
                "Chỉ người điều phối kế hoạch hoặc quản trị của cơ quan được đưa văn bản vào hệ thống. "
                "Hãy nhờ người điều phối kế hoạch của cơ quan mình."
            )
        )


def can_import(organisation_id: int, by: Actor) -> bool:
    """The same as a boolean."""
    return by.has_role(KEEPERS, organisation_id=organisation_id)


def check_can_review(item: Import, by: Actor) -> None:
    """A document that has been read is reviewed and confirmed until it is a plan or was discarded."""
    check_can_import(item.organisation_id, by)
    if item.state != ImportState.READY:
        raise Denied(
            _("Văn bản này đang ở trạng thái “%(state)s” nên không sửa được nữa.")
            % {"state": item.get_state_display()}
        )


def check_can_retry(item: Import, by: Actor) -> None:
    """Only a document that could not be read is read again."""
    check_can_import(item.organisation_id, by)
    if item.state != ImportState.FAILED:
        raise Denied(_("Chỉ đọc lại được văn bản chưa đọc được."))


def check_can_discard(item: Import, by: Actor) -> None:
    """A document that is not yet a plan can be put aside, except while it is being read."""
    check_can_import(item.organisation_id, by)
    if item.state == ImportState.CONFIRMED:
        raise Denied(_("Văn bản đã thành kế hoạch nên không bỏ được; hãy xử lý ở trang kế hoạch."))
    if item.state == ImportState.READING:
        raise Denied(_("Văn bản đang được đọc; hãy chờ đọc xong rồi bỏ."))
    if item.state == ImportState.DISCARDED:
        raise Denied(_("Văn bản này đã được bỏ."))
