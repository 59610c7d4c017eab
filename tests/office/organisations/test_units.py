"""Pages of units as owner, colleague and stranger."""

import pytest
from django.urls import reverse

from lantoa.domain.organisations.models import Succession, Unit, UnitAlias
from lantoa.domain.organisations.states import Role, UnitKind
from tests.factories.organisations import give_role, make_person, make_unit


@pytest.fixture
def as_(client, world):
    def sign_in(name):
        client.force_login(getattr(world, name))
        return client

    return sign_in


def text(answer):
    return answer.content.decode()


def test_tree_shows_own_units_and_finds_without_marks(as_, world):
    client = as_("owner")
    shown = text(client.get("/units/"))
    assert world.commune.culture.name in shown
    assert world.commune.village_3.name in shown
    found = text(client.get("/units/?q=kinh+te"))
    assert world.commune.economy.name in found
    assert world.commune.culture.name not in found
    assert "Không tìm thấy đơn vị nào" in text(client.get("/units/?q=khong-co-gi"))


def test_tree_of_a_province_leads_down_and_never_sideways(as_, world):
    client = as_("consolidator")
    assert world.commune.unit.name in text(client.get("/units/"))
    below = client.get(f"/units/?top={world.commune.unit.pk}")
    assert world.commune.culture.name in text(below)
    assert as_("stranger").get(f"/units/?top={world.commune.unit.pk}").status_code == 404


def test_unit_page_tells_people_names_and_history(as_, world):
    client = as_("owner")
    client.post(f"/units/{world.commune.culture.pk}/aliases/", {"name": "Ban Văn hóa"})
    shown = text(client.get(f"/units/{world.commune.culture.pk}/"))
    assert world.contact.full_name in shown
    assert "Ban Văn hóa" in shown
    assert "thêm tên gọi khác" in shown


@pytest.mark.parametrize(
    "name", ["unit", "unit_edit", "unit_succeed", "unit_close", "unit_reopen", "unit_alias_add"]
)
def test_stranger_gets_404_on_every_address_of_a_unit(as_, world, name):
    address = reverse(name, args=[world.commune.culture.pk])
    client = as_("stranger")
    assert 404 in {client.get(address).status_code, client.post(address, {}).status_code}
    assert client.post(address, {}).status_code in {404, 405}


def test_colleague_reads_but_does_not_change(as_, world):
    client = as_("colleague")
    pk = world.commune.culture.pk
    assert client.get(f"/units/{pk}/").status_code == 200
    for address in ["/units/add/", f"/units/{pk}/edit/", f"/units/{pk}/succeed/"]:
        refused = client.get(address)
        assert refused.status_code == 403
        assert "Chỉ quản trị hoặc người điều phối" in text(refused)
    posted = client.post(f"/units/{pk}/close/", {"on": "2026-12-01", "reason": "x"})
    assert posted.status_code == 403
    assert Unit.objects.get(pk=pk).valid_to is None


def test_anonymous_is_sent_to_sign_in(client, world):
    answer = client.get("/units/")
    assert answer.status_code == 302
    assert "/accounts/login/" in answer["Location"]


def test_unit_is_added_changed_moved(as_, world):
    client = as_("owner")
    given = {
        "name": "Đội Trật tự",
        "parent": world.commune.unit.pk,
        "kind": UnitKind.OTHER,
        "abbreviation": "ĐTT",
        "position": "",
    }
    answer = client.post("/units/add/", given)
    unit = Unit.objects.get(name="Đội Trật tự")
    assert answer["Location"] == f"/units/{unit.pk}/"
    changed = given | {"name": "Đội Quản lý trật tự", "parent": world.commune.economy.pk, "phone": "0203 9"}
    assert client.post(f"/units/{unit.pk}/edit/", changed).status_code == 302
    unit.refresh_from_db()
    assert (unit.name, unit.parent, unit.phone) == ("Đội Quản lý trật tự", world.commune.economy, "0203 9")
    assert unit.path.startswith(world.commune.economy.path)


def test_wrong_form_shows_the_sentence_beside_the_field(as_, world):
    given = {"name": "phòng kinh tế", "parent": world.commune.unit.pk, "kind": UnitKind.DIVISION}
    answer = as_("owner").post("/units/add/", given)
    assert answer.status_code == 422
    assert "Tên này đã có." in text(answer)


