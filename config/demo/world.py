"""The fictional province of the demonstration: its bodies, their units and one person for every role."""

from dataclasses import dataclass, field

from lantoa.domain.organisations.states import Role, UnitKind

TWO_LEVELS_SINCE = "2025-07-01"
THREE_LEVELS_UNTIL = "2025-06-30"


@dataclass(frozen=True, slots=True)
class DemoUnit:
    """One unit; `under` is the name of its parent, `now` the name of its successor."""

    name: str
    kind: str
    under: str = ""
    abbreviation: str = ""
    aliases: tuple[str, ...] = ()
    valid_from: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One account; `posts` are (key of the unit, role)."""

    username: str
    full_name: str
    title: str
    posts: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class DemoSigner:
    """Who may sign for a body, and in which post."""

    body: str
    username: str
    position: str
    is_head: bool = False


PROVINCE = "Tỉnh Hoa Sơn"
HOME_AFFAIRS = "Sở Nội vụ"
AGRICULTURE = "Sở Nông nghiệp và Môi trường"
THANH_LAM_HA = "Xã Thanh Lâm Hạ"
BEN_MAY = "Phường Bến Mây"
VINH_TRUC = "Xã Vĩnh Trúc"
SON_KHE = "Huyện Sơn Khê"
OLD_VINH_TRUC = "Xã Vĩnh Trúc (đến 30/6/2025)"

BODIES = (
    DemoUnit(PROVINCE, UnitKind.PROVINCE, aliases=("UBND tỉnh Hoa Sơn", "Ủy ban nhân dân tỉnh")),
    DemoUnit(HOME_AFFAIRS, UnitKind.DEPARTMENT, PROVINCE, "SNV"),
    DemoUnit(AGRICULTURE, UnitKind.DEPARTMENT, PROVINCE, "SNNMT", ("Sở NN và MT",)),
    DemoUnit("Sở Văn hóa, Thể thao và Du lịch", UnitKind.DEPARTMENT, PROVINCE, "SVHTTDL", ("Sở VHTTDL",)),
    DemoUnit("Sở Khoa học và Công nghệ", UnitKind.DEPARTMENT, PROVINCE, "SKHCN"),
    DemoUnit("Sở Tài chính", UnitKind.DEPARTMENT, PROVINCE, "STC"),
    DemoUnit("Sở Xây dựng", UnitKind.DEPARTMENT, PROVINCE, "SXD"),
    DemoUnit("Sở Dân tộc và Tôn giáo", UnitKind.DEPARTMENT, PROVINCE, "SDTTG"),
    DemoUnit(THANH_LAM_HA, UnitKind.COMMUNE, PROVINCE, valid_from=TWO_LEVELS_SINCE),
    DemoUnit(BEN_MAY, UnitKind.WARD, PROVINCE, valid_from=TWO_LEVELS_SINCE),
    DemoUnit(VINH_TRUC, UnitKind.COMMUNE, PROVINCE, valid_from=TWO_LEVELS_SINCE),
    DemoUnit(SON_KHE, UnitKind.DISTRICT, PROVINCE),
    DemoUnit(VINH_TRUC, UnitKind.COMMUNE, SON_KHE, key=OLD_VINH_TRUC),
)

OF_PROVINCE = (
    DemoUnit("Văn phòng Ủy ban nhân dân tỉnh", UnitKind.OFFICE, PROVINCE, "VPUBND", ("Văn phòng UBND tỉnh",)),
    DemoUnit("Trung tâm Phục vụ hành chính công tỉnh", UnitKind.ONE_STOP, PROVINCE, "TTPVHCC"),
    DemoUnit("Báo và Phát thanh, Truyền hình Hoa Sơn", UnitKind.PRESS, PROVINCE),
    DemoUnit("Công an tỉnh", UnitKind.OTHER, PROVINCE),
    DemoUnit("Trường Chính trị tỉnh", UnitKind.CENTRE, PROVINCE),
    DemoUnit("Bưu điện tỉnh", UnitKind.OTHER, PROVINCE),
    DemoUnit("Hiệp hội Doanh nghiệp tỉnh", UnitKind.MASS_ORGANISATION, PROVINCE),
    DemoUnit("Tỉnh đoàn", UnitKind.MASS_ORGANISATION, PROVINCE, aliases=("Đoàn Thanh niên tỉnh",)),
    DemoUnit(
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        UnitKind.MASS_ORGANISATION,
        PROVINCE,
        "MTTQ",
        ("Ủy ban MTTQ Việt Nam tỉnh",),
    ),
)

OF_AGRICULTURE = (
    DemoUnit("Văn phòng Sở", UnitKind.OFFICE, AGRICULTURE, "VP"),
    DemoUnit("Phòng Quản lý đất đai", UnitKind.DIVISION, AGRICULTURE),
    DemoUnit("Phòng Kế hoạch - Tài chính", UnitKind.DIVISION, AGRICULTURE),
    DemoUnit("Văn phòng Đăng ký đất đai", UnitKind.CENTRE, AGRICULTURE),
    DemoUnit("Trung tâm Khuyến nông và Thông tin nông nghiệp", UnitKind.CENTRE, AGRICULTURE),
    DemoUnit("Công đoàn Sở", UnitKind.MASS_ORGANISATION, AGRICULTURE),
    DemoUnit("Đoàn Thanh niên Sở", UnitKind.MASS_ORGANISATION, AGRICULTURE),
)

OF_HOME_AFFAIRS = (
    DemoUnit("Văn phòng Sở", UnitKind.OFFICE, HOME_AFFAIRS, "VP"),
    DemoUnit("Phòng Cải cách hành chính", UnitKind.DIVISION, HOME_AFFAIRS),
)


def of_commune(commune: str, *, economy: str, centre: str, villages: tuple[str, ...]) -> tuple[DemoUnit, ...]:
    """The units that every commune or ward has, and its villages."""
    short = commune.split(maxsplit=1)[0].lower()
    return (
        DemoUnit(
            "Văn phòng HĐND và UBND", UnitKind.OFFICE, commune, "VP", (f"Văn phòng HĐND và UBND {short}",)
        ),
        DemoUnit("Phòng Văn hóa - Xã hội", UnitKind.DIVISION, commune, "VHXH"),
        DemoUnit(economy, UnitKind.DIVISION, commune),
        DemoUnit(
            "Trung tâm Phục vụ hành chính công",
            UnitKind.ONE_STOP,
            commune,
            "TTPVHCC",
            (f"Trung tâm Phục vụ hành chính công {short}", "Bộ phận Một cửa"),
        ),
        DemoUnit(centre, UnitKind.CENTRE, commune, aliases=(f"{centre} {short}",)),
        DemoUnit("Đài truyền thanh", UnitKind.STATION, commune, aliases=(f"Đài truyền thanh {short}",)),
        DemoUnit(
            "Ủy ban Mặt trận Tổ quốc Việt Nam",
            UnitKind.MASS_ORGANISATION,
            commune,
            "MTTQ",
            (f"Ủy ban MTTQ Việt Nam {short}",),
        ),
        DemoUnit(
            "Đoàn Thanh niên", UnitKind.MASS_ORGANISATION, commune, aliases=(f"Đoàn Thanh niên {short}",)
        ),
        *(DemoUnit(village, UnitKind.VILLAGE, commune) for village in villages),
    )


OF_THANH_LAM_HA = of_commune(
    THANH_LAM_HA,
    economy="Phòng Kinh tế",
    centre="Trung tâm Cung ứng dịch vụ công",
    villages=("Thôn Nà Lềnh", "Thôn Khe Sấu", "Thôn Bản Vạt", "Thôn Lâm Trung"),
)
OF_BEN_MAY = of_commune(
    BEN_MAY,
    economy="Phòng Kinh tế, Hạ tầng và Đô thị",
    centre="Trung tâm Cung ứng dịch vụ công",
    villages=("Tổ dân phố 1", "Tổ dân phố 2", "Tổ dân phố 3", "Tổ dân phố Bến Cũ"),
)
OF_VINH_TRUC = of_commune(
    VINH_TRUC,
    economy="Phòng Kinh tế",
    centre="Trung tâm Cung ứng dịch vụ công",
    villages=("Thôn Trúc Đông", "Thôn Trúc Tây"),
)
OF_OLD_VINH_TRUC = (
    DemoUnit("Công chức Văn phòng - Thống kê", UnitKind.POST, OLD_VINH_TRUC),
    DemoUnit("Công chức Văn hóa - Xã hội", UnitKind.POST, OLD_VINH_TRUC),
    DemoUnit("Công chức Tài chính - Kế toán", UnitKind.POST, OLD_VINH_TRUC),
    DemoUnit("Bộ phận Tiếp nhận và Trả kết quả", UnitKind.ONE_STOP, OLD_VINH_TRUC),
    DemoUnit("Thôn Trúc Đông", UnitKind.VILLAGE, OLD_VINH_TRUC),
    DemoUnit("Thôn Trúc Tây", UnitKind.VILLAGE, OLD_VINH_TRUC),
)
UNITS = (
    *BODIES,
    *OF_PROVINCE,
    *OF_HOME_AFFAIRS,
    *OF_AGRICULTURE,
    *OF_THANH_LAM_HA,
    *OF_BEN_MAY,
    *OF_VINH_TRUC,
    *OF_OLD_VINH_TRUC,
)
SUCCESSIONS = ((OLD_VINH_TRUC, VINH_TRUC),)


def of(body: str, unit: str) -> str:
    """The key of a unit that several bodies have under the same name."""
    return f"{body}/{unit}"


PEOPLE = (
    DemoPerson(
        "tinh.tonghop",
        "Vũ Hồng Hạnh",
        "Chuyên viên tổng hợp, Văn phòng UBND tỉnh",
        ((PROVINCE, Role.CONSOLIDATOR), (PROVINCE, Role.COORDINATOR)),
    ),
    DemoPerson("tinh.lanhdao", "Phan Hữu Dũng", "Chủ tịch UBND tỉnh", ((PROVINCE, Role.APPROVER),)),
    DemoPerson("tinh.vanthu", "Ngô Thị Mận", "Văn thư UBND tỉnh", ((PROVINCE, Role.CLERK),)),
    DemoPerson("tinh.quantri", "Đặng Quang Huy", "Quản trị hệ thống tỉnh", ((PROVINCE, Role.ADMIN),)),
    DemoPerson(
        "so.dieuphoi",
        "Hà Thu Trang",
        "Chánh Văn phòng Sở Nông nghiệp và Môi trường",
        ((AGRICULTURE, Role.COORDINATOR),),
    ),
    DemoPerson("so.lanhdao", "Hà Quốc Toản", "Phó Giám đốc Sở", ((AGRICULTURE, Role.APPROVER),)),
    DemoPerson("so.vanthu", "Lê Thị Nhàn", "Văn thư Sở", ((AGRICULTURE, Role.CLERK),)),
    DemoPerson(
        "xa.dieuphoi",
        "Hoàng Minh Châu",
        "Trưởng phòng Văn hóa - Xã hội",
        ((THANH_LAM_HA, Role.COORDINATOR), (of(THANH_LAM_HA, "Phòng Văn hóa - Xã hội"), Role.CONTACT)),
    ),
    DemoPerson("xa.chutich", "Hà Văn Thinh", "Chủ tịch UBND xã", ((THANH_LAM_HA, Role.APPROVER),)),
    DemoPerson("xa.lanhdao", "Lò Minh Phượng", "Phó Chủ tịch UBND xã", ((THANH_LAM_HA, Role.APPROVER),)),
    DemoPerson("xa.vanthu", "Trương Thị Lý", "Văn thư UBND xã", ((THANH_LAM_HA, Role.CLERK),)),
    DemoPerson(
        "xa.vanphong",
        "Bùi Văn Khánh",
        "Chánh Văn phòng HĐND và UBND xã",
        ((of(THANH_LAM_HA, "Văn phòng HĐND và UBND"), Role.CONTACT),),
    ),
    DemoPerson(
        "xa.motcua",
        "Nông Thị Duyên",
        "Trung tâm Phục vụ hành chính công",
        ((of(THANH_LAM_HA, "Trung tâm Phục vụ hành chính công"), Role.CONTACT),),
    ),
    DemoPerson(
        "xa.truyenthanh",
        "Lường Văn Thức",
        "Trung tâm Cung ứng dịch vụ công",
        (
            (of(THANH_LAM_HA, "Trung tâm Cung ứng dịch vụ công"), Role.CONTACT),
            (of(THANH_LAM_HA, "Đài truyền thanh"), Role.BROADCASTER),
        ),
    ),
    DemoPerson("xa.quantri", "Cầm Đức Long", "Quản trị xã", ((THANH_LAM_HA, Role.ADMIN),)),
    DemoPerson("xa.xem", "Quàng Thị Thơm", "Công chức tập sự", ((THANH_LAM_HA, Role.VIEWER),)),
    DemoPerson(
        "phuong.dieuphoi",
        "Tạ Bích Vân",
        "Phòng Văn hóa - Xã hội phường",
        ((BEN_MAY, Role.COORDINATOR), (of(BEN_MAY, "Phòng Văn hóa - Xã hội"), Role.CONTACT)),
    ),
    DemoPerson("phuong.lanhdao", "Vi Thị Ngọc Lan", "Phó Chủ tịch UBND phường", ((BEN_MAY, Role.APPROVER),)),
    DemoPerson("phuong.vanthu", "Mai Thị Hoài", "Văn thư UBND phường", ((BEN_MAY, Role.CLERK),)),
    DemoPerson(
        "vinhtruc.dieuphoi",
        "Đoàn Thị Xuân",
        "Phòng Văn hóa - Xã hội xã Vĩnh Trúc",
        (
            (VINH_TRUC, Role.COORDINATOR),
            (OLD_VINH_TRUC, Role.COORDINATOR),
            (OLD_VINH_TRUC, Role.APPROVER),
            (OLD_VINH_TRUC, Role.CLERK),
        ),
    ),
    DemoPerson(
        "xa.kiemnhiem",
        "Lê Văn Kiêm",
        "Kiêm nhiệm: điều phối, người duyệt và văn thư",
        ((THANH_LAM_HA, Role.COORDINATOR), (THANH_LAM_HA, Role.APPROVER), (THANH_LAM_HA, Role.CLERK)),
    ),
)


SIGNERS = (
    DemoSigner(PROVINCE, "tinh.lanhdao", "Chủ tịch", is_head=True),
    DemoSigner(AGRICULTURE, "so.lanhdao", "Phó Giám đốc"),
    DemoSigner(THANH_LAM_HA, "xa.chutich", "Chủ tịch", is_head=True),
    DemoSigner(THANH_LAM_HA, "xa.lanhdao", "Phó Chủ tịch"),
    DemoSigner(BEN_MAY, "phuong.lanhdao", "Phó Chủ tịch"),
)
