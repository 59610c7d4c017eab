"""Sign-in, account and error pages in the look of the office."""

import json

import pytest
from django.test import Client

PASSWORD = "mot-mat-khau-dai"


@pytest.fixture
def accounts(settings, tmp_path):
    settings.DATA, settings.DEMO = tmp_path, True
    account = {
        "username": "lan",
        "password": PASSWORD,
        "name": "Nguyễn Lan",
        "title": "Văn thư",
        "organisation": "UBND xã",
    }
    (tmp_path / "demo-accounts.json").write_text(json.dumps([account]), "utf-8")


@pytest.mark.django_db
def test_demo_accounts_stand_on_the_sign_in_page(client, accounts):
    text = client.get("/accounts/login/").content.decode()
    assert 'data-username="lan"' in text
    assert "Nguyễn Lan" in text


@pytest.mark.django_db
def test_outside_a_demo_they_do_not(client, accounts, settings):
    settings.DEMO = False
    assert "data-username" not in client.get("/accounts/login/").content.decode()


@pytest.mark.django_db
def test_signing_in_goes_where_one_wanted(client, world):
    world.owner.set_password(PASSWORD)
    world.owner.save()
    page = client.get("/accounts/login/?next=/accounts/2fa/").content.decode()
    assert "next=%2Faccounts%2F2fa%2F" in page or "next=/accounts/2fa/" in page
    answer = client.post(
        "/accounts/login/?next=/accounts/2fa/", {"login": world.owner.username, "password": PASSWORD}
    )
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/2fa/")


@pytest.mark.django_db
def test_a_wrong_password_is_told_in_vietnamese(client, world):
    answer = client.post("/accounts/login/", {"login": world.owner.username, "password": "sai"})
    assert "chưa đúng" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/accounts/login/", "/accounts/password/reset/", "/accounts/signup/", "/accounts/inactive/"]
)
def test_pages_for_everybody_are_ours(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert "lt-entrance" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/accounts/password/change/", "/accounts/2fa/", "/accounts/email/"])
def test_pages_of_ones_own_account_are_ours(client, world, address):
    world.owner.set_password(PASSWORD)
    world.owner.save()
    client.force_login(world.owner)
    answer = client.get(address)
    assert answer.status_code == 200
    assert "office/tokens.css" in answer.content.decode()


@pytest.mark.django_db
def test_two_factor_can_be_switched_on(client, world):
    world.owner.set_password(PASSWORD)
    world.owner.save()
    client.post("/accounts/login/", {"login": world.owner.username, "password": PASSWORD})
    asked_again = client.get("/accounts/2fa/totp/activate/", follow=True)
    assert "Xác nhận là bạn" in asked_again.content.decode()
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    text = client.get("/accounts/2fa/totp/activate/").content.decode()
    assert "data:image/svg+xml;base64" in text
    assert "Khóa bí mật" in text


@pytest.mark.django_db
def test_an_address_that_is_not_there_says_so(client):
    answer = client.get("/khong-co/")
    assert answer.status_code == 404
    assert "Không tìm thấy trang" in answer.content.decode()


@pytest.mark.django_db
def test_a_form_without_its_token_is_told_what_to_do():
    answer = Client(enforce_csrf_checks=True).post("/accounts/login/", {})
    assert answer.status_code == 403
    assert "Phiên làm việc đã cũ" in answer.content.decode()
