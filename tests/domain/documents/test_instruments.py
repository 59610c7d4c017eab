"""Instruments are kept once, grow by what papers say of them, and are kept up by the province."""

from datetime import date

import pytest

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.documents.actions import find_or_make, instrument_key, set_validity
from lantoa.domain.documents.models import Instrument
from lantoa.domain.errors import Denied, Invalid
from tests.factories.organisations import give_role

pytestmark = pytest.mark.django_db
DECREE = {"kind": "Nghị định", "number": "118/2025/NĐ-CP"}
PLAN = {"kind": "Kế hoạch", "number": "151/KH-UBND"}


def cite(**said) -> Instrument:
    return find_or_make(**{"issued_on": None, "issuer": "", "subject": "", **said})


def test_a_decree_is_one_row_however_it_is_cited():
    first = cite(**DECREE)
    again = cite(
        **DECREE, issued_on=date(2025, 6, 9), issuer="Chính phủ", subject="thực hiện thủ tục hành chính"
    )
    assert first == again
    first.refresh_from_db()
    assert (first.issued_on, first.issuer) == (date(2025, 6, 9), "Chính phủ")


def test_what_is_known_is_not_overwritten_and_each_wording_is_kept():
    row = cite(**DECREE, subject="thực hiện thủ tục hành chính")
    cite(**DECREE, subject="quy định về tổ chức thực hiện thủ tục hành chính")
    row.refresh_from_db()
    assert row.subject == "thực hiện thủ tục hành chính"
    assert row.subjects.count() == 2


def test_plans_of_two_communes_with_one_number_are_two():
    one = cite(**PLAN, issued_on=date(2026, 1, 5), issuer="UBND xã A")
    other = cite(**PLAN, issued_on=date(2026, 1, 6), issuer="UBND xã B")
    assert one != other


def test_a_law_without_number_goes_by_its_name():
    law = {"kind": "Luật", "number": "", "issued_on": None, "issuer": ""}
    assert instrument_key(**law, subject="Tổ chức Chính phủ năm 2025") == instrument_key(
        **law, subject="Tổ chức Chính phủ"
    )


@pytest.mark.parametrize(
    "number",
    ["76/NQ-CP", "18-NQ/TW", "80/2025/QH15", "1674/NQ-UBTVQH15", "942/QĐ-TTg", "02/CT-TTg", "49/2024/NĐ-CP"],
)
def test_numbers_of_central_bodies_are_unique_by_themselves(number):
    said = {"kind": "Nghị quyết", "number": number, "subject": ""}
    dated = instrument_key(**said, issued_on=date(2024, 1, 1), issuer="Chính phủ")
    assert dated == instrument_key(**said, issued_on=None, issuer="")


def test_only_a_province_or_department_says_what_is_in_force(world, now):
    row = cite(**DECREE)
    with pytest.raises(Denied, match="cấp tỉnh"):
        set_validity(
            instrument=row, valid_from=None, valid_to=None, replaced_by=None, by=world.actor("admin"), at=now
        )


@pytest.fixture
def keeper(world):
    give_role(world.consolidator, world.province, "admin")
    return world.actor("consolidator")


def test_a_successor_is_named_and_the_change_is_logged(keeper, now):
    old, new = cite(**DECREE), cite(kind="Nghị định", number="367/2025/NĐ-CP")
    set_validity(
        instrument=old,
        valid_from=date(2025, 7, 1),
        valid_to=date(2026, 6, 30),
        replaced_by=new,
        by=keeper,
        at=now,
    )
    old.refresh_from_db()
    assert old.replaced_by == new
    assert old.is_expired_on(date(2026, 7, 1))
    assert not old.is_expired_on(date(2026, 6, 30))
    assert AuditEvent.objects.filter(kind="instrument_validity_set").count() == 1


@pytest.mark.parametrize("wrong", ["ends first", "itself"])
def test_nonsense_is_refused(keeper, now, wrong):
    row = cite(**DECREE)
    said = {"valid_from": date(2026, 1, 1), "valid_to": date(2025, 1, 1), "replaced_by": None}
    if wrong == "itself":
        said = {"valid_from": None, "valid_to": None, "replaced_by": row}
    with pytest.raises(Invalid):
        set_validity(instrument=row, **said, by=keeper, at=now)
