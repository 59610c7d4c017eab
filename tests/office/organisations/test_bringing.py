"""Spreadsheets in and out through the pages."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lantoa.adapters.spreadsheets.reading import read_rows
from lantoa.adapters.spreadsheets.writing import Column, table_file
from lantoa.domain.files.models import StoredFile
from lantoa.domain.organisations.models import Person, Unit

UNITS = ["Tên đơn vị", "Loại", "Đơn vị cấp trên"]
PEOPLE = ["Họ và tên", "Vai trò", "Đơn vị"]


@pytest.fixture
def as_(client, world):
    def sign_in(name):
        client.force_login(getattr(world, name))
        return client

    return sign_in


def upload(titles, *rows):
    content = table_file("A", columns=[Column(title) for title in titles], rows=rows)
    return {"file": SimpleUploadedFile("danh-sách.xlsx", content)}


def text(answer):
    return answer.content.decode()


def test_units_are_checked_then_saved(as_):
    client = as_("owner")
    assert "chưa có gì được lưu" in text(client.get("/units/bring-in/")).lower()
    sent = client.post("/units/bring-in/", upload(UNITS, ("Đội xe", "", ""), ("Tổ lái", "", "Đội xe")))
    address = sent["Location"]
    shown = text(client.get(address))
    assert "Đội xe" in shown
    assert "Lưu 2 dòng" in shown
    assert not Unit.objects.filter(name="Đội xe").exists()
    assert client.post(address)["Location"] == "/units/"
    assert Unit.objects.get(name="Tổ lái").parent.name == "Đội xe"
    assert client.post(address).status_code == 422


def test_wrong_lines_are_told_and_block_the_saving(as_):
    client = as_("owner")
    sent = client.post("/units/bring-in/", upload(UNITS, ("Phòng Kinh tế", "", ""), ("Đội xe", "", "")))
    shown = text(client.get(sent["Location"]))
    assert "đã có trong cây đơn vị" in shown
    assert "Còn dòng lỗi" in shown
    assert client.post(sent["Location"]).status_code == 422
    assert not Unit.objects.filter(name="Đội xe").exists()


def test_people_are_checked_then_saved(as_):
    client = as_("admin")
    sent = client.post("/people/bring-in/", upload(PEOPLE, ("Người Mới", "Biên tập", "Phòng VH-XH")))
    assert "moi.nguoi" in text(client.get(sent["Location"]))
    assert client.post(sent["Location"])["Location"] == "/people/"
    assert Person.objects.get(username="moi.nguoi").memberships.get().role == "editor"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "không có dữ liệu"),
        (b"name,kind\n", "không phải là bảng tính"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "có mật khẩu"),
    ],
)
def test_foreign_files_get_a_sentence_and_are_not_kept(as_, content, sentence):
    answer = as_("owner").post("/units/bring-in/", {"file": SimpleUploadedFile("a.xlsx", content)})
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert not StoredFile.objects.exists()


def test_no_file_gets_a_sentence(as_):
    answer = as_("owner").post("/units/bring-in/", {})
    assert "Hãy chọn một tệp" in text(answer)


def test_file_without_titles_says_what_is_missing(as_):
    client = as_("owner")
    sent = client.post("/units/bring-in/", upload(["a", "b"], ("1", "2")))
    shown = client.get(sent["Location"])
    assert shown.status_code == 422
    assert "Không thấy cột “Tên đơn vị”" in text(shown)


def test_file_of_a_body_is_hidden_from_others(as_, client):
    sent = as_("owner").post("/units/bring-in/", upload(UNITS, ("Đội xe", "", "")))
    assert as_("stranger").get(sent["Location"]).status_code == 404
    assert as_("stranger").post(sent["Location"]).status_code == 404
    assert as_("colleague").get(sent["Location"]).status_code == 403


def test_only_keepers_get_the_pages(as_):
    client = as_("colleague")
    for kind in ("units", "people"):
        assert client.get(f"/{kind}/bring-in/").status_code == 403
        assert client.get(f"/{kind}/bring-in/template/").status_code == 403
    assert as_("owner").get("/people/bring-in/").status_code == 403


def test_template_has_the_titles_and_is_read_again(as_):
    client = as_("admin")
    for kind, title in (("units", "Tên đơn vị *"), ("people", "Họ và tên *")):
        answer = client.get(f"/{kind}/bring-in/template/")
        assert f"mau-{kind}.xlsx" in answer["Content-Disposition"]
        assert read_rows(io.BytesIO(answer.content))[0][0] == title


def test_exports_hold_own_rows_and_no_formulas(as_, world):
    Unit.objects.filter(pk=world.commune.economy.pk).update(abbreviation="=1+1")
    client = as_("admin")
    rows = read_rows(io.BytesIO(client.get("/units/export/").content))
    assert [row[0] for row in rows[1:]] == [unit.name for unit in world.commune.divisions]
    assert rows[3][3] == "=1+1"
    people = read_rows(io.BytesIO(client.get("/people/export/").content))
    names = {row[1] for row in people[1:]}
    assert {"owner", "contact", "admin"} <= names
    assert "stranger" not in names
