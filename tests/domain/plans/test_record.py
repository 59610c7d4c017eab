"""The rows of a plan give back the record that it was made from."""

from pathlib import Path

import pytest

from lantoa.domain.plans.models import PlanSection
from lantoa.domain.plans.queries.record import record_of, record_sha256
from lantoa.domain.plans.states import SectionHolds
from lantoa.papers.reading.door import read_file
from tests.factories.drafting import a_full_record, plan_of
from tests.factories.plans import make_plan

DEMO = sorted((Path(__file__).parents[3] / "demo" / "plans").iterdir())
KEPT = ("outline", "body", "topics", "audiences", "channels", "funding", "duties", "tasks", "reporting")


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.name)
def test_a_plan_that_was_read_keeps_every_word(world, path):
    record = read_file(path).record

    kept = record_of(plan_of(record, world.commune.unit))

    assert {name: kept[name] for name in KEPT} == {name: record[name] for name in KEPT}
    assert kept["document"] == record["document"]
    assert kept["citations"] == record["citations"]
    assert [row["text"] for row in kept["targets"]] == [row["text"] for row in record["targets"]]


def test_every_part_of_a_full_record_comes_back(world):
    record = a_full_record()

    assert record_of(plan_of(record, world.commune.unit)) == record


def test_lists_are_found_in_the_sections_that_print_them(world):
    plan = plan_of(a_full_record(), world.commune.unit)

    holds = dict(PlanSection.objects.filter(plan=plan).order_by("position").values_list("heading", "holds"))
    assert {heading: value for heading, value in holds.items() if value != SectionHolds.TEXT} == {
        "": SectionHolds.BASES,
        "Đối tượng": SectionHolds.AUDIENCES,
        "NỘI DUNG TUYÊN TRUYỀN": SectionHolds.TOPICS,
        "HÌNH THỨC TUYÊN TRUYỀN": SectionHolds.FORMS,
        "KINH PHÍ": SectionHolds.FUNDING,
        "TỔ CHỨC THỰC HIỆN": SectionHolds.DUTIES,
    }


def test_a_topic_added_to_the_list_stands_in_the_body(world):
    plan = plan_of(a_full_record(), world.commune.unit)
    plan.items.create(kind="topic", position=3, text="Kết quả chỉ số cải cách hành chính.")

    record = record_of(plan)

    added = {"heading": 3, "mark": "c)", "text": "Kết quả chỉ số cải cách hành chính."}
    assert added in record["body"]
    assert record["topics"][-1] == added["text"]


def test_a_plan_without_sections_speaks_as_its_newest_version(world):
    record = a_full_record()
    plan = plan_of(record, world.commune.unit)
    plan.sections.all().delete()
    plan.frame.delete()

    kept = record_of(plan)

    assert (kept["outline"], kept["body"], kept["duties"]) == (
        record["outline"],
        record["body"],
        record["duties"],
    )
    assert kept["document"]["signer"] == record["document"]["signer"]


def test_a_plan_without_words_has_an_empty_body_and_its_issuer(world):
    record = record_of(make_plan(world.commune.unit))

    assert (record["outline"], record["body"]) == ([], [])
    assert record["document"]["issuer"] == "Ủy ban nhân dân xã An Hòa"


def test_the_hash_tells_what_is_said_and_not_what_the_reader_doubted():
    record = a_full_record()
    doubted = {**record, "warnings": [{"code": "no_number", "text": "…"}]}
    other = {**record, "funding": "Kinh phí khác."}

    assert record_sha256(record) == record_sha256(doubted) == record_sha256(dict(reversed(record.items())))
    assert record_sha256(record) != record_sha256(other)


def test_the_record_is_made_with_few_queries(world, django_assert_max_num_queries):
    plan = plan_of(a_full_record(), world.commune.unit)

    with django_assert_max_num_queries(10):
        record_of(plan)
