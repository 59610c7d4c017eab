"""Search by words, alike on both databases."""

import pytest

from lantoa.domain.plans import actions
from lantoa.domain.plans.models import Task
from lantoa.domain.search.words import MOST_WORDS, folded, words_of
from tests.factories.plans import ISSUED_ON, a_task, keeper_of, make_plan, moment_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(world):
    tasks = [
        a_task("Tổ chức đối thoại với người dân về thủ tục hành chính", number="1"),
        a_task("Phát thanh chuyên mục cải cách hành chính", products=("Bản tin đường dây nóng",), number="2"),
    ]
    return make_plan(world.commune.unit, tasks=tasks)


def found(text):
    return list(
        Task.objects.filter(folded_text__words=text).order_by("position").values_list("number", flat=True)
    )


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("đối thoại", ["1"]),
        ("doi thoai", ["1"]),
        ("ĐỐI   THOẠI", ["1"]),
        ("hành chính", ["1", "2"]),
        ("chinh hanh", ["1", "2"]),
        ("đường dây nóng", ["2"]),
        ("duong day no", ["2"]),
        ("thoai khong co", []),
        ("", ["1", "2"]),
        ("!!! ?", ["1", "2"]),
        ('" OR rowid > 0 --', []),
        ("NEAR(doi thoai)", []),
        ("doi* & thoai | (", ["1"]),
    ],
)
def test_words_are_found_without_accents_in_any_order_the_last_one_begun(plan, text, numbers):
    assert found(text) == numbers


def test_a_changed_task_is_found_by_its_new_words_only(plan):
    by, at = keeper_of(plan.organisation), moment_of(ISSUED_ON)
    task = plan.tasks.get(number="1")
    actions.change_task(
        task=task, draft=a_task("Ra quân dọn vệ sinh", number="1"), revision=plan.revision, by=by, at=at
    )
    assert found("đối thoại") == []
    assert found("ve sinh") == ["1"]


def test_a_removed_task_is_no_longer_found(plan):
    by, at = keeper_of(plan.organisation), moment_of(ISSUED_ON)
    actions.remove_task(task=plan.tasks.get(number="1"), revision=plan.revision, by=by, at=at)
    assert found("đối thoại") == []


def test_a_search_of_endless_words_asks_for_the_first_dozen():
    assert len(words_of("một hai " * 1000)) == MOST_WORDS


def test_empty_texts_leave_no_gap():
    assert folded("1", "", "Đăng tin") == "1 dang tin"
