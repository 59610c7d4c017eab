"""Pages of people, one's own account, and the one-time link."""

import re

import pytest
from django.urls import reverse

from lantoa.domain.organisations.models import Delegation, Membership, Person
from lantoa.domain.organisations.states import Role
from tests.factories.organisations import give_role

PASSWORD = "mưa-rào-tháng-bảy-2026"


@pytest.fixture
def as_(client, world):
    def sign_in(name):
        client.force_login(getattr(world, name))
        return client

    return sign_in


def text(answer):
    return answer.content.decode()


def test_list_filters_by_unit_role_and_name(as_, world):
    client = as_("colleague")
    shown = text(client.get("/people/"))
    assert world.owner.full_name in shown
    assert world.stranger.full_name not in shown
    by_unit = text(client.get(f"/people/?unit={world.commune.culture.pk}"))
    assert f"/people/{world.contact.pk}/" in by_unit
    assert f"/people/{world.clerk.pk}/" not in by_unit
    by_role = text(client.get("/people/?role=clerk"))
    assert f"/people/{world.clerk.pk}/" in by_role
    assert f"/people/{world.contact.pk}/" not in by_role
    assert "Không tìm thấy ai" in text(client.get("/people/?q=khong-co"))
    assert client.get(f"/people/?unit={world.other_commune.unit.pk}").status_code == 404


def test_list_asks_few_questions(as_, django_assert_max_num_queries):
    client = as_("admin")
    with django_assert_max_num_queries(10):
        client.get("/people/")


def test_stranger_gets_404_on_every_address_of_a_person(as_, world):
    client = as_("stranger")
    pk = world.owner.pk
    for name in ["person", "person_edit"]:
        assert client.get(reverse(name, args=[pk])).status_code == 404
    for name in [
        "person_role_give",
        "person_role_lend",
        "person_invite",
        "person_lock",
        "person_unlock",
        "person_second_factor_remove",
    ]:
        assert client.post(reverse(name, args=[pk]), {}).status_code == 404
    seat = Membership.objects.get(person=world.owner)
    assert client.post(reverse("role_end", args=[seat.pk])).status_code == 404


def test_colleague_gets_403_with_the_reason(as_, world):
    client = as_("colleague")
    pk = world.owner.pk
    assert client.get(reverse("person", args=[pk])).status_code == 200
    assert client.get("/people/add/").status_code == 403
    assert client.get(reverse("person_edit", args=[pk])).status_code == 403
    for name in [
        "person_role_give",
        "person_role_lend",
        "person_invite",
        "person_lock",
        "person_unlock",
        "person_second_factor_remove",
    ]:
        refused = client.post(reverse(name, args=[pk]), {})
        assert refused.status_code == 403, name
        assert "Chỉ quản trị" in text(refused)
    seat = Membership.objects.get(person=world.owner)
    assert client.post(reverse("role_end", args=[seat.pk])).status_code == 403
    assert client.get("/people/export/").status_code == 403


def test_person_is_added_and_gets_roles(as_, world):
    client = as_("admin")
    given = {
        "full_name": "Người Mới",
        "username": "nguoi.moi",
        "unit": world.commune.culture.pk,
        "role": Role.CONTACT,
    }
    assert client.get("/people/add/").status_code == 200
    assert client.post("/people/add/", given).status_code == 302
    person = Person.objects.get(username="nguoi.moi")
    again = client.post("/people/add/", given)
    assert again.status_code == 422
    assert "Đã có người dùng." in text(again)
    given = {"unit": world.commune.station.pk, "role": Role.BROADCASTER, "starts_on": "2026-01-01"}
    assert client.post(f"/people/{person.pk}/roles/", given).status_code == 302
    assert client.post(f"/people/{person.pk}/roles/", given).status_code == 422
    seat = person.memberships.get(role=Role.BROADCASTER)
    assert client.post(f"/people/roles/{seat.pk}/end/").status_code == 302
    seat.refresh_from_db()
    assert seat.ends_on is not None
    assert "Đã thôi" in text(client.get(f"/people/{person.pk}/"))


def test_role_in_a_foreign_unit_cannot_be_chosen(as_, world):
    given = {"unit": world.other_commune.culture.pk, "role": Role.ADMIN}
    assert as_("admin").post(f"/people/{world.owner.pk}/roles/", given).status_code == 422
    assert not Membership.objects.filter(person=world.owner, role=Role.ADMIN).exists()


