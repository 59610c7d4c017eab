"""The places of the office, in the order of an officer's day."""

from django.utils.translation import gettext_lazy as _

from lantoa.domain.approvals.queries import waiting_count
from lantoa.domain.organisations.states import Role
from lantoa.web.menus import Entry

WORK = _("Công việc")
PLANNING = _("Kế hoạch")
ORGANISATION = _("Tổ chức")

ENTRIES = (
    Entry(_("Bàn việc"), "layout-dashboard", "home", WORK, is_in_bar=True),
    Entry(
        _("Duyệt"),
        "rosette-discount-check",
        "approvals",
        WORK,
        roles=frozenset({Role.ADMIN, Role.COORDINATOR, Role.APPROVER, Role.CLERK}),
        is_in_bar=True,
        count=waiting_count,
    ),
    Entry(_("Nhiệm vụ"), "checklist", "tasks", WORK),
    Entry(_("Lịch"), "calendar-event", "calendar", WORK, is_in_bar=True),
    Entry(_("Báo cáo phải nộp"), "report", "duties", WORK),
    Entry(_("Kế hoạch"), "map-2", "plans", PLANNING, is_in_bar=True),
    Entry(
        _("Nhập văn bản"),
        "file-import",
        "imports",
        PLANNING,
        roles=frozenset({Role.ADMIN, Role.COORDINATOR}),
    ),
    Entry(_("Chỉ tiêu"), "target-arrow", "targets", PLANNING),
    Entry(_("Văn bản đi, đến"), "mailbox", "papers", PLANNING),
    Entry(_("Văn bản pháp lý"), "scale", "instruments", PLANNING),
    Entry(_("Kiểm tra thể thức"), "ruler-measure", "checks", PLANNING),
    Entry(
        _("Mẫu văn bản"),
        "template",
        "templates",
        PLANNING,
        roles=frozenset({Role.ADMIN, Role.CLERK}),
    ),
    Entry(_("Đơn vị"), "sitemap", "units", ORGANISATION),
    Entry(_("Người dùng"), "users", "people", ORGANISATION, roles=frozenset({Role.ADMIN})),
    Entry(_("Ngày nghỉ, làm bù"), "beach", "holidays", ORGANISATION, roles=frozenset({Role.ADMIN})),
    Entry(
        _("Nhật ký"),
        "history",
        "log",
        ORGANISATION,
        roles=frozenset({Role.ADMIN, Role.COORDINATOR}),
    ),
    Entry(_("Việc nền"), "activity", "jobs", ORGANISATION, roles=frozenset({Role.ADMIN})),
    Entry(_("Bộ thành phần"), "components", "gallery", ORGANISATION, roles=frozenset({Role.ADMIN})),
)
