"""How an ambiguous target is read, in words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.domain.plans.models import Target

SENTENCES: dict[str, str | Promise] = {
    "A-01": _("Chỉ tiêu “/năm” trong kế hoạch ngắn hơn một năm: giữ nguyên số lượng, đếm cả năm dương lịch."),
    "A-02": _(
        "Cổng và Trang có hai mức khác nhau: giữ cả hai; nếu chỉ có một trang thì xét theo mức cao hơn."
    ),
    "A-03": _("Văn bản chỉ ghi con số: hiểu là tối thiểu."),
    "A-05": _("“Tin, bài”: cộng cả tin và bài."),
    "A-08": _("Mức tối thiểu hằng kỳ: từng kỳ xét riêng, kỳ vượt không bù cho kỳ thiếu."),
    "A-11": _("“100% đơn vị”: các đơn vị được giao việc khi ban hành, mỗi đơn vị có việc đã thực hiện."),
    "A-12": _("“100% thủ tục trực tuyến”: là nội dung tuyên truyền, không chấm điểm."),
    "A-13": _("“Ít nhất một trong số các hình thức”: tính chung cơ quan, trong thời gian kế hoạch."),
    "A-53": _("Kế hoạch ban hành giữa kỳ: tính từ tháng trọn vẹn đầu tiên, các tháng trước chỉ để theo dõi."),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One ambiguity of a target and the reading taken by default."""

    code: str
    sentence: str


def explained(target: Target) -> list[Reading]:
    """The default readings of the target, with their codes; a code without words stands alone."""
    codes = target.default_reading.replace(",", " ").split()
    return [Reading(code, str(SENTENCES.get(code, ""))) for code in codes]
