"""To whom a paper goes: recipients read from its lines, desks, mail, links and what is confirmed."""

from datetime import timedelta

import pytest

from lantoa.domain.documents.actions.deliveries import (
    add_recipient,
    begin_sending,
    fail_sending,
    finish_sending,
    make_link,
    mark_read,
    mark_read_by_link,
    send_again,
    sent_by_hand,
)
from lantoa.domain.documents.actions.numbering import give_number
from lantoa.domain.documents.actions.papers import issue_paper
from lantoa.domain.documents.content import written
from lantoa.domain.documents.links import LIFE, delivery_of_secret
from lantoa.domain.documents.models import Delivery, Paper
from lantoa.domain.documents.queries.papers import incoming, unread
from lantoa.domain.documents.recipients import recipients_of
from lantoa.domain.documents.rules import receives
from lantoa.domain.errors import Denied, Invalid, Stale
from lantoa.domain.organisations.actor import actor_of
from lantoa.domain.outbox.models import Job
from tests.factories.official import AT, DAY, content_of, full_actor, make_official
from tests.factories.organisations import give_role, make_person


def issued(world, **fields) -> Paper:
    return make_official(world.commune.unit, state="issued", number=fields.pop("number", 1), **fields)


def by_text(paper) -> dict[str, Delivery]:
    return {row.unit.name if row.unit else row.email or row.text: row for row in paper.deliveries.all()}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Như trên", "Lưu: VT, VHXH"), ["Sở Nội vụ"]),
        (("UBND tỉnh (để b/c)", "Sở Nội vụ;"), ["Tỉnh Lam Giang", "Sở Nội vụ"]),
        (("Phòng Văn hóa - Xã hội", "Phòng VH-XH", "Lưu: VT."), ["Phòng Văn hóa - Xã hội"]),
        (("Như Điều 3", "Đài truyền thanh"), ["Đài truyền thanh"]),
        (
            ("Các thôn",),
            ["Thôn Đông", "Thôn Đoài", "Thôn Trung"],
        ),
        (("Chủ tịch, các PCT UBND xã",), ["Chủ tịch, các PCT UBND xã"]),
        (("Báo Lam Giang (toasoan@lamgiang.vn)",), ["toasoan@lamgiang.vn"]),
        (("Công ty Ánh Dương",), ["Công ty Ánh Dương"]),
        (("UBND các xã",), ["Xã Bình Lộc"]),
    ],
)
def test_lines_become_recipients(world, lines, expected):
    content = content_of(world.commune.unit, recipients=lines)
    found = recipients_of(content, organisation=world.commune.unit, on=DAY)
    assert [one.unit.name if one.unit else one.email or one.text for one in found] == expected


def test_units_with_people_find_it_on_their_desk_others_are_sent_by_mail_or_hand(world):
    world.commune.economy.email = "kinhte@anhoa.vn"
    world.commune.economy.save()
    give_role(make_person("at-home"), world.department, "clerk")
    paper = issued(
        world,
        recipients=(
            "Như trên",
            "Phòng Văn hóa - Xã hội",
            "Phòng Kinh tế",
            "Thôn Đông",
            "Báo Lam Giang: toasoan@lamgiang.vn",
            "Lưu: VT",
        ),
    )
    rows = by_text(paper)
    assert {name: row.state for name, row in rows.items()} == {
        "Sở Nội vụ": "sent",
        "Phòng Văn hóa - Xã hội": "sent",
        "Phòng Kinh tế": "waiting",
        "Thôn Đông": "by_hand",
        "toasoan@lamgiang.vn": "waiting",
    }
    jobs = Job.objects.filter(name="send_delivery").values_list("arguments", flat=True)
    assert {one["delivery_id"] for one in jobs} == {
        rows["Phòng Kinh tế"].pk,
        rows["toasoan@lamgiang.vn"].pk,
    }
    assert rows["Phòng Kinh tế"].email == "kinhte@anhoa.vn"


