"""Names as papers write them, matched to the units of the organisation."""

from datetime import date

import pytest

from lantoa.domain.organisations.matching import (
    bodies_in,
    directory_of,
    expand_group,
    match_unit,
    matches_in,
    sure,
)
from lantoa.domain.organisations.models import Succession, UnitAlias
from lantoa.domain.organisations.states import UnitKind
from lantoa.lib.text import fold_name
from tests.factories.organisations import make_commune, make_unit

TODAY = date(2026, 11, 20)


@pytest.fixture
def directory(world):
    make_unit("Sở Văn hóa, Thể thao và Du lịch", kind=UnitKind.DEPARTMENT, parent=world.province)
    make_unit("Báo Lam Giang", kind=UnitKind.PRESS, parent=world.province)
    make_unit("Văn phòng UBND tỉnh", kind=UnitKind.OFFICE, parent=world.province)
    make_unit("Hội Nông dân", kind=UnitKind.MASS_ORGANISATION, parent=world.commune.unit)
    make_unit("Đoàn Thanh niên", kind=UnitKind.MASS_ORGANISATION, parent=world.commune.unit)
    make_unit("Công an xã", kind=UnitKind.OTHER, parent=world.commune.unit)
    return directory_of(world.commune.unit, on=TODAY)


def meant(directory, text):
    unit = sure(matches_in(directory, text))
    return unit.name if unit else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội"),
        ("Phòng Văn hóa – Xã hội", "Phòng Văn hóa - Xã hội"),
        ("Phòng Văn hóa - Xã Hội", "Phòng Văn hóa - Xã hội"),
        ("Phòng Văn hóa -Xã hội", "Phòng Văn hóa - Xã hội"),
        ("Phòng Văn hoá – Xã hội:", "Phòng Văn hóa - Xã hội"),
        ("phòng VH-XH", "Phòng Văn hóa - Xã hội"),
        ("Phòng VHXH xã", "Phòng Văn hóa - Xã hội"),
        ("Phòng Văn hóa và Xã hội xã An Hòa", "Phòng Văn hóa - Xã hội"),
        ("1. Phòng Văn hóa – Xã hội", "Phòng Văn hóa - Xã hội"),
        ("a) Phòng Văn hoá – Xã hội thuộc UBND xã", "Phòng Văn hóa - Xã hội"),
        ("Trưởng phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội"),
        ("Lãnh đạo Phòng VH-XH", "Phòng Văn hóa - Xã hội"),
        ("2. Văn phòng HĐND và UBND xã", "Văn phòng HĐND và UBND"),
        ("Văn phòng HĐND-UBND xã", "Văn phòng HĐND và UBND"),
        ("Văn phòng HĐND&UBND xã", "Văn phòng HĐND và UBND"),
        ("b) Văn phòng HĐND-UBND:", "Văn phòng HĐND và UBND"),
        ("Văn phòng Hội đồng nhân dân và Uỷ ban nhân dân", "Văn phòng HĐND và UBND"),
        ("VP HĐND & UBND", "Văn phòng HĐND và UBND"),
        ("Văn phòng UBND xã", "Văn phòng HĐND và UBND"),
        ("Chánh Văn phòng HĐND và UBND xã", "Văn phòng HĐND và UBND"),
        ("c) Phòng Kinh tế:", "Phòng Kinh tế"),
        ("Trung tâm phục vụ HCC", "Trung tâm Phục vụ hành chính công"),
        ("TTPVHCC", "Trung tâm Phục vụ hành chính công"),
        ("TT PVHCC xã", "Trung tâm Phục vụ hành chính công"),
        ("Trung tâm Hành chính công", "Trung tâm Phục vụ hành chính công"),
        ("Bộ phận Một cửa UBND xã", "Trung tâm Phục vụ hành chính công"),
        ("Bộ phận Tiếp nhận và Trả kết quả", "Trung tâm Phục vụ hành chính công"),
        ("bộ phận tiếp nhận và trả kết quả Một cửa UBND xã", "Trung tâm Phục vụ hành chính công"),
        ("6. Trung tâm sự nghiệp công", "Trung tâm Dịch vụ sự nghiệp công"),
        ("đ. Trung tâm dịch vụ sự nghiệp công xã:", "Trung tâm Dịch vụ sự nghiệp công"),
        ("Đài truyền thanh xã", "Đài truyền thanh"),
        ("Đài Phát thanh", "Đài truyền thanh"),
        ("Đài truyền thanh An Hòa", "Đài truyền thanh"),
        ("Đề nghị MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("Uỷ ban MTTQ Việt Nam xã", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("UB MTTQVN xã", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("thôn Đông", "Thôn Đông"),
        ("Trưởng thôn Đoài", "Thôn Đoài"),
        ("Hội ND xã", "Hội Nông dân"),
        ("CA xã", "Công an xã"),
        ("Công an", "Công an xã"),
        ("UBND xã An Hòa", "Xã An Hòa"),
        ("Ủy ban nhân dân xã", "Xã An Hòa"),
        ("UBND", "Xã An Hòa"),
        ("xã", "Xã An Hòa"),
        ("Chủ tịch UBND xã", "Xã An Hòa"),
        ("Chủ tịch, các PCT UBND xã", "Xã An Hòa"),
        ("UBND xã Bình Lộc", "Xã Bình Lộc"),
        ("UBND tỉnh", "Tỉnh Lam Giang"),
        ("Ủy ban nhân dân tỉnh Lam Giang", "Tỉnh Lam Giang"),
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("Sở Nội vụ tỉnh Lam Giang", "Sở Nội vụ"),
        ("Sở VHTTDL (để t/d)", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Văn phòng UBND tỉnh", "Văn phòng UBND tỉnh"),
        ("Báo Lam Giang", "Báo Lam Giang"),
    ],
)
def test_name_as_written_means_the_unit(directory, text, name):
    assert meant(directory, text) == name


