"""How rounds of approval are told in the log."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.domain.audit.registry import register


def _agreed(details: dict[str, Any]) -> str:
    """đồng ý ở bước “%(step)s” (thay %(decided_for)s; qua đường dẫn): %(comment)s"""
    told = _("đồng ý ở bước “%(step)s”") % {"step": details.get("step", "")}
    notes = []
    if details.get("decided_for"):
        notes.append(_("thay %(name)s") % {"name": details["decided_for"]})
    if details.get("is_by_link"):
        notes.append(_("qua đường dẫn"))
    if details.get("is_own_text"):
        notes.append(_("tự kiểm tra"))
    told += f" ({'; '.join(notes)})" if notes else ""
    return f"{told}: {details['comment']}" if details.get("comment") else told


register(
    approval_opened=gettext_lazy("trình duyệt lượt %(round)s"),
    approval_agreed=_agreed,
    approval_returned=gettext_lazy("trả lại ở bước “%(step)s”: %(reason)s"),
    approval_skipped=gettext_lazy("bỏ qua bước “%(step)s”: %(reason)s"),
    approval_withdrawn=gettext_lazy("rút lại lượt duyệt: %(reason)s"),
    approval_taken_back=gettext_lazy("hủy kết quả duyệt: %(reason)s"),
    approval_commented=gettext_lazy("góp ý: %(text)s"),
    approval_link_made=gettext_lazy("tạo đường dẫn duyệt bước “%(step)s” cho %(person)s, hết hạn %(until)s"),
    approval_link_mailed=gettext_lazy("gửi đường dẫn duyệt cho %(person)s tới %(email)s"),
    approval_link_not_mailed=gettext_lazy("không gửi được đường dẫn duyệt cho %(person)s: %(error)s"),
    approval_link_opened=gettext_lazy("mở đường dẫn duyệt bước “%(step)s”"),
    approval_route_set=gettext_lazy("đặt quy trình duyệt %(subject_kind)s: %(steps)s"),
    approval_route_reset=gettext_lazy(
        "đưa quy trình duyệt %(subject_kind)s về cách của Nghị định 30/2020/NĐ-CP"
    ),
)