def test_nothing_is_sent_before_the_paper_has_a_number(world):
    paper = make_official(world.commune.unit, state="issued")
    assert set(paper.deliveries.values_list("state", flat=True)) == {"waiting"}
    assert not incoming(world.actor("contact")).exists()
    give_number(paper=paper, number=1, issued_on=DAY, by=full_actor(world.commune.unit), at=AT)
    assert paper.deliveries.get(unit=world.commune.culture).state == "sent"
    assert incoming(world.actor("contact")).count() == 1


def test_the_desk_shows_it_to_the_contact_and_to_the_desk_of_a_foreign_body(world):
    home = make_person("at-home")
    give_role(home, world.department, "clerk")
    reader = make_person("reader")
    give_role(reader, world.department, "viewer")
    world.department.refresh_from_db()
    paper = issued(world)
    desk = {
        who: list(incoming(world.actor(who)).values_list("paper", flat=True))
        for who in ("contact", "editor", "owner", "clerk", "stranger", "colleague")
    }
    assert desk == {
        "contact": [paper.pk],
        "editor": [paper.pk],
        "owner": [],
        "clerk": [],
        "stranger": [],
        "colleague": [],
    }
    at_home, reading = (actor_on_day(one) for one in (home, reader))
    assert incoming(at_home).count() == 1
    assert not incoming(reading).exists()
    assert Paper.objects.visible_to(reading).filter(pk=paper.pk).exists()


def actor_on_day(person):
    return actor_of(person, on=DAY)


def test_rule_and_list_agree_on_who_receives(world):
    paper = issued(world, recipients=("Như trên", "Phòng Văn hóa - Xã hội", "UBND tỉnh", "Thôn Đông"))
    for who in ("contact", "editor", "owner", "clerk", "admin", "approver", "stranger", "consolidator"):
        actor = world.actor(who)
        listed = set(incoming(actor).values_list("pk", flat=True))
        ruled = {
            row.pk
            for row in paper.deliveries.select_related("unit", "paper")
            if receives(row, actor) and row.state in {"sent", "read"}
        }
        assert listed == ruled, who


def test_papers_that_are_no_longer_out_or_not_sent_are_seen_by_nobody_else(world):
    paper = make_official(world.commune.unit, state="issued", recipients=("UBND tỉnh",))
    assert not Paper.objects.visible_to(world.actor("consolidator")).filter(pk=paper.pk).exists()
    give_number(paper=paper, number=1, issued_on=DAY, by=full_actor(world.commune.unit), at=AT)
    assert Paper.objects.visible_to(world.actor("consolidator")).filter(pk=paper.pk).exists()
    assert not Paper.objects.visible_to(world.actor("stranger")).filter(pk=paper.pk).exists()


def test_receipt_is_confirmed_once_by_those_who_get_it(world):
    paper = issued(world)
    row = paper.deliveries.get(unit=world.commune.culture)
    for who in ("owner", "colleague", "stranger"):
        with pytest.raises(Denied):
            mark_read(delivery=row, by=world.actor(who), at=AT)
    stale = Delivery.objects.get(pk=row.pk)
    mark_read(delivery=row, by=world.actor("contact"), at=AT)
    row.refresh_from_db()
    assert (row.state, row.read_by, row.read_at) == ("read", world.contact, AT)
    assert not unread(world.actor("contact")).exists()
    with pytest.raises(Stale):
        mark_read(delivery=stale, by=world.actor("contact"), at=AT)


def mailed(world) -> Delivery:
    paper = issued(world, recipients=("Báo Lam Giang: toasoan@lamgiang.vn",))
    return paper.deliveries.get()


def test_sending_twice_mails_once(world):
    row = mailed(world)
    envelope = begin_sending(delivery_id=row.pk, at=AT)
    finish_sending(delivery=envelope.delivery, at=AT)
    assert begin_sending(delivery_id=row.pk, at=AT) is None


