"""How the way from a document to a plan is told in the log."""

from django.utils.translation import gettext_lazy as _

from lantoa.domain.audit.registry import register

register(
    import_uploaded=_("tải lên văn bản %(name)s"),
    import_reading_begun=_("bắt đầu đọc văn bản"),
    import_read=_("đọc xong văn bản: %(tasks)s nhiệm vụ, %(targets)s chỉ tiêu"),
    import_failed=_("không đọc được văn bản: %(sentence)s"),
    import_retried=_("đọc lại văn bản"),
    import_reviewed=_("rà soát %(count)s chỗ của văn bản"),
    import_save_refused=_("giữ riêng %(count)s chỗ chưa lưu được vì người khác đã sửa trước"),
    import_discarded=_("bỏ văn bản: %(reason)s"),
    import_confirmed=_("xác nhận văn bản thành kế hoạch"),
)
