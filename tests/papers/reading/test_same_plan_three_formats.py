"""One plan, written once, says the same as .docx, as .pdf and as flattened text."""

import json
import re
from pathlib import Path

import pytest

from lantoa.papers.reading.door import read_file

PLANS = Path(__file__).parents[3] / "demo" / "plans"
# A flattened page keeps the space of a line that broke at a hyphen.
_AROUND_HYPHEN = re.compile(r"\s*-\s*")


def record_of(ending: str) -> dict[str, object]:
    reading = read_file(PLANS / f"xa-thanh-lam-ha-2026.{ending}")
    return json.loads(_AROUND_HYPHEN.sub("-", json.dumps(reading.record, ensure_ascii=False)))


@pytest.fixture(scope="module")
def from_docx() -> dict[str, object]:
    return record_of("docx")


@pytest.mark.parametrize("ending", ["pdf", "txt"])
def test_it_says_the_same(from_docx, ending):
    assert record_of(ending) == from_docx


def test_it_says_what_was_written(from_docx):
    assert from_docx["document"]["number"] == "27/KH-UBND"
    assert from_docx["document"]["issued_on"] == "2026-01-20"
    assert from_docx["document"]["period"] == {"start": "2026-01-01", "end": "2026-12-31"}
    assert [task["number"] for task in from_docx["tasks"]] == ["1", "2", "2", "2", *map(str, range(3, 11))]
    assert {(target["quantity"], target["per"]) for target in from_docx["targets"]} >= {
        (24, "year"),
        (6, "year"),
        (2, "month"),
        (4, "quarter"),
    }
    assert len(from_docx["duties"]) == 7
    assert from_docx["warnings"] == []
