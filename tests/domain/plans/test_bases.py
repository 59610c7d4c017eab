"""What a plan stands on: warned about where it no longer holds, and replaced by its successor."""

from datetime import date

import pytest

from lantoa.domain.documents.actions import find_or_make
from lantoa.domain.documents.models import Instrument
from lantoa.domain.errors import Denied, Invalid, Stale
from lantoa.domain.plans.actions.bases import replace_citation
from lantoa.domain.plans.drafts import CitationDraft
from lantoa.domain.plans.queries.bases import BaseTrouble, base_warnings, citation_hints, successors_of
from lantoa.domain.plans.states import PlanState
from tests.factories.plans import make_plan

ON = date(2026, 11, 20)


@pytest.fixture
def decree(db):
    return Instrument.objects.create(
        key="d", kind="Nghị định", number="10/2020/NĐ-CP", valid_from=date(2020, 5, 1)
    )


@pytest.fixture
def plan(world, decree):
    plan = make_plan(
        world.commune.unit, citations=[CitationDraft("Nghị quyết", "76/NQ-CP", date(2021, 7, 15))]
    )
    plan.citations.update(instrument=decree)
    return plan


def troubles(plan, on=ON):
    return [warning.trouble for warning in base_warnings(plan, on=on)]


def change(instrument, **fields):
    Instrument.objects.filter(pk=instrument.pk).update(**fields)


def successor_of(instrument, number, **fields):
    newer = Instrument.objects.create(key=number, kind="Nghị định", number=number, **fields)
    change(instrument, replaced_by=newer)
    return newer


def test_a_basis_in_force_is_not_warned_about(plan):
    assert base_warnings(plan, on=ON) == []


def test_an_unknown_validity_is_only_a_hint(plan, decree):
    change(decree, valid_from=None)

    (warning,) = base_warnings(plan, on=ON)

    assert (warning.trouble, warning.is_hint) == (BaseTrouble.UNKNOWN, True)


def test_an_expired_basis_without_successor_is_warned_about(plan, decree):
    change(decree, valid_to=date(2026, 3, 31))

    (warning,) = base_warnings(plan, on=ON)

    assert warning.sentence == (
        "Nghị định số 10/2020/NĐ-CP hết hiệu lực sau ngày 31/03/2026; chưa rõ văn bản thay thế."
    )
    assert not warning.is_hint
    assert troubles(plan, on=date(2026, 3, 31)) == []


def test_a_replaced_basis_names_the_whole_chain(plan, decree):
    second = successor_of(decree, "20/2023/NĐ-CP", valid_from=date(2023, 1, 1))
    third = successor_of(second, "30/2025/NĐ-CP", valid_from=date(2025, 1, 1))

    (warning,) = base_warnings(plan, on=ON)

    assert (warning.successors, warning.successor) == ((second, third), third)
    assert warning.sentence.endswith("Nghị định số 20/2023/NĐ-CP → Nghị định số 30/2025/NĐ-CP.")


def test_a_successor_that_lies_ahead_is_told_with_its_day(plan, decree):
    successor_of(decree, "30/2026/NĐ-CP", valid_from=date(2027, 1, 1))

    (warning,) = base_warnings(plan, on=ON)

    assert "từ ngày 01/01/2027" in warning.sentence


def test_a_circle_of_successors_ends(decree):
    other = successor_of(decree, "20/2023/NĐ-CP")
    change(other, replaced_by=decree)
    decree.refresh_from_db()

    assert successors_of(decree) == (other,)


def test_a_basis_that_is_not_yet_in_force_is_warned_about(plan, decree):
    change(decree, valid_from=date(2027, 1, 1))

    assert troubles(plan) == [BaseTrouble.AHEAD]


def test_an_amended_basis_is_a_hint_that_names_the_amendment(plan, decree):
    amending = Instrument.objects.create(key="a", kind="Nghị định", number="67/2025/NĐ-CP")
    amending.amends.add(decree)

    (warning,) = base_warnings(plan, on=ON)

    assert warning.trouble == BaseTrouble.AMENDED
    assert "Nghị định số 67/2025/NĐ-CP" in warning.sentence


def test_two_subjects_of_one_paper_are_flagged(world):
    said = {"kind": "Quyết định", "number": "3041/QĐ-UBND", "issued_on": date(2025, 7, 26), "issuer": "UBND"}
    find_or_make(
        **said, subject="ban hành Kế hoạch Cải cách hành chính nhà nước thành phố 6 tháng cuối năm 2025"
    )
    plan = make_plan(
        world.commune.unit,
        citations=[CitationDraft(**said, subject="tuyên truyền cải cách hành chính nhà nước thành phố")],
    )

    (warning,) = base_warnings(plan, on=ON)

    assert warning.trouble == BaseTrouble.WORDING
    assert "ban hành Kế hoạch Cải cách" in warning.sentence


def test_the_text_is_hinted_at_where_the_first_mention_is_short(world):
    record = {
        "document": {},
        "outline": [],
        "body": [
            {"heading": None, "mark": None, "text": "Thực hiện Nghị quyết số 76/NQ-CP, xã xây dựng kế hoạch."}
        ],
    }
    plan = make_plan(
        world.commune.unit,
        record=record,
        citations=[CitationDraft("Nghị quyết", "76/NQ-CP", date(2021, 7, 15), issuer="Chính phủ")],
    )

    (hint,) = citation_hints(plan)

    assert hint.suggestion == "Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ"


def replaced(plan, successor, by, now, revision=None):
    replace_citation(
        citation=plan.citations.select_related("instrument", "plan").get(instrument__number="10/2020/NĐ-CP"),
        successor=successor,
        revision=revision or plan.revision,
        by=by,
        at=now,
    )
    plan.refresh_from_db()


def test_a_basis_gives_way_to_its_successor_in_its_place(world, plan, decree, now):
    newer = successor_of(decree, "30/2025/NĐ-CP", subject="về công tác văn thư")

    replaced(plan, newer, world.actor("owner"), now)

    citation = plan.citations.get()
    assert (citation.instrument, citation.subject, citation.position) == (newer, "về công tác văn thư", 1)
    assert plan.revision == 2


def test_a_successor_that_is_cited_already_is_not_cited_twice(world, plan, decree, now):
    newer = successor_of(decree, "30/2025/NĐ-CP")
    plan.citations.create(instrument=newer, role="legal_basis", position=2)

    replaced(plan, newer, world.actor("owner"), now)

    assert plan.citations.get().instrument == newer


def test_a_basis_is_not_replaced_by_itself_or_over_a_stale_page(world, plan, decree, now):
    newer = successor_of(decree, "30/2025/NĐ-CP")
    with pytest.raises(Invalid):
        replaced(plan, decree, world.actor("owner"), now)
    with pytest.raises(Stale):
        replaced(plan, newer, world.actor("owner"), now, revision=9)


@pytest.mark.parametrize("who", ["colleague", "stranger", "approver"])
def test_others_replace_no_basis(world, plan, decree, now, who):
    with pytest.raises(Denied):
        replaced(plan, successor_of(decree, "30/2025/NĐ-CP"), world.actor(who), now)


def test_a_basis_of_an_issued_plan_stays(world, decree, now):
    issued = make_plan(
        world.commune.unit, state=PlanState.ISSUED, citations=[CitationDraft("Chỉ thị", "1/CT-TTg")]
    )
    issued.citations.update(instrument=decree)

    with pytest.raises(Denied):
        replaced(issued, successor_of(decree, "30/2025/NĐ-CP"), world.actor("owner"), now)
