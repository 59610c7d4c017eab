"""Units: added, renamed, moved, closed, succeeded, named otherwise."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.audit.registry import tell
from lantoa.domain.errors import Denied, Invalid, Stale
from lantoa.domain.organisations.actions.succession import add_alias, remove_alias, succeed
from lantoa.domain.organisations.actions.units import (
    add_unit,
    change_unit,
    close_unit,
    move_unit,
    rename_unit,
    reopen_unit,
)
from lantoa.domain.organisations.actor import actor_of
from lantoa.domain.organisations.models import Succession, Unit, UnitAlias
from lantoa.domain.organisations.queries import lineage, tree
from lantoa.domain.organisations.states import UnitKind
from tests.factories.organisations import give_role, make_person, make_unit


def add(world, name="Phòng Hạ tầng", *, by="owner", parent=None, kind=UnitKind.DIVISION, at, **more):
    return add_unit(name, kind=kind, parent=parent or world.commune.unit, by=world.actor(by), at=at, **more)


def test_coordinator_adds_a_unit_with_its_path_and_an_event(world, now):
    unit = add(world, "  Phòng  Hạ tầng ", at=now)
    assert unit.name == "Phòng Hạ tầng"
    assert unit.path.startswith(world.commune.unit.path)
    assert unit.organisation == world.commune.unit
    event = AuditEvent.objects.get(kind="unit_added")
    assert (event.by, event.organisation, tell(event)) == (
        world.owner,
        world.commune.unit,
        "thêm đơn vị “Phòng Hạ tầng”",
    )


@pytest.mark.parametrize("by", ["colleague", "contact", "clerk", "approver", "stranger", "consolidator"])
def test_others_do_not_add_units(world, now, by):
    with pytest.raises(Denied, match="Chỉ quản trị hoặc người điều phối"):
        add(world, by=by, at=now)
    assert not AuditEvent.objects.exists()


def test_administrator_above_keeps_units_below(world, now):
    chief = world.actor("consolidator")
    with pytest.raises(Denied):
        add_unit("Xã Mới", kind=UnitKind.COMMUNE, parent=world.province, by=chief, at=now)
    admin = make_admin(world.province)
    commune = add_unit("Xã Mới", kind=UnitKind.COMMUNE, parent=world.province, by=admin, at=now)
    assert commune.organisation == commune
    unit = add_unit("Văn phòng", kind=UnitKind.OFFICE, parent=commune, by=admin, at=now)
    assert unit.organisation == commune


def make_admin(unit):
    person = make_person(f"admin-{unit.pk}")
    give_role(person, unit, "admin")
    return actor_of(person, on=date(2026, 11, 20))


def test_province_is_only_added_by_the_system(world, now):
    with pytest.raises(Denied, match="lantoa units install"):
        add_unit("Tỉnh Mới", kind=UnitKind.PROVINCE, parent=None, by=world.actor("admin"), at=now)
    assert add_unit("Tỉnh Mới", kind=UnitKind.PROVINCE, parent=None, by=None, at=now).path


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Hãy ghi tên"),
        (" \u200b ", "Hãy ghi tên"),
        ("x" * 251, "250 ký tự"),
        ("phòng văn hoá – xã HỘI", "đã có trong"),
    ],
)
def test_name_must_be_new_and_sensible(world, now, name, sentence):
    with pytest.raises(Invalid, match=sentence):
        add(world, name, at=now)


@pytest.mark.parametrize("kind", [UnitKind.PROVINCE, UnitKind.COMMUNE, "nonsense"])
def test_kind_must_fit_its_place(world, now, kind):
    with pytest.raises((Invalid, Denied)):
        add(world, kind=kind, by="admin", at=now)


def test_database_refuses_two_open_units_of_one_name(world):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_unit("Phòng Kinh tế", parent=world.commune.unit)
    make_unit("Phòng Kinh tế cũ", parent=world.commune.unit, valid_to=date(2020, 1, 1))


def test_rename_keeps_the_path_and_refuses_a_taken_name(world, now):
    unit = world.commune.economy
    path = unit.path
    rename_unit(unit, name="Phòng Kinh tế và Hạ tầng", by=world.actor("admin"), at=now)
    unit.refresh_from_db()
    assert (unit.name, unit.path) == ("Phòng Kinh tế và Hạ tầng", path)
    with pytest.raises(Invalid, match="đã có trong"):
        rename_unit(unit, name="Phòng Văn hóa-Xã hội", by=world.actor("admin"), at=now)


def test_second_of_two_editors_is_told(world, now):
    first = Unit.objects.get(pk=world.commune.economy.pk)
    second = Unit.objects.get(pk=world.commune.economy.pk)
    rename_unit(first, name="Phòng Một", by=world.actor("admin"), at=now)
    with pytest.raises(Stale):
        rename_unit(second, name="Phòng Hai", by=world.actor("owner"), at=now)
    with pytest.raises(Denied):
        rename_unit(first, name="Phòng Ba", by=world.actor("stranger"), at=now)


def test_details_change_and_say_what(world, now):
    unit = world.commune.economy
    change_unit(unit, abbreviation="KT", phone="0203 123", by=world.actor("owner"), at=now)
    event = AuditEvent.objects.get(kind="unit_changed")
    assert tell(event) == "sửa thông tin đơn vị: tên viết tắt, điện thoại"
    assert event.details["new"] == {"abbreviation": "KT", "phone": "0203 123"}
    change_unit(unit, abbreviation="KT", by=world.actor("owner"), at=now)
    assert AuditEvent.objects.count() == 1
    with pytest.raises(Invalid, match="Không thể đổi một cơ quan"):
        change_unit(unit, kind=UnitKind.COMMUNE, by=world.actor("owner"), at=now)
    with pytest.raises(TypeError):
        change_unit(unit, path="x", by=world.actor("owner"), at=now)


def test_move_rewrites_the_paths_of_all_below(world, now):
    team = make_unit("Tổ Công nghệ số cộng đồng", kind=UnitKind.OTHER, parent=world.commune.village_1)
    deep = make_unit("Nhóm tuyên truyền", kind=UnitKind.OTHER, parent=team)
    move_unit(team, parent=world.commune.culture, by=world.actor("owner"), at=now)
    team.refresh_from_db()
    deep.refresh_from_db()
    assert team.path.startswith(world.commune.culture.path)
    assert deep.path.startswith(team.path)
    assert deep in Unit.objects.under(world.commune.culture.path)
    assert deep not in Unit.objects.under(world.commune.village_1.path)


def test_move_refuses_bodies_strangers_and_circles(world, now):
    admin = world.actor("admin")
    with pytest.raises(Invalid, match="sáp nhập"):
        move_unit(world.commune.unit, parent=world.department, by=admin, at=now)
    with pytest.raises(Invalid, match="cùng một cơ quan"):
        move_unit(world.commune.culture, parent=world.other_commune.unit, by=admin, at=now)
    team = make_unit("Tổ một", kind=UnitKind.OTHER, parent=world.commune.village_1)
    with pytest.raises(Invalid, match="chính nó"):
        move_unit(world.commune.village_1, parent=team, by=admin, at=now)
    make_unit("Tổ một", kind=UnitKind.OTHER, parent=world.commune.village_2)
    with pytest.raises(Invalid, match="đã có trong"):
        move_unit(team, parent=world.commune.village_2, by=admin, at=now)


def test_tree_is_at_most_ten_deep(world, now):
    parent = world.commune.village_1
    for depth in range(7):
        parent = add(world, f"Tổ {depth}", parent=parent, kind=UnitKind.OTHER, at=now)
    with pytest.raises(Invalid, match="10 cấp"):
        add(world, "Tổ cuối", parent=parent, kind=UnitKind.OTHER, at=now)


def test_closing_ends_all_below_and_keeps_them_readable(world, now):
    team = make_unit("Tổ một", kind=UnitKind.OTHER, parent=world.commune.village_1)
    day = date(2026, 10, 31)
    count = close_unit(
        world.commune.village_1, on=day, reason="Sáp nhập thôn", by=world.actor("owner"), at=now
    )
    team.refresh_from_db()
    assert (count, team.valid_to) == (2, day)
    assert team in Unit.objects.valid_on(day)
    assert team not in Unit.objects.valid_on(date(2026, 11, 1))
    with pytest.raises(Invalid, match="đã kết thúc ngày 31/10/2026"):
        close_unit(world.commune.village_1, on=day, reason="x", by=world.actor("owner"), at=now)
    with pytest.raises(Invalid, match="đã kết thúc nên"):
        add(world, "Tổ hai", parent=Unit.objects.get(pk=world.commune.village_1.pk), at=now)
    with pytest.raises(Invalid, match="cấp trên đã kết thúc"):
        reopen_unit(Unit.objects.get(pk=team.pk), reason="nhầm", by=world.actor("owner"), at=now)
    village = Unit.objects.get(pk=world.commune.village_1.pk)
    reopen_unit(village, reason="nhầm", by=world.actor("owner"), at=now)
    assert village in Unit.objects.valid_on(date(2026, 12, 1))


def test_closing_needs_a_reason_and_a_sensible_day(world, now):
    unit = make_unit("Tổ mới", parent=world.commune.unit, valid_from=date(2026, 5, 1))
    with pytest.raises(Invalid, match="lý do"):
        close_unit(unit, on=date(2026, 6, 1), reason="  ", by=world.actor("owner"), at=now)
    with pytest.raises(Invalid, match="trước ngày thành lập"):
        close_unit(unit, on=date(2026, 4, 1), reason="x", by=world.actor("owner"), at=now)
    make_unit("Nhóm", parent=unit, valid_from=date(2026, 9, 1))
    with pytest.raises(Invalid, match="ngày muộn hơn"):
        close_unit(unit, on=date(2026, 6, 1), reason="x", by=world.actor("owner"), at=now)


def test_merger_ends_the_old_and_names_the_heir(world, now):
    villages, heir = world.commune.villages[:2], world.commune.village_3
    succeed(villages, successor=heir, on=date(2026, 11, 1), by=world.actor("owner"), at=now)
    for village in villages:
        village.refresh_from_db()
        assert village.valid_to == date(2026, 10, 31)
    assert [row.predecessor for row in lineage(heir)] == villages
    with pytest.raises(Invalid, match="Đã khai báo"):
        succeed(villages[:1], successor=heir, on=date(2026, 11, 1), by=world.actor("owner"), at=now)
    with pytest.raises(Invalid, match="ít nhất một"):
        succeed([], successor=heir, on=date(2026, 11, 1), by=world.actor("owner"), at=now)


def test_body_is_ended_and_succeeded_only_from_above(world, now):
    given = {"on": date(2026, 11, 1), "at": now}
    for by in ("owner", "admin"):
        with pytest.raises(Denied, match="cấp trên ghi nhận"):
            close_unit(world.commune.unit, reason="x", by=world.actor(by), **given)
    with pytest.raises(Denied, match="Chỉ quản trị của Xã An Hòa"):
        rename_unit(world.commune.unit, name="Phường An Hòa", by=world.actor("owner"), at=now)
    rename_unit(world.commune.unit, name="Phường An Hòa", by=world.actor("admin"), at=now)
    chief = make_admin(world.province)
    succeed([world.other_commune.unit], successor=world.commune.unit, by=chief, **given)
    assert not Unit.objects.get(pk=world.other_commune.culture.pk).is_valid_on(date(2026, 11, 1))


def test_split_is_said_for_each_heir(world, now):
    old = world.commune.village_1
    for heir in (world.commune.village_2, world.commune.village_3):
        succeed([old], successor=heir, on=date(2026, 11, 1), by=world.actor("owner"), at=now)
    assert Succession.objects.filter(predecessor=old).count() == 2


def test_unit_is_not_succeeded_by_itself_or_below_or_abroad(world, now):
    team = make_unit("Tổ một", kind=UnitKind.OTHER, parent=world.commune.village_1)
    for heir in (world.commune.village_1, team):
        with pytest.raises(Invalid, match="nằm trong"):
            succeed(
                [world.commune.village_1],
                successor=heir,
                on=date(2026, 11, 1),
                by=world.actor("admin"),
                at=now,
            )
    with pytest.raises(Denied):
        succeed(
            [world.other_commune.culture],
            successor=world.commune.culture,
            on=date(2026, 11, 1),
            by=world.actor("admin"),
            at=now,
        )
    assert not Succession.objects.exists()


def test_alias_is_once_in_a_body(world, now):
    alias = add_alias(world.commune.one_stop, name="Bộ phận Một cửa", by=world.actor("owner"), at=now)
    with pytest.raises(Invalid, match="đã là tên của"):
        add_alias(world.commune.culture, name="bộ phận một cửa", by=world.actor("owner"), at=now)
    with pytest.raises(Invalid, match="đã là tên của"):
        add_alias(world.commune.culture, name="Phòng Kinh tế", by=world.actor("owner"), at=now)
    with pytest.raises(Denied):
        remove_alias(alias, by=world.actor("stranger"), at=now)
    remove_alias(alias, by=world.actor("owner"), at=now)
    assert not UnitAlias.objects.exists()


def test_tree_shows_own_body_in_order_and_hides_the_closed(world, now):
    rows = tree(world.actor("colleague"), top=world.commune.unit)
    assert [row.unit for row in rows] == [world.commune.unit, *world.commune.divisions]
    assert [row.depth for row in rows] == [0] + [1] * 10
    close_unit(world.commune.station, on=date(2026, 1, 1), reason="x", by=world.actor("owner"), at=now)
    shown = tree(world.actor("colleague"), top=world.commune.unit)
    assert world.commune.station not in [row.unit for row in shown]
    with_closed = tree(world.actor("colleague"), top=world.commune.unit, with_closed=True)
    assert [row.is_closed for row in with_closed if row.unit == world.commune.station] == [True]


def test_tree_is_searched_without_marks_and_keeps_those_above(world):
    rows = tree(world.actor("owner"), top=world.commune.unit, text="van hoa")
    assert [row.unit for row in rows] == [world.commune.unit, world.commune.culture]
    rows = tree(world.actor("owner"), top=world.commune.unit, kind=UnitKind.VILLAGE)
    assert [row.unit for row in rows] == [world.commune.unit, *world.commune.villages]


def test_strangers_see_no_tree_but_names_of_bodies(world):
    stranger = world.actor("stranger")
    assert tree(stranger, top=world.commune.unit) == []
    named = Unit.objects.named_to(stranger)
    assert world.commune.unit in named
    assert world.commune.culture not in named
    above = Unit.objects.visible_to(world.actor("consolidator"))
    assert world.commune.culture in above
    assert not Unit.objects.visible_to(make_nobody()).exists()


def make_nobody():
    return actor_of(make_person("nobody"), on=date(2026, 11, 20))


def test_tree_is_two_queries(world, django_assert_num_queries):
    actor = world.actor("owner")
    with django_assert_num_queries(2):
        tree(actor, top=world.commune.unit)