def test_link_is_shown_once_and_sets_the_password(as_, client, world):
    shown = text(as_("admin").post(f"/people/{world.colleague.pk}/invite/"))
    address = re.search(r"http://[^\"]+(/invitations/[^\"]+/)", shown)[1]
    assert address not in text(client.get(f"/people/{world.colleague.pk}/"))
    client.logout()
    assert world.colleague.full_name in text(client.get(address))
    unlike = client.post(address, {"password": PASSWORD, "again": "khác"})
    assert (unlike.status_code, "chưa giống nhau" in text(unlike)) == (422, True)
    weak = client.post(address, {"password": "12345678901", "again": "12345678901"})
    assert weak.status_code == 422
    done = client.post(address, {"password": PASSWORD, "again": PASSWORD})
    assert done["Location"] == "/accounts/login/"
    assert client.get(address).status_code == 403
    assert client.get("/invitations/giả-mạo/").status_code == 403
    signed_in = client.post("/accounts/login/", {"login": world.colleague.username, "password": PASSWORD})
    assert signed_in.status_code == 302


def test_account_is_locked_and_its_session_ends(as_, client, world, django_user_model):
    other = type(client)()
    other.force_login(world.colleague)
    assert other.get("/units/").status_code == 200
    admin = as_("admin")
    assert admin.post(f"/people/{world.colleague.pk}/lock/", {"lock-reason": ""}).status_code == 422
    admin.post(f"/people/{world.colleague.pk}/lock/", {"lock-reason": "Nghỉ việc"})
    assert other.get("/units/").status_code == 302
    assert "Đã khóa" in text(admin.get("/people/?locked=1"))
    assert f"/people/{world.colleague.pk}/" not in text(admin.get("/people/"))
    admin.post(f"/people/{world.colleague.pk}/unlock/")
    assert Person.objects.get(pk=world.colleague.pk).is_active


def test_second_factor_is_removed_with_a_reason(as_, world):
    world.owner.authenticator_set.create(type="totp", data={})
    client = as_("admin")
    address = f"/people/{world.owner.pk}/second-factor/"
    assert client.post(address, {}).status_code == 422
    assert "Đang bật" in text(client.get(f"/people/{world.owner.pk}/"))
    client.post(address, {"factor-reason": "Mất điện thoại"})
    assert not world.owner.authenticator_set.exists()


def test_own_account_is_changed_and_a_role_lent(as_, client, world):
    as_("approver")
    assert "Xác thực hai lớp" in text(client.get("/account/"))
    assert client.post("/account/", {"full_name": ""}).status_code == 422
    client.post("/account/", {"full_name": "Tên Mới", "phone": "0912 345 678"})
    world.approver.refresh_from_db()
    assert (world.approver.full_name, world.approver.phone) == ("Tên Mới", "0912 345 678")
    given = {
        "seat": Membership.objects.get(person=world.approver).pk,
        "taker": world.owner.pk,
        "starts_on": "2026-11-01",
        "ends_on": "2099-11-01",
        "reason": "Đi công tác",
    }
    assert client.post(f"/people/{world.approver.pk}/lend/", given).status_code == 302
    row = Delegation.objects.get()
    assert world.owner.full_name in text(client.get("/account/"))
    assert client.post(f"/people/lent/{row.pk}/revoke/").status_code == 302
    row.refresh_from_db()
    assert row.revoked_at is not None


def test_nothing_is_lent_to_strangers_and_nobody_elses_role(as_, client, world):
    as_("approver")
    given = {
        "seat": Membership.objects.get(person=world.clerk).pk,
        "taker": world.stranger.pk,
        "starts_on": "2026-11-01",
        "ends_on": "2026-11-02",
        "reason": "x",
    }
    assert client.post(f"/people/{world.approver.pk}/lend/", given).status_code == 422
    assert not Delegation.objects.exists()


def test_lent_role_is_taken_back_by_those_who_may(as_, world):
    row = Delegation.objects.create(
        giver=world.approver,
        taker=world.owner,
        unit=world.commune.unit,
        role=Role.APPROVER,
        starts_on="2026-01-01",
        ends_on="2099-01-01",
        reason="x",
    )
    address = f"/people/lent/{row.pk}/revoke/"
    assert as_("stranger").post(address).status_code == 404
    assert as_("colleague").post(address).status_code == 403
    assert as_("admin").post(address).status_code == 302


def test_person_page_asks_few_questions(as_, world, django_assert_max_num_queries):
    give_role(world.owner, world.commune.culture, Role.EDITOR)
    client = as_("admin")
    with django_assert_max_num_queries(25):
        client.get(f"/people/{world.owner.pk}/")
