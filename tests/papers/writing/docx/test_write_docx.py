"""The .docx of every sample: the same words, the same bytes, named styles, valid order, pages that count anew."""

import dataclasses
import io
import re
import shutil
import subprocess
import zipfile

import docx
import pytest
from lxml import etree

from lantoa.papers.writing.blocks import Cell, Column, Paragraph, Table
from lantoa.papers.writing.docx import write_docx
from lantoa.papers.writing.layout import FONT
from lantoa.papers.writing.samples import plan, samples
from lantoa.papers.writing.text import text_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SAMPLES = samples()
# Order of the children, as the schema of WordprocessingML has it; those that are not used are left out.
ORDER = {
    "pPr": [
        "pStyle",
        "keepNext",
        "keepLines",
        "widowControl",
        "pBdr",
        "spacing",
        "ind",
        "jc",
        "textAlignment",
        "outlineLvl",
        "rPr",
        "sectPr",
    ],
    "rPr": ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "color", "sz", "szCs", "lang"],
    "tcPr": ["tcW", "gridSpan", "vMerge", "vAlign"],
    "trPr": ["cantSplit", "tblHeader"],
    "tblPr": ["tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook"],
    "sectPr": [
        "headerReference",
        "footerReference",
        "type",
        "pgSz",
        "pgMar",
        "pgNumType",
        "cols",
        "titlePg",
        "docGrid",
    ],
    "style": ["name", "basedOn", "qFormat", "pPr", "rPr", "tblPr"],
}

every_sample = pytest.mark.parametrize("name", SAMPLES)


def parts(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {
            name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")
        }


def words_of(data: bytes) -> list[str]:
    """Paragraphs of body, foot of page 1 and tables; page numbers are fields and left out."""
    found = []
    for name, root in parts(data).items():
        if name.startswith(("word/document", "word/footer")):
            for paragraph in root.iter(f"{W}p"):
                text = "".join(part.text or "" for part in paragraph.iter(f"{W}t"))
                found.append(" ".join(text.split()))
    return sorted(filter(None, found))


@every_sample
def test_the_words_are_those_of_the_paper(name):
    assert words_of(write_docx(SAMPLES[name])) == sorted(text_of(SAMPLES[name]))


@every_sample
def test_same_paper_same_bytes(name):
    assert write_docx(SAMPLES[name]) == write_docx(samples()[name])


@every_sample
def test_children_stand_in_the_order_of_the_schema(name):
    for root in parts(write_docx(SAMPLES[name])).values():
        for tag, order in ORDER.items():
            for element in root.iter(f"{W}{tag}"):
                children = [etree.QName(child).localname for child in element]
                assert set(children) <= set(order), (tag, children)
                assert children == sorted(children, key=order.index), tag


@every_sample
def test_every_style_that_is_used_is_there_in_one_font(name):
    found = parts(write_docx(SAMPLES[name]))
    styles = found["word/styles.xml"]
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    used = {
        mark.get(f"{W}val")
        for part in found.values()
        for tag in ("pStyle", "rStyle")
        for mark in part.iter(f"{W}{tag}")
    }
    assert used <= known
    (fonts,) = styles.iter(f"{W}rFonts")
    assert {fonts.get(f"{W}{script}") for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {FONT}
    assert not list(found["word/document.xml"].iter(f"{W}rFonts", f"{W}sz", f"{W}b", f"{W}i", f"{W}jc"))


def test_pages_of_an_appendix_count_from_one():
    document = docx.Document(io.BytesIO(write_docx(plan())))
    assert [section.different_first_page_header_footer for section in document.sections] == [True] * 4
    starts = [section._sectPr.find(f"{W}pgNumType") for section in document.sections]
    assert starts[0] is None
    assert [start.get(f"{W}start") for start in starts[1:]] == ["1"] * 3
    assert [round(section.page_width.mm) for section in document.sections] == [210, 297, 210, 210]
    margins = {
        tuple(round(getattr(section, f"{side}_margin").mm) for side in ("top", "bottom", "left", "right"))
        for section in document.sections
    }
    assert margins == {(20, 20, 30, 15)}
    assert "PAGE" in document.sections[0].header._element.xpath("string(.)")
    assert document.sections[0].first_page_header._element.xpath("string(.)") == ""


def test_properties_name_paper_and_issuer():
    properties = docx.Document(io.BytesIO(write_docx(plan()))).core_properties
    assert properties.title == f"KẾ HOẠCH {plan().subject}"
    assert properties.author == "Ủy ban nhân dân xã Thanh Lâm Hạ"
    assert properties.language == "vi-VN"


def test_contact_stands_at_the_foot_of_page_one_only():
    document = docx.Document(io.BytesIO(write_docx(SAMPLES["report"])))
    feet = [section.first_page_footer._element.xpath("string(.)") for section in document.sections]
    assert feet[0] == SAMPLES["report"].contact
    assert feet[1] == ""


def test_header_row_is_repeated_and_cells_are_merged():
    document = docx.Document(io.BytesIO(write_docx(plan())))
    tasks = document.tables[2]
    assert tasks.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
    assert tasks.cell(1, 1)._tc is tasks.cell(2, 1)._tc
    assert tasks.cell(1, 2)._tc is not tasks.cell(2, 2)._tc


def rule_lengths(data: bytes) -> list[int]:
    """Tenths of a millimetre between the indents of rules, the room of the page or column not counted."""
    document = parts(data)["word/document.xml"]
    rules = [
        paragraph
        for paragraph in document.iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}pStyle[@{W}val='DongKe']") is not None
    ]
    return [int(rule.find(f"{W}pPr/{W}ind").get(f"{W}left")) for rule in rules]


def test_rules_stand_in_the_middle_and_grow_with_the_words():
    short, long = rule_lengths(write_docx(SAMPLES["plan"])), rule_lengths(write_docx(SAMPLES["letter"]))
    assert short[1] == long[1], "the rule under the motto is always the same"
    assert short[0] > long[0], "a longer name has a longer rule, so smaller indents"


def test_what_xml_cannot_hold_is_left_out():
    paper = dataclasses.replace(plan(), blocks=(Paragraph("Cải\x00 cách\x0b <hành>\n& chính\ud800./."),))
    assert "Cải cách <hành> & chính./." in words_of(write_docx(paper))


def test_a_short_row_is_filled_up():
    table = Table(
        (Column("A", 1), Column("B", 2), Column("C", 0)), ((Cell(("một",)),), (Cell(("hai",), columns=2),))
    )
    paper = dataclasses.replace(plan(), blocks=(table,), appendices=())
    rows = docx.Document(io.BytesIO(write_docx(paper))).tables[1].rows
    assert [[cell.text for cell in row.cells] for row in rows[1:]] == [["một", "", ""], ["hai", "hai", ""]]


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_every_sample(tmp_path):
    for name, paper in SAMPLES.items():
        (tmp_path / f"{name}.docx").write_bytes(write_docx(paper))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
        + [f"{name}.docx" for name in SAMPLES],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=240,
    )
    assert {path.stem for path in tmp_path.glob("*.pdf")} == set(SAMPLES)
    counts = {
        name: len(re.findall(rb"/Type\s*/Page\b", (tmp_path / f"{name}.pdf").read_bytes()))
        for name in SAMPLES
    }
    assert counts["plan"] == 5
    assert counts["letter"] == 1
