"""Which instrument amends which; wordings that differ; instruments to pick from."""

import pytest

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.documents.actions import find_or_make, set_amends
from lantoa.domain.documents.models import Instrument
from lantoa.domain.documents.queries import picks
from lantoa.domain.documents.wordings import are_disputed, differ
from lantoa.domain.errors import Denied, Invalid
from tests.factories.organisations import give_role


@pytest.fixture
def keeper(world):
    give_role(world.consolidator, world.province, "admin")
    return world.actor("consolidator")


def instrument(number, **fields):
    said = {"kind": "Nghị định", "issued_on": None, "issuer": "Chính phủ", "subject": "", **fields}
    return find_or_make(number=number, **said)


def test_what_an_instrument_amends_is_said_and_taken_back(keeper, now):
    old, new = instrument("178/2024/NĐ-CP"), instrument("67/2025/NĐ-CP")

    set_amends(instrument=new, amended=[old], by=keeper, at=now)
    assert list(old.amended_by.all()) == [new]
    assert "178/2024" in AuditEvent.objects.get(kind="instrument_amends_set").details["amended"]

    set_amends(instrument=new, amended=[], by=keeper, at=now)
    assert not old.amended_by.exists()


def test_none_amends_itself_or_what_amends_it(keeper, now):
    old, new = instrument("178/2024/NĐ-CP"), instrument("67/2025/NĐ-CP")
    set_amends(instrument=new, amended=[old], by=keeper, at=now)

    with pytest.raises(Invalid, match="chính nó"):
        set_amends(instrument=old, amended=[old], by=keeper, at=now)
    with pytest.raises(Invalid, match="lẫn nhau"):
        set_amends(instrument=old, amended=[new], by=keeper, at=now)


def test_a_commune_does_not_keep_instruments(world, now):
    with pytest.raises(Denied):
        set_amends(instrument=instrument("1/2024/NĐ-CP"), amended=[], by=world.actor("admin"), at=now)


@pytest.mark.parametrize(
    ("one", "other", "is_other"),
    [
        ("về việc ban hành Kế hoạch cải cách hành chính", "ban hành Kế hoạch cải cách hành chính", False),
        ("Chương trình tổng thể", "ban hành Chương trình tổng thể cải cách hành chính", False),
        ("ban hành Kế hoạch CCHC 6 tháng cuối năm 2025", "tuyên truyền CCHC 6 tháng cuối năm 2025", True),
        ("", "tuyên truyền", False),
    ],
)
def test_wordings_differ_only_where_they_say_another_thing(one, other, is_other):
    assert differ(one, other) is differ(other, one) is is_other
    assert are_disputed([one, other, one]) is is_other


@pytest.mark.django_db
def test_instruments_are_picked_by_number_and_by_words_without_marks():
    decree = instrument("30/2020/NĐ-CP", subject="công tác văn thư")
    other = instrument("130/2025/NĐ-CP", subject="Bãi bỏ 30/2020/NĐ-CP về công tác văn thư")
    Instrument.objects.filter(pk=decree.pk).update(replaced_by=other)

    assert picks("30/2020")[0] == decree
    assert picks("cong tac van thu") == [other, decree]
    assert picks("khong co gi") == []
    assert set(picks("")) == {decree, other}
