"""Legal instruments: list, search, page, validity."""

from datetime import date
from html import unescape

import pytest

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.documents.actions import find_or_make
from lantoa.domain.documents.models import Instrument
from lantoa.domain.documents.queries import InstrumentFilter, Validity, instruments, numbered, validity_of
from tests.factories.organisations import give_role, make_person

ON = date(2026, 11, 20)


def make(kind="Nghị định", number="30/2020/NĐ-CP", subject="Về công tác văn thư", **fields) -> Instrument:
    known = {"issued_on": date(2020, 3, 5), "issuer": "Chính phủ", **fields}
    return find_or_make(kind=kind, number=number, subject=subject, **known)


@pytest.fixture
def keeper(world, client_of, client):
    """A client of the province's administrator, who keeps the instruments."""
    person = make_person("province-admin")
    give_role(person, world.province, "admin")
    client.force_login(person)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "vi"
    return client


def seen(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["cong tac van thu", "VĂN THƯ", "30/2020/nd-cp", "nghị định 30", "chinh phu 2020", "van th"]
)
def test_search_needs_no_accents(text):
    wanted = make()
    make("Luật", "", "Luật Khiếu nại", issued_on=None, issuer="")
    assert list(instruments(InstrumentFilter(text=text), on=ON)) == [wanted]


@pytest.mark.django_db
def test_an_instrument_is_found_by_every_wording_of_its_subject():
    wanted = make()
    assert make(subject="Quy định về thể thức văn bản hành chính") == wanted
    assert list(instruments(InstrumentFilter(text="the thuc"), on=ON)) == [wanted]
    assert list(instruments(InstrumentFilter(text="van thu"), on=ON)) == [wanted]


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "expected"),
    [
        (None, None, Validity.UNKNOWN),
        (date(2020, 3, 5), None, Validity.IN_FORCE),
        (None, date(2030, 1, 1), Validity.IN_FORCE),
        (date(2020, 3, 5), ON, Validity.IN_FORCE),
        (date(2020, 3, 5), date(2026, 11, 19), Validity.EXPIRED),
        (None, date(2024, 1, 1), Validity.EXPIRED),
        (date(2026, 11, 21), None, Validity.AHEAD),
        (ON, None, Validity.IN_FORCE),
    ],
)
@pytest.mark.django_db
def test_the_filter_and_the_badge_tell_the_same(valid_from, valid_to, expected):
    row = make()
    Instrument.objects.filter(pk=row.pk).update(valid_from=valid_from, valid_to=valid_to)
    row.refresh_from_db()
    assert validity_of(row, on=ON) == expected
    for validity in Validity.values:
        found = list(instruments(InstrumentFilter(validity=validity), on=ON))
        assert found == ([row] if validity == expected else []), validity


@pytest.mark.django_db
def test_a_number_names_its_instrument_whatever_the_case():
    wanted = make()
    make(number="30/2020/NĐ-CP-A")
    assert numbered("30/2020/nđ-cp") == [wanted]
    assert numbered(" 30 / 2020/NĐ-CP ") == [wanted]
    assert numbered("31/2020/NĐ-CP") == []
    assert numbered("") == []


def test_the_page_tells_only_of_plans_that_the_reader_may_see(client_of, world, running):
    instrument = Instrument.objects.get(number="76/NQ-CP")
    address = f"/instruments/{instrument.pk}/"
    assert "58/KH-UBND" in seen(client_of("owner"), address)
    assert "58/KH-UBND" in seen(client_of("consolidator"), address)
    stranger = seen(client_of("stranger"), address)
    assert "58/KH-UBND" not in stranger
    assert "Chương trình tổng thể" in stranger


def test_the_keeper_sets_validity_and_successor(keeper, world):
    old, new = make(), make(number="99/2026/NĐ-CP", subject="Văn thư mới", issued_on=date(2026, 1, 1))
    fields = {"valid_from": "2020-03-05", "valid_to": "2025-12-31", "replaced_by": "99/2026/nđ-cp"}
    assert keeper.post(f"/instruments/{old.pk}/validity/", fields).status_code == 302
    old.refresh_from_db()
    assert (old.valid_to, old.replaced_by) == (date(2025, 12, 31), new)
    assert AuditEvent.objects.filter(kind="instrument_validity_set", subject_id=old.pk).count() == 1
    text = seen(keeper, f"/instruments/{old.pk}/")
    assert "Văn bản đã được thay thế" in text
    assert f"/instruments/{new.pk}/" in text
    assert f"/instruments/{old.pk}/" in seen(keeper, f"/instruments/{new.pk}/")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"valid_from": "2026-01-01", "valid_to": "2025-01-01"},
            "Ngày hết hiệu lực phải sau ngày có hiệu lực",
        ),
        ({"replaced_by": "1/2099/NĐ-CP"}, "Không có văn bản số 1/2099/NĐ-CP trong danh mục"),
        ({"replaced_by": "30/2020/NĐ-CP"}, "Văn bản không thể thay thế chính nó"),
        ({"valid_from": "31/02/2026"}, ""),
    ],
)
def test_bad_input_is_refused_with_a_sentence(keeper, world, fields, sentence):
    row = make()
    answer = keeper.post(f"/instruments/{row.pk}/validity/", fields)
    assert answer.status_code == 422
    assert sentence in unescape(answer.content.decode())
    row.refresh_from_db()
    assert (row.valid_from, row.valid_to, row.replaced_by) == (None, None, None)


@pytest.mark.parametrize("who", ["owner", "colleague", "admin", "stranger", "consolidator"])
def test_others_may_not_and_are_told_who_may(client_of, world, who):
    row = make()
    client = client_of(who)
    assert client.get(f"/instruments/{row.pk}/validity/").status_code == 403
    assert client.post(f"/instruments/{row.pk}/validity/", {"valid_to": "2025-01-01"}).status_code == 403
    assert "chỉ quản trị cấp tỉnh hoặc sở được cập nhật" in seen(client, f"/instruments/{row.pk}/")


def test_an_unknown_instrument_is_not_found(client_of):
    assert client_of("owner").get("/instruments/999999/").status_code == 404


def test_queries_stay_few(client_of, world, running, django_assert_max_num_queries):
    for number in range(40):
        make(number=f"{number}/2020/NĐ-CP")
    client = client_of("owner")
    with django_assert_max_num_queries(8):
        client.get("/instruments/")
    with django_assert_max_num_queries(14):
        client.get(f"/instruments/{Instrument.objects.get(number='76/NQ-CP').pk}/")
