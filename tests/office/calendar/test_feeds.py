"""Feeds at secret addresses: whose they are, what they show, and that they can be withdrawn."""

import icalendar
import pytest
from django.test import Client
from django.urls import reverse

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.organisations.models import Membership, Person
from lantoa.domain.plans import actions
from lantoa.domain.plans.queries.feeds import unit_key
from tests.conftest import TODAY


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("lantoa.office.calendar.feeds.today", lambda: TODAY)


@pytest.fixture
def keys(world, running, now):
    """The feed keys of the contact and of the owner."""
    return {who: actions.open_feed(by=world.actor(who), at=now) for who in ("contact", "owner", "stranger")}


def titles(address):
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return {str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")}


def own(key):
    return reverse("feed", args=[key])


def of_unit(world, unit, who):
    person = Person.objects.get(pk=getattr(world, who).pk)
    return reverse("unit_feed", args=[unit.pk, person.pk, unit_key(person, unit_id=unit.pk)])


def test_a_feed_needs_no_sign_in_and_shows_the_persons_own_work(keys):
    found = titles(own(keys["contact"]))
    assert any("Tổ chức đối thoại" in title for title in found)
    assert any("Ban hành kế hoạch" in title for title in found)
    assert not any("Niêm yết" in title for title in found)


def test_a_unit_feed_shows_the_work_of_the_unit_only(world, keys):
    found = titles(of_unit(world, world.commune.office, "contact"))
    assert any("Ban hành kế hoạch" in title for title in found)
    assert not any("Tổ chức đối thoại" in title for title in found)


def test_another_bodys_feed_shows_nothing_of_ours(keys):
    assert titles(own(keys["stranger"])) == set()


@pytest.mark.parametrize("key", ["x" * 43, "x", "a" * 500, "-" * 43])
def test_a_guessed_key_finds_nothing(keys, key):
    assert Client().get(own(key)).status_code == 404


def test_an_empty_key_never_opens_the_feed_of_people_without_one(world, running):
    assert Client().get("/calendar/feeds/.ics").status_code == 404


def test_a_key_is_good_for_its_unit_and_person_alone(world, keys):
    commune, contact, stranger = world.commune, world.contact, world.stranger
    signature = of_unit(world, commune.office, "contact").rpartition("-")[2].removesuffix(".ics")
    for unit, person in (
        (commune.culture, contact),
        (commune.office, stranger),
        (commune.office, world.owner),
    ):
        assert Client().get(reverse("unit_feed", args=[unit.pk, person.pk, signature])).status_code == 404


def test_a_stranger_signs_no_feed_of_our_unit(world, keys):
    assert Client().get(of_unit(world, world.commune.office, "stranger")).status_code == 404


def test_a_unit_address_does_not_give_the_persons_key_away(world, keys):
    assert keys["contact"] not in of_unit(world, world.commune.office, "contact")


def test_a_new_key_stops_the_old_addresses(client_of, world, keys):
    unit = of_unit(world, world.commune.office, "contact")
    assert client_of("contact").post(reverse("feed_open")).status_code == 302
    assert Client().get(own(keys["contact"])).status_code == 404
    assert Client().get(unit).status_code == 404


def test_a_withdrawn_key_stops_them_too_and_the_log_tells_of_it(client_of, world, keys):
    unit = of_unit(world, world.commune.office, "contact")
    client_of("contact").post(reverse("feed_close"))
    assert Client().get(own(keys["contact"])).status_code == 404
    assert Client().get(unit).status_code == 404
    assert AuditEvent.objects.filter(kind="feed_closed", by=world.contact).count() == 1
    assert keys["contact"] not in str(list(AuditEvent.objects.values()))


def test_who_leaves_takes_the_feed_along(world, keys):
    Membership.objects.filter(person=world.contact).delete()
    assert titles(own(keys["contact"])) == set()
    Person.objects.filter(pk=world.contact.pk).update(is_active=False)
    assert Client().get(own(keys["contact"])).status_code == 404


def test_the_answer_is_kept_private_and_out_of_search(keys):
    answer = Client().get(own(keys["contact"]))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "private" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies


def test_names_of_events_stay_from_day_to_day(monkeypatch, keys):
    def uids():
        found = icalendar.Calendar.from_ical(Client().get(own(keys["contact"])).content).walk("VEVENT")
        return {str(event["UID"]) for event in found}

    today = uids()
    monkeypatch.setattr("lantoa.office.calendar.feeds.today", lambda: TODAY.replace(day=25))
    assert uids() == today


def test_the_page_offers_to_make_an_address_and_then_shows_them(client_of, world, running):
    client = client_of("contact")
    assert "Tạo địa chỉ" in client.get("/calendar/feeds/").content.decode()
    client.post(reverse("feed_open"))
    person = Person.objects.get(pk=world.contact.pk)
    text = client.get("/calendar/feeds/").content.decode()
    assert person.feed_key in text
    assert unit_key(person, unit_id=world.commune.office.pk) in text
    assert f"/units/{world.other_commune.office.pk}/" not in text


def test_addresses_are_made_by_pressing_only(client_of, running):
    client = client_of("contact")
    assert {client.get(reverse(name)).status_code for name in ("feed_open", "feed_close")} == {405}
    assert Client().post(reverse("feed_open")).status_code == 302