def test_half_a_change_is_no_change(as_, world):
    unit = make_unit("Đội xe", kind=UnitKind.OTHER, parent=world.commune.village_1)
    make_unit("Đội xe mới", kind=UnitKind.OTHER, parent=world.commune.village_2)
    given = {"name": "Đội xe mới", "parent": world.commune.village_2.pk, "kind": UnitKind.OTHER}
    assert as_("owner").post(f"/units/{unit.pk}/edit/", given).status_code == 422
    unit.refresh_from_db()
    assert unit.name == "Đội xe"


def test_foreign_parent_cannot_be_chosen(as_, world):
    given = {"name": "Đội xe", "parent": world.other_commune.unit.pk, "kind": UnitKind.OTHER}
    assert as_("owner").post("/units/add/", given).status_code == 422
    assert not Unit.objects.filter(name="Đội xe").exists()


def test_unit_is_closed_and_opened_again(as_, world):
    client = as_("owner")
    pk = world.commune.station.pk
    assert client.post(f"/units/{pk}/close/", {"on": "2026-12-01"}).status_code == 422
    client.post(f"/units/{pk}/close/", {"on": "2026-10-01", "reason": "Sắp xếp lại"})
    assert "đã kết thúc hoạt động" in text(client.get(f"/units/{pk}/"))
    assert f"/units/{pk}/" not in text(client.get("/units/"))
    assert f"/units/{pk}/" in text(client.get("/units/?closed=1"))
    client.post(f"/units/{pk}/reopen/", {"reason": "Nhầm"})
    assert Unit.objects.get(pk=pk).valid_to is None


def test_body_is_not_ended_from_within(as_, world):
    answer = as_("admin").post(f"/units/{world.commune.unit.pk}/close/", {"on": "2026-12-01", "reason": "x"})
    assert answer.status_code == 403
    assert "quản trị cấp trên" in text(answer)


def test_merger_of_villages_is_declared(as_, world):
    client = as_("owner")
    heir = world.commune.village_3
    address = f"/units/{heir.pk}/succeed/"
    assert world.commune.village_1.name in text(client.get(address))
    given = {"predecessors": [world.commune.village_1.pk, world.commune.village_2.pk], "on": "2026-11-01"}
    assert client.post(address, given).status_code == 302
    assert Succession.objects.filter(successor=heir).count() == 2
    assert "Kế thừa" in text(client.get(f"/units/{heir.pk}/"))
    foreign = {"predecessors": [world.other_commune.village_1.pk], "on": "2026-11-01"}
    assert client.post(address, foreign).status_code == 422


def test_province_administrator_declares_the_heir_of_a_commune(as_, world):
    give_role(world.consolidator, world.province, Role.ADMIN)
    client = as_("consolidator")
    given = {"predecessors": [world.other_commune.unit.pk], "on": "2026-11-01"}
    assert client.post(f"/units/{world.commune.unit.pk}/succeed/", given).status_code == 302
    world.other_commune.culture.refresh_from_db()
    assert world.other_commune.culture.valid_to is not None


def test_alias_is_removed_by_its_keeper_only(as_, world):
    client = as_("owner")
    client.post(f"/units/{world.commune.culture.pk}/aliases/", {"name": "Ban Văn hóa"})
    alias = UnitAlias.objects.get()
    assert as_("stranger").post(f"/units/aliases/{alias.pk}/remove/").status_code == 404
    assert as_("colleague").post(f"/units/aliases/{alias.pk}/remove/").status_code == 403
    assert as_("owner").post(f"/units/aliases/{alias.pk}/remove/").status_code == 302
    assert not UnitAlias.objects.exists()


def test_pages_ask_few_questions(as_, world, django_assert_max_num_queries):
    client = as_("owner")
    with django_assert_max_num_queries(9):
        client.get("/units/")
    with django_assert_max_num_queries(17):
        client.get(f"/units/{world.commune.culture.pk}/")


def test_person_without_a_post_finds_nothing(client, world):
    client.force_login(make_person("nobody"))
    assert client.get("/units/").status_code == 404