@pytest.mark.parametrize(
    "text",
    [
        "UBND xã Khác Lạ",
        "Phòng Tài chính - Kế hoạch",
        "Sở Khoa học và Công nghệ",
        "Bộ Nội vụ",
        "Phòng Kinh tế xã Bình Lộc huyện Xa Xôi",
        "HĐND xã",
        "Phòng",
        "",
        "…",
        "12/2026",
        "x" * 5000,
    ],
)
def test_what_is_not_here_is_never_sure(directory, text):
    assert meant(directory, text) is None


def test_place_of_another_commune_is_not_ours(world, directory):
    found = matches_in(directory, "Phòng Kinh tế xã Bình Lộc")
    assert all(match.unit.organisation_id != world.commune.unit.pk for match in found)


def test_missing_words_suggest_the_unit_without_being_sure(directory):
    first = matches_in(directory, "Phòng Văn hóa")[0]
    assert first.unit.name == "Phòng Văn hóa - Xã hội"
    assert 0.8 <= first.score < 0.9
    assert first.reason == "viết thiếu một phần tên"


def test_misspelt_name_is_suggested(directory):
    first = matches_in(directory, "Phòng Văn hóa - Xã hôị và Thông tin")[0]
    assert first.unit.name == "Phòng Văn hóa - Xã hội"
    assert first.score < 0.9


def test_marks_tell_villages_apart(world):
    make_unit("Thôn Đồng", kind=UnitKind.VILLAGE, parent=world.commune.unit)
    directory = directory_of(world.commune.unit, on=TODAY)
    assert meant(directory, "thôn Đồng, xã An Hòa") == "Thôn Đồng"
    assert meant(directory, "thôn Đông") == "Thôn Đông"
    assert meant(directory, "thon dong") is None


def test_alias_and_abbreviation_are_known(world):
    unit = world.commune.economy
    UnitAlias.objects.create(
        unit=unit, name="Phòng Kinh tế và Hạ tầng", folded_name=fold_name("Phòng Kinh tế và Hạ tầng")
    )
    unit.abbreviation = "PKT"
    unit.save()
    for text in ["Phòng KT-HT xã", "Phòng Kinh tế và hạ tầng", "PKT"]:
        assert sure(match_unit(text, organisation=world.commune.unit, on=TODAY)) == unit


def test_same_name_in_two_communes_stays_in_its_own(world):
    for commune in (world.commune, world.other_commune):
        assert sure(match_unit("Phòng Kinh tế", organisation=commune.unit, on=TODAY)) == commune.economy


