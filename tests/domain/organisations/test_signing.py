"""Who signs for a body on a day, in which form, and how its letterhead and symbols read."""

from datetime import date

import pytest

from lantoa.domain.errors import Denied, Invalid
from lantoa.domain.organisations.actions.roles import delegate, revoke_delegation
from lantoa.domain.organisations.actions.signing import add_signing_post, end_signing_post
from lantoa.domain.organisations.issuers import place_of
from lantoa.domain.organisations.models import SigningPost, Unit
from lantoa.domain.organisations.signing import (
    letterhead_of,
    posts_of,
    signers_of,
    signing_of,
    symbol_of_kind,
)
from tests.factories.organisations import give_role, make_person, make_unit

DAY = date(2026, 11, 20)


def post(organisation, person, position, **fields) -> SigningPost:
    return SigningPost.objects.create(organisation=organisation, person=person, position=position, **fields)


def lines(organisation, person, on=DAY) -> tuple[str, ...] | None:
    right = signing_of(organisation, person, on)
    return right.lines if right else None


@pytest.fixture
def chair(world):
    post(world.commune.unit, world.approver, "Chủ tịch", is_head=True)
    return world.approver


def lend(world, taker, form, *, giver=None, **fields):
    giver = giver or world.approver
    known = {"role": "approver", "starts_on": DAY, "ends_on": DAY, "reason": "Đi công tác"}
    return delegate(
        giver,
        taker=taker,
        unit=world.commune.unit,
        signing_form=form,
        by=None,
        at=fields.pop("at", None),
        **{**known, **fields},
    )


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("commune", {"position": "Chủ tịch", "is_head": True}, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (
            "commune",
            {"position": "Chủ tịch", "is_head": True, "is_acting": True},
            ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"),
        ),
        (
            "commune",
            {"position": "Phó Chủ tịch"},
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        ("ward", {"position": "Chủ tịch", "is_head": True}, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("special_zone", {"position": "Chủ tịch", "is_head": True}, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("province", {"position": "Chủ tịch", "is_head": True}, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("department", {"position": "Giám đốc", "is_head": True}, ("GIÁM ĐỐC",)),
        ("department", {"position": "Giám đốc", "is_head": True, "is_acting": True}, ("Q. GIÁM ĐỐC",)),
        ("department", {"position": "Phó Giám đốc"}, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    ],
)
def test_a_post_says_how_its_holder_signs(db, kind, fields, expected):
    body = make_unit("Nơi ký", kind=kind)
    person = make_person("signer")
    post(body, person, **fields)
    assert lines(body, person) == expected


def test_a_deputy_signs_in_the_place_of_the_head_under_the_heads_own_title(world):
    post(world.department, world.approver, "Chánh Thanh tra", is_head=True)
    post(world.department, world.clerk, "Phó Chánh Thanh tra")
    assert lines(world.department, world.clerk) == ("KT. CHÁNH THANH TRA", "PHÓ CHÁNH THANH TRA")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("TL", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        ("TUQ", ("TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        ("KT", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        ("Q", ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
    ],
)
def test_a_delegation_of_the_day_says_how_its_taker_signs(world, chair, now, form, expected):
    type(world.clerk).objects.filter(pk=world.clerk.pk).update(title="Chánh Văn phòng")
    lend(world, world.clerk, form, at=now)
    assert lines(world.commune.unit, world.clerk) == expected
    assert lines(world.commune.unit, world.clerk, date(2026, 11, 21)) is None
    assert lines(world.commune.unit, world.clerk, date(2026, 11, 19)) is None


def test_a_delegation_ends_with_its_revocation_and_with_the_givers_role(world, chair, now):
    first = lend(world, world.clerk, "TUQ", at=now)
    revoke_delegation(first, by=None, at=now)
    assert lines(world.commune.unit, world.clerk) is None
    lend(world, world.owner, "TUQ", at=now)
    world.approver.memberships.update(ends_on=date(2026, 11, 1))
    assert lines(world.commune.unit, world.owner) is None


def test_a_delegation_without_a_form_leaves_the_takers_own_post(world, chair, now):
    post(world.commune.unit, world.owner, "Phó Chủ tịch")
    lend(world, world.owner, "", at=now)
    assert lines(world.commune.unit, world.owner) == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    lend(world, world.clerk, "", at=now)
    assert lines(world.commune.unit, world.clerk) is None


def test_only_the_role_of_approver_is_lent_with_a_form(world, now):
    with pytest.raises(Invalid) as refusal:
        delegate(
            world.clerk,
            taker=world.owner,
            unit=world.commune.office,
            role="clerk",
            starts_on=DAY,
            ends_on=DAY,
            reason="x",
            signing_form="TUQ",
            by=None,
            at=now,
        )
    assert set(refusal.value.problems) == {"signing_form"}


def test_posts_hold_on_their_days_only(world):
    unit = world.commune.unit
    post(unit, world.approver, "Chủ tịch", is_head=True, ends_on=date(2026, 6, 30))
    post(unit, world.owner, "Chủ tịch", is_head=True, starts_on=date(2026, 7, 1))
    assert lines(unit, world.approver) is None
    assert lines(unit, world.approver, date(2026, 6, 30)) == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert [right.person for right in signers_of(unit, DAY)] == [world.owner]


def test_somebody_without_post_or_delegation_signs_nothing(world):
    assert signing_of(world.commune.unit, world.colleague, DAY) is None
    assert signers_of(world.commune.unit, DAY) == []


def test_the_head_stands_first_and_deputies_after(world):
    unit = world.commune.unit
    post(unit, world.owner, "Phó Chủ tịch")
    post(unit, world.approver, "Chủ tịch", is_head=True)
    assert [right.person for right in signers_of(unit, DAY)] == [world.approver, world.owner]
    assert [row.person for row in posts_of(unit)] == [world.approver, world.owner]


def add(world, person, *, by="admin", at=None, **fields):
    known = {"position": "Chủ tịch", "is_head": True, "is_acting": False, "starts_on": None, "ends_on": None}
    return add_signing_post(
        world.commune.unit, person=person, by=world.actor(by), at=at, **{**known, **fields}
    )


def test_the_administrator_adds_and_ends_a_post(world, now):
    row = add(world, world.approver, at=now)
    end_signing_post(row, on=DAY, by=world.actor("admin"), at=now)
    row.refresh_from_db()
    assert row.ends_on == date(2026, 11, 19)
    assert signing_of(world.commune.unit, world.approver, DAY) is None


def test_a_body_has_one_head_at_a_time_and_a_person_one_post(world, now):
    add(world, world.approver, at=now)
    with pytest.raises(Invalid) as second_head:
        add(world, world.owner, at=now)
    with pytest.raises(Invalid) as twice:
        add(world, world.approver, at=now, position="Phó Chủ tịch", is_head=False)
    assert set(second_head.value.problems) == {"is_head"}
    assert set(twice.value.problems) == {"person"}


def test_people_of_other_bodies_get_no_post(world, now):
    with pytest.raises(Invalid) as refusal:
        add(world, world.stranger, at=now)
    assert set(refusal.value.problems) == {"person"}


@pytest.mark.parametrize("who", ["owner", "clerk", "approver", "stranger", "consolidator"])
def test_only_the_administrator_keeps_posts(world, now, who):
    with pytest.raises(Denied):
        add(world, world.approver, by=who, at=now)


def test_letterhead_of_each_kind_of_body(world):
    commune, department = letterhead_of(world.commune.unit), letterhead_of(world.department)
    province = letterhead_of(world.province)
    assert (commune.superior, commune.issuer, commune.place, commune.spoken) == (
        "",
        "ỦY BAN NHÂN DÂN XÃ AN HÒA",
        "An Hòa",
        "Ủy ban nhân dân xã An Hòa",
    )
    assert (department.superior, department.issuer, department.place, department.spoken) == (
        "ỦY BAN NHÂN DÂN TỈNH LAM GIANG",
        "SỞ NỘI VỤ",
        "Lam Giang",
        "Sở Nội vụ",
    )
    assert (province.superior, province.issuer, province.place) == (
        "",
        "ỦY BAN NHÂN DÂN TỈNH LAM GIANG",
        "Lam Giang",
    )


@pytest.mark.parametrize(
    ("name", "kind", "place"),
    [
        ("Thành phố Hải Phòng", "province", "Hải Phòng"),
        ("Thành phố Hồ Chí Minh", "province", "Thành phố Hồ Chí Minh"),
        ("Phường 1", "ward", "Phường 1"),
        ("Đặc khu Phú Quốc", "special_zone", "Phú Quốc"),
    ],
)
def test_the_place_line_drops_the_word_of_the_kind(name, kind, place):
    assert place_of(Unit(name=name, kind=kind)) == place


def test_symbols_follow_kind_body_and_drafting_unit(world):
    commune, culture, department = world.commune.unit, world.commune.culture, world.department
    assert symbol_of_kind(commune, "Kế hoạch") == "KH-UBND"
    assert symbol_of_kind(commune, "", unit=culture) == "UBND-PVHXH"
    culture.abbreviation = "VHXH"
    assert symbol_of_kind(commune, "", unit=culture) == "UBND-VHXH"
    assert symbol_of_kind(commune, "Thông báo", unit=culture) == "TB-UBND"
    assert symbol_of_kind(department, "Kế hoạch") == "KH-SNV"
    department.abbreviation = "NV"
    assert symbol_of_kind(department, "Tờ trình") == "TTr-NV"


def test_the_role_given_in_the_form_is_the_one_that_is_lent(client, world, chair):
    client.force_login(world.approver)
    give_role(world.approver, world.commune.unit, "viewer")
    seat = world.approver.memberships.get(role="approver")
    answer = client.post(
        f"/people/{world.approver.pk}/lend/",
        {
            "seat": seat.pk,
            "taker": world.clerk.pk,
            "starts_on": "2026-11-20",
            "ends_on": "2026-11-30",
            "reason": "Nghỉ phép",
            "signing_form": "TUQ",
        },
    )
    assert answer.status_code == 302
    assert lines(world.commune.unit, world.clerk)[0] == "TUQ. CHỦ TỊCH"