def test_a_failed_mail_may_be_sent_again_to_another_address(world):
    row = mailed(world)
    envelope = begin_sending(delivery_id=row.pk, at=AT)
    fail_sending(delivery=envelope.delivery, error="Địa chỉ sai.", at=AT)
    row.refresh_from_db()
    assert (row.state, row.error) == ("failed", "Địa chỉ sai.")
    send_again(delivery=row, email="bao@lamgiang.vn", by=world.actor("clerk"), at=AT)
    again = begin_sending(delivery_id=row.pk, at=AT)
    assert (again.email, again.delivery.state) == ("bao@lamgiang.vn", "waiting")
    assert again.secret == envelope.secret


def test_a_link_opens_its_delivery_for_ninety_days_and_is_kept_as_a_hash_only(world):
    row = mailed(world)
    secret = make_link(delivery=row, by=world.actor("clerk"), at=AT)
    row.refresh_from_db()
    assert secret not in {row.key_hash, row.text, row.error}
    assert delivery_of_secret(secret, at=AT) == row
    assert delivery_of_secret(secret, at=AT + LIFE - timedelta(seconds=1)) == row
    assert delivery_of_secret(secret, at=AT + LIFE) is None
    assert delivery_of_secret(secret[:-1] + ("0" if secret[-1] != "0" else "1"), at=AT) is None
    assert delivery_of_secret("x", at=AT) is None


def test_a_link_that_holds_is_given_again_and_a_lapsed_one_is_new(world):
    row = mailed(world)
    by = world.actor("clerk")
    first = make_link(delivery=row, by=by, at=AT)
    assert make_link(delivery=row, by=by, at=AT + timedelta(days=89)) == first
    renewed = make_link(delivery=row, by=by, at=AT + timedelta(days=91))
    assert renewed != first
    assert delivery_of_secret(first, at=AT + timedelta(days=91)) is None


def test_a_link_reads_once_and_says_when(world):
    row = mailed(world)
    mark_read_by_link(delivery=row, at=AT)
    later = AT + timedelta(days=1)
    mark_read_by_link(delivery=row, at=later)
    row.refresh_from_db()
    assert (row.state, row.read_at, row.read_by) == ("read", AT, None)


def test_the_clerk_adds_recipients_and_notes_what_goes_by_hand(world):
    paper = issued(world, recipients=("Công ty Ánh Dương",))
    clerk = world.actor("clerk")
    row = paper.deliveries.get()
    sent_by_hand(delivery=row, by=clerk, at=AT)
    row.refresh_from_db()
    assert (row.state, row.sent_at) == ("by_hand", AT)
    added = add_recipient(paper=paper, text="Hội Nhà báo", email="hoi@lamgiang.vn", by=clerk, at=AT)
    assert added.position == 2
    with pytest.raises(Invalid):
        add_recipient(paper=paper, text="Hội Nhà báo", email=" ", by=clerk, at=AT)


@pytest.mark.parametrize("who", ["colleague", "contact", "approver", "stranger", "consolidator"])
def test_others_send_nothing(world, who):
    row = mailed(world)
    by = world.actor(who)
    for act in (make_link, sent_by_hand, send_again):
        with pytest.raises(Denied):
            act(delivery=row, by=by, at=AT)
    with pytest.raises(Denied):
        issue_paper(paper=make_official(world.commune.unit), by=by, at=AT)


def test_the_addressees_of_a_letter_stand_for_as_above(world):
    content = content_of(world.commune.unit, addressees=("UBND tỉnh", "Sở Nội vụ"))
    paper = make_official(world.commune.unit, content=content)
    found = recipients_of(written(paper), organisation=world.commune.unit, on=DAY)
    assert [one.unit.name for one in found] == ["Tỉnh Lam Giang", "Sở Nội vụ", "Phòng Văn hóa - Xã hội"]


def test_an_address_too_long_for_mail_is_left_to_the_clerk(world):
    address = "a" * 64 + "@" + ".".join(["b" * 63] * 4)
    content = content_of(
        world.commune.unit, addressees=(f"Báo Lâm Giang {address}",), recipients=("Như trên",)
    )
    assert [one.email for one in recipients_of(content, organisation=world.commune.unit, on=DAY)] == [""]
