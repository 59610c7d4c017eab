"""What an instrument amends is said on its page; instruments are picked by number and words."""

from html import unescape

import pytest
from django.urls import reverse

from lantoa.domain.documents.actions import find_or_make
from tests.factories.organisations import give_role


def instrument(number, subject=""):
    return find_or_make(kind="Nghị định", number=number, issued_on=None, issuer="Chính phủ", subject=subject)


@pytest.fixture
def keeper(world, client):
    give_role(world.consolidator, world.province, "admin")
    client.force_login(world.consolidator)
    return client


def test_amended_instruments_are_named_by_their_numbers(keeper):
    old, new = instrument("178/2024/NĐ-CP"), instrument("67/2025/NĐ-CP")
    address = reverse("instrument_amends", args=[new.pk])
    assert keeper.get(address).status_code == 200

    answer = keeper.post(address, {"amended": "178/2024/NĐ-CP\n\n178/2024/nđ-cp"})

    assert answer.status_code == 302
    assert list(new.amends.all()) == [old]
    assert "178/2024/NĐ-CP" in keeper.get(address).content.decode()
    keeper.post(address, {"amended": ""})
    assert not new.amends.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("1/1/XX", "Không có văn bản số 1/1/XX"), ("67/2025/NĐ-CP", "không thể sửa đổi chính nó")],
)
def test_what_cannot_be_is_said_beside_the_field(keeper, typed, sentence):
    new = instrument("67/2025/NĐ-CP")

    answer = keeper.post(reverse("instrument_amends", args=[new.pk]), {"amended": typed})

    assert answer.status_code == 422
    assert sentence in unescape(answer.content.decode())


def test_a_commune_is_told_why_not(world, client):
    client.force_login(world.admin)

    answer = client.post(reverse("instrument_amends", args=[instrument("1/2024/NĐ-CP").pk]), {"amended": ""})

    assert answer.status_code == 403


def test_two_subjects_are_flagged_on_the_page(world, client):
    row = instrument("1/2024/NĐ-CP", "ban hành Kế hoạch cải cách hành chính năm 2025")
    client.force_login(world.colleague)
    assert (
        "Trích yếu được ghi khác nhau"
        not in client.get(reverse("instrument", args=[row.pk])).content.decode()
    )

    instrument("1/2024/NĐ-CP", "tuyên truyền về dịch vụ công trực tuyến")

    assert "Trích yếu được ghi khác nhau" in client.get(reverse("instrument", args=[row.pk])).content.decode()


def test_instruments_are_picked_as_radio_buttons(world, client):
    row = instrument("30/2020/NĐ-CP", "về công tác <văn thư>")
    client.force_login(world.colleague)

    page = client.get(reverse("instruments_pick"), {"q": "van thu", "name": "successor"}).content.decode()

    assert f'name="successor" value="{row.pk}"' in page
    assert "&lt;văn thư&gt;" in page
    assert "Nghị định số 30/2020/NĐ-CP" in page


def test_a_strange_field_name_and_no_hit_do_no_harm(world, client):
    client.force_login(world.colleague)
    instrument("30/2020/NĐ-CP")

    page = client.get(reverse("instruments_pick"), {"q": "30", "name": '"><script>'}).content.decode()
    assert 'name="instrument"' in page
    nothing = client.get(reverse("instruments_pick"), {"q": "không có gì"}).content.decode()
    assert "Không có văn bản nào khớp" in nothing
