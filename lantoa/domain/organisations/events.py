"""How changes of units and people are told in the log."""

from django.utils.translation import gettext_lazy as _

from lantoa.domain.audit.registry import register

register(
    unit_added=_("thêm đơn vị “%(name)s”"),
    unit_renamed=_("đổi tên “%(old)s” thành “%(new)s”"),
    unit_changed=_("sửa thông tin đơn vị: %(fields)s"),
    unit_moved=_("chuyển từ “%(old)s” sang “%(new)s”"),
    unit_closed=_("kết thúc đơn vị từ %(on)s: %(reason)s"),
    unit_reopened=_("mở lại đơn vị: %(reason)s"),
    unit_succeeded=_("“%(successor)s” kế thừa “%(predecessor)s” từ %(on)s"),
    unit_alias_added=_("thêm tên gọi khác “%(name)s”"),
    unit_alias_removed=_("bỏ tên gọi khác “%(name)s”"),
    units_imported=_("nhập %(count)s đơn vị từ tệp %(file)s"),
    units_installed=_("cài danh mục hành chính: thêm %(added)s, đổi tên %(renamed)s, kết thúc %(closed)s"),
    person_added=_("thêm người dùng “%(name)s”"),
    person_changed=_("sửa thông tin người dùng: %(fields)s"),
    person_deactivated=_("khóa tài khoản: %(reason)s"),
    person_reactivated=_("mở khóa tài khoản"),
    person_invited=_("cấp đường dẫn đặt mật khẩu, hết hạn %(until)s"),
    person_invitation_mailed=_("gửi đường dẫn đặt mật khẩu tới %(email)s"),
    person_invitation_not_mailed=_("chưa gửi được đường dẫn đặt mật khẩu tới %(email)s: %(error)s"),
    person_password_set=_("đặt mật khẩu bằng đường dẫn một lần"),
    person_second_factor_removed=_("gỡ xác thực hai lớp: %(reason)s"),
    people_imported=_("nhập %(count)s người dùng từ tệp %(file)s"),
    role_given=_("giao vai trò %(role)s tại %(unit)s"),
    role_ended=_("thôi vai trò %(role)s tại %(unit)s từ %(on)s"),
    role_delegated=_(
        "ủy quyền vai trò %(role)s tại %(unit)s cho %(taker)s, %(starts_on)s đến %(ends_on)s: %(reason)s"
    ),
    delegation_revoked=_("thu hồi ủy quyền vai trò %(role)s tại %(unit)s của %(taker)s"),
    signing_post_added=_("thêm chức danh ký %(position)s tại %(unit)s"),
    signing_post_ended=_("kết thúc chức danh ký %(position)s tại %(unit)s từ %(on)s"),
    holiday_set=_("ghi lịch %(day)s: %(name)s"),
    holiday_removed=_("bỏ ngày %(day)s khỏi lịch nghỉ"),
)
