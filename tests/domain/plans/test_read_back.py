"""The paper of a plan is read as any paper is, and says what the rows say."""

import time
from pathlib import Path

import pytest

from lantoa.domain.plans.models import PaperFrame, PlanSection
from lantoa.domain.plans.paper import paper_of
from lantoa.domain.plans.queries.read_back import read_back
from lantoa.papers.reading.door import read_file
from lantoa.papers.writing.blocks import Heading, Table
from lantoa.papers.writing.text import text_of
from tests.factories.drafting import a_full_record, plan_of
from tests.factories.plans import a_task, make_plan

DEMO = sorted((Path(__file__).parents[3] / "demo" / "plans").iterdir())


@pytest.fixture
def plan(world):
    return plan_of(a_full_record(), world.commune.unit)


def fields_of(plan):
    return [one.field for one in read_back(plan)]


def test_a_whole_plan_reads_as_its_rows(plan):
    assert read_back(plan) == []


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.name)
def test_a_plan_that_was_read_reads_again_as_its_rows(world, path):
    assert read_back(plan_of(read_file(path).record, world.commune.unit)) == []


def test_a_list_that_no_section_prints_is_told(plan):
    PlanSection.objects.filter(plan=plan, holds="topics").update(holds="text")

    (first, *_others) = read_back(plan)

    assert first.field == "topics[0]"
    assert "văn bản không in" in first.sentence


def test_a_number_that_the_words_say_otherwise_is_told(plan):
    plan.targets.update(quantity=30)

    (difference,) = read_back(plan)

    assert difference.field == "targets[0].quantity"
    assert (difference.paper, difference.rows) == ("24 tin, bài year", "30 tin, bài year")


def test_a_target_that_the_words_do_not_state_is_told(plan):
    plan.targets.update(text="Tổ chức 02 hội nghị đối thoại")

    assert fields_of(plan) == ["targets[0]"]


def test_a_report_whose_day_the_words_say_otherwise_is_told(plan):
    plan.reporting_duties.update(deadline_day=15)

    (difference,) = read_back(plan)

    assert (difference.field, difference.paper, difference.rows) == ("reporting[0].deadline", "10", "15")


def test_a_basis_that_is_not_printed_is_told(plan):
    PlanSection.objects.filter(plan=plan, level=0).update(holds="text")

    assert fields_of(plan) == ["citations[0]"]


def test_a_time_whose_words_say_another_time_is_told(plan):
    plan.tasks.filter(number="1").update(timing_text="Quý III/2026")

    (difference,) = read_back(plan)

    assert (difference.field, difference.rows) == ("tasks[0].timing", "year 2026")


def test_the_paper_has_the_lines_of_the_frame(plan):
    PaperFrame.objects.filter(plan=plan).update(
        superior_name="Ủy ban nhân dân tỉnh Lam Giang", symbol="KH-VHXH", signing_form="TL"
    )

    paper = paper_of(plan)

    assert (paper.letterhead.superior, paper.symbol) == ("ỦY BAN NHÂN DÂN TỈNH LAM GIANG", "KH-VHXH")
    assert paper.signature.authority == ("TL. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_the_appendix_stays_behind_while_headings_are_still_empty(plan):
    PlanSection.objects.filter(plan=plan, heading="KINH PHÍ").update(lines=[])

    paper = paper_of(plan)

    assert not any(isinstance(block, Table) for block in paper.blocks)
    assert Heading in map(type, paper.blocks)
    assert "" not in text_of(paper)
    assert paper.appendices


def test_a_plan_without_words_has_a_paper(world):
    assert paper_of(make_plan(world.commune.unit)).kind == "Kế hoạch"


def test_a_long_plan_is_read_back_in_time(world):
    tasks = [a_task(f"Nhiệm vụ tuyên truyền số {n} tại các thôn", number=str(n)) for n in range(1, 121)]
    plan = make_plan(world.commune.unit, tasks=tasks, record=a_full_record())

    read_back(plan)
    begun = time.process_time()
    read_back(plan)

    assert time.process_time() - begun < 0.4