def test_ended_unit_leads_to_its_successor(world):
    old = make_unit(
        "Ban Văn hóa thông tin",
        kind=UnitKind.DIVISION,
        parent=world.commune.unit,
        valid_to=date(2025, 6, 30),
    )
    Succession.objects.create(predecessor=old, successor=world.commune.culture, on=date(2025, 7, 1))
    then = match_unit("Ban Văn hóa thông tin", organisation=world.commune.unit, on=date(2024, 5, 1))
    now = match_unit("Ban VHTT", organisation=world.commune.unit, on=TODAY)
    assert sure(then) == old
    assert sure(now) == world.commune.culture
    assert "Ban Văn hóa thông tin" in now[0].reason


def test_commune_of_2024_stands_under_its_district(world):
    last_day = date(2025, 6, 30)
    district = make_unit("Huyện Sông Lam", kind=UnitKind.DISTRICT, parent=world.province, valid_to=last_day)
    home_affairs = make_unit("Phòng Nội vụ", parent=district, valid_to=last_day)
    old = make_commune(name="Xã Tân Sơn", province=district, valid_to=last_day)
    post = make_unit("Công chức Văn hóa - Thông tin", kind=UnitKind.POST, parent=old.unit)
    Succession.objects.create(predecessor=old.unit, successor=world.commune.unit, on=date(2025, 7, 1))
    then = directory_of(old.unit, on=date(2024, 3, 1))
    assert meant(then, "UBND huyện Sông Lam") == "Huyện Sông Lam"
    assert meant(then, "UBND huyện") == "Huyện Sông Lam"
    assert sure(matches_in(then, "phòng Nội vụ huyện")) == home_affairs
    assert meant(then, "Sở Nội vụ") == "Sở Nội vụ"
    assert sure(matches_in(then, "3.Công chức Văn hóa - Thông tin")) == post
    assert matches_in(then, "Công chức Văn hóa - Thông tin TDTT")[0].unit == post


def test_department_calls_itself_so(world):
    office = make_unit("Văn phòng", kind=UnitKind.OFFICE, parent=world.department)
    directory = directory_of(world.department, on=TODAY)
    assert meant(directory, "Sở") == "Sở Nội vụ"
    assert meant(directory, "lãnh đạo Sở") == "Sở Nội vụ"
    assert sure(matches_in(directory, "Văn phòng Sở")) == office
    assert meant(directory, "UBND tỉnh") == "Tỉnh Lam Giang"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Các phòng, ban, đơn vị liên quan",
            {"office", "culture", "economy", "one_stop", "centre", "station", "Công an xã"},
        ),
        (
            "Các phòng chuyên môn, các cơ quan đơn vị có liên quan",
            {"office", "culture", "economy", "one_stop", "centre", "station", "Công an xã"},
        ),
        ("a) Các phòng, ban, ngành thuộc xã", {"office", "culture", "economy", "Công an xã"}),
        (
            "Các cơ quan, đơn vị",
            {"office", "culture", "economy", "one_stop", "centre", "station", "Công an xã"},
        ),
        ("các phòng", {"culture", "economy"}),
        ("Trưởng các phòng", {"culture", "economy"}),
        ("các thôn", {"village_1", "village_2", "village_3"}),
        ("- Các cơ sở thôn;", {"village_1", "village_2", "village_3"}),
        ("g) Cơ sở xóm:", {"village_1", "village_2", "village_3"}),
        ("các thôn, bản trên địa bàn xã", {"village_1", "village_2", "village_3"}),
        ("Đề nghị MTTQ và các ngành Đoàn thể", {"front", "Hội Nông dân", "Đoàn Thanh niên"}),
        ("MTTQ và các đoàn thể", {"front", "Hội Nông dân", "Đoàn Thanh niên"}),
        ("UB MTTQVN và các đoàn thể xã", {"front", "Hội Nông dân", "Đoàn Thanh niên"}),
        (
            "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội",
            {"front", "Hội Nông dân", "Đoàn Thanh niên"},
        ),
        ("Các đơn vị sự nghiệp công lập thuộc UBND xã", {"centre", "station"}),
        ("các trường học", set()),
    ],
)
def test_group_phrase_becomes_a_list(world, directory, text, names):
    expected = {getattr(world.commune, n).name if hasattr(world.commune, n) else n for n in names}
    found = expand_group(text, organisation=world.commune.unit, on=TODAY)
    assert found is not None
    assert {unit.name for unit in found} == expected


