"""A paper as data and back is the same paper; anything else is refused with the place named."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.papers.writing import blocks
from lantoa.papers.writing.samples import samples
from lantoa.papers.writing.saved import from_data, to_data

_TEXT = st.text(max_size=12)
_CELLS = st.builds(
    blocks.Cell,
    lines=st.lists(_TEXT, max_size=2).map(tuple),
    rows=st.integers(1, 3),
    columns=st.integers(1, 3),
    is_bold=st.booleans(),
    is_centred=st.none() | st.booleans(),
)
_COLUMNS = st.builds(blocks.Column, _TEXT, st.floats(0, 100), st.booleans())
_BLOCKS = st.lists(
    st.one_of(
        st.builds(blocks.Basis, _TEXT),
        st.builds(blocks.Heading, st.sampled_from(blocks.HeadingForm), _TEXT, _TEXT),
        st.builds(blocks.Article, _TEXT, _TEXT, st.booleans()),
        st.builds(blocks.Paragraph, _TEXT, st.booleans(), st.booleans(), st.booleans()),
        st.builds(blocks.Item, _TEXT, _TEXT),
        st.builds(
            blocks.Table,
            st.lists(_COLUMNS, max_size=2).map(tuple),
            st.lists(st.lists(_CELLS, max_size=2).map(tuple), max_size=2).map(tuple),
        ),
    ),
    max_size=4,
).map(tuple)
_PAPERS = st.builds(
    blocks.Paper,
    kind=_TEXT,
    letterhead=st.builds(blocks.Letterhead, _TEXT, _TEXT, _TEXT, _TEXT),
    subject=_TEXT,
    blocks=_BLOCKS,
    number=_TEXT,
    issued_on=st.none() | st.dates(date(1945, 9, 2)),
    year=st.none() | st.integers(1945, 2100),
    addressees=st.lists(_TEXT, max_size=2).map(tuple),
    signature=st.builds(blocks.Signature, st.lists(_TEXT, max_size=3).map(tuple), _TEXT),
    recipients=st.lists(_TEXT, max_size=2).map(tuple),
    appendices=st.lists(
        st.builds(blocks.Appendix, _TEXT, _BLOCKS, _TEXT, st.sampled_from(blocks.Orientation), _TEXT, _TEXT),
        max_size=2,
    ).map(tuple),
    urgency=st.none() | st.sampled_from(blocks.Urgency),
)


@given(_PAPERS)
def test_data_and_back_is_the_same(paper):
    assert from_data(json.loads(json.dumps(to_data(paper)))) == paper


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"shape": 2}, "shape 1"),
        ({"kind": 7}, r"paper\.kind"),
        ({"colour": "red"}, "colour"),
        ({"issued_on": "hôm nay"}, r"paper\.issued_on"),
        ({"urgency": "GẤP"}, r"paper\.urgency"),
        ({"blocks": [{"block": "picture"}]}, r"paper\.blocks\[0\]"),
        ({"blocks": [{"block": ["item"]}]}, r"paper\.blocks\[0\]"),
        ({"blocks": [{"block": "item", "mark": "-"}]}, "text is missing"),
        ({"year": True}, r"paper\.year"),
        ({"letterhead": None}, r"paper\.letterhead"),
        ({"recipients": "Sở Nội vụ"}, r"paper\.recipients"),
    ],
)
def test_wrong_data_is_refused(change, place):
    data = {**to_data(samples()["notice"]), **change}
    with pytest.raises(ValueError, match=place):
        from_data(data)


@pytest.mark.parametrize("data", [None, [], "x", {}])
def test_something_else_is_refused(data):
    with pytest.raises(ValueError, match="shape"):
        from_data(data)
