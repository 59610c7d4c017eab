"""How changes of instruments and what is done with files of papers are told."""

from django.utils.translation import gettext_lazy as _

from lantoa.domain.audit.registry import register

register(
    instrument_validity_set=_("cập nhật hiệu lực văn bản"),
    layout_check_asked=_("đưa tệp %(name)s vào kiểm tra thể thức"),
    layout_checked=_("kiểm tra thể thức: %(errors)s lỗi, %(hints)s gợi ý"),
    layout_check_failed=_("không kiểm tra được thể thức: %(sentence)s"),
    paper_template_added=_("đưa vào mẫu %(paper_kind)s, %(findings)s điểm cần xem"),
    paper_template_used=_("dùng mẫu cho %(paper_kind)s"),
    paper_template_set_aside=_("thôi dùng mẫu cho %(paper_kind)s"),
)
