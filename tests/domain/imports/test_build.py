"""What the officer begins with: units found, defaults taken, duties proposed as tasks."""

import pytest

from lantoa.domain.imports.review.build import build
from lantoa.domain.imports.review.choices import choices_of
from lantoa.domain.imports.review.doubts import doubts_of
from lantoa.domain.plans.states import PlanState
from tests.factories.imports import a_reading, a_target
from tests.factories.plans import make_plan


@pytest.fixture
def review(world, today):
    return build(a_reading(), organisation=world.commune.unit, on=today)


def test_fields_of_the_document_are_taken_over(review):
    assert review["document"]["subject"].startswith("Tuyên truyền cải cách hành chính 6 tháng")
    assert (review["document"]["starts_on"], review["document"]["ends_on"]) == ("2026-07-01", "2026-12-31")


def test_lead_named_as_in_the_tree_is_found(review, world):
    assert review["tasks"][0]["leads"][0]["unit_ids"] == [world.commune.culture.pk]


def test_group_phrase_becomes_a_visible_list(review, world):
    slot = review["tasks"][0]["collaborators"][0]
    assert slot["is_group"]
    assert {world.commune.office.pk, world.commune.economy.pk} <= set(slot["unit_ids"])


def test_villages_are_a_group_too(review, world):
    assert review["tasks"][1]["collaborators"][0]["unit_ids"] == [unit.pk for unit in world.commune.villages]


def test_unknown_unit_stays_as_text_to_be_resolved(review):
    slot = review["tasks"][2]["leads"][0]
    assert (slot["text"], slot["unit_ids"]) == ("Ban Chỉ đạo chuyển đổi số", [])


def test_target_belongs_to_the_row_whose_product_it_is(review):
    assert [row["task"] for row in review["targets"]] == ["t0", "t1", ""]


def test_bare_number_is_a_minimum_by_default(review):
    assert review["targets"][0]["comparator"] == "at_least"
    assert "A-03" in {choice.code for choice in choices_of(review)}


def test_yearly_target_in_a_half_year_plan_offers_both_windows(review):
    choice = next(choice for choice in choices_of(review) if choice.code == "A-01")
    assert (choice.address, choice.taken) == ("g0.window", "calendar")
    assert {value for value, _label in choice.options} == {"calendar", "plan"}


def test_share_of_units_is_judged_unit_by_unit(review):
    assert review["targets"][2]["scope"] == "each_unit"


def test_share_of_online_services_is_a_message_not_a_target(world, today):
    reading = a_reading()
    reading["record"]["targets"] = [
        a_target("thực hiện 100% TTHC trực tuyến", 100, unit="%", channel="service")
    ]
    review = build(reading, organisation=world.commune.unit, on=today)
    assert not review["targets"][0]["is_kept"]
    assert [choice.code for choice in choices_of(review)] == ["A-12"]


def test_two_sites_with_different_numbers_are_asked_about(world, today):
    reading = a_reading()
    reading["record"]["targets"] = [
        a_target("20 tin, bài/năm trên Cổng", 20, per="year", channel="portal"),
        a_target("25 tin, bài/năm trên Trang", 25, per="year", channel="website"),
    ]
    review = build(reading, organisation=world.commune.unit, on=today)
    assert [choice.address for choice in choices_of(review) if choice.code == "A-02"] == ["g0.is_kept"]


def test_without_an_appendix_each_sentence_of_a_duty_is_a_task(world, today):
    review = build(a_reading(with_appendix=False), organisation=world.commune.unit, on=today)
    names = [(row["name"], row["is_kept"], row["reason"]) for row in review["tasks"]]
    assert names == [
        ("Thường xuyên biên soạn tin, bài", True, ""),
        ("Định kỳ hàng quý tổng hợp báo cáo Ủy ban nhân dân xã", False, "reporting"),
        ("Kinh phí do ngân sách xã bảo đảm", True, ""),
    ]
    assert review["tasks"][0]["timing_type"] == "continuous"
    assert review["tasks"][0]["timing_text"] == "Thường xuyên"
    assert review["tasks"][0]["leads"][0]["unit_ids"] == [world.commune.culture.pk]


def test_with_an_appendix_duties_are_offered_but_not_taken(review):
    assert [row["is_kept"] for row in review["tasks"]] == [True, True, True, False, False, False]


def test_superior_plan_with_that_number_and_date_is_suggested(world, today):
    plan = make_plan(world.province, state=PlanState.ISSUED)
    type(plan).objects.filter(pk=plan.pk).update(number="151/KH-UBND", issued_on="2026-06-20")
    review = build(a_reading(), organisation=world.commune.unit, on=today)
    assert review["document"]["superior_plan"] == str(plan.pk)


def test_plan_of_another_commune_is_not_suggested(world, today):
    plan = make_plan(world.other_commune.unit, state=PlanState.ISSUED)
    type(plan).objects.filter(pk=plan.pk).update(number="151/KH-UBND", issued_on="2026-06-20")
    review = build(a_reading(), organisation=world.commune.unit, on=today)
    assert review["document"]["superior_plan"] == ""


def test_doubts_name_what_must_be_looked_at(review):
    doubts = {doubt.key: doubt for doubt in doubts_of(review, reading=a_reading())}
    assert doubts["problem:t2.leads.0"].is_blocking
    assert doubts["confidence:t2.timing_text"].kind == "confidence"
    assert "A-26:t2" in doubts
    assert "A-14:r0" in doubts
    assert any(doubt.code == "A-32" for doubt in doubts.values())


def test_a_strange_record_does_not_break_the_review(world, today):
    reading = {"record": {"document": None, "tasks": [None, {"name": None, "timing": None}]}, "blocks": []}
    review = build(reading, organisation=world.commune.unit, on=today)
    assert review["tasks"][0]["leads"] == [review["tasks"][0]["leads"][0]]
    assert doubts_of(review, reading=reading)


@pytest.mark.parametrize(
    ("issuer", "is_told"),
    [("UBND xã An Hòa", False), ("UBND xã Bình Lộc", True), ("Uỷ ban nhân dân xã An Hoà", False)],
)
def test_a_document_of_another_body_is_told_apart(world, today, issuer, is_told):
    reading = a_reading()
    reading["record"]["document"]["issuer"] = issuer
    review = build(reading, organisation=world.commune.unit, on=today)
    told = [doubt for doubt in doubts_of(review, reading=reading) if doubt.key == "issuer"]
    assert bool(told) is is_told
