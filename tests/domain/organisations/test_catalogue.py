"""The official list: whole, clean, and brought in without losing what was."""

import csv
from collections import Counter
from datetime import date

import pytest

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.audit.registry import tell
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actions.catalogue import install
from lantoa.domain.organisations.catalogue import current, difference, of_provinces, own_list, rows_of
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.states import UnitKind
from lantoa.lib.text import fold_name, tidy

FIRST_DAY = date(2025, 7, 1)
TODAY = date(2026, 11, 20)
HEADER = "code,name,kind,parent_code,valid_from"
SMALL = """
98,Tỉnh Lam Giang,province,,2025-07-01
98001,Xã Một,commune,98,2025-07-01
98002,Xã Hai,commune,98,2025-07-01
98003,Phường Ba,ward,98,2025-07-01
"""


def listing(text, header=HEADER):
    return rows_of(csv.reader([header, *text.strip().splitlines()]))


def bring(rows, *, on=TODAY, closes=False, at):
    change = difference(rows, on=on, closes=closes)
    install(change, on=on, at=at)
    return change


def test_list_has_the_official_counts():
    kinds = Counter(row.kind for row in current(own_list(), on=FIRST_DAY))
    assert kinds == {
        UnitKind.PROVINCE: 34,
        UnitKind.COMMUNE: 2621,
        UnitKind.WARD: 687,
        UnitKind.SPECIAL_ZONE: 13,
    }


def test_list_has_the_counts_of_known_provinces():
    sizes = Counter(row.parent_code for row in current(own_list(), on=FIRST_DAY))
    known = {"01": 126, "79": 168, "75": 95, "66": 102, "68": 124, "38": 166, "46": 40}
    assert {code: sizes[code] for code in known} == known


def test_codes_and_names_are_clean():
    rows = current(own_list(), on=TODAY)
    words = {"commune": "Xã ", "ward": "Phường ", "special_zone": "Đặc khu "}
    for row in rows:
        assert len(row.code) == (2 if row.kind == UnitKind.PROVINCE else 5)
        assert row.name == tidy(row.name)
        assert row.name.startswith(words.get(row.kind, ("Tỉnh ", "Thành phố ")))
        assert not any(word[0].islower() for word in row.name.split()[2:])
    assert len({row.code for row in rows}) == len(rows)
    names = Counter((row.parent_code, fold_name(row.name)) for row in rows)
    assert max(names.values()) == 1


def test_cities_of_2026_have_their_day():
    def cities(day):
        return sum(
            row.name.startswith("Thành phố") for row in current(own_list(), on=day) if not row.parent_code
        )

    assert (cities(FIRST_DAY), cities(date(2026, 4, 30)), cities(TODAY)) == (6, 7, 9)


def test_one_province_is_installed_with_its_communes(db, now, django_assert_max_num_queries):
    rows = of_provinces(own_list(), ["75"])
    with django_assert_max_num_queries(40):
        bring(rows, at=now)
    province = Unit.objects.get(code="75")
    assert (province.name, province.valid_from) == ("Thành phố Đồng Nai", FIRST_DAY)
    assert [alias.name for alias in province.aliases.all()] == ["Tỉnh Đồng Nai"]
    below = Unit.objects.under(province.path).exclude(pk=province.pk)
    assert below.count() == 95
    assert all(unit.organisation_id == unit.pk and unit.parent_id == province.pk for unit in below)
    assert tell(AuditEvent.objects.get()) == "cài danh mục hành chính: thêm 96, đổi tên 0, kết thúc 0"
    assert not difference(rows, on=TODAY, closes=True)


def test_unknown_province_is_refused():
    with pytest.raises(Invalid, match="99"):
        of_provinces(own_list(), ["99"])


def test_update_adds_renames_and_closes_with_days(db, now):
    bring(listing(SMALL), at=now)
    newer = listing(
        """
98,Thành phố Lam Giang,province,,2025-07-01
98001,Phường Một,ward,98,2025-07-01
98003,Phường Ba,ward,98,2025-07-01
98004,Xã Bốn,commune,98,2026-11-20
"""
    )
    change = bring(newer, closes=True, at=now)
    assert [row.code for row in change.added] == ["98004"]
    assert {one.row.code for one in change.renamed} == {"98", "98001"}
    assert [unit.code for unit in change.closed] == ["98002"]
    ward = Unit.objects.get(code="98001")
    assert (ward.name, ward.kind, ward.aliases.get().name) == ("Phường Một", UnitKind.WARD, "Xã Một")
    assert Unit.objects.get(code="98002").valid_to == date(2026, 11, 19)
    assert Unit.objects.get(code="98004").parent.name == "Thành phố Lam Giang"


def test_units_of_other_provinces_are_never_closed(db, now):
    bring(listing(SMALL), at=now)
    bring(listing(SMALL.replace("98", "97").replace("Lam", "Sông")), at=now)
    change = difference(listing(SMALL), on=TODAY, closes=True)
    assert not change


def test_districts_of_the_past_find_their_place(db, now):
    rows = listing(
        """
96,Tỉnh Cũ,province,,2004-01-01
901,Huyện Cũ,district,96,2004-01-01
96001,Xã Cũ,commune,901,2004-01-01
"""
    )
    bring(rows, at=now)
    commune = Unit.objects.get(code="96001")
    assert commune.parent.kind == UnitKind.DISTRICT
    assert commune.path.startswith(commune.parent.path)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("9,Xã,commune,98,2025-07-01", "Dòng 6: mã phải"),
        ("98009,,commune,98,2025-07-01", "Dòng 6: tên trống"),
        ("98009,Xã Chín,division,98,2025-07-01", "Dòng 6: loại phải"),
        ("98009,Xã Chín,commune,,2025-07-01", "Dòng 6: tỉnh, thành phố"),
        ("98009,Xã Chín,commune,98,hôm qua", "Dòng 6: ngày hiệu lực"),
        ("98009,Xã Chín,commune,95,2025-07-01", "mã cấp trên 95 không có"),
    ],
)
def test_wrong_line_is_named(line, sentence):
    with pytest.raises(Invalid, match=sentence):
        listing(SMALL + line)


def test_columns_must_be_named():
    with pytest.raises(Invalid, match="phải có các cột"):
        listing(SMALL, header="mã,tên")
