"""A reading survives the way through JSON."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.papers.reading.blocks import Paragraph, Reading, Source, Table
from lantoa.papers.reading.door import read_file
from lantoa.papers.reading.saved import from_json, to_json

DEMO = Path(__file__).parents[3] / "demo" / "plans"
PAGES = st.integers(1, 300)
PARAGRAPHS = st.builds(Paragraph, st.text(), PAGES, st.none() | st.text(), st.booleans(), st.booleans())
TABLES = st.builds(Table, st.lists(st.lists(st.text()).map(tuple)).map(tuple), PAGES)
NUMBERS = st.integers(0, 10_000)
SOURCES = st.builds(Source, NUMBERS, NUMBERS, NUMBERS, st.none() | NUMBERS, st.none() | NUMBERS)
READINGS = st.builds(
    Reading,
    st.dictionaries(st.text(), st.text()),
    st.lists(PARAGRAPHS | TABLES).map(tuple),
    st.dictionaries(st.text(), SOURCES),
    st.dictionaries(st.text(), st.floats(0, 1)),
    st.lists(st.dictionaries(st.text(), st.text() | st.lists(st.text()))).map(tuple),
)


@settings(max_examples=40)
@given(READINGS)
def test_there_and_back(reading):
    assert from_json(to_json(reading)) == reading


@pytest.mark.parametrize("path", sorted(DEMO.iterdir()), ids=lambda path: path.name)
def test_every_demonstration_plan_there_and_back(path):
    reading = read_file(path)
    assert from_json(to_json(reading)) == reading


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"record": {}}',
        "null",
        '{"record":{},"blocks":[1],"sources":{},"confidence":{},"ambiguities":[]}',
    ],
)
def test_something_else(text):
    with pytest.raises(ValueError, match=r"not a saved reading|Expecting value"):
        from_json(text)
