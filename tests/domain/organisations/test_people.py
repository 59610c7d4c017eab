"""People, roles, delegations and one-time links."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.audit.registry import tell
from lantoa.domain.errors import Denied, Invalid, Stale
from lantoa.domain.organisations.actions.holidays import remove_holiday, set_holiday
from lantoa.domain.organisations.actions.people import (
    add_person,
    change_person,
    deactivate_person,
    invite,
    reactivate_person,
    remove_second_factor,
    set_first_password,
)
from lantoa.domain.organisations.actions.roles import (
    delegate,
    end_role,
    give_role,
    revoke_delegation,
)
from lantoa.domain.organisations.actor import actor_of
from lantoa.domain.organisations.models import Holiday, Membership, Person
from lantoa.domain.organisations.queries import (
    calendar_of,
    delegations_of,
    members_of,
    people,
    roles_of,
)
from lantoa.domain.organisations.rules import can_manage_people, can_manage_person
from lantoa.domain.organisations.states import Role
from tests.factories.organisations import give_role as seat

PASSWORD = "mưa-rào-tháng-bảy-2026"


def add(world, username="nguoi.moi", *, by="admin", at, unit=None, role=Role.CONTACT, **more):
    return add_person(
        username,
        full_name=more.pop("full_name", "Người Mới"),
        unit=unit or world.commune.culture,
        role=role,
        by=world.actor(by),
        at=at,
        **more,
    )


def test_administrator_adds_a_person_who_cannot_yet_sign_in(world, now, today):
    person = add(world, "Nguoi.Moi ", email="Moi@Example.vn", at=now)
    assert (person.username, person.email) == ("nguoi.moi", "moi@example.vn")
    assert not person.has_usable_password()
    assert actor_of(person, on=today).has_role([Role.CONTACT], organisation_id=world.commune.unit.pk)
    told = [tell(event) for event in AuditEvent.objects.order_by("pk")]
    assert told == [
        "thêm người dùng “Người Mới”",
        "giao vai trò Đầu mối đơn vị tại Phòng Văn hóa - Xã hội",
    ]


@pytest.mark.parametrize("by", ["owner", "colleague", "approver", "stranger", "consolidator"])
def test_only_administrators_keep_people(world, now, by):
    with pytest.raises(Denied, match="Chỉ quản trị"):
        add(world, by=by, at=now)
    assert not can_manage_people(world.commune.unit, world.actor(by))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("username", "ab"),
        ("username", "có dấu"),
        ("username", "a" * 61),
        ("username", "owner"),
        ("full_name", "  "),
        ("full_name", "x" * 121),
        ("email", "không phải thư"),
        ("phone", "gọi tôi"),
        ("role", "king"),
    ],
)
def test_bad_details_are_refused_by_name(world, now, field, value):
    with pytest.raises(Invalid) as refused:
        add(world, **{"username": "nguoi.moi", field: value}, at=now)
    assert field in refused.value.problems
    assert not Person.objects.filter(username="nguoi.moi").exists()


def test_mail_belongs_to_one_person(world, now):
    add(world, email="a@example.vn", at=now)
    with pytest.raises(Invalid, match="đã có người dùng khác"):
        add(world, "nguoi.hai", email="A@example.vn", at=now)


def test_own_details_are_ones_own_and_others_the_administrators(world, now):
    change_person(world.colleague, full_name="Tên Mới", by=world.actor("colleague"), at=now)
    with pytest.raises(Denied):
        change_person(world.owner, full_name="Tên Khác", by=world.actor("colleague"), at=now)
    change_person(world.owner, title="Chuyên viên", by=world.actor("admin"), at=now)
    assert Person.objects.get(pk=world.owner.pk).title == "Chuyên viên"


def test_administrator_of_one_body_cannot_take_a_person_of_two(world, now):
    seat(world.owner, world.other_commune.unit, Role.VIEWER)
    assert not can_manage_person(world.owner, world.actor("admin"))
    with pytest.raises(Denied):
        invite(world.owner, by=world.actor("admin"), at=now)
    with pytest.raises(Denied):
        give_role(world.stranger, unit=world.commune.unit, role=Role.VIEWER, by=world.actor("admin"), at=now)


def test_link_sets_a_password_once(world, now):
    token = invite(world.colleague, by=world.actor("admin"), at=now)
    person = set_first_password(token, password=PASSWORD, at=now + timedelta(hours=71))
    assert person.check_password(PASSWORD)
    with pytest.raises(Denied, match="đã được dùng"):
        set_first_password(token, password=PASSWORD, at=now)


def test_link_dies_after_72_hours_and_by_a_newer_one(world, now):
    token = invite(world.colleague, by=world.actor("admin"), at=now)
    with pytest.raises(Denied, match="hết hạn"):
        set_first_password(token, password=PASSWORD, at=now + timedelta(hours=72, seconds=1))
    newer = invite(world.colleague, by=world.actor("admin"), at=now)
    with pytest.raises(Denied, match="đã bị thay"):
        set_first_password(token, password=PASSWORD, at=now)
    with pytest.raises(Denied, match="không đúng"):
        set_first_password(newer[:-2] + "xx", password=PASSWORD, at=now)
    with pytest.raises(Invalid):
        set_first_password(newer, password="12345", at=now)
    assert set_first_password(newer, password=PASSWORD, at=now) == world.colleague


def test_invitation_ends_the_old_password(world, now):
    world.colleague.set_password(PASSWORD)
    world.colleague.save()
    invite(world.colleague, by=world.actor("admin"), at=now)
    assert not Person.objects.get(pk=world.colleague.pk).check_password(PASSWORD)


def test_locked_account_gets_no_link_and_opens_again(world, now, today):
    with pytest.raises(Invalid, match="lý do"):
        deactivate_person(world.colleague, reason=" ", by=world.actor("admin"), at=now, on=today)
    token = invite(world.colleague, by=world.actor("admin"), at=now)
    deactivate_person(world.colleague, reason="Nghỉ việc", by=world.actor("admin"), at=now, on=today)
    with pytest.raises(Denied):
        set_first_password(token, password=PASSWORD, at=now)
    with pytest.raises(Invalid, match="đang bị khóa"):
        invite(world.colleague, by=world.actor("admin"), at=now)
    with pytest.raises(Stale):
        deactivate_person(world.colleague, reason="x", by=world.actor("admin"), at=now, on=today)
    reactivate_person(world.colleague, by=world.actor("admin"), at=now)
    assert Person.objects.get(pk=world.colleague.pk).is_active


def test_last_administrator_stays(world, now, today):
    with pytest.raises(Denied, match="chính mình"):
        deactivate_person(world.admin, reason="x", by=world.actor("admin"), at=now, on=today)
    membership = Membership.objects.get(person=world.admin)
    with pytest.raises(Denied, match="quản trị cuối cùng"):
        end_role(membership, on=today, by=world.actor("admin"), at=now)
    seat(world.owner, world.commune.unit, Role.ADMIN)
    end_role(membership, on=today, by=world.actor("admin"), at=now)
    assert not actor_of(world.admin, on=today).posts


def test_role_runs_from_day_to_day(world, now, today):
    row = give_role(
        world.colleague,
        unit=world.commune.office,
        role=Role.CLERK,
        starts_on=today + timedelta(days=1),
        ends_on=today + timedelta(days=3),
        by=world.actor("admin"),
        at=now,
    )
    held = [
        actor_of(world.colleague, on=today + timedelta(days=n)).has_role(
            [Role.CLERK], organisation_id=world.commune.unit.pk
        )
        for n in range(5)
    ]
    assert held == [False, True, True, True, False]
    with pytest.raises(Invalid, match="đã giữ vai trò"):
        give_role(
            world.colleague, unit=world.commune.office, role=Role.CLERK, by=world.actor("admin"), at=now
        )
    end_role(row, on=today, by=world.actor("admin"), at=now)
    assert not Membership.objects.filter(pk=row.pk).exists()
    with pytest.raises(Invalid, match="từ ngày bắt đầu"):
        give_role(
            world.colleague,
            unit=world.commune.office,
            role=Role.EDITOR,
            starts_on=today,
            ends_on=today - timedelta(days=1),
            by=world.actor("admin"),
            at=now,
        )


def lend(world, *, by="approver", giver="approver", taker="owner", at, days=5, role=Role.APPROVER):
    first = date(2026, 11, 20)
    return delegate(
        getattr(world, giver),
        taker=getattr(world, taker),
        unit=world.commune.unit,
        role=role,
        starts_on=first,
        ends_on=first + timedelta(days=days),
        reason="Đi công tác",
        by=world.actor(by),
        at=at,
    )


def test_lent_role_works_until_it_ends_or_is_taken_back(world, now, today):
    row = lend(world, at=now)
    commune = world.commune.unit.pk
    assert world.actor("owner").has_role([Role.APPROVER], organisation_id=commune)
    after = world.actor("owner", on=today + timedelta(days=6))
    assert not after.has_role([Role.APPROVER], organisation_id=commune)
    assert delegations_of(world.owner) == [row]
    revoke_delegation(row, by=world.actor("approver"), at=now)
    assert not world.actor("owner").has_role([Role.APPROVER], organisation_id=commune)
    with pytest.raises(Stale):
        revoke_delegation(row, by=world.actor("admin"), at=now)


def test_lent_role_lapses_with_the_givers(world, now, today):
    lend(world, at=now)
    end_role(Membership.objects.get(person=world.approver), on=today, by=world.actor("admin"), at=now)
    assert not world.actor("owner").has_role([Role.APPROVER], organisation_id=world.commune.unit.pk)


def test_lent_role_is_not_lent_on(world, now):
    lend(world, at=now)
    with pytest.raises(Denied, match="không giữ vai trò"):
        lend(world, by="owner", giver="owner", taker="colleague", at=now)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"taker": "stranger"}, Invalid),
        ({"taker": "approver"}, Invalid),
        ({"by": "colleague"}, Denied),
        ({"days": -1}, Invalid),
        ({"role": "king"}, Invalid),
    ],
)
def test_wrong_delegations_are_refused(world, now, change, error):
    with pytest.raises(error):
        lend(world, at=now, **change)


def test_people_are_seen_in_ones_own_body_only(world):
    seen = set(people(world.actor("colleague")))
    assert world.owner in seen
    assert world.stranger not in seen
    assert set(people(world.actor("stranger"))) == {world.stranger}
    seat(world.consolidator, world.province, Role.ADMIN)
    assert world.stranger in set(people(world.actor("consolidator")))


def test_people_are_filtered_by_unit_role_and_text(world, django_assert_num_queries):
    actor = world.actor("admin")
    with django_assert_num_queries(2):
        found = list(people(actor, unit=world.commune.culture))
    assert {person.username for person in found} == {"contact", "editor"}
    assert [person.username for person in people(actor, role=Role.CLERK)] == ["clerk"]
    assert [person.username for person in people(actor, text="BROAD")] == ["broadcaster"]
    assert [row.person for row in members_of(world.commune.station, on=actor.on)] == [world.broadcaster]
    assert [row.role for row in roles_of(world.clerk)] == [Role.CLERK]


def test_second_factor_is_removed_with_a_reason(world, now):
    with pytest.raises(Invalid, match="lý do"):
        remove_second_factor(world.owner, reason="", by=world.actor("admin"), at=now)
    assert remove_second_factor(world.owner, reason="Mất điện thoại", by=world.actor("admin"), at=now) == 0
    with pytest.raises(Denied):
        remove_second_factor(world.owner, reason="x", by=world.actor("colleague"), at=now)


def test_nearest_body_decides_on_a_day_off(world, now):
    day = date(2026, 11, 23)
    set_holiday(day, name="Nghỉ bù", is_worked=False, unit=None, by=None, at=now)
    assert not calendar_of(world.commune.unit, first=day, last=day).is_working(day)
    own = set_holiday(
        day, name="Làm bù", is_worked=True, unit=world.commune.unit, by=world.actor("admin"), at=now
    )
    assert calendar_of(world.commune.unit, first=day, last=day).is_working(day)
    assert not calendar_of(world.other_commune.unit, first=day, last=day).is_working(day)
    with pytest.raises(Denied, match="cả nước"):
        set_holiday(day, name="x", is_worked=False, unit=None, by=world.actor("admin"), at=now)
    remove_holiday(own, by=world.actor("admin"), at=now)
    assert Holiday.objects.count() == 1


def test_database_keeps_one_word_a_day_for_the_country_too(db):
    day = date(2026, 9, 2)
    Holiday.objects.create(unit=None, day=day, name="Quốc khánh")
    with pytest.raises(IntegrityError), transaction.atomic():
        Holiday.objects.create(unit=None, day=day, name="Quốc khánh lần nữa")
