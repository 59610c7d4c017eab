"""Whole plans of different shapes: what each says, and that layout does not change it."""

import re
import textwrap
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.papers.reading.blocks import Table
from lantoa.papers.reading.plan import read_plan
from lantoa.papers.reading.text import blocks_of_text

SAMPLES = {path.stem: path.read_text("utf-8") for path in (Path(__file__).parent / "samples").glob("*.txt")}
KEYS = [
    "document",
    "citations",
    "outline",
    "body",
    "audiences",
    "topics",
    "channels",
    "funding",
    "duties",
    "tasks",
    "targets",
    "reporting",
    "warnings",
]


def read(text):
    return _plain(read_plan(blocks_of_text(text)).record)


def _plain(value):
    if isinstance(value, str):
        return re.sub(r"\s*([-–])\s*", r"\1", value)
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return {key: _plain(each) for key, each in value.items()} if isinstance(value, dict) else value


RECORDS = {name: read(text) for name, text in SAMPLES.items()}


def flat(name):
    """The sample as paragraphs, its table as one run of words."""
    text = SAMPLES[name]
    paragraphs = [block.text for block in blocks_of_text(text) if not isinstance(block, Table)]
    table = re.search(r"^S?TT .*", text, re.MULTILINE | re.DOTALL)
    return [*paragraphs, *([" ".join(table.group().split())] if table else [])]


def wrapped(name, width):
    return [textwrap.fill(part, width, break_long_words=False, break_on_hyphens=False) for part in flat(name)]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_field_is_there_in_order(name):
    assert list(RECORDS[name]) == KEYS


@settings(max_examples=30, deadline=None)
@given(
    name=st.sampled_from(sorted(SAMPLES)),
    width=st.integers(60, 140),
    between=st.sampled_from(["\n", "\n\n", "\n\n\n"]),
)
def test_rewrapping_changes_nothing(name, width, between):
    assert read(between.join(wrapped(name, width))) == RECORDS[name]


@settings(max_examples=15, deadline=None)
@given(name=st.sampled_from(sorted(SAMPLES)), width=st.integers(60, 140))
def test_double_spacing_changes_nothing(name, width):
    assert read("\n\n".join("\n".join(wrapped(name, width)).split("\n"))) == RECORDS[name]


@settings(max_examples=20, deadline=None)
@given(
    name=st.sampled_from(sorted(SAMPLES)), every=st.integers(9, 30), header=st.booleans(), feed=st.booleans()
)
def test_page_numbers_and_running_headers_change_nothing(name, every, header, feed):
    lines = SAMPLES[name].split("\n")
    cut = next((i for i, line in enumerate(lines) if line.startswith(("PHỤ LỤC", "Nơi nhận"))), len(lines))
    pages = []
    for number, i in enumerate(range(0, cut, every), start=1):
        pages.extend(lines[i : min(i + every, cut)])
        pages.append(str(number))
        pages.extend(
            ["\fKế hoạch tuyên truyền CCHC"]
            if header and feed
            else ["Kế hoạch tuyên truyền CCHC"]
            if header
            else []
        )
    if header and len(range(0, cut, every)) < 3:
        return
    assert read("\n".join([*pages, *lines[cut:]])) == RECORDS[name]


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize(
    "change",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "   \n"),
        lambda text: text.replace("hành", "hà\u00adnh"),
        lambda text: text.replace(" năm ", "\u00a0năm "),
        lambda text: "\n".join(line for line in text.split("\n") if line.strip()),
    ],
    ids=["nfd", "crlf", "trailing", "soft-hyphen", "no-break", "no-blank-lines"],
)
def test_the_form_of_the_text_changes_nothing(name, change):
    assert read(change(SAMPLES[name])) == RECORDS[name]


def test_the_provincial_plan():
    record = RECORDS["province"]
    assert record["document"]["number"] == "45/KH-UBND"
    assert record["document"]["issuer"] == "Ủy ban nhân dân tỉnh An Lạc"
    assert [citation["kind"] for citation in record["citations"]] == [
        "Luật",
        "Nghị quyết",
        "Chỉ thị",
        "Quyết định",
        "Tờ trình",
    ]
    assert {citation["role"] for citation in record["citations"]} == {"legal_basis"}
    assert len(record["audiences"]) == 2
    assert [duty["unit"] for duty in record["duties"]] == [
        "Sở Nội vụ",
        "Sở Khoa học và Công nghệ",
        "Các sở, ban, ngành; Ủy ban nhân dân các xã, phường",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
    ]
    assert [task["timing"]["type"] for task in record["tasks"]] == [
        "quarter",
        "quarter",
        "recurring",
        "before_date",
    ]
    assert record["tasks"][3]["collaborators"] == ["Tỉnh đoàn", "Báo An Lạc"]
    assert [(target["quantity"], target["comparator"]) for target in record["targets"]][:5] == [
        (100, "exactly"),
        (90, "at_least"),
        (1, "at_least"),
        (2, "at_least"),
        (5, "at_least"),
    ]
    assert record["reporting"][1]["via"] == "Sở Nội vụ"
    assert record["reporting"][1]["deadline"]["month"] == "last_of_period"


def test_the_plan_of_a_department():
    record = RECORDS["department"]
    assert (record["document"]["number"], record["document"]["issued_on"]) == (None, None)
    assert [duty["unit"] for duty in record["duties"]] == [
        "Văn phòng Sở",
        "Phòng Phổ biến, giáo dục pháp luật",
        "Các phòng, đơn vị thuộc Sở",
    ]
    assert record["reporting"][0]["deadline"] == {"text": "trước ngày 05/12/2026", "day": 5, "month": 12}
    assert record["reporting"][1]["frequencies"] == ["half_year", "year"]
    assert record["topics"][1].endswith("-Chỉ số hài lòng của người dân.")


def test_the_decision_with_its_plan():
    record = RECORDS["decision"]
    assert record["document"]["kind"] == "Quyết định"
    assert (
        record["document"]["subject"]
        == "ban hành Kế hoạch tuyên truyền cải cách hành chính huyện Sông Trong năm 2024"
    )
    assert [heading["label"] for heading in record["outline"]] == [
        "A",
        "I",
        "II",
        "B",
        "I",
        "II",
        "C",
        "I",
        "II",
    ]
    assert [duty["unit"] for duty in record["duties"]] == ["Phòng Nội vụ", "UBND các xã, thị trấn"]


def test_every_source_lies_in_its_block():
    for text in SAMPLES.values():
        reading = read_plan(blocks_of_text(text))
        for source in reading.sources.values():
            block = reading.blocks[source.block]
            length = (
                len(block.rows[source.row or 0][source.column or 0])
                if isinstance(block, Table)
                else len(block.text)
            )
            assert 0 <= source.start <= source.end <= length