@pytest.mark.parametrize(
    "text",
    ["Phòng Kinh tế", "Văn phòng HĐND và UBND", "UBND xã", "MTTQ", "Đài truyền thanh", "", "Người dân"],
)
def test_a_single_name_is_no_group(directory, world, text):
    assert expand_group(text, organisation=world.commune.unit, on=TODAY) is None


def test_department_has_its_divisions_as_group(world):
    one = make_unit("Phòng Cải cách hành chính", parent=world.department)
    make_unit("Văn phòng", kind=UnitKind.OFFICE, parent=world.department)
    for text in ["Các phòng thuộc Sở", "2. Các phòng thuộc Sở"]:
        assert expand_group(text, organisation=world.department, on=TODAY) == [one]
    with_office = expand_group("các phòng, đơn vị thuộc Sở", organisation=world.department, on=TODAY)
    assert len(with_office) == 2


def test_province_speaks_of_its_communes_and_departments(world):
    communes = expand_group("UBND các xã, phường", organisation=world.province, on=TODAY)
    assert {unit.name for unit in communes} == {"Xã An Hòa", "Xã Bình Lộc"}
    assert expand_group("các sở", organisation=world.province, on=TODAY) == [world.department]


def test_closed_units_are_in_no_group(world):
    world.commune.economy.valid_to = date(2026, 1, 1)
    world.commune.economy.save()
    assert expand_group("các phòng", organisation=world.commune.unit, on=TODAY) == [world.commune.culture]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Phòng Kinh tế; Đài truyền thanh", ["Phòng Kinh tế", "Đài truyền thanh"]),
        ("Phòng Kinh tế, Đài truyền thanh xã", ["Phòng Kinh tế", "Đài truyền thanh xã"]),
        ("Báo Lam Giang, các phòng", ["Báo Lam Giang", "các phòng"]),
        ("Báo Lam Giang; các phòng, đơn vị thuộc xã", ["Báo Lam Giang", "các phòng, đơn vị thuộc xã"]),
        (
            "Văn phòng HĐND và UBND, Phòng Kinh tế và Trung tâm PVHCC",
            ["Văn phòng HĐND và UBND", "Phòng Kinh tế", "Trung tâm PVHCC"],
        ),
        ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        (
            "Sở Nội vụ, Sở Văn hóa, Thể thao và Du lịch",
            ["Sở Nội vụ", "Sở Văn hóa, Thể thao và Du lịch"],
        ),
        ("Sở Khoa học, Công nghệ và Môi trường", ["Sở Khoa học, Công nghệ và Môi trường"]),
        ("Ban Quản lý chợ, Trạm y tế, Trường tiểu học", ["Ban Quản lý chợ", "Trạm y tế", "Trường tiểu học"]),
        ("Các phòng, ban, đơn vị liên quan", ["Các phòng, ban, đơn vị liên quan"]),
        ("MTTQ và các đoàn thể", ["MTTQ và các đoàn thể"]),
        ("Phòng Văn hóa – Xã hội\nVăn phòng HĐND-UBND", ["Phòng Văn hóa – Xã hội", "Văn phòng HĐND-UBND"]),
        ("Bộ phận Tiếp nhận và Trả kết quả", ["Bộ phận Tiếp nhận và Trả kết quả"]),
        ("Phòng Kinh tế, phòng kinh tế", ["Phòng Kinh tế"]),
        ("", []),
        (" ; , ", []),
    ],
)
def test_text_with_several_bodies_is_cut(directory, text, parts):
    assert [body.text for body in bodies_in(directory, text)] == parts


def test_body_says_what_it_means(world, directory):
    one, group, unknown = bodies_in(directory, "Phòng Kinh tế; các thôn; Tổ xe ôm tự quản")
    assert (one.units, one.is_group) == ((world.commune.economy,), False)
    assert (list(group.units), group.is_group) == (world.commune.villages, True)
    assert (unknown.units, unknown.is_group) == ((), False)


def test_a_directory_is_three_queries_however_many_names(world, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        directory = directory_of(world.commune.unit, on=TODAY)
        for text in ["Phòng Kinh tế", "Sở Nội vụ", "các thôn", "UBND xã"]:
            bodies_in(directory, text)


def test_long_and_hostile_texts_end_soon(directory):
    assert len(bodies_in(directory, ", ".join(f"Phòng số {n} và ban" for n in range(300)))) <= 600
    assert bodies_in(directory, "và " * 5000) == []
