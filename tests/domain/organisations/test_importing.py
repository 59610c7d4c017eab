"""Units and people from a table: every line is checked first, then all is saved or nothing."""

import pytest

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.audit.registry import tell
from lantoa.domain.errors import Denied, Invalid
from lantoa.domain.organisations.actions.importing import import_people, import_units
from lantoa.domain.organisations.importing.people import check_people, username_for
from lantoa.domain.organisations.importing.units import check_units
from lantoa.domain.organisations.kinds import guess_kind
from lantoa.domain.organisations.models import Person, Unit
from lantoa.domain.organisations.states import Role, UnitKind

UNITS = ["Tên đơn vị", "Loại", "Đơn vị cấp trên", "Tên viết tắt", "Tên gọi khác", "Điện thoại", "Thư điện tử"]
PEOPLE = ["Họ và tên", "Tên đăng nhập", "Chức vụ", "Đơn vị", "Vai trò", "Thư điện tử", "Điện thoại"]


def unit_row(name="", kind="", parent="", short="", other="", phone="", mail=""):
    return [name, kind, parent, short, other, phone, mail]


def person_row(name="", username="", title="", unit="", roles="Người xem", mail="", phone=""):
    return [name, username, title, unit, roles, mail, phone]


def checked_units(world, *rows, header=UNITS):
    return check_units([header, *rows], organisation=world.commune.unit, on=world.actor("owner").on)


def checked_people(world, *rows, header=PEOPLE):
    return check_people([header, *rows], organisation=world.commune.unit, on=world.actor("owner").on)


def test_units_and_those_below_them_are_saved_together(world, now, today):
    rows = [
        UNITS,
        unit_row("Trạm Y tế", phone="0203 111"),
        unit_row("Trường Tiểu học số 1", "Trường học, trạm y tế", other="Trường TH1; Tiểu học 1"),
        unit_row(),
        unit_row("Tổ chuyên môn", "Phòng, ban chuyên môn", "Trường tiểu học số 1", "TCM"),
    ]
    made = import_units(
        world.commune.unit, rows=rows, file_name="đơn vị.xlsx", by=world.actor("owner"), at=now, on=today
    )
    assert len(made) == 3
    team = Unit.objects.get(name="Tổ chuyên môn")
    assert team.parent.name == "Trường Tiểu học số 1"
    assert team.path.startswith(team.parent.path)
    assert team.organisation == world.commune.unit
    assert Unit.objects.get(name="Trạm Y tế").kind == UnitKind.SCHOOL
    assert [alias.name for alias in team.parent.aliases.order_by("pk")] == ["Trường TH1", "Tiểu học 1"]
    assert tell(AuditEvent.objects.get()) == "nhập 3 đơn vị từ tệp đơn vị.xlsx"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (unit_row("", "Thôn"), "Chưa có tên"),
        (unit_row("Phòng Kinh tế"), "đã có trong cây"),
        (unit_row("Đội xe", "tàu vũ trụ"), "Không có loại"),
        (unit_row("Xã Mới", "Xã"), "không nhập bằng tệp này"),
        (unit_row("Đội xe", parent="Phòng Lạ"), "Không có đơn vị cấp trên"),
        (unit_row("Đội xe", parent="Thôn Sau"), "phải đứng trước"),
        (unit_row("Đội xe", mail="a@"), "không đúng"),
        (unit_row("Đội xe", short="x" * 41), "dài quá 40"),
        (unit_row("x" * 251), "dài quá 250"),
    ],
)
def test_wrong_unit_line_says_what_is_wrong(world, row, problem):
    checked = checked_units(world, row, unit_row("Thôn Sau"))
    assert not checked.is_ready
    line = checked.lines[0]
    assert line.number == 2
    assert problem in line.problems[0]


def test_twins_and_orphans_are_found(world):
    checked = checked_units(
        world,
        unit_row("Đội xe"),
        unit_row("đội XE"),
        unit_row("Nhà lạ", "tàu vũ trụ"),
        unit_row("Phòng con", parent="Nhà lạ"),
    )
    assert [len(line.problems) for line in checked.lines] == [0, 1, 1, 1]
    assert checked.lines[1].problems == ("Trùng với dòng 2.",)
    assert "dòng 4 còn lỗi" in checked.lines[3].problems[0]


def test_one_wrong_line_saves_nothing(world, now, today):
    before = Unit.objects.count()
    rows = [UNITS, unit_row("Đội xe"), unit_row("Phòng Kinh tế")]
    with pytest.raises(Invalid, match="1 dòng lỗi, trước hết là dòng 3"):
        import_units(world.commune.unit, rows=rows, file_name="a", by=world.actor("owner"), at=now, on=today)
    assert Unit.objects.count() == before
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("by", ["colleague", "stranger", "contact"])
def test_others_import_nothing(world, now, today, by):
    rows = [UNITS, unit_row("Đội xe")]
    with pytest.raises(Denied):
        import_units(world.commune.unit, rows=rows, file_name="a", by=world.actor(by), at=now, on=today)
    rows = [PEOPLE, person_row("Người Mới")]
    with pytest.raises(Denied):
        import_people(world.commune.unit, rows=rows, file_name="a", by=world.actor(by), at=now, on=today)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "Không thấy cột"),
        ([["a", "b"]], "Không thấy cột “Tên đơn vị”"),
        ([UNITS], "chưa có dòng"),
        ([UNITS, ["", " "]], "chưa có dòng"),
        ([UNITS, *([f"Đội {n}"] for n in range(5001))], "hơn 5000 dòng"),
    ],
)
def test_file_without_titles_or_lines_is_refused(world, today, rows, sentence):
    with pytest.raises(Invalid, match=sentence):
        check_units(rows, organisation=world.commune.unit, on=today)


