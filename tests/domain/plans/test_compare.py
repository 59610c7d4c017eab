"""Two records beside each other: nothing is lost, and what moved, came or went is told by its words."""

import copy
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.domain.plans.queries.compare import compare_records
from lantoa.domain.plans.word_changes import line_change, line_changes
from tests.factories.drafting import a_full_record

WORDS = st.text(alphabet=st.sampled_from("abcđê \t-1,"), max_size=40)
LINES = st.lists(WORDS, max_size=12)


def record_with(**changes):
    record = copy.deepcopy(a_full_record())
    for name, change in changes.items():
        change(record[name])
    return record


@given(old=WORDS, new=WORDS)
def test_the_parts_of_a_line_give_back_both_lines(old, new):
    change = line_change(old, new)

    assert (change.old, change.new) == (old, new)
    assert (change.change == "same") == (old == new)


@given(old=LINES, new=LINES)
def test_the_changes_of_a_text_give_back_both_texts(old, new):
    changes = line_changes(old, new)

    assert [one.old for one in changes if one.change != "added"] == old
    assert [one.new for one in changes if one.change != "removed"] == new


@given(
    st.lists(st.tuples(WORDS, LINES), max_size=5),
    st.lists(st.tuples(WORDS, LINES), max_size=5),
)
@settings(max_examples=60)
def test_the_sections_give_back_both_texts(old, new):
    comparison = compare_records(_record(old), _record(new))

    before = sorted(
        (one for one in comparison.sections if one.old_place is not None), key=lambda one: one.old_place
    )
    after = sorted(
        (one for one in comparison.sections if one.new_place is not None), key=lambda one: one.new_place
    )
    assert [(one.heading.old, _old(one)) for one in before] == [("", []), *old]
    assert [(one.heading.new, _new(one)) for one in after] == [("", []), *new]


def _record(sections):
    return {
        "outline": [{"label": "1", "text": heading, "level": 1} for heading, _lines in sections],
        "body": [
            {"heading": place, "mark": None, "text": line}
            for place, (_heading, lines) in enumerate(sections)
            for line in lines
        ],
    }


def _old(section):
    return [line.old for line in section.lines if line.change != "added"]


def _new(section):
    return [line.new for line in section.lines if line.change != "removed"]


def test_a_record_is_the_same_as_itself():
    assert compare_records(a_full_record(), a_full_record()).is_same


def test_a_changed_word_stands_between_words_that_stayed():
    new = record_with(body=lambda rows: rows[-1].update(text="Thẩm định dự toán chi thường xuyên."))

    section = compare_records(a_full_record(), new).sections[-1]

    parts = [(part.change, part.text) for part in section.lines[0].parts]
    assert (section.change, section.heading.new) == ("changed", "Phòng Kinh tế")
    assert parts == [
        ("same", "Thẩm định dự toán"),
        ("removed", " kinh phí."),
        ("added", " chi thường xuyên."),
    ]


def test_a_renumbered_section_is_the_same_section():
    new = record_with(outline=lambda rows: rows[3].update(label="III"))

    assert compare_records(a_full_record(), new).is_same


def test_a_moved_task_is_the_same_task():
    new = record_with(tasks=lambda rows: rows.reverse())

    changes = compare_records(a_full_record(), new).tasks

    assert [one.change for one in changes] == ["same", "same"]
    assert [(one.old_place, one.new_place) for one in changes] == [(1, 0), (0, 1)]


def test_a_task_whose_time_changed_tells_old_and_new():
    later = {"text": "Quý I/2027", "type": "quarter", "year": 2027, "quarter": 1}
    new = record_with(tasks=lambda rows: rows[0].update(timing=later))

    (task, other) = compare_records(a_full_record(), new).tasks

    (field,) = [one for one in task.fields if one.line.change != "same"]
    assert (task.change, other.change) == ("changed", "same")
    assert (field.name, field.line.old, field.line.new) == ("timing", "Năm 2026", "Quý I/2027")


def test_rows_that_came_and_went_are_told():
    new = record_with(targets=lambda rows: rows.clear())
    more = record_with(tasks=lambda rows: rows.append({"name": "Tổ chức hội nghị", "products": []}))

    assert [one.change for one in compare_records(a_full_record(), new).targets] == ["removed"]
    assert [one.change for one in compare_records(new, a_full_record()).targets] == ["added"]
    assert compare_records(a_full_record(), more).tasks[-1].name == "Tổ chức hội nghị"


def test_recipients_and_signer_are_compared():
    def swap(document):
        document["recipients"] = ["UBND tỉnh", "Lưu: VT"]
        document["signer"] = {**document["signer"], "name": "Lê Thị Hòa"}

    comparison = compare_records(a_full_record(), record_with(document=swap))

    assert [one.change for one in comparison.recipients] == ["same", "removed", "same"]
    assert [one.name for one in comparison.document if one.line.change != "same"] == ["signer"]
    assert comparison.count == 2


def test_two_quite_different_long_plans_are_compared_in_time():
    old = _record([(f"Mục {n}", [f"dòng {n} {k} " + "lời " * 40 for k in range(30)]) for n in range(20)])
    new = _record([(f"Phần {n}", [f"câu {k} {n} " + "khác " * 40 for k in range(30)]) for n in range(20)])

    begun = time.process_time()
    comparison = compare_records(old, new)

    assert time.process_time() - begun < 2
    assert comparison.count


def test_one_endless_line_is_compared_in_time():
    begun = time.process_time()
    line_change("một hai " * 50_000, "ba bốn " * 50_000)

    assert time.process_time() - begun < 2
