"""The log page."""

from datetime import timedelta

import pytest

from lantoa.domain.organisations.actions.people import change_person
from lantoa.domain.organisations.actions.units import rename_unit


@pytest.fixture
def as_(client, world):
    def sign_in(name):
        client.force_login(getattr(world, name))
        return client

    return sign_in


@pytest.fixture
def events(world, now):
    rename_unit(world.commune.economy, name="Phòng Kinh tế mới", by=world.actor("owner"), at=now)
    rename_unit(
        world.commune.culture,
        name="Phòng Văn hóa mới",
        by=world.actor("admin"),
        at=now - timedelta(days=40),
    )
    change_person(world.clerk, title="Văn thư trưởng", by=world.actor("admin"), at=now)
    rename_unit(world.other_commune.economy, name="Phòng Kinh tế xa", by=world.actor("stranger"), at=now)


def lines(client, query=""):
    return client.get(f"/log/{query}").content.decode()


def test_log_tells_who_did_what_in_own_bodies_only(as_, world, events):
    shown = lines(as_("owner"))
    assert "đổi tên “Phòng Kinh tế” thành “Phòng Kinh tế mới”" in shown
    assert world.owner.full_name in shown
    assert "Phòng Kinh tế xa" not in shown


@pytest.mark.parametrize(
    ("query", "seen", "unseen"),
    [
        ("?kind=person_changed", "Văn thư trưởng", "Phòng Kinh tế mới"),
        ("?subject=unit", "Phòng Kinh tế mới", "Văn thư trưởng"),
        ("?q=văn+hóa", "Phòng Văn hóa mới", "Phòng Kinh tế mới"),
        ("?from=2026-11-01", "Phòng Kinh tế mới", "Phòng Văn hóa mới"),
        ("?to=2026-11-01", "Phòng Văn hóa mới", "Phòng Kinh tế mới"),
        ("?from=nonsense&number=x&person=-1&kind=none", "Phòng Kinh tế mới", "Phòng Kinh tế xa"),
    ],
)
def test_log_is_filtered(as_, events, query, seen, unseen):
    shown = lines(as_("admin"), query)
    assert seen in shown
    assert unseen not in shown


def test_log_of_one_object_and_of_one_person(as_, world, events):
    client = as_("admin")
    shown = lines(client, f"?subject=unit&number={world.commune.culture.pk}")
    assert "Phòng Văn hóa mới" in shown
    assert "Phòng Kinh tế mới" not in shown
    shown = lines(client, f"?person={world.owner.pk}")
    assert "Phòng Kinh tế mới" in shown
    assert "Phòng Văn hóa mới" not in shown


@pytest.mark.parametrize("name", ["colleague", "contact", "approver", "clerk"])
def test_others_are_told_why_not(as_, name):
    answer = as_(name).get("/log/")
    assert answer.status_code == 403
    assert "Chỉ quản trị hoặc người điều phối" in answer.content.decode()


def test_log_is_paged_in_few_questions(as_, world, now, django_assert_max_num_queries):
    for turn in range(60):
        rename_unit(world.commune.economy, name=f"Phòng số {turn}", by=world.actor("owner"), at=now)
    client = as_("owner")
    with django_assert_max_num_queries(9):
        first = lines(client)
    assert "Phòng số 59" in first
    assert "“Phòng số 3”" in lines(client, "?page=2")


def test_empty_log_says_so(as_):
    assert "Không có sự việc nào khớp" in lines(as_("owner"), "?q=khong-co-gi")
