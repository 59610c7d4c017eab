"""What the linter says of an agency's template."""

import io

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from lantoa.papers.reading.unreadable import Unreadable
from lantoa.papers.writing.templates.lint import MOST_TAGS, lint_template
from tests.papers.writing.templates.making import GOOD, template

ROWS = (
    ("TT", "Nhiệm vụ"),
    ("{%tr for dong in nhiem_vu %}", ""),
    ("{{ dong.tt }}", "{{ dong.ten }}"),
    ("{%tr endfor %}", ""),
)


def codes(content: bytes) -> list[str]:
    return [finding.code for finding in lint_template(content).findings]


def test_a_good_template_has_no_finding_and_names_its_places():
    report = lint_template(template())
    assert report.findings == ()
    assert report.is_usable
    assert set(report.names) >= {"noi_dung", "trich_yeu", "noi_nhan", "so_ky_hieu"}


def test_rows_of_a_table_are_gone_through():
    assert codes(template(GOOD, table=ROWS, after=("",))) == []


def test_a_name_split_over_runs_is_one_name():
    content = template([*GOOD, ""])
    assert codes(content) == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{{ trich_yeeu }}", "name_unknown"),
        ("{{ trich_yeu.upper }}", "name_unknown"),
        ("{{ trich_yeu", "tag_broken"),
        ("trich_yeu }}", "tag_broken"),
        ("{{ ''.__class__ }}", "tag_unknown"),
        ("{{ cycler.__init__ }}", "name_unknown"),
        ("{{ trich_yeu|upper }}", "tag_unknown"),
        ("{% set a = 1 %}", "tag_unknown"),
        ("{% include 'x' %}", "tag_unknown"),
        ("{%p for x in range(9) %}", "tag_unknown"),
        ("{# ghi chú #}", "tag_unknown"),
        ("{%p endfor %}", "order_not_open"),
        ("{%p if do_khan %}", "order_not_closed"),
        ("{%p for x in noi_nhann %}{%p endfor %}", "name_unknown"),
        ("{%p for x in trich_yeu %}{%p endfor %}", "loop_of_other_kind"),
        ("{{ nhiem_vu }}", "rows_outside_loop"),
    ],
)
def test_each_fault_is_told_once(line, code):
    assert codes(template([*GOOD, line])) == [code]


def test_the_content_stands_alone_in_its_paragraph():
    faulty = [text.replace("{{ noi_dung }}", "Nội dung: {{ noi_dung }}") for text in GOOD]
    assert codes(template(faulty)) == ["blocks_not_alone"]


def test_the_content_beside_a_table_is_told():
    others = [text for text in GOOD if "noi_dung" not in text]
    content = template(others, table=(("TT", "Việc"),), after=("{{ noi_dung }}",))
    assert codes(content) == ["blocks_beside_table"]


def test_the_content_inside_a_table_or_a_header_is_told():
    others = [text for text in GOOD if "noi_dung" not in text]
    assert codes(template(others, table=(("{{ noi_dung }}",),), after=("",))) == ["blocks_in_table"]
    assert codes(template(others, header="{{ noi_dung }}")) == ["blocks_in_table"]


def test_a_row_order_outside_a_table_is_told():
    faulty = [*GOOD, "{%tr for dong in nhiem_vu %}", "{{ dong.ten }}", "{%tr endfor %}"]
    assert codes(template(faulty)) == ["row_outside_table"]


def test_a_row_has_only_its_own_fields():
    rows = (ROWS[0], ROWS[1], ("{{ dong.tt }}", "{{ dong.kinh_phi }}"), ROWS[3])
    assert codes(template(GOOD, table=rows, after=("",))) == ["name_unknown"]


def test_a_template_without_content_cannot_be_used():
    report = lint_template(template([text for text in GOOD if "noi_dung" not in text]))
    assert [finding.code for finding in report.findings] == ["place_missing"]
    assert not report.is_usable


def test_a_missing_signer_is_only_a_hint():
    report = lint_template(template([text for text in GOOD if "nguoi_ky" not in text]))
    assert [finding.code for finding in report.findings] == ["place_missing"]
    assert report.is_usable


def test_loops_do_not_stand_in_loops():
    faulty = [*GOOD, "{%p for a in noi_nhan %}", "{%p for b in can_cu %}", "{%p endfor %}", "{%p endfor %}"]
    assert codes(template(faulty)) == ["loop_in_loop"]


def test_thousands_of_places_are_refused():
    assert codes(template([*GOOD, *["{{ trich_yeu }}"] * (MOST_TAGS + 1)])) == ["too_many_tags"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_a_file_that_is_no_docx_is_refused(content):
    with pytest.raises(Unreadable):
        lint_template(content)


HOSTILE = "{{ 'a' * 999999999 }}"


def changed(change) -> bytes:
    document = Document(io.BytesIO(template()))
    change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def in_an_attribute(document) -> None:
    document.paragraphs[0]._p.set(qn("w:rsidR"), HOSTILE)


def in_a_field(document) -> None:
    code = OxmlElement("w:instrText")
    code.text = HOSTILE
    document.paragraphs[0].runs[0]._r.append(code)


def in_the_title(document) -> None:
    document.core_properties.title = HOSTILE


def nested_in_attributes(document) -> None:
    for place, order in enumerate(
        ("{% for a in noi_nhan %}{% for b in noi_nhan %}", "{% endfor %}{% endfor %}")
    ):
        document.paragraphs[place]._p.set(qn("w:rsidR"), order)


@pytest.mark.parametrize("change", [in_an_attribute, in_a_field, in_the_title, nested_in_attributes])
def test_what_no_paragraph_shows_is_never_run(change):
    assert codes(changed(change)) == ["order_hidden"]


def test_a_hidden_name_is_told_too():
    def hide(document) -> None:
        document.core_properties.title = "{{ trich_yeu }}"

    assert codes(changed(hide)) == ["order_hidden"]


def test_the_head_of_the_first_page_is_looked_at():
    def write(document) -> None:
        document.sections[0].different_first_page_header_footer = True
        document.sections[0].first_page_header.paragraphs[0].text = "{{ so_den }}"

    assert codes(changed(write)) == ["name_unknown"]
