"""A paper poured into an agency's template."""

import io
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn

from lantoa.papers.writing import samples
from lantoa.papers.writing.blocks import Basis
from lantoa.papers.writing.templates.fill import TemplateFaulty, fill_template, rows_of
from tests.papers.writing.templates.making import GOOD, template
from tests.papers.writing.templates.test_lint import ROWS


def all_samples():
    return samples.samples()


def words(content: bytes) -> list[str]:
    document = Document(io.BytesIO(content))
    texts = [
        "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        for paragraph in document.element.body.iter(qn("w:p"))
    ]
    return [" ".join(text.split()) for text in texts if text.strip()]


@pytest.mark.parametrize("name", sorted(all_samples()))
def test_every_kind_of_paper_fills_a_good_template(name):
    paper = all_samples()[name]
    text = words(fill_template(template(), paper))
    assert "{{" not in "".join(text)
    assert "noi_dung:" not in "".join(text)
    assert " ".join(paper.subject.split()) in text
    for recipient in paper.recipients:
        assert any(recipient.strip(" .;") in line for line in text)
    for line in paper.signature.authority:
        assert line in text


def test_the_content_stands_where_the_place_was():
    paper = next(iter(all_samples().values()))
    text = words(fill_template(template(["{{ trich_yeu }}", "{{ noi_dung }}", "HẾT"]), paper))
    assert text.index(" ".join(paper.subject.split())) < text.index("HẾT")


def test_bases_are_not_printed_twice():
    paper = next(one for one in all_samples().values() if any(isinstance(b, Basis) for b in one.blocks))
    basis = next(block.text for block in paper.blocks if isinstance(block, Basis))
    text = words(fill_template(template(["{{ can_cu }}", *GOOD]), paper))
    assert text.count(" ".join(basis.split())) == 1


def test_marks_of_the_language_in_the_words_stay_words():
    paper = replace(next(iter(all_samples().values())), subject="A {{ nguoi_ky }} {% x %} & <b>")
    text = words(fill_template(template(), paper))
    assert "A {{ nguoi_ky }} {% x %} & <b>" in text


def test_tasks_fill_the_rows_of_the_agencys_table():
    paper = next(one for one in all_samples().values() if rows_of(one))
    content = fill_template(template(GOOD, table=ROWS, after=("",)), paper)
    table = Document(io.BytesIO(content)).tables[0]
    wanted = rows_of(paper)
    assert [row.cells[0].text for row in table.rows[1:]] == [row["tt"] for row in wanted]
    assert [row.cells[1].text for row in table.rows[1:]] == [row["ten"] for row in wanted]


def test_a_faulty_template_is_refused_with_the_fault():
    paper = next(iter(all_samples().values()))
    with pytest.raises(TemplateFaulty, match="trich_yeeu"):
        fill_template(template([*GOOD, "{{ trich_yeeu }}"]), paper)


def test_the_same_paper_gives_the_same_bytes():
    paper = next(iter(all_samples().values()))
    content = template()
    assert fill_template(content, paper) == fill_template(content, paper)
