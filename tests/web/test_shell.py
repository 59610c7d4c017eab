"""The frame of a page: menu by role, organisation, person; one query."""

import pytest

from lantoa.office.navigation import ENTRIES
from lantoa.web.menus import Entry, menu_of, register


def test_an_entry_without_a_page_is_not_shown(world):
    register([Entry("Chưa có", "x", "no_such_page", "Thử")])
    assert "Chưa có" not in [item.label for item in menu_of(world.actor("admin"), path="/")]


def test_the_same_address_cannot_be_registered_twice():
    first = ENTRIES[0]
    register([first])
    with pytest.raises(ValueError, match=first.name):
        register([Entry("Khác", "x", first.name, "Thử")])


def test_roles_see_their_own_places(world):
    labels = {
        name: {str(item.label) for item in menu_of(world.actor(name), path="/")}
        for name in ("admin", "colleague")
    }
    assert "Bộ thành phần" in labels["admin"]
    assert "Bộ thành phần" not in labels["colleague"]


def test_the_current_place_is_the_nearest(world):
    current = [item.address for item in menu_of(world.actor("admin"), path="/gallery/x/") if item.is_current]
    assert current == ["/gallery/"]


def test_the_page_names_person_role_and_organisation(client, world):
    client.force_login(world.owner)
    text = client.get("/accounts/2fa/").content.decode()
    assert world.owner.full_name in text
    assert world.commune.unit.name in text
    assert "Điều phối kế hoạch" in text


def test_the_organisation_is_chosen_among_ones_own(client, world):
    client.force_login(world.owner)
    answer = client.post("/workplace/", {"organisation": world.commune.unit.pk, "next": "/accounts/2fa/"})
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/2fa/")
    assert client.session["organisation"] == world.commune.unit.pk


@pytest.mark.parametrize("chosen", ["", "x", "999999999"])
def test_another_organisation_is_refused(client, world, chosen):
    client.force_login(world.owner)
    assert client.post("/workplace/", {"organisation": chosen}).status_code == 403


def test_a_strangers_organisation_is_refused(client, world):
    client.force_login(world.owner)
    assert client.post("/workplace/", {"organisation": world.other_commune.unit.pk}).status_code == 403


def test_the_way_back_stays_on_this_server(client, world):
    client.force_login(world.owner)
    answer = client.post(
        "/workplace/", {"organisation": world.commune.unit.pk, "next": "//elsewhere.example/"}
    )
    assert answer["Location"] == "/"


def test_choosing_needs_a_post(client, world):
    client.force_login(world.owner)
    assert client.get("/workplace/").status_code == 405
