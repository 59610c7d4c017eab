"""A paper with one fault has exactly that finding, and its mended copy has none."""

import pytest

from lantoa.papers.checking.door import check_docx, fix_docx
from lantoa.papers.checking.findings import Severity
from lantoa.papers.checking.registry import all_rules
from tests.papers.checking.changes import correct, faulty
from tests.papers.checking.faults import FAULTS

IDS = [f"{place}-{fault.code}" for place, fault in enumerate(FAULTS)]


def codes(content: bytes) -> list[str]:
    return [finding.code for finding in check_docx(content).findings]


@pytest.mark.parametrize("fault", FAULTS, ids=IDS)
def test_exactly_the_one_fault_is_found_and_mended(fault):
    content = faulty(fault)
    findings = check_docx(content).findings
    assert [finding.code for finding in findings] == [fault.code]
    assert findings[0].is_fixable == fault.is_fixable
    mended, changes = fix_docx(content)
    if not fault.is_fixable:
        assert (mended, changes) == (content, []), "what a program cannot mend is left alone"
        return
    assert [change.code for change in changes] == [fault.code]
    assert codes(mended) == []
    assert fix_docx(mended) == (mended, [])


def test_there_are_enough_faults():
    assert len(FAULTS) >= 50
    assert len({fault.code for fault in FAULTS}) >= 100


def test_each_finding_says_where_what_and_how_to_mend():
    for fault in FAULTS[::7]:
        for finding in check_docx(faulty(fault)).findings:
            assert all((finding.where, finding.rule, finding.found, finding.remedy)), finding
            assert finding.source or finding.severity == Severity.HINT, "an error names its article"


@pytest.mark.parametrize("name", ["plan", "decision", "letter", "letter_to_one", "report"])
def test_the_papers_that_faults_are_put_into_are_correct(name):
    assert codes(correct(name)) == []


def test_errors_name_an_article_and_practice_is_only_a_hint():
    for rule in all_rules():
        if rule.severity == Severity.ERROR:
            assert rule.source.startswith("Nghị định 30/2020/NĐ-CP, Phụ lục"), rule.code
        if not rule.source:
            assert "(thông lệ)" in rule.says, rule.code
