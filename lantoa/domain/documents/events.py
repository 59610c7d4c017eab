"""How changes of instruments and what is done with files of papers are told."""

from django.utils.translation import gettext_lazy as _

from lantoa.domain.audit.registry import register

register(
    instrument_validity_set=_("cập nhật hiệu lực văn bản"),
    instrument_amends_set=_("ghi nhận văn bản này sửa đổi, bổ sung: %(amended)s"),
    layout_check_asked=_("đưa tệp %(name)s vào kiểm tra thể thức"),
    layout_checked=_("kiểm tra thể thức: %(errors)s lỗi, %(hints)s gợi ý"),
    layout_check_failed=_("không kiểm tra được thể thức: %(sentence)s"),
    paper_template_added=_("đưa vào mẫu %(paper_kind)s, %(findings)s điểm cần xem"),
    paper_template_used=_("dùng mẫu cho %(paper_kind)s"),
    paper_template_set_aside=_("thôi dùng mẫu cho %(paper_kind)s"),
)
register(
    paper_made=_("lập văn bản: %(role)s"),
    paper_agreed=_("duyệt văn bản"),
    paper_submitted=_("trình duyệt văn bản"),
    paper_voided=_("hủy văn bản: %(reason)s"),
    paper_numbered=_("cấp số %(number)s, ngày %(issued_on)s"),
    paper_issued=_("ban hành văn bản"),
    paper_signed_stored=_("lưu bản ký %(name)s, SHA-256 %(sha256)s"),
    paper_signed_checked=_("kiểm tra bản ký: %(result)s"),
    paper_corrected=_("đính chính bằng văn bản %(number)s"),
    paper_replaced=_("thay thế bằng văn bản %(number)s"),
    paper_recalled=_("thu hồi bằng văn bản %(number)s: %(reason)s"),
    delivery_asked=_("gửi văn bản tới %(recipient)s"),
    delivery_sent=_("thư tới %(recipient)s đã được máy chủ nhận"),
    delivery_failed=_("gửi tới %(recipient)s không được: %(error)s"),
    delivery_by_hand=_("ghi nhận gửi ngoài hệ thống tới %(recipient)s"),
    delivery_link_made=_("cấp đường dẫn xem văn bản cho %(recipient)s, hết hạn %(until)s"),
    delivery_read=_("%(recipient)s đã nhận văn bản"),
    series_added=_("thêm sổ cấp số “%(name)s”"),
    series_changed=_("sửa sổ cấp số “%(name)s”"),
    series_removed=_("bỏ sổ cấp số “%(name)s”"),
)
