"""Kinds of units and the roles in them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class UnitKind(TextChoices):
    """What a unit is; historic kinds stay readable after 30 June 2025."""

    PROVINCE = "province", _("Tỉnh, thành phố")
    DEPARTMENT = "department", _("Sở, ban, ngành cấp tỉnh")
    DISTRICT = "district", _("Huyện, quận, thị xã (đến 30/6/2025)")
    COMMUNE = "commune", _("Xã")
    WARD = "ward", _("Phường")
    TOWNSHIP = "township", _("Thị trấn (đến 30/6/2025)")
    SPECIAL_ZONE = "special_zone", _("Đặc khu")
    OFFICE = "office", _("Văn phòng")
    DIVISION = "division", _("Phòng, ban chuyên môn")
    POST = "post", _("Chức danh công chức")
    CENTRE = "centre", _("Trung tâm, đơn vị sự nghiệp")
    STATION = "station", _("Đài truyền thanh")
    ONE_STOP = "one_stop", _("Bộ phận Một cửa, Trung tâm Phục vụ hành chính công")
    MASS_ORGANISATION = "mass_organisation", _("Mặt trận, đoàn thể")
    PARTY = "party", _("Cơ quan Đảng")
    COUNCIL = "council", _("Hội đồng nhân dân")
    SCHOOL = "school", _("Trường học, trạm y tế")
    VILLAGE = "village", _("Thôn, xóm, tổ dân phố")
    PRESS = "press", _("Cơ quan báo chí")
    OTHER = "other", _("Đơn vị khác")


ORGANISATION_KINDS = frozenset(
    {
        UnitKind.PROVINCE,
        UnitKind.DEPARTMENT,
        UnitKind.DISTRICT,
        UnitKind.COMMUNE,
        UnitKind.WARD,
        UnitKind.TOWNSHIP,
        UnitKind.SPECIAL_ZONE,
    }
)
TERRITORY_KINDS = ORGANISATION_KINDS - {UnitKind.DEPARTMENT}
INVITED_KINDS = frozenset({UnitKind.MASS_ORGANISATION, UnitKind.PARTY, UnitKind.PRESS})


class Role(TextChoices):
    """What a person may do in a unit and, where the rule says so, below it."""

    ADMIN = "admin", _("Quản trị")
    COORDINATOR = "coordinator", _("Điều phối kế hoạch")
    CONTACT = "contact", _("Đầu mối đơn vị")
    EDITOR = "editor", _("Biên tập")
    APPROVER = "approver", _("Người duyệt")
    CLERK = "clerk", _("Văn thư")
    BROADCASTER = "broadcaster", _("Phát thanh")
    CONSOLIDATOR = "consolidator", _("Tổng hợp cấp trên")
    VIEWER = "viewer", _("Người xem")


class SigningForm(TextChoices):
    """By what right somebody signs in another's place (Điều 13); codes as they are written, without the point."""

    ACTING = "Q", _("Quyền (Q.)")
    DEPUTY = "KT", _("Ký thay (KT.)")
    ORDER = "TL", _("Thừa lệnh (TL.)")
    AUTHORISED = "TUQ", _("Thừa ủy quyền (TUQ.)")
