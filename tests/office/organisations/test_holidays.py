"""The page of days off: a year's list, a month, and the own body's days for its administrator."""

from datetime import date

import pytest
from django.urls import reverse

from lantoa.domain.organisations.models import Holiday

YEAR = {"month": "2026-11"}
ADD = {"day": "2026-11-21", "is_worked": "1", "name": "Làm bù", "source": "Thông báo số 5/TB-UBND"}


@pytest.fixture
def page(client, world):
    def get(who="admin", **query):
        client.force_login(getattr(world, who))
        return client.get(reverse("holidays"), {**YEAR, **query})

    return get


def test_an_administrator_adds_a_worked_saturday_and_takes_it_back(client, world, page):
    client.force_login(world.admin)
    assert client.post(reverse("holiday_add"), ADD).url == "/holidays/?month=2026-11"
    row = Holiday.objects.get()
    assert (row.unit, row.day, row.is_worked) == (world.commune.unit, date(2026, 11, 21), True)
    shown = page().content.decode()
    assert "<b>21/11/2026</b>" in shown
    assert "Thông báo số 5/TB-UBND" in shown
    assert 'class="hd-worked" title="Làm bù"' in shown
    client.post(reverse("holiday_remove", args=[row.pk]))
    assert not Holiday.objects.exists()


def test_days_of_the_country_and_of_the_province_are_shown_with_their_source_and_only_read(world, page):
    country = Holiday.objects.create(day=date(2026, 9, 2), name="Quốc khánh", source="Điều 112")
    above = Holiday.objects.create(unit=world.province, day=date(2026, 10, 9), name="Ngày của tỉnh")
    shown = page().content.decode()
    assert "Cả nước" in shown
    assert "Điều 112" in shown
    assert world.province.name in shown
    assert reverse("holiday_remove", args=[country.pk]) not in shown
    assert reverse("holiday_remove", args=[above.pk]) not in shown


def test_a_day_that_a_nearer_body_overrules_says_so(world, page):
    Holiday.objects.create(day=date(2026, 11, 24), name="Nghỉ")
    Holiday.objects.create(unit=world.commune.unit, day=date(2026, 11, 24), name="Vẫn làm", is_worked=True)
    assert "Không áp dụng" in page().content.decode()


def test_the_countrys_day_cannot_be_removed_here(client, world):
    row = Holiday.objects.create(day=date(2026, 9, 2), name="Quốc khánh")
    client.force_login(world.admin)
    assert client.post(reverse("holiday_remove", args=[row.pk])).status_code == 404
    assert Holiday.objects.exists()


def test_who_is_no_administrator_reads_and_is_told_why(client, world, page):
    shown = page("contact").content.decode()
    assert "Chỉ quản trị" in shown
    assert reverse("holiday_add") not in shown
    assert client.post(reverse("holiday_add"), ADD).status_code == 403
    assert not Holiday.objects.exists()


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(client, world):
    client.force_login(world.admin)
    answer = client.post(reverse("holiday_add"), {**ADD, "day": "2026-11-20"})
    assert answer.status_code == 422
    assert "Chọn thứ Bảy, Chủ nhật" in answer.content.decode()
    assert "Thông báo số 5/TB-UBND" in answer.content.decode()
    assert client.post(reverse("holiday_add"), {}).status_code == 422


@pytest.mark.parametrize("month", ["2000-01", "2100-12", "1999-12", "2026-13", "x", "9" * 40])
def test_any_month_in_the_address_is_answered(page, month):
    assert page(month=month).status_code == 200


def test_another_bodys_days_are_not_shown(world, page):
    Holiday.objects.create(unit=world.other_commune.unit, day=date(2026, 11, 23), name="Hội làng bên")
    assert "Hội làng bên" not in page().content.decode()


def test_the_menu_leads_there_for_administrators_only(page):
    assert 'href="/holidays/"' in page("admin").content.decode()
    assert 'href="/holidays/"' not in page("contact").content.decode()