def test_titles_are_found_in_any_order_below_a_heading(world, today):
    rows = [["DANH SÁCH ĐƠN VỊ"], ["STT", "LOẠI ĐƠN VỊ *", "Tên"], ["1", "thôn", "Thôn Hạ"]]
    checked = check_units(rows, organisation=world.commune.unit, on=today)
    assert checked.is_ready
    assert (checked.lines[0].number, checked.drafts[0].kind) == (3, UnitKind.VILLAGE)


def test_many_units_are_saved_in_few_queries(world, now, today, django_assert_max_num_queries):
    rows = [UNITS, *(unit_row(f"Thôn số {n}") for n in range(1500))]
    with django_assert_max_num_queries(40):
        import_units(world.commune.unit, rows=rows, file_name="a", by=world.actor("owner"), at=now, on=today)
    assert Unit.objects.filter(organisation=world.commune.unit, kind=UnitKind.VILLAGE).count() == 1503


def test_people_are_saved_with_roles_and_without_passwords(world, now, today):
    rows = [
        PEOPLE,
        person_row("Nguyễn Văn Đông", unit="phòng VH-XH", roles="Đầu mối đơn vị; Biên tập", mail="D@x.vn"),
        person_row("Nguyễn Văn Đông", title="Chuyên viên"),
    ]
    people = import_people(
        world.commune.unit, rows=rows, file_name="người.xlsx", by=world.actor("admin"), at=now, on=today
    )
    assert [person.username for person in people] == ["dong.nguyenvan", "dong.nguyenvan2"]
    first = Person.objects.get(username="dong.nguyenvan")
    assert not first.has_usable_password()
    assert first.email == "d@x.vn"
    assert {(seat.unit, seat.role) for seat in first.memberships.all()} == {
        (world.commune.culture, Role.CONTACT),
        (world.commune.culture, Role.EDITOR),
    }
    assert tell(AuditEvent.objects.get()) == "nhập 2 người dùng từ tệp người.xlsx"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (person_row("", "nguoi.moi"), "Chưa có họ và tên"),
        (person_row("Người Mới", "owner"), "đã có người dùng"),
        (person_row("Người Mới", "có dấu"), "Tên đăng nhập gồm"),
        (person_row("Người Mới", roles=""), "Chưa có vai trò"),
        (person_row("Người Mới", roles="vua"), "Không có vai trò “vua”"),
        (person_row("Người Mới", unit="Phòng Lạ Hoắc"), "không có đơn vị"),
        (person_row("Người Mới", unit="Phòng Văn hóa"), "có phải “Phòng Văn hóa - Xã hội”"),
        (person_row("Người Mới", unit="Sở Nội vụ"), "không có đơn vị"),
        (person_row("Người Mới", mail="x"), "Địa chỉ thư"),
        (person_row("Người Mới", mail="co@x.vn"), "đã có người dùng"),
        (person_row("Người Mới", phone="abc"), "Số điện thoại"),
    ],
)
def test_wrong_person_line_says_what_is_wrong(world, row, problem):
    Person.objects.filter(pk=world.owner.pk).update(email="co@x.vn")
    line = checked_people(world, row).lines[0]
    assert any(problem in text for text in line.problems)


def test_twins_in_a_file_of_people_are_found(world):
    checked = checked_people(
        world, person_row("A B", "nguoi.mot", mail="a@x.vn"), person_row("C D", "nguoi.mot", mail="A@x.vn")
    )
    assert checked.lines[1].problems == ("“nguoi.mot” trùng với dòng 2.", "“a@x.vn” trùng với dòng 2.")


def test_usernames_are_free_and_sensible():
    assert username_for("Lê An", taken=set()) == "an.le"
    assert username_for("An", taken=set()) == "an.canbo"
    assert username_for("", taken={"nguoi.dung"}) == "nguoi.dung2"
    assert len(username_for("x" * 200, taken=set())) <= 60


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Phòng Kinh tế", UnitKind.DIVISION),
        ("Văn phòng HĐND và UBND", UnitKind.OFFICE),
        ("Văn phòng Đảng ủy", UnitKind.PARTY),
        ("TTPVHCC", UnitKind.ONE_STOP),
        ("Bộ phận Một cửa", UnitKind.ONE_STOP),
        ("Trung tâm Dịch vụ sự nghiệp công", UnitKind.CENTRE),
        ("Đài truyền thanh xã", UnitKind.STATION),
        ("UBMTTQ Việt Nam xã", UnitKind.MASS_ORGANISATION),
        ("Hội LHPN", UnitKind.MASS_ORGANISATION),
        ("Hội đồng phối hợp PBGDPL", UnitKind.OTHER),
        ("Công chức Tư pháp - Hộ tịch", UnitKind.POST),
        ("Tổ dân phố số 3", UnitKind.VILLAGE),
        ("Bản Nậm", UnitKind.VILLAGE),
        ("Ban Chỉ huy Quân sự", UnitKind.OTHER),
        ("Trường THCS", UnitKind.SCHOOL),
        ("Báo Lam Giang", UnitKind.PRESS),
        ("", UnitKind.OTHER),
    ],
)
def test_kind_is_guessed_from_the_name(name, kind):
    assert guess_kind(name) == kind
